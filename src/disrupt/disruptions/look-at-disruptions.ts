// Disruptions for whoever looks: the list, one of them, the form for a new one, and what was tried against one group.
import { nameOf, readRecords } from '#collect'
import { daysAfter } from '#core/ground/calendar.ts'
import type { Work } from '#core/guard/desk.ts'
import { agencyOf } from '#core/guard/sight.ts'
import type { DisruptionState } from '#core/language/disrupt.ts'
import type { Marking } from '#core/language/handling.ts'
import { type DisruptionId, type GroupId, inTheLedger, type RecordId } from '#core/language/ids.ts'
import { look } from '#core/ledger/audit.ts'
import { type CrimeGroup, groupAt, groupsSeen, isCurrent, membersOf } from '#understand'
import { type Agency, agenciesBut } from '../agencies.ts'
import { mayAuthor } from '../may-author.ts'
import { newOnce } from '../sent-form.ts'
import type { Disruption, Evidence, StepTaken } from './disruption.ts'
import { type EventToChoose, eventsToPointTo } from './evidence.ts'
import { disruptionAt, disruptionsSeen, evidenceOf, stepsOf } from './store.ts'

export const onePage = 25

/** The names of the groups that disruptions are against; a group is seen by who sees its disruption. */
const groupNames = async (work: Work): Promise<ReadonlyMap<GroupId, string>> =>
  new Map((await groupsSeen(work)).map(group => [group.id, group.name]))

export type ListedDisruption = Disruption & { readonly groupName: string }

export type DisruptionsShown = { readonly disruptions: readonly ListedDisruption[]; readonly mayRecord: boolean }

export const lookAtDisruptions = look(
  'list-disruptions',
  async (work, { state, after }: { readonly state: DisruptionState | undefined; readonly after: number }) => {
    const found = await disruptionsSeen(work, { ...(state ? { state } : {}), limit: onePage + 1, after })
    const names = await groupNames(work)
    const disruptions = found.map(one => ({ ...one, groupName: names.get(one.group) ?? 'A group' }))
    const page: DisruptionsShown = { disruptions, mayRecord: mayAuthor(work, 'recordDisruption') }
    return { page, shows: found.slice(0, onePage).map(one => inTheLedger(one.id)) }
  },
)

export type RecordToChoose = { readonly id: RecordId; readonly name: string; readonly marking: Marking }

export type NewDisruptionShown = {
  readonly group: CrimeGroup
  readonly records: readonly RecordToChoose[]
  readonly events: readonly EventToChoose[]
  readonly agencies: readonly Agency[]
  readonly own: string
  readonly once: string
  /** Others against this group within a day of the day asked for, which may be the same action. */
  readonly likely: readonly Disruption[]
}

/** The records of those who belong to the group: what is nearest to be pointed to. */
const recordsOf = async (work: Work, group: GroupId): Promise<readonly RecordToChoose[]> => {
  const members = (await membersOf(work, group)).filter(isCurrent)
  const records = await readRecords(work, [...new Set(members.map(member => member.record))])
  return records.map(record => ({ id: record.id, name: nameOf(record), marking: record.marking }))
}

const actingOn = async (work: Work, id: GroupId): Promise<CrimeGroup | undefined> => {
  const group = await groupAt(work, id)
  if (group?.state !== 'accepted') return undefined
  return (await work.labelsFor('recordDisruption')).includes(group.label) ? group : undefined
}

export type AskNew = { readonly group: GroupId; readonly day: string | undefined }

export const lookAtNewDisruption = look('new-disruption', async (work, { group: id, day }: AskNew) => {
  const asked = [inTheLedger(id)]
  const group = await actingOn(work, id)
  if (!group) return { page: undefined, shows: [], asked }
  const [records, events] = [await recordsOf(work, id), await eventsToPointTo(work)]
  const likely = day ? await disruptionsSeen(work, { group: id, from: daysAfter(day, -1), to: daysAfter(day, 1) }) : []
  const page: NewDisruptionShown = {
    group,
    records,
    events,
    agencies: await agenciesBut(work),
    own: agencyOf(work.sight.by),
    once: newOnce(work, `disruption ${id}`),
    likely,
  }
  const shows = [...asked, ...records.map(one => one.id), ...events.map(one => inTheLedger(one.id))]
  return { page, shows: [...shows, ...likely.map(one => inTheLedger(one.id))], asked }
})

