// Entries go in through one door, which no role can use to touch what was written before.
import { type Kysely, sql } from 'kysely'
import { kept } from '#core/ground/postgres/kept-statements.ts'
import type { Entry } from './entry.ts'

export const append = async (db: Kysely<unknown>, entries: readonly Entry[]): Promise<void> => {
  if (entries.length > 0) await sql`${kept} select ledger.append(${JSON.stringify(entries)}::jsonb)`.execute(db)
}
