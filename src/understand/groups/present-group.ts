// A group as its page says it: members with what is fact and what is assessed, ties, events in order, sources, and gaps.
import { detailsOf, highestMarking, nameOf, type ReadRecord, sourcedBy, text } from '#collect'
import { counted } from '#core/frame/index.ts'
import type { NoticeShown } from '#core/frame/shown.ts'
import { groupRoles } from '#core/language/groups.ts'
import type { RecordId } from '#core/language/ids.ts'
import { tieChart, tieTable } from '../ties.ts'
import { decisionsAfter } from './decide-group.ts'
import { isCurrent, type Member } from './group.ts'
import { by, groupAddress, roomsOfGroup, stateWords } from './group-words.ts'
import type { SeenGroup } from './look-at-group.ts'
import { isOpen } from './members/join-group.ts'
import { gapsOf } from './seen/gaps.ts'
import { drawTimeAxis } from './seen/time-axis.ts'
import { happeningRow } from './seen/timeline.ts'

export type Typed = { readonly reason?: string; readonly error?: string }
export type Done = { readonly done: string; readonly member: string }
export const nothingDone: Done = { done: '', member: '' }

type OnRegister = { readonly member: Member; readonly record: ReadRecord }

const recordOf = (seen: SeenGroup, { member, record }: OnRegister) => ({
  id: member.id,
  name: nameOf(record),
  href: `/things/${record.id}`,
  membership: `${groupAddress(seen.group.id)}/members/${member.id}`,
  details: detailsOf(record).map(text),
  isWithdrawn: record.isWithdrawn,
  ...sourcedBy(record),
})

/** Records that look like one person, and of whom the same is said, stand in one row; each keeps a membership of its own. */
const memberRow = (seen: SeenGroup, same: readonly [OnRegister, ...OnRegister[]]) => {
  const [{ member, record }] = same
  return {
    name: nameOf(record),
    isPossiblyCoerced: same.some(one => seen.possiblyCoerced.has(one.record.id)),
    records: same.map(one => recordOf(seen, one)),
    role: groupRoles.words[member.role],
    since: member.since,
    until: member.until,
    why: member.why,
    added: by(member.addedBy),
    addedAt: member.addedAt.toISOString(),
    ended: member.ended && { by: by(member.ended.by), at: member.ended.at.toISOString(), why: member.ended.why },
  }
}

const rows = (seen: SeenGroup, wanted: (member: Member) => boolean) => {
  const thingOf = new Map(seen.together.flatMap((ids, at) => ids.map(id => [id, at] as const)))
  const all = seen.members.filter(wanted).flatMap((member): OnRegister[] => {
    const record = seen.records.get(member.record)
    return record ? [{ member, record }] : []
  })
  const saidOf = ({ member }: OnRegister) => {
    const { role, since, until, why, addedBy, ended } = member
    return JSON.stringify([thingOf.get(member.record), role, since, until, why, addedBy.id, ended?.by.id, ended?.why])
  }
  return [...Map.groupBy(all, saidOf).values()].flatMap(([first, ...more]) =>
    first ? [memberRow(seen, [first, ...more])] : [],
  )
}

/** What has just been done, told only while it is so. */
const noticeOf = (seen: SeenGroup, { done, member }: Done): { readonly notice?: NoticeShown } => {
  const said = (words: string) => ({ notice: { kind: 'success' as const, text: words } })
  const about = seen.members.find(one => one.id === member)
  const record = about && seen.records.get(about.record)
  if (done === 'joined' && about && record && isCurrent(about))
    return said(`${nameOf(record)} is put down as ${groupRoles.words[about.role]}.`)
  if (done === 'left' && about && record && !isCurrent(about))
    return said(`The membership of ${nameOf(record)} is ended.`)
  return done === seen.group.state ? said(`The group is ${seen.group.state}.`) : {}
}

const sourcesOf = (records: Iterable<ReadRecord>) =>
  [...Map.groupBy(records, record => record.source.agencyName)]
    .map(([agency, held]) => ({
      agency,
      records: counted(held.length, 'record'),
      sources: [...new Set(held.map(record => record.source.title))].sort(),
    }))
    .sort((a, b) => (a.agency < b.agency ? -1 : 1))

const namesOf = (seen: SeenGroup, sets: readonly (readonly RecordId[])[]): readonly string[] =>
  sets.flatMap(ids => {
    const record = seen.records.get(ids[0] as RecordId)
    return record ? [nameOf(record)] : []
  })

const tiesShown = (seen: SeenGroup) => {
  const { between, alone } = seen.ties
  const tied = (links: typeof between) => ({ records: seen.records, links, together: seen.together })
  const onChart = (links: typeof between) => {
    const used = new Set(links.flatMap(link => [link.from, link.to]))
    for (const member of seen.members) if (isCurrent(member)) used.add(member.record)
    return seen.together.filter(ids => ids.some(id => used.has(id)))
  }
  return {
    between: tieTable(tied(between), 'What ties the members to each other'),
    drawing: tieChart({ ...tied(between), together: onChart(between) }),
    alone: tieTable(tied(alone), 'What each of them alone is linked to'),
  }
}

const gaps = (seen: SeenGroup): readonly string[] =>
  gapsOf({
    members: seen.members.filter(isCurrent),
    records: [...seen.records.values()],
    links: [...seen.ties.between, ...seen.ties.alone],
    untied: namesOf(seen, seen.ties.untied),
    timeline: seen.timeline,
    now: seen.now,
  })

export const presentGroup = (seen: SeenGroup, typed: Typed, done: Done) => ({
  title: seen.group.name,
  marking: highestMarking([seen.group, ...seen.records.values()]),
  wide: true,
  breadcrumbs: [{ text: 'Groups', href: '/groups' }, { text: seen.group.name }],
  ...(typed.error === undefined ? {} : { errors: [{ text: typed.error, field: 'reason' }] }),
  ...noticeOf(seen, done),
  group: seen.group,
  view: seen.view,
  address: groupAddress(seen.group.id),
  state: stateWords[seen.group.state],
  proposed: { by: by(seen.group.proposedBy), at: seen.group.proposedAt.toISOString() },
  history: seen.decisions.map(one => ({
    words: stateWords[one.decision],
    reason: one.reason,
    by: by(one.by),
    at: one.at.toISOString(),
  })),
  facts: rows(seen, member => isCurrent(member) && member.basis === 'fact'),
  assessed: rows(seen, member => isCurrent(member) && member.basis === 'assessment'),
  past: rows(seen, member => !isCurrent(member)),
  anyPossiblyCoerced: seen.possiblyCoerced.size > 0,
  ties: tiesShown(seen),
  hasMoreLinks: seen.hasMoreLinks,
  timeline: seen.timeline.map(happeningRow),
  axis: drawTimeAxis(seen.timeline.map(one => one.at)),
  sources: sourcesOf(seen.records.values()),
  gaps: gaps(seen),
  rooms: roomsOfGroup(seen.group.id),
  mayKeep: seen.mayKeep,
  mayAdd: seen.mayKeep && isOpen(seen.group),
  isOwnProposal: seen.isOwnProposal,
  decisions: seen.mayKeep ? decisionsAfter[seen.group.state] : [],
  typed,
})
