// What a tasking may rest on: records its writer sees, and never, for enforcement, a person who needs protection.
import { type ReadRecord, readRecords } from '#collect'
import type { Work } from '#core/guard/desk.ts'
import type { RecordId } from '#core/language/ids.ts'
import type { TaskingKind } from '#core/language/tasking.ts'
import { viewOf } from '#resolve'
import { isOnlyProtected } from '#understand'

export type Resting =
  | { readonly kind: 'may-rest'; readonly records: readonly ReadRecord[] }
  | { readonly kind: 'not-there' }
  | { readonly kind: 'needs-protection' }

/**
 * Whether this record, or one that a person confirmed to be the same, belongs to somebody who needs protection, or who is known only as
 * harmed and never as a suspect; as far as is seen here.
 */
export const needsProtection = async (work: Work, record: ReadRecord): Promise<boolean> => {
  if (record.protected !== 'none') return true
  // INVARIANT: the confirmed view makes one person of several records; what the program merely suggests can keep somebody from being a
  // target (`isOnlyProtected`), and never makes one of him.
  const { records } = await viewOf(work, record.id, 'confirmed')
  const confirmed = await readRecords(work, records)
  return confirmed.some(one => one.protected !== 'none') || isOnlyProtected(work, record)
}

export const mayRestOn = async (work: Work, kind: TaskingKind, ids: readonly RecordId[]): Promise<Resting> => {
  const wanted = [...new Set(ids)]
  const records = (await readRecords(work, wanted)).filter(record => !record.isWithdrawn)
  if (records.length !== wanted.length) return { kind: 'not-there' }
  if (kind === 'enforcement')
    for (const record of records) if (await needsProtection(work, record)) return { kind: 'needs-protection' }
  return { kind: 'may-rest', records }
}
