// Who tells the same account: an original, its sanitised copies, and whatever came in with them have one origin, and are one source.
import { sql } from 'kysely'
import type { Work } from '#core/guard/desk.ts'
import type { RecordId } from '#core/language/ids.ts'

/** `telling` is what came in at once; two tellings of one origin are an original and its copy, or two copies of it. */
export type Origin = { readonly telling: string; readonly origin: string }

type Row = { record: RecordId; anchor: string; origin: string }

/** The origins of those among these records that tell what others tell too; every other record is an origin of its own. */
export const originsOf = async (
  { db }: Pick<Work, 'db'>,
  records: readonly RecordId[],
): Promise<ReadonlyMap<RecordId, Origin>> => {
  const { rows } = await sql<Row>`
    select record, anchor, origin from evaluate.origins_of(${[...new Set(records)]}::uuid[])`.execute(db)
  return new Map(rows.map(({ record, anchor, origin }) => [record, { telling: anchor, origin }]))
}

/** INVARIANT: an original and its copy agree because one is made of the other: that is no corroboration and no second source. */
export const isOneAccount = (
  origins: ReadonlyMap<RecordId, Origin>,
  [one, other]: readonly [RecordId, RecordId],
): boolean => {
  const [a, b] = [origins.get(one), origins.get(other)]
  return a !== undefined && b !== undefined && a.origin === b.origin && a.telling !== b.telling
}

/** Whether two records have one origin, be it as one telling or as two: neither says more than the other. */
export const shareOrigin = async (work: Work, pair: readonly [RecordId, RecordId]): Promise<boolean> => {
  const origins = await originsOf(work, pair)
  const { rows } = await sql<{ isOne: boolean }>`
    select a.source = b.source and a.unit = b.unit as "isOne" from collect.record a, collect.record b
    where a.id = ${pair[0]} and b.id = ${pair[1]} and a.label = any(${[...work.sight.visible]}::int[])
      and b.label = any(${[...work.sight.visible]}::int[])`.execute(work.db)
  const [a, b] = pair.map(id => origins.get(id)?.origin)
  return pair[0] === pair[1] || rows[0]?.isOne === true || (a !== undefined && a === b)
}
