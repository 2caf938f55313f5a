// A newer program reads identifiers otherwise: what a source holds gets keys and features anew, a few records at a time, and is compared again.
import { sql } from 'kysely'
import { featuresVersion } from '#core/identifiers/index.ts'
import type { AgencyCode, SourceId } from '#core/language/ids.ts'
import type { AuditedDesk, AuditedWork } from '#core/ledger/audit.ts'
import type { Intake } from '../feed/take-in/intake.ts'
import { publishChanges } from '../records/publish-changes.ts'
import { type Keyed, keepKeysAnew } from '../write/keep-keys.ts'

/** The job for one source. A migration puts it down for every source when the program makes other features than the one before it. */
export const renewTask = 'renew-keys'

/** Few enough that a correction which waits for them does not wait long. */
const atOnce = 200

/**
 * Records after this one whose features are of another version, and those that have none because they may never be compared: of their keys
 * no version is known. INVARIANT: they are locked as they stand, so what a correction writes meanwhile is never replaced by what was there before.
 */
const staleAfter = async (work: AuditedWork, source: SourceId, after: string): Promise<readonly Keyed[]> => {
  const visible = sql`${[...work.sight.visible]}::int[]`
  const { rows } = await sql<Keyed>`
    select r.id as record, r.label, r.kind, r.source, r.unit, v.properties
    from collect.record r join collect.version v on v.record = r.id and v.version = r.version
      left join collect.feature f on f.record = r.id
    where r.source = ${source} and r.id > ${after} and r.kind <> 'link' and r.withdrawn_at is null
      and r.label = any(${visible}) and v.label = any(${visible})
      and (f.features ->> 'v')::int is distinct from ${featuresVersion}
    order by r.id limit ${atOnce} for no key update of r`.execute(work.db)
  return rows
}

const renewSome = async (work: AuditedWork, source: SourceId, after: string): Promise<string | undefined> => {
  const stale = await staleAfter(work, source, after)
  await keepKeysAnew(work, stale)
  await publishChanges(
    work,
    stale.map(({ record, label }) => ({ record, label, fact: 'record-keyed-anew' })),
  )
  return stale.at(-1)?.record
}

const beforeAll = '00000000-0000-0000-0000-000000000000'

const renewAll = async (desk: AuditedDesk, source: SourceId): Promise<void> => {
  let after: string | undefined = beforeAll
  while (after !== undefined) {
    const from: string = after
    after = await desk.transaction(work => renewSome({ ...work, listeners: desk.listeners }, source, from))
  }
}

/**
 * Whose records a source holds: its agency's, and of what is written here others' too, for whoever sanitises a record released to him makes a
 * copy that stays its originator's. Each agency's are kept under its own sight.
 */
const ownersIn = async ({ db }: Pick<Intake, 'db'>, source: SourceId): Promise<readonly AgencyCode[]> => {
  const { rows } = await sql<{ agency: AgencyCode }>`
    select agency from collect.source where id = ${source}
    union select l.owner from guard.label l, collect.source s where s.id = ${source} and s.name like 'written/%'
    order by agency`.execute(db)
  return rows.map(({ agency }) => agency)
}

/** Broken off, it goes on with what is left; run twice, it ends in the same keys. What may never be compared is keyed each time, for of that no version is known. */
export const renewKeys = async ({ db, deskFor }: Pick<Intake, 'db' | 'deskFor'>, source: SourceId): Promise<void> => {
  for (const owner of await ownersIn({ db }, source)) await renewAll(deskFor(owner), source)
}
