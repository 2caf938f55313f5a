// A picture of a folder of exports: taken in through the ordinary intake into a database of its own, resolved, and read off the
// suggested view. It says so on everything it writes; nobody was judged, nobody is merged, nothing of it stays behind.

import type { FolderReport } from '#collect'
import { peakMemoryMB } from '#core/ground/peak-memory.ts'
import { drain } from '#core/ground/queue.ts'
import type { RecordId } from '#core/language/ids.ts'
import { type ThingKind, thingKinds } from '#core/language/things.ts'
import { findMissedOpportunities, type Opportunity } from '#prioritise'
import { type Held, type LinkQuality, measureLinks, suggestedEverywhere } from '#resolve'
import { everyRecord, findGroups, type HeldRecord, type ProposedGroup, readWeb } from '#understand'
import type { House } from '../composition.ts'
import { openOffice } from '../office.ts'
import { tasksOf } from '../tasks.ts'
import { type Truth, truthKey } from './read-truth.ts'
import { openStages, type Stages } from './stages.ts'

export type Picture = {
  readonly drawnAt: Date
  readonly report: FolderReport
  readonly records: Readonly<Record<string, number>>
  readonly crossAgency: Readonly<Record<string, LinkQuality & { readonly records: number }>>
  readonly groups: readonly ProposedGroup[]
  readonly opportunities: readonly Opportunity[]
  readonly seconds: Readonly<Record<string, number>>
  readonly peakMemoryMB: number
}

export type DrawWith = {
  readonly truth?: Truth
  readonly load: () => Promise<FolderReport>
  readonly onStage: (name: string) => void
}

const counted = (records: readonly HeldRecord[]): Readonly<Record<string, number>> =>
  Object.fromEntries(
    thingKinds.values
      .map(kind => [kind, records.filter(record => record.kind === kind).length] as const)
      .filter(([, many]) => many > 0),
  )

const heldOf = (record: HeldRecord, truth: Truth | undefined): Held => ({
  id: record.id,
  agency: record.agency,
  ...(truth ? { entity: truth.get(truthKey(record.source, record.key)) } : {}),
})

const qualityOf = (
  records: readonly HeldRecord[],
  groups: readonly (readonly RecordId[])[],
  truth: Truth | undefined,
) => {
  const held = new Map(records.map(record => [record.id, heldOf(record, truth)]))
  const kindOf = new Map(records.map(record => [record.id, record.kind]))
  // What a label forbids comparing nothing can find: a fair recall leaves it out.
  const measured = (kind: ThingKind) => {
    const many = records.filter(record => record.kind === kind)
    const all = many.filter(record => record.compare !== 'never').flatMap(record => held.get(record.id) ?? [])
    const ofKind = groups.filter(group => group[0] !== undefined && kindOf.get(group[0]) === kind)
    return {
      records: many.length,
      ...measureLinks(
        ofKind.map(group => group.flatMap(id => held.get(id) ?? [])),
        all,
      ),
    }
  }
  return Object.fromEntries(
    thingKinds.values
      .filter(kind => records.some(record => record.kind === kind))
      .map(kind => [kind, measured(kind)] as const),
  )
}

/** Reads the picture off what the picture's own identity sees: everything, in an instance of invented data, and nothing in any other. */
const read = async (house: House, stages: Stages, truth: Truth | undefined) => {
  const office = openOffice({ db: house.pools.db.app, clock: house.clock, ids: house.ids })
  const desk = office.deskFor({ kind: 'Service', id: 'picture' }, 'system-assurance')
  try {
    return await desk.snapshot(async work => {
      const records = await stages.run('read', () => everyRecord(work))
      const groups = await stages.run('cluster', () => suggestedEverywhere(work))
      const web = await stages.run('web', () => readWeb(work, records, groups))
      const proposed = await stages.run('groups', async () => findGroups(web))
      const opportunities = await stages.run('opportunities', async () => findMissedOpportunities(web))
      return {
        records: counted(records),
        crossAgency: qualityOf(records, groups, truth),
        groups: proposed,
        opportunities,
      }
    })
  } finally {
    await office.close()
  }
}

export const drawPicture = async (house: House, { truth, load, onStage }: DrawWith): Promise<Picture> => {
  const stages = openStages(onStage)
  const report = await stages.run('load', load)
  await stages.run('resolve', () => drain(house.place, tasksOf(house)))
  const found = await read(house, stages, truth)
  return { drawnAt: house.clock.now(), report, ...found, seconds: stages.seconds(), peakMemoryMB: peakMemoryMB() }
}
