// The agencies that share an agreement with one's own: those a form offers. Of any other that this instance may know, nothing is said.
import { sql } from 'kysely'
import type { AgencyCode } from '#core/language/ids.ts'
import { agreementsOf } from './agreements.ts'
import type { Work } from './desk.ts'
import { agencyOf } from './sight.ts'

export type Partner = { readonly code: AgencyCode; readonly name: string; readonly kind: string }

/** Agencies by their codes, by name. */
export const agenciesNamed = async (work: Work, codes: readonly AgencyCode[]): Promise<readonly Partner[]> => {
  const { rows } = await sql<Partner>`
    select code, name, kind from guard.agency where code = any(${[...new Set(codes)]}::text[]) order by name collate "C", code`.execute(
    work.db,
  )
  return rows
}

/** By name, without one's own. INVARIANT: whoever is no partner is neither offered nor taken, so that no form tells of an agency. */
export const partnersOf = async (work: Work): Promise<readonly Partner[]> => {
  const own = agencyOf(work.sight.by)
  if (own === '') return []
  const parties = (await agreementsOf(work.db, own, work.now)).flatMap(one => one.parties.map(party => party.agency))
  return agenciesNamed(
    work,
    parties.filter(code => code !== own),
  )
}
