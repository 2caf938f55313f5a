// The agencies to choose from who else took part: those that share an agreement with one's own. Of any other nothing is said.
import type { Work } from '#core/guard/desk.ts'
import { partnersOf } from '#core/guard/partners.ts'
import type { AgencyCode } from '#core/language/ids.ts'

export type Agency = { readonly agency: AgencyCode; readonly name: string }

/** By name, without the viewer's own. */
export const agenciesBut = async (work: Work): Promise<readonly Agency[]> =>
  (await partnersOf(work)).map(({ code, name }) => ({ agency: code, name }))
