// A release as it looks to its holder, who sees whom it reached, or to a recipient, who sees what came and what it must know.
import { type ReadRecord, readRecords } from '#collect'
import { labelAt } from '#core/guard/audience.ts'
import type { Work } from '#core/guard/desk.ts'
import type { Label } from '#core/guard/label.ts'
import { labelFactsAt } from '#core/guard/label-facts.ts'
import { decide } from '#core/guard/policy.ts'
import { agencyOf } from '#core/guard/sight.ts'
import type { LabelId, RecordId, ReleaseId } from '#core/language/ids.ts'
import { look } from '#core/ledger/audit.ts'
import {
  type Acknowledged,
  type Recipient,
  type Release,
  type ReleasedRecord,
  type Unacknowledged,
  unacknowledgedBy,
} from './release.ts'
import { acknowledgedOf, recipientsOf, recordsOf, releaseAt } from './store.ts'

export type LookedAtRelease = {
  readonly release: Release
  readonly side: 'holder' | 'recipient'
  readonly recipients: readonly Recipient[]
  readonly records: readonly { readonly released: ReleasedRecord; readonly record: ReadRecord; readonly codes: Label }[]
  /** Released and since restricted: named to nobody, but that it must not be used is told. */
  readonly isSomeRestricted: boolean
  readonly acknowledged: readonly Acknowledged[]
  readonly outstanding: readonly { readonly recipient: Recipient; readonly news: Unacknowledged }[]
  readonly mayAct: boolean
  readonly now: Date
}

const allowed = async (work: Work, act: 'ask' | 'release', labels: readonly LabelId[]): Promise<boolean> => {
  const facts = await labelFactsAt(work.db, work.now, labels)
  return facts.length > 0 && facts.every(one => decide(work.sight.by, act, one, work.sight.purpose).allowed)
}

const withCodes = async (work: Work, released: readonly ReleasedRecord[]) => {
  const records = new Map(
    (
      await readRecords(
        work,
        released.map(one => one.record),
      )
    ).map(record => [record.id, record]),
  )
  const codes = new Map<LabelId, Label>()
  for (const { label } of released) if (!codes.has(label)) codes.set(label, await labelAt(work.db, label))
  return released.flatMap(one => {
    const record = records.get(one.record)
    const of = codes.get(one.label)
    return record && of ? [{ released: one, record, codes: of }] : []
  })
}

const read = async (work: Work, id: ReleaseId): Promise<LookedAtRelease | undefined> => {
  const release = await releaseAt(work, id)
  if (!release) return undefined
  const side = release.holder.code === agencyOf(work.sight.by) ? ('holder' as const) : ('recipient' as const)
  const recipients = (await recipientsOf(work, [id])).get(id) ?? []
  const released = (await recordsOf(work, [id])).get(id) ?? []
  const acknowledged = (await acknowledgedOf(work, [id])).get(id) ?? []
  const outstanding = recipients.flatMap(recipient => {
    const news = unacknowledgedBy(recipient.code, release, released, acknowledged, work.now)
    return news ? [{ recipient, news }] : []
  })
  const labels =
    side === 'holder' ? [release.label, ...released.map(one => one.label)] : recipients.map(one => one.label)
  return {
    release,
    side,
    recipients,
    records: await withCodes(work, released),
    isSomeRestricted: released.some(one => one.state.includes('restricted')),
    acknowledged,
    outstanding,
    mayAct: await allowed(work, side === 'holder' ? 'release' : 'ask', [...new Set(labels)]),
    now: work.now,
  }
}

/** INVARIANT: after a withdrawal a recipient is told who, which reference, when and why, and no content: he sees no record of it any more. */
export const lookAtRelease = look('look-at-release', async (work, id: ReleaseId) => {
  const page = await read(work, id)
  const shows: readonly RecordId[] = page?.records.map(one => one.record.id) ?? []
  return { page, shows }
})
