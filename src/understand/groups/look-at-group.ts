// A group as it looks to this viewer: what stands of it, who decided, who belongs to it, and everything that ties them.
import { type ReadLink, type ReadRecord, readLinks, readRecords } from '#collect'
import type { Work } from '#core/guard/desk.ts'
import { isRefusal } from '#core/guard/sealed.ts'
import type { GroupId, RecordId } from '#core/language/ids.ts'
import { look } from '#core/ledger/audit.ts'
import { groupsAmong, type ViewKind, viewsOf } from '#resolve'
import { isPossiblyCoerced } from '../coercion.ts'
import { type CrimeGroup, type Decision, isCurrent, type Member } from './group.ts'
import { decisionsOn, groupAt, membersOf } from './read-groups.ts'
import { type Ties, tiesOfGroup } from './seen/group-ties.ts'
import { type Happening, timelineOf } from './seen/timeline.ts'
import { clearedGroup } from './write-groups.ts'

export type LookAtGroup = { readonly group: GroupId; readonly view: ViewKind }

export type SeenGroup = {
  readonly group: CrimeGroup
  readonly view: ViewKind
  readonly decisions: readonly Decision[]
  readonly members: readonly Member[]
  /** Every record on the page: of members, of those that look like them, and of what they are linked to. */
  readonly records: ReadonlyMap<RecordId, ReadRecord>
  readonly ties: Ties
  readonly hasMoreLinks: boolean
  readonly together: readonly (readonly RecordId[])[]
  readonly timeline: readonly Happening[]
  readonly possiblyCoerced: ReadonlySet<RecordId>
  readonly mayKeep: boolean
  /** He proposed it by hand himself: another accepts it. */
  readonly isOwnProposal: boolean
  readonly now: Date
}

const linksShown = 600

const coerced = (
  views: ReadonlyMap<RecordId, readonly RecordId[]>,
  records: ReadonlyMap<RecordId, ReadRecord>,
  links: readonly ReadLink[],
  on: Date,
): ReadonlySet<RecordId> =>
  new Set(
    [...views]
      .filter(([, ids]) =>
        isPossiblyCoerced(
          {
            records: ids.flatMap(id => records.get(id) ?? []),
            links: links.filter(link => ids.includes(link.from)),
          },
          on,
        ),
      )
      .map(([record]) => record),
  )

const tied = async (work: Work, members: readonly Member[], kind: ViewKind) => {
  const current = members.filter(isCurrent)
  const seen = await viewsOf(
    work,
    current.map(member => member.record),
    kind,
  )
  const views = new Map([...seen].map(([record, view]) => [record, view.records]))
  const own = [...new Set([...members.map(member => member.record), ...[...views.values()].flat()])]
  const all = await readLinks(work, [...views.values()].flat(), linksShown + 1)
  const links = all.slice(0, linksShown)
  const ids = [...new Set([...own, ...links.flatMap(link => [link.from, link.to])])]
  const records = new Map((await readRecords(work, ids)).map(record => [record.id, record]))
  const together = await groupsAmong(work, [...records.keys()], kind)
  const inside = new Set([...views.values()].flat())
  return {
    records,
    together,
    ties: tiesOfGroup(links, together, inside),
    hasMoreLinks: all.length > linksShown,
    timeline: timelineOf(records, links, inside),
    possiblyCoerced: coerced(views, records, links, work.now),
    links,
  }
}

const seenGroup = async (work: Work, { group: id, view }: LookAtGroup) => {
  const group = await groupAt(work, id)
  if (!group) return undefined
  const members = await membersOf(work, id)
  const { links, ...seen } = await tied(work, members, view)
  const page: SeenGroup = {
    group,
    view,
    members,
    ...seen,
    decisions: await decisionsOn(work, id),
    mayKeep: !isRefusal(await clearedGroup(work, group)),
    isOwnProposal: group.rule === undefined && group.proposedBy.id === work.sight.by.id,
    now: work.now,
  }
  return { page, shows: [...page.records.keys(), ...links.map(link => link.id)] }
}

export const lookAtGroup = look('look-at-group', async (work, ask: LookAtGroup) => {
  const seen = await seenGroup(work, ask)
  return { page: seen?.page, shows: seen?.shows ?? [], words: `group ${ask.group}` }
})
