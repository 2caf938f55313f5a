// A page of the queue: what waits for whoever looks, with the two records of each pair.
import { type ReadRecord, readRecords } from '#collect'
import type { Work } from '#core/guard/desk.ts'
import type { JudgementId } from '#core/language/ids.ts'
import type { ThingKind } from '#core/language/things.ts'
import { look } from '#core/ledger/audit.ts'
import { type Done, doneBy } from '../look-at-pair.ts'
import type { Concerns } from './concerns.ts'
import { type Queued, queueOf } from './read-queue.ts'

export type ListQueue = {
  readonly concerns: Concerns
  readonly kind: ThingKind | undefined
  readonly after: number
  readonly done?: JudgementId | undefined
}

export type QueuedPair = { readonly queued: Queued; readonly left: ReadRecord; readonly right: ReadRecord }

export const onePage = 25

export const listProposals = look(
  'list-proposals',
  async (work: Work, { concerns, kind, after, done: id }: ListQueue) => {
    const queue = await queueOf(work, concerns, kind)
    const here = queue.slice(after, after + onePage)
    const records = await readRecords(work, [...new Set(here.flatMap(one => [...one.about]))])
    const byId = new Map(records.map(record => [record.id, record]))
    const pairs = here.flatMap((queued): readonly QueuedPair[] => {
      const [left, right] = queued.about.map(one => byId.get(one))
      return left && right ? [{ queued, left, right }] : []
    })
    const done = await doneBy(work, id)
    const page = { pairs, hasNext: queue.length > after + onePage, ...(done ? { done } : {}) }
    return { page, shows: [...pairs.flatMap(pair => [pair.left.id, pair.right.id]), ...(done?.judgement.about ?? [])] }
  },
)

export type { Done }
