// A request as it looks to whoever asked, or to those who hold what it is about; to nobody else.
import { type ReadRecord, readRecords } from '#collect'
import type { Work } from '#core/guard/desk.ts'
import { labelFactsAt } from '#core/guard/label-facts.ts'
import { decide } from '#core/guard/policy.ts'
import { agencyOf } from '#core/guard/sight.ts'
import type { LabelId, RequestId } from '#core/language/ids.ts'
import { look } from '#core/ledger/audit.ts'
import { type Answered, type Request, type Stand, standForAsker, standOf, threadsIn } from './request.ts'
import { cameFrom, concernedBy, requestAt, saidOf } from './store.ts'

export type LookedAtRequest = {
  readonly request: Request
  readonly side: 'asker' | 'holder'
  readonly stand: Stand
  /** What was said, oldest first; of several who were asked, each apart. */
  readonly said: readonly Answered[]
  readonly records: readonly ReadRecord[]
  /** Whether his post may answer, or reply. */
  readonly mayAct: boolean
  readonly now: Date
}

const mayAct = async (work: Work, side: LookedAtRequest['side'], labels: readonly LabelId[]): Promise<boolean> => {
  const facts = await labelFactsAt(work.db, work.now, labels)
  const act = side === 'asker' ? 'ask' : 'release'
  return facts.length > 0 && facts.every(one => decide(work.sight.by, act, one, work.sight.purpose).allowed)
}

const read = async (work: Work, id: RequestId): Promise<LookedAtRequest | undefined> => {
  const request = await requestAt(work, id)
  if (!request) return undefined
  const side = request.asker === agencyOf(work.sight.by) ? ('asker' as const) : ('holder' as const)
  const said = (await saidOf(work, [id])).get(id) ?? []
  const inTime = [...said].sort((a, b) => a.at.getTime() - b.at.getTime() || a.label - b.label || a.place - b.place)
  const concerned = side === 'holder' ? await concernedBy(work, id) : []
  const from = side === 'asker' ? await cameFrom(work, id) : undefined
  const records = await readRecords(work, from ? [from] : concerned.map(one => one.record))
  const labels = side === 'asker' ? [request.label] : [...new Set(concerned.map(one => one.label))]
  return {
    request,
    side,
    stand: side === 'asker' ? standForAsker(threadsIn(said)) : standOf(said),
    said: inTime,
    records,
    mayAct: await mayAct(work, side, labels),
    now: work.now,
  }
}

export const lookAtRequest = look('look-at-request', async (work, id: RequestId) => {
  const page = await read(work, id)
  return { page, shows: page?.records.map(one => one.id) ?? [] }
})
