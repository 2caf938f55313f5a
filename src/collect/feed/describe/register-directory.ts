// Agencies and agreements are known before anything of theirs is taken in. A folder may bring invented ones; a real one stands in the directory.
import { join } from 'node:path'
import { sql } from 'kysely'
import { packageRoot } from '#core/ground/paths.ts'
import type { Db } from '#core/ground/postgres/database.ts'
import type { Refusal } from '../take-in/rejection.ts'
import type { Directory } from './check-description.ts'
import {
  type AgencyEntry,
  type AgreementEntry,
  type CompartmentEntry,
  type DirectoryFiles,
  readDirectoryFiles,
} from './directory-files.ts'

const reference = (): DirectoryFiles =>
  readDirectoryFiles(join(packageRoot, 'reference', 'agencies.yaml'), join(packageRoot, 'reference', 'agreements.yaml'))

const knownAgencies = async (db: Db): Promise<ReadonlyMap<string, boolean>> => {
  const { rows } = await sql<{ code: string; invented: boolean }>`select code, invented from guard.agency`.execute(db)
  return new Map(rows.map(row => [row.code, row.invented]))
}

const writeAgency = async (db: Db, { code, name, kind, jurisdiction, invented }: AgencyEntry): Promise<void> => {
  await sql`insert into guard.agency (code, name, kind, jurisdiction, invented) values (${code}, ${name}, ${kind}, ${jurisdiction}, ${invented})
    on conflict (code) do nothing`.execute(db)
}

/** INVARIANT: what is written already is not touched when it says the same, so that loading again moves no policy epoch. */
const writeAgreement = async (
  db: Db,
  { id, title, purposes, hit, expires, parties }: AgreementEntry,
): Promise<void> => {
  const ends = expires ?? null
  await sql`
    insert into guard.agreement (id, title, purposes, hit, expires_at) values (${id}, ${title}, ${[...purposes]}, ${hit}, ${ends}::timestamptz)
    on conflict (id) do update set title = excluded.title, purposes = excluded.purposes, hit = excluded.hit, expires_at = excluded.expires_at
    where (guard.agreement.title, guard.agreement.purposes, guard.agreement.hit, guard.agreement.expires_at)
      is distinct from (excluded.title, excluded.purposes, excluded.hit, excluded.expires_at)`.execute(db)
  for (const { agency, reads, until } of parties)
    await sql`
      insert into guard.agreement_party (agreement, agency, reads, until) values (${id}, ${agency}, ${reads}, ${until ?? null}::timestamptz)
      on conflict (agreement, agency) do update set reads = excluded.reads, until = excluded.until
      where (guard.agreement_party.reads, guard.agreement_party.until) is distinct from (excluded.reads, excluded.until)`.execute(
      db,
    )
}

const writeCompartment = async (db: Db, { id, title, owner }: CompartmentEntry): Promise<void> => {
  await sql`insert into guard.compartment (id, title, owner) values (${id}, ${title}, ${owner}) on conflict (id) do nothing`.execute(
    db,
  )
}

const notInDirectory = ({ code }: AgencyEntry): Refusal => ({
  kind: 'unknown-agency',
  file: 'agencies.yaml',
  column: code,
  reason: `'${code}' is not in the directory of agencies, and is not marked as invented.`,
  mend: 'Mark it with invented: true if it is, or have it added to reference/agencies.yaml.',
})

const partiesMissing = ({ id, parties }: AgreementEntry, known: ReadonlySet<string>): Refusal[] =>
  parties
    .filter(({ agency }) => !known.has(agency))
    .map(({ agency }) => ({
      kind: 'unknown-agency',
      file: 'agreements.yaml',
      column: id,
      reason: `The agreement '${id}' names '${agency}', which is not an agency of the directory.`,
      mend: 'Add the agency to agencies.yaml, or correct its name.',
    }))

