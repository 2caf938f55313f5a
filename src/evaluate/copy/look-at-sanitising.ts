// A record before a sanitised copy of it is written: its words, the things that could go along, and the agreements it could go out under.
import { type Agreement, agreementsOf } from '#core/guard/agreements.ts'
import type { Work } from '#core/guard/desk.ts'
import { labelFactsAt } from '#core/guard/label-facts.ts'
import { isRefusal, permit, seal } from '#core/guard/sealed.ts'
import { agencyOf } from '#core/guard/sight.ts'
import type { AgencyCode, RecordId } from '#core/language/ids.ts'
import { look } from '#core/ledger/audit.ts'
import { type Around, aroundOriginal } from './takeable.ts'

export type Sanitising = Around & { readonly agreements: readonly Agreement[] }

const sanitising = async (work: Work, id: RecordId): Promise<Sanitising | undefined> => {
  const around = await aroundOriginal(work, id)
  if (!around) return undefined
  const { label } = around.item
  const cleared = permit(work.sight, 'sanitise', seal(id, [label]), await labelFactsAt(work.db, work.now, [label]))
  if (isRefusal(cleared)) return undefined
  return { ...around, agreements: await agreementsOf(work.db, agencyOf(work.sight.by) as AgencyCode, work.now) }
}

/** Undefined for who may not sanitise it, as for who may not see it. */
export const lookAtSanitising = look('look-at-sanitising', async (work, id: RecordId) => {
  const page = await sanitising(work, id)
  const shows = page ? [id, ...page.named.map(one => one.id)] : []
  return { page, shows, asked: [id] }
})
