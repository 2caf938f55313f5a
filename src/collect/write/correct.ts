// A holder corrects what it said: a new version beside the old ones, found and compared by what it says now.
import { sql } from 'kysely'
import type { Work } from '#core/guard/desk.ts'
import type { Grade } from '#core/language/handling.ts'
import type { LabelId, RecordId, SourceId } from '#core/language/ids.ts'
import type { Properties } from '#core/language/properties.ts'
import type { Basis, RecordKind } from '#core/language/things.ts'
import type { AuditedWork } from '#core/ledger/audit.ts'
import { publishChanges } from '../records/publish-changes.ts'
import { contentHash } from './content-hash.ts'
import { keepKeysAnew } from './keep-keys.ts'

/** What is left out stays as it was; `properties` are all of them anew. */
export type Correction = {
  readonly properties?: Properties
  readonly grade?: Grade
  readonly instructions?: string
  readonly basis?: Basis
}

export type Held = {
  readonly record: RecordId
  readonly label: LabelId
  readonly kind: RecordKind
  readonly source: SourceId
  readonly unit: string
  readonly version: number
  readonly properties: Properties
  readonly grade: string | null
  readonly instructions: string | null
  readonly basis: Basis
  readonly trueFrom: Date | null
}

/** Records as they stand, with their current version; absent and hidden are left out alike. */
export const heldRecords = async (work: Work, records: readonly RecordId[]): Promise<readonly Held[]> => {
  const { rows } = await sql<Held>`
    select r.id as record, r.label, r.kind, r.source, r.unit, r.version, v.properties, v.grade, v.instructions, v.basis, v.true_from as "trueFrom"
    from collect.record r join collect.version v on v.record = r.id and v.version = r.version
    where r.id = any(${[...records]}::uuid[]) and r.withdrawn_at is null
      and r.label = any(${[...work.sight.visible]}::int[]) and v.label = any(${[...work.sight.visible]}::int[])
    order by r.id`.execute(work.db)
  return rows
}

const writeVersion = async ({ db, now }: Work, one: Held): Promise<void> => {
  const { record, label, kind, version, properties, grade, instructions, basis, trueFrom } = one
  const content = { kind, basis, properties, trueFrom: trueFrom?.toISOString(), grade, instructions }
  await sql`update collect.record set version = ${version} where id = ${record}`.execute(db)
  await sql`
    insert into collect.version (record, label, version, properties, content_sha256, grade, instructions, basis, true_from, learnt_at)
    values (${record}, ${label}, ${version}, ${JSON.stringify(properties)}::jsonb, decode(${contentHash(content)}, 'hex'),
      ${grade}, ${instructions}, ${basis}, ${trueFrom}, ${now})`.execute(db)
}

/** Writes a new version inside a change that has asked the policy; says its number. */
export const correct = async (work: AuditedWork, record: RecordId, correction: Correction): Promise<number> => {
  const [held] = await heldRecords(work, [record])
  if (!held) throw new Error('A record that is corrected has to be there, and seen.')
  const corrected: Held = { ...held, ...correction, version: held.version + 1 }
  await writeVersion(work, corrected)
  if (corrected.kind !== 'link') await keepKeysAnew(work, [{ ...corrected, kind: corrected.kind }])
  await publishChanges(work, [{ record, label: held.label, fact: 'record-corrected' }])
  return corrected.version
}
