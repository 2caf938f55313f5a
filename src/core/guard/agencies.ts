// The directory as the guard knows it: what agencies are called.
import { type Kysely, sql } from 'kysely'

/** Agency code → name. */
export const agencyNames = async (db: Kysely<unknown>): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await sql<{ code: string; name: string }>`select code, name from guard.agency order by code`.execute(
    db,
  )
  return new Map(rows.map(row => [row.code, row.name]))
}
