// A region's instance: agencies, officers who write, four hundred labels, one source for each agency.
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '#core/ground/postgres/database.ts'
import { internLabel } from '#core/guard/intern-label.ts'
import type { Label } from '#core/guard/label.ts'
import type { LabelId } from '#core/language/ids.ts'

const agencyCount = 20
const labelsEach = 20

export const idOf = (text: string): string => {
  const hex = createHash('sha256').update(text).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

export const agencyOf = (at: number): string => `agency-${at % agencyCount}`
export const writerOf = (at: number): string => idOf(`officer of ${agencyOf(at)}`)
export const sourceOf = (at: number): string => idOf(`source of ${agencyOf(at)}`)

const codes = (agency: string, compartment?: string): Label => ({
  owner: agency as Label['owner'],
  marking: 'OFFICIAL-SENSITIVE',
  handling: 'P',
  agreement: 'bench' as Label['agreement'],
  ...(compartment ? { compartment: compartment as NonNullable<Label['compartment']> } : {}),
  purposes: ['prevent-detect-oic'],
  protected: 'none',
  jurisdiction: 'england-wales',
  regime: 'law-enforcement',
  compare: 'yes',
})

/** The label under which an agency's officers write: its plain one. */
export const plainLabel = (at: number): Label => codes(agencyOf(at))

/** Writes the directory, as the keeper; says the labels by agency, each agency's plain one first. */
export const writeDirectory = async (keeper: Db): Promise<readonly (readonly LabelId[])[]> => {
  await sql`insert into guard.instance (synthetic) values (true)`.execute(keeper)
  await sql`insert into guard.agreement (id, title, purposes) values ('bench', 'Benchmark', '{prevent-detect-oic}')`.execute(
    keeper,
  )
  const all: LabelId[][] = []
  for (let at = 0; at < agencyCount; at++) {
    const agency = agencyOf(at)
    await sql`insert into guard.agency (code, name, kind, jurisdiction, invented) values (${agency}, ${`Agency ${at}`}, 'territorial-police', 'england-wales', true)`.execute(
      keeper,
    )
    await sql`insert into guard.agreement_party (agreement, agency) values ('bench', ${agency})`.execute(keeper)
    await sql`insert into guard.member (id, name, agency, post, demonstration) values (${writerOf(at)}, ${`Officer ${at}`}, ${agency}, 'intelligence-officer', true)`.execute(
      keeper,
    )
    const labels = [await internLabel(keeper, codes(agency))]
    for (let more = 1; more < labelsEach; more++) {
      const compartment = `circle-${at}-${more}`
      await sql`insert into guard.compartment (id, title, owner) values (${compartment}, ${compartment}, ${agency})`.execute(
        keeper,
      )
      labels.push(await internLabel(keeper, codes(agency, compartment)))
    }
    await sql`insert into collect.source (id, name, agency, title, system, agreement, label, synthetic, description_sha256)
      values (${sourceOf(at)}, ${`records of ${agency}`}, ${agency}, 'Records', 'Records', 'bench', ${labels[0]}, true, '')`.execute(
      keeper,
    )
    all.push(labels)
  }
  return all
}
