// A feed says under which codes a record stands, not to whom it was released: under the same codes a record keeps the release it stands under.
import { sql } from 'kysely'
import type { Work } from '#core/guard/desk.ts'
import { slot } from '#core/guard/slot.ts'
import type { LabelId } from '#core/language/ids.ts'
import type { Stretch } from './apply-batch.ts'
import type { TakenDelivery } from './intake.ts'

type Released = { readonly place: number; readonly label: LabelId; readonly keys: readonly string[] | null }

const releasedAmong = async (
  { db }: Work,
  { id, source }: TakenDelivery,
  { from, to }: Stretch,
): Promise<readonly Released[]> => {
  const { rows } = await sql<Released>`
    select s.place, r.label, s.keys
    from collect.staged s
      cross join lateral (select r.label from collect.record r where r.source = ${source} and r.key = s.key limit 1) r
      join guard.label stands on stands.id = r.label and stands.release is not null
      join guard.label said on said.id = s.label and said.release is null
    where s.delivery = ${id} and s.unit_place between ${from} and ${to}
      and stands.canonical::jsonb - 'release' = said.canonical::jsonb`.execute(db)
  return rows
}

/** Before anything of a stretch is compared with what is held; the keys of such a row go into the slots of the label that it keeps. */
export const keepReleases = async (work: Work, delivery: TakenDelivery, stretch: Stretch): Promise<void> => {
  for (const { place, label, keys } of await releasedAmong(work, delivery, stretch)) {
    const slots = (keys ?? []).map(key => slot(key, label).toString())
    await sql`
      update collect.staged set label = ${label}, slots = case when slots is null then null else ${slots}::bigint[] end
      where delivery = ${delivery.id} and place = ${place}`.execute(work.db)
  }
}
