// What comes up next for whoever judges: the best pair of his queue, or a known-answer pair in its turn.
import { readRecords } from '#collect'
import type { Work } from '#core/guard/desk.ts'
import type { ThingKind } from '#core/language/things.ts'
import { look } from '#core/ledger/audit.ts'
import type { PairOfRecords } from '../judgement.ts'
import { knownBefore } from '../known/known-in-turn.ts'
import { knownPairs } from '../known/known-pairs.ts'
import { hadBy } from '../known/known-store.ts'
import type { Concerns } from './concerns.ts'
import { isPutAside } from './put-aside.ts'
import { type Queued, queueOf } from './read-queue.ts'
import { reviewing } from './settings.ts'

export type NextInQueue = {
  readonly concerns: Concerns
  readonly kind: ThingKind | undefined
  /** Pairs that he left for now. */
  readonly aside: readonly PairOfRecords[]
}

/** The first of a queue whose two records are there and may be judged by whoever looks. */
const firstToJudge = async (work: Work, queue: readonly Queued[]): Promise<PairOfRecords | undefined> => {
  const may = new Set(await work.labelsFor('judge'))
  if (may.size === 0) return undefined
  for (let from = 0; from < queue.length; from += 25) {
    const some = queue.slice(from, from + 25)
    const records = await readRecords(work, [...new Set(some.flatMap(one => [...one.about]))])
    const able = new Set(records.filter(record => may.has(record.label)).map(record => record.id))
    const found = some.find(one => one.about.every(id => able.has(id)))
    if (found) return found.about
  }
  return undefined
}

const next = async (work: Work, { concerns, kind, aside }: NextInQueue): Promise<PairOfRecords | undefined> => {
  const isLeft = isPutAside(aside)
  const queue = (await queueOf(work, concerns, kind)).filter(one => !isLeft(one.about))
  const real = await firstToJudge(work, queue)
  const { by } = work.sight
  if (!real || by.kind !== 'Member') return real
  // Somebody who works through vehicles alone would know a person who comes up among them for what he is.
  const pairs = knownPairs.filter(known => kind === undefined || known.kind === kind)
  const passed = knownPairs.filter(known => isLeft(known.about)).map(({ id }) => id)
  const had = new Set([...(await hadBy(work, by.id)), ...passed])
  return knownBefore(real, by.id, had, reviewing.knownOneIn, pairs)?.about ?? real
}

/** Undefined where nothing waits for him. An address alone tells of the pair, so it is entered as a look at it. */
export const nextInQueue = look('next-in-queue', async (work: Work, ask: NextInQueue) => {
  const page = await next(work, ask)
  return { page, shows: page ?? [] }
})
