// What a tasking may rest on: records its writer sees, and never, for enforcement, a person who needs protection.
import { type ReadRecord, readRecords } from '#collect'
import type { Work } from '#core/guard/desk.ts'
import type { RecordId } from '#core/language/ids.ts'
import type { TaskingKind } from '#core/language/tasking.ts'
import { needsProtection } from '#understand'

export type Resting =
  | { readonly kind: 'may-rest'; readonly records: readonly ReadRecord[] }
  | { readonly kind: 'not-there' }
  | { readonly kind: 'needs-protection' }

export const mayRestOn = async (work: Work, kind: TaskingKind, ids: readonly RecordId[]): Promise<Resting> => {
  const wanted = [...new Set(ids)]
  const records = (await readRecords(work, wanted)).filter(record => !record.isWithdrawn)
  if (records.length !== wanted.length) return { kind: 'not-there' }
  if (kind === 'enforcement')
    for (const record of records) if (await needsProtection(work, record)) return { kind: 'needs-protection' }
  return { kind: 'may-rest', records }
}
