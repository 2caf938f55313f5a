// The label of an alarm: read in every agency of the directory here, by those who may read about somebody who needs protection.
import { sql } from 'kysely'
import { labelFor } from '#core/guard/audience.ts'
import { showingAlso, type Work } from '#core/guard/desk.ts'
import type { Label } from '#core/guard/label.ts'
import type { AgencyCode, AgreementId, LabelId } from '#core/language/ids.ts'

/** INVARIANT: whoever is in danger needs protection: those who decide immigration status do not read alarms (DPA 2018 s.36(4)). */
const codes = {
  marking: 'OFFICIAL-SENSITIVE',
  handling: 'P',
  agreement: 'between-agencies' as AgreementId,
  purposes: ['prevent-detect-oic', 'safeguarding', 'border-security', 'financial-investigation', 'data-protection'],
  protected: 'victim',
  jurisdiction: 'united-kingdom',
  regime: 'law-enforcement',
  compare: 'never',
} as const satisfies Omit<Label, 'owner'>

const everyAgencyHere = async (work: Work): Promise<readonly AgencyCode[]> => {
  const { rows } = await sql<{ code: AgencyCode }>`
    select code from guard.agency where jurisdiction <> 'overseas' order by code collate "C"`.execute(work.db)
  return rows.map(row => row.code)
}

export const dutyLabel = async (work: Work, owner: AgencyCode): Promise<LabelId> => {
  await sql`select guard.open_correspondence()`.execute(work.db)
  const recipients = (await everyAgencyHere(work)).filter(code => code !== owner)
  return labelFor(work, { owner, ...codes }, { recipients })
}

/** The labels under which an agency's people raised alarms. */
const dutyLabelsOf = async (work: Work, owner: AgencyCode): Promise<readonly LabelId[]> => {
  const { rows } = await sql<{ id: LabelId }>`
    select id from guard.label where owner = ${owner} and agreement = ${codes.agreement} and protected = ${codes.protected} order by id`.execute(
    work.db,
  )
  return rows.map(row => row.id)
}

/** Whoever raises an alarm writes under a label that his post may not read: telling is never forbidden. */
export const writingUnder = <T>(work: Work, label: LabelId, act: () => Promise<T>): Promise<T> =>
  showingAlso(work, [label], act)

/** What somebody raised himself he finds again, whatever his post reads. `read` must ask for his own alarms alone. */
export const lookingAtOwn = async <T>(work: Work, agency: AgencyCode, read: () => Promise<T>): Promise<T> =>
  showingAlso(work, await dutyLabelsOf(work, agency), read)
