// Another part is joined to a voyage that was written down before: a record that is there, or a new one.
import { sql } from 'kysely'
import { labelFactsAt } from '#core/guard/label-facts.ts'
import { isRefusal, permit, seal } from '#core/guard/sealed.ts'
import type { RecordId } from '#core/language/ids.ts'
import { type AuditedWork, change } from '#core/ledger/audit.ts'
import { readRecords } from '../records/read-records.ts'
import { writeEntry } from '../write/write-entry.ts'
import { isVoyageWrittenHere } from './read-voyages.ts'
import { canBeJoined, entryOfParts } from './record-voyage.ts'
import type { Joined } from './voyage-form.ts'

export type JoinPart = { readonly voyage: RecordId; readonly joined: readonly Joined[]; readonly once: string }

export type PartJoined =
  | { readonly kind: 'joined'; readonly voyage: RecordId; readonly records: readonly RecordId[] }
  | { readonly kind: 'joined-before'; readonly unchanged: true }
  | { readonly kind: 'no-such-record'; readonly unchanged: true }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }

const isWritten = async ({ db, sight }: AuditedWork, once: string): Promise<boolean> => {
  const { rows } = await sql`
    select 1 from collect.record r join collect.source s on s.id = r.source
    where s.name like 'written/voyages/%' and s.agency = ${'agency' in sight.by ? sight.by.agency : ''} and r.unit = ${once}
      and r.label = any(${[...sight.visible]}::int[])`.execute(db)
  return rows.length > 0
}

export const joinPart = change<JoinPart, PartJoined>(
  'alteration',
  'join-part',
  ({ voyage }, outcome) =>
    outcome?.kind === 'joined' ? [voyage, ...outcome.records].map(record => ({ record, manner: 'changed' })) : [],
  async (work, { voyage, joined, once }) => {
    const [held] = await readRecords(work, [voyage])
    if (!held || held.isWithdrawn || !isVoyageWrittenHere(held)) return { kind: 'no-such-record', unchanged: true }
    const facts = await labelFactsAt(work.db, work.now, [held.label])
    const cleared = permit(work.sight, 'report', seal(held, [held.label]), facts)
    if (isRefusal(cleared)) return cleared
    if (await isWritten(work, once)) return { kind: 'joined-before', unchanged: true }
    if (joined.length === 0 || !(await canBeJoined(work, joined))) return { kind: 'no-such-record', unchanged: true }
    const records = await writeEntry(work, {
      source: 'voyages',
      unit: once,
      label: held.label,
      ...entryOfParts(voyage, joined),
    })
    return { kind: 'joined', voyage, records: [...records.values()] }
  },
)
