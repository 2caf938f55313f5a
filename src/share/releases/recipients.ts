// Whom my agency can release to: every other party of an agreement that it is a party of.

import { agencyNames } from '#core/guard/agencies.ts'
import { agreementsOf } from '#core/guard/agreements.ts'
import type { Work } from '#core/guard/desk.ts'
import { agencyOf } from '#core/guard/sight.ts'
import { type AgencyCode, agencyCode } from '#core/language/ids.ts'

export type Other = { readonly code: AgencyCode; readonly name: string }

export const agenciesToReleaseTo = async (work: Work): Promise<readonly Other[]> => {
  const own = agencyCode(agencyOf(work.sight.by))
  if (!own) return []
  const names = await agencyNames(work.db)
  const parties = (await agreementsOf(work.db, own, work.now)).flatMap(one => one.parties.map(({ agency }) => agency))
  return [...new Set(parties)]
    .filter(code => code !== own)
    .map(code => ({ code, name: names.get(code) ?? code }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.code < b.code ? -1 : 1))
}
