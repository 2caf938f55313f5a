// What an owner has before him when he releases: the record with its grade and codes, whom it can go to, and what it answers.
import { type ReadRecord, readRecords } from '#collect'
import { labelAt } from '#core/guard/audience.ts'
import type { Work } from '#core/guard/desk.ts'
import type { Label } from '#core/guard/label.ts'
import { agencyOf } from '#core/guard/sight.ts'
import type { RecordId, RequestId } from '#core/language/ids.ts'
import { look } from '#core/ledger/audit.ts'
import { isSettled, type Request, standOf } from '../requests/request.ts'
import { concernedBy, requestAt, saidOf } from '../requests/store.ts'
import { mayRelease } from './may-release.ts'
import { agenciesToReleaseTo, type Other } from './recipients.ts'
import { recordsInScope, releasable } from './what-goes.ts'

export type LookedAtReleasable = {
  readonly record: ReadRecord
  readonly codes: Label
  readonly others: readonly Other[]
  readonly request?: Request
  /** Somebody in the entry needs protection: a harm check goes before any release of it. */
  readonly needsHarmCheck: boolean
  readonly isOriginatorControlled: boolean
  readonly entryHasMore: boolean
}

export type AskReleasable = { readonly record: RecordId; readonly request?: RequestId }

/** The request that it would answer, where it may still be answered with this record. */
const toAnswer = async (work: Work, { record, request: id }: AskReleasable): Promise<Request | undefined> => {
  const request = id && (await requestAt(work, id))
  if (!request || request.asker === agencyOf(work.sight.by)) return undefined
  const concerned = await concernedBy(work, request.id)
  const stand = standOf((await saidOf(work, [request.id])).get(request.id) ?? [])
  return concerned.some(one => one.record === record) && !isSettled(stand) ? request : undefined
}

const read = async (work: Work, ask: AskReleasable): Promise<LookedAtReleasable | undefined> => {
  const root = await releasable(work, ask.record)
  const [record] = await readRecords(work, [ask.record])
  if (!root || !record) return undefined
  if (!(await mayRelease(work, ask.record))) return undefined
  const request = await toAnswer(work, ask)
  if (ask.request && !request) return undefined
  const entry = await recordsInScope(work, root, 'entry')
  return {
    record,
    codes: await labelAt(work.db, root.label),
    others: await agenciesToReleaseTo(work),
    ...(request ? { request } : {}),
    needsHarmCheck: entry.some(one => one.protected !== 'none'),
    isOriginatorControlled: entry.some(one => one.regime === 'customs'),
    entryHasMore: entry.length > 1,
  }
}

export const lookAtReleasable = look('look-at-releasable', async (work, ask: AskReleasable) => {
  const page = await read(work, ask)
  return { page, shows: page ? [page.record.id] : [], asked: [ask.record] }
})
