// The agencies of the directory, to choose from who else took part.
import { agencyNames } from '#core/guard/agencies.ts'
import type { Work } from '#core/guard/desk.ts'
import { agencyOf } from '#core/guard/sight.ts'
import type { AgencyCode } from '#core/language/ids.ts'

export type Agency = { readonly agency: AgencyCode; readonly name: string }

/** By name, without the viewer's own. */
export const agenciesBut = async (work: Work): Promise<readonly Agency[]> => {
  const own = agencyOf(work.sight.by)
  return [...(await agencyNames(work.db))]
    .filter(([code]) => code !== own)
    .map(([code, name]) => ({ agency: code as AgencyCode, name }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.agency < b.agency ? -1 : 1))
}