/** Which group it is against is asked first: only a group that was accepted can be disrupted. */
export const lookAtGroupsToChoose = look<undefined, { groups: readonly CrimeGroup[]; mayRecord: boolean }>(
  'choose-group-to-disrupt',
  async work => {
    const groups = await groupsSeen(work, { state: 'accepted' })
    return {
      page: { groups, mayRecord: mayAuthor(work, 'recordDisruption') },
      shows: groups.map(group => inTheLedger(group.id)),
    }
  },
)

export type DisruptionShown = {
  readonly disruption: Disruption
  readonly group: CrimeGroup
  readonly evidence: readonly (Evidence & { readonly recordName: string | undefined })[]
  readonly steps: readonly StepTaken[]
  readonly others: readonly Disruption[]
  readonly records: readonly RecordToChoose[]
  readonly events: readonly EventToChoose[]
  readonly sameAs: Disruption | undefined
  readonly isRecorder: boolean
  readonly isInvolved: boolean
  readonly mayAssess: boolean
  readonly maySupport: boolean
  readonly mayJoin: boolean
}

const allow = (allowed: readonly number[], labels: readonly number[]) => labels.every(label => allowed.includes(label))

const read = async (work: Work, id: DisruptionId): Promise<DisruptionShown | undefined> => {
  const disruption = await disruptionAt(work, id)
  const group = disruption && (await groupAt(work, disruption.group))
  if (!disruption || !group) return undefined
  const evidence = await evidenceOf(work, id)
  const pointedTo = evidence.flatMap(one => (one.record ? [one.record] : []))
  const named = new Map((await readRecords(work, pointedTo)).map(record => [record.id, nameOf(record)]))
  const own = agencyOf(work.sight.by)
  const [assessable, recordable] = [await work.labelsFor('secondAssess'), await work.labelsFor('recordDisruption')]
  const isRecorder = disruption.recordedBy === work.sight.by.id
  const maySupport = disruption.recordedFor === own && allow(recordable, disruption.labels)
  const others = await disruptionsSeen(work, { group: group.id, limit: 50 })
  return {
    disruption,
    group,
    evidence: evidence.map(one => ({ ...one, recordName: one.record ? named.get(one.record) : undefined })),
    steps: await stepsOf(work, id),
    others: others.filter(one => one.id !== id && one.state !== 'doubled'),
    records: maySupport ? await recordsOf(work, group.id) : [],
    events: maySupport ? await eventsToPointTo(work) : [],
    sameAs: disruption.sameAs ? await disruptionAt(work, disruption.sameAs) : undefined,
    isRecorder,
    isInvolved: disruption.agencies.some(one => one.agency === own),
    mayAssess: allow(assessable, disruption.labels),
    maySupport,
    mayJoin: allow(recordable, disruption.labels),
  }
}

export const lookAtDisruption = look('look-at-disruption', async (work, id: DisruptionId) => {
  const page = await read(work, id)
  const records = page ? page.evidence.flatMap(one => (one.record && one.recordName ? [one.record] : [])) : []
  const offered = page ? page.records.map(one => one.id) : []
  return { page, shows: page ? [inTheLedger(id), ...records, ...offered] : [], asked: [inTheLedger(id)] }
})

export type PlanShown = {
  readonly group: CrimeGroup
  readonly disruptions: readonly Disruption[]
  readonly mayRecord: boolean
}

/** What was tried against a group, for whoever leads the work against it. */
export const lookAtPlan = look('look-at-disruptions-of-group', async (work, id: GroupId) => {
  const group = await groupAt(work, id)
  if (!group) return { page: undefined, shows: [], asked: [inTheLedger(id)] }
  const disruptions = await disruptionsSeen(work, { group: id })
  const mayRecord = group.state === 'accepted' && (await work.labelsFor('recordDisruption')).includes(group.label)
  const page: PlanShown = { group, disruptions, mayRecord }
  return { page, shows: [inTheLedger(id), ...disruptions.map(one => inTheLedger(one.id))], asked: [inTheLedger(id)] }
})
