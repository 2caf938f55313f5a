// One tasking for whoever reads it: what was asked and why, what it rests on as far as he sees, what became of it, and what he can do.
import { type ReadRecord, readRecords } from '#collect'
import { londonDay } from '#core/ground/calendar.ts'
import { agencyNames } from '#core/guard/agencies.ts'
import type { Work } from '#core/guard/desk.ts'
import { agencyOf } from '#core/guard/sight.ts'
import { inTheLedger, type TaskingId } from '#core/language/ids.ts'
import { look } from '#core/ledger/audit.ts'
import { type CrimeGroup, groupAt } from '#understand'
import { movesOf } from '../answer/sides.ts'
import type { Transition } from '../answer/transitions.ts'
import { type AgencyToAsk, type Arbiter, agenciesToAsk, arbitersFor } from '../ask/agencies-to-ask.ts'
import { readersOf } from '../ask/label-of-tasking.ts'
import { groupUnder, recordsUnder, sealedTasking, sentOnWith, stepsOf, taskingAt } from '../store.ts'
import type { Step, Tasking } from '../tasking.ts'

export type TaskingPage = {
  readonly tasking: Tasking
  readonly steps: readonly Step[]
  readonly records: readonly ReadRecord[]
  readonly group: CrimeGroup | undefined
  readonly sentOnTo: Tasking | undefined
  readonly sentOnFrom: Tasking | undefined
  readonly readers: readonly string[]
  readonly moves: readonly Transition[]
  readonly arbiters: readonly Arbiter[]
  readonly agencies: readonly AgencyToAsk[]
  readonly once: string
  readonly today: string
}

const has = (moves: readonly Transition[], act: Transition['act']): boolean => moves.some(move => move.act === act)

/** What the forms for his moves need: whom he can put it before, and whom else he can ask. */
const formsOf = async (work: Work, tasking: Tasking, moves: readonly Transition[]) => {
  const readers = await readersOf(work, tasking.label)
  const isOwn = tasking.asker === agencyOf(work.sight.by)
  const names = await agencyNames(work.db)
  return {
    readers: readers.map(code => names.get(code) ?? code),
    arbiters: has(moves, 'escalate') ? await arbitersFor(work, readers, isOwn) : [],
    agencies: has(moves, 'send-on') ? (await agenciesToAsk(work)).filter(one => one.code !== tasking.asked) : [],
    once: work.nextId('tasking form'),
  }
}

const pageOf = async (work: Work, id: TaskingId): Promise<TaskingPage | undefined> => {
  const sealed = await sealedTasking(work, id)
  const tasking = await taskingAt(work, id)
  if (!sealed || !tasking) return undefined
  const moves = await movesOf(work, sealed)
  const group = await groupUnder(work, id)
  const chain = await sentOnWith(work, id)
  return {
    tasking,
    steps: await stepsOf(work, id),
    records: await readRecords(work, await recordsUnder(work, id)),
    group: group && (await groupAt(work, group)),
    sentOnTo: chain.to && (await taskingAt(work, chain.to)),
    sentOnFrom: chain.from && (await taskingAt(work, chain.from)),
    moves,
    ...(await formsOf(work, tasking, moves)),
    today: londonDay(work.now),
  }
}

export const lookAtTasking = look('look-at-tasking', async (work, id: TaskingId) => {
  const page = await pageOf(work, id)
  const others = [page?.tasking, page?.sentOnTo, page?.sentOnFrom].flatMap(one => (one ? [inTheLedger(one.id)] : []))
  return { page, shows: [...others, ...(page?.records ?? []).map(record => record.id)], asked: [inTheLedger(id)] }
})
