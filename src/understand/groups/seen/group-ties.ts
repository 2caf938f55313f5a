// What ties the members of a group: what stands between several of them, and what stands beside one of them alone.
import type { ReadLink } from '#collect'
import type { RecordId } from '#core/language/ids.ts'

export type Ties = {
  /** Links between members, or with a thing that several of them have to do with. */
  readonly between: readonly ReadLink[]
  readonly alone: readonly ReadLink[]
  /** Members that nothing here ties to any other, as sets of records that look like one. */
  readonly untied: readonly (readonly RecordId[])[]
}

/** `together` are the records that look like one thing, `members` those of whoever belongs to the group. */
export const tiesOfGroup = (
  links: readonly ReadLink[],
  together: readonly (readonly RecordId[])[],
  members: ReadonlySet<RecordId>,
): Ties => {
  const thingOf = new Map(together.flatMap((ids, at) => ids.map(id => [id, at] as const)))
  const isMember = together.map(ids => ids.some(id => members.has(id)))
  const ends = (link: ReadLink) => [thingOf.get(link.from), thingOf.get(link.to)] as const
  const membersAt = new Map<number, Set<number>>()
  for (const link of links) {
    const [from, to] = ends(link)
    if (from === undefined || to === undefined || from === to) continue
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const)
      if (isMember[one]) membersAt.set(other, (membersAt.get(other) ?? new Set()).add(one))
  }
  const isBetween = (link: ReadLink): boolean => {
    const [from, to] = ends(link)
    if (from === undefined || to === undefined || from === to) return false
    if (isMember[from] && isMember[to]) return true
    return (membersAt.get(isMember[from] ? to : from)?.size ?? 0) > 1
  }
  const between = links.filter(isBetween)
  const tied = new Set(between.flatMap(ends))
  return {
    between,
    alone: links.filter(link => !isBetween(link)),
    untied: together.filter((_, at) => isMember[at] && !tied.has(at)),
  }
}
