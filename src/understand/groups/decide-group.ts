// A proposed group is accepted or declined by somebody other than its proposer; an accepted one is closed. Each with a reason.
import { isRefusal } from '#core/guard/sealed.ts'
import type { GroupState } from '#core/language/groups.ts'
import type { GroupId, RecordId } from '#core/language/ids.ts'
import { change } from '#core/ledger/audit.ts'
import { publish } from '#core/ledger/publish.ts'
import type { CrimeGroup, Decision } from './group.ts'
import { groupAt } from './read-groups.ts'
import { clearedGroup, writeDecision } from './write-groups.ts'

export type DecideGroup = {
  readonly group: GroupId
  readonly seenVersion: number
  readonly decision: Decision['decision']
  readonly reason: string
}

export type Decided =
  | { readonly kind: 'decided'; readonly decision: Decision['decision'] }
  | { readonly kind: 'no-such-group'; readonly unchanged: true }
  | { readonly kind: 'moved-on'; readonly unchanged: true }
  /** Who proposed it by hand does not accept it. */
  | { readonly kind: 'needs-another'; readonly unchanged: true }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }

/** What may follow what: the table is the rule. */
export const decisionsAfter = {
  proposed: ['accepted', 'declined'],
  accepted: ['closed'],
  declined: [],
  closed: [],
} as const satisfies Record<GroupState, readonly Decision['decision'][]>

export const mayFollow = (state: GroupState, decision: Decision['decision']): boolean =>
  (decisionsAfter[state] as readonly string[]).includes(decision)

const facts = { accepted: 'group-accepted', declined: 'group-declined', closed: 'group-closed' } as const

/** A proposal by hand needs a second person; whoever made it may still take it back. */
export const needsAnother = (group: CrimeGroup, by: string, decision: Decision['decision']): boolean =>
  decision === 'accepted' && group.rule === undefined && group.proposedBy.id === by

const nobody: readonly RecordId[] = []

export const decideGroup = change<DecideGroup, Decided>(
  'alteration',
  'decide-group',
  () => [],
  async (work, ask) => {
    const group = await groupAt(work, ask.group)
    if (!group) return { kind: 'no-such-group', unchanged: true }
    const cleared = await clearedGroup(work, group)
    if (isRefusal(cleared)) return cleared
    if (group.version !== ask.seenVersion || !mayFollow(group.state, ask.decision))
      return { kind: 'moved-on', unchanged: true }
    if (needsAnother(group, cleared.by.id, ask.decision)) return { kind: 'needs-another', unchanged: true }
    await writeDecision(work, cleared, ask.decision, ask.reason)
    await publish(work, work.listeners, { fact: facts[ask.decision], about: nobody, labels: [group.label] })
    return { kind: 'decided', decision: ask.decision }
  },
)
