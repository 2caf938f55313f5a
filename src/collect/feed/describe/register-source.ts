// Writes down which agency's system a source is, before anything of it is taken. A source never changes hands.
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { isSyntheticInstance } from '#core/guard/instance.ts'
import { internLabel } from '#core/guard/intern-label.ts'
import { agencyCode, mustBe, type SourceId, sourceId } from '#core/language/ids.ts'
import type { Jurisdiction } from '#core/language/protection.ts'
import { usualLabel } from '../map/map-row.ts'
import type { Intake } from '../take-in/intake.ts'
import type { Refusal } from '../take-in/rejection.ts'
import { labelOf } from '../take-in/stage.ts'
import type { SourceDescription } from './source-description.ts'

export type Registered =
  | { readonly source: SourceId; readonly jurisdiction: Jurisdiction }
  | { readonly refusal: Refusal }

type Held = { readonly id: SourceId; readonly agency: string; readonly synthetic: boolean }

const refuse = (file: string, reason: string, mend: string): Registered => ({
  refusal: { kind: 'bad-description', file, column: 'source', reason, mend },
})

const heldSource = async ({ db }: Intake, name: string): Promise<Held | undefined> => {
  const { rows } = await sql<Held>`select id, agency, synthetic from collect.source where name = ${name}`.execute(db)
  return rows[0]
}

const jurisdictionOf = async ({ db }: Intake, agency: string): Promise<Jurisdiction> => {
  const { rows } = await sql<{
    jurisdiction: Jurisdiction
  }>`select jurisdiction from guard.agency where code = ${agency}`.execute(db)
  return mustBe(rows[0]?.jurisdiction, 'agency')
}

/** An instance holds invented data or real data, never both; the first source says which. */
const fitsInstance = async ({ db }: Intake, synthetic: boolean): Promise<boolean> => {
  await sql`insert into guard.instance (synthetic) values (${synthetic}) on conflict do nothing`.execute(db)
  return (await isSyntheticInstance(db)) === synthetic
}

export const registerSource = async (
  intake: Intake,
  description: SourceDescription,
  yaml: string,
  file: string,
): Promise<Registered> => {
  const { source, agency, title, system, agreement, synthetic } = description
  if (!(await fitsInstance(intake, synthetic)))
    return refuse(
      file,
      `This instance holds ${synthetic ? 'real' : 'invented'} data, and the source says it is ${synthetic ? 'invented' : 'real'}.`,
      'Load it into an instance of its own, or correct synthetic in source.yaml.',
    )
  const held = await heldSource(intake, source)
  if (held && held.agency !== agency)
    return refuse(file, `The source '${source}' belongs to another agency.`, 'Give this source a name of its own.')
  if (held && held.synthetic !== synthetic)
    return refuse(
      file,
      `The source '${source}' was ${held.synthetic ? '' : 'not '}invented data before.`,
      'Keep invented and real data in sources of their own.',
    )
  const [file0] = description.files
  const jurisdiction = await jurisdictionOf(intake, agency)
  const label = await internLabel(
    intake.db,
    labelOf({ description, jurisdiction }, usualLabel(description, mustBe(file0, 'file'))),
  )
  const id = held?.id ?? mustBe(sourceId(intake.ids.next(`source ${source}`)), 'source')
  const sha256 = createHash('sha256').update(yaml).digest()
  await sql`
    insert into collect.source (id, name, agency, title, system, agreement, label, synthetic, description_sha256)
    values (${id}, ${source}, ${mustBe(agencyCode(agency), 'agency')}, ${title}, ${system}, ${agreement}, ${label}, ${synthetic}, ${sha256})
    on conflict (name) do update set title = excluded.title, system = excluded.system, agreement = excluded.agreement, label = excluded.label,
      description_sha256 = excluded.description_sha256
    where (collect.source.title, collect.source.system, collect.source.agreement, collect.source.label, collect.source.description_sha256)
      is distinct from (excluded.title, excluded.system, excluded.agreement, excluded.label, excluded.description_sha256)`.execute(
    intake.db,
  )
  return { source: id, jurisdiction }
}
