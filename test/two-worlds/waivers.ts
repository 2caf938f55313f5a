// What may differ between two worlds, each with the reason why it tells nothing. Reviewed data: an addition here is a decision.
export type Waiver = { readonly header: string; readonly reason: string }

export const waivers: readonly Waiver[] = [
  {
    header: 'date',
    reason: "The web server writes the machine's own time into every answer; it says nothing of what is held.",
  },
]

/**
 * What the database may be asked more often in one world than in the other, or of more things, with the reason why that tells nothing. Reviewed
 * data as well.
 */
export type Uneven = {
  /** Words that no other statement has. */
  readonly statement: string
  /** How often it is asked, or of how many things: the other is held to. */
  readonly in: 'times' | 'things'
  readonly reason: string
}

export const unevenlyAsked: readonly Uneven[] = [
  {
    statement: 'from guard.label l join guard.agreement a on a.id = l.agreement order by l.id',
    in: 'times',
    reason:
      'After a label or an agreement changed anywhere, all labels are read once more: that somebody somewhere is at work.',
  },
  {
    statement: 'select min(ends) as ends from',
    in: 'times',
    reason: 'With the labels it is read when the next agreement ends.',
  },
  {
    statement: 'select id from collect.record where id = any($1::uuid[]) and not restricted and label = any($2::int[])',
    in: 'things',
    reason:
      'The keys of a restricted record lie where they lay: here, in a statement that is always asked, its id is left out.',
  },
]