/** Real agencies make their agreements with each other, and the directory records them; a folder of data does not. */
const bindsRealAgencies = ({ id, parties }: AgreementEntry, invented: ReadonlyMap<string, boolean>): Refusal[] =>
  parties.some(({ agency }) => invented.get(agency) === false)
    ? [
        {
          kind: 'no-agreement',
          file: 'agreements.yaml',
          column: id,
          reason: `The agreement '${id}' binds agencies that are not invented, and is not in the directory.`,
          mend: 'Have it added to reference/agreements.yaml by whoever keeps the directory.',
        },
      ]
    : []

const registerAgencies = async (db: Db, folder: DirectoryFiles, directory: DirectoryFiles): Promise<Refusal[]> => {
  const known = await knownAgencies(db)
  const real = new Map(directory.agencies.map(agency => [agency.code, agency]))
  const named = [...folder.agreements, ...directory.agreements].flatMap(({ parties }) =>
    parties.map(({ agency }) => agency),
  )
  const fromDirectory = [...named, ...folder.agencies.map(({ code }) => code)].flatMap(code => real.get(code) ?? [])
  const refused = folder.agencies.filter(
    agency => !agency.invented && !real.has(agency.code) && !known.has(agency.code),
  )
  const invented = folder.agencies.filter(agency => agency.invented && !real.has(agency.code))
  for (const agency of [...fromDirectory, ...invented]) if (!known.has(agency.code)) await writeAgency(db, agency)
  return refused.map(notInDirectory)
}

/** Agreements that bind real agencies already: a folder changes none of them, whoever it lists. */
const agreementsOfRealAgencies = async (db: Db): Promise<ReadonlySet<string>> => {
  const { rows } = await sql<{ agreement: string }>`
    select distinct p.agreement from guard.agreement_party p join guard.agency a on a.code = p.agency where not a.invented`.execute(
    db,
  )
  return new Set(rows.map(row => row.agreement))
}

const registerAgreements = async (db: Db, folder: DirectoryFiles, directory: DirectoryFiles): Promise<Refusal[]> => {
  const invented = await knownAgencies(db)
  const codes = new Set(invented.keys())
  const refusals: Refusal[] = []
  for (const agreement of directory.agreements)
    if (partiesMissing(agreement, codes).length === 0) await writeAgreement(db, agreement)
  const kept = new Set([...(await agreementsOfRealAgencies(db)), ...directory.agreements.map(({ id }) => id)])
  for (const agreement of folder.agreements.filter(({ id }) => !kept.has(id))) {
    const wrong = [...partiesMissing(agreement, codes), ...bindsRealAgencies(agreement, invented)]
    if (wrong.length === 0) await writeAgreement(db, agreement)
    else refusals.push(...wrong)
  }
  for (const compartment of [...directory.compartments, ...folder.compartments])
    if (codes.has(compartment.owner)) await writeCompartment(db, compartment)
  return refusals
}

/** Takes in what a folder says of agencies and agreements, as far as it may say it; answers what it may not. */
export const registerDirectory = async (db: Db, folder: string): Promise<readonly Refusal[]> => {
  const directory = reference()
  const said = readDirectoryFiles(join(folder, 'agencies.yaml'), join(folder, 'agreements.yaml'))
  const agencies = await registerAgencies(db, said, directory)
  return [...said.refusals, ...agencies, ...(await registerAgreements(db, said, directory))]
}

/** The agencies, agreements in force and compartments that sources may name now. */
export const readDirectory = async (db: Db, now: Date): Promise<Directory> => {
  const agencies = await sql<{ code: string }>`select code from guard.agency`.execute(db)
  const agreements = await sql<{ id: string; parties: string[] }>`
    select a.id, array(select p.agency from guard.agreement_party p where p.agreement = a.id and (p.until is null or p.until > ${now})) as parties
    from guard.agreement a where a.expires_at is null or a.expires_at > ${now}`.execute(db)
  const compartments = await sql<{ id: string }>`select id from guard.compartment`.execute(db)
  return {
    agencies: new Set(agencies.rows.map(row => row.code)),
    agreements: new Map(agreements.rows.map(row => [row.id, { parties: new Set(row.parties) }])),
    compartments: new Set(compartments.rows.map(row => row.id)),
  }
}
