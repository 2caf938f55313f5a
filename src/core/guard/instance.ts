// What this instance is for: invented data, or real. It is said once, when the instance is made.
import { type Kysely, sql } from 'kysely'

/** Whether everything here is invented: only then is there a demonstration sign-in, and a banner on every page. */
export const isSyntheticInstance = async (db: Kysely<unknown>): Promise<boolean> => {
  const { rows } = await sql<{ synthetic: boolean }>`select synthetic from guard.instance`.execute(db)
  return rows[0]?.synthetic === true
}

/** Which demonstration this instance holds whole; undefined when none is. */
export const demonstrationHeld = async (db: Kysely<unknown>): Promise<string | undefined> => {
  const { rows } = await sql<{ demonstration: string | null }>`select demonstration from guard.instance`.execute(db)
  return rows[0]?.demonstration ?? undefined
}

export const holdDemonstration = async (db: Kysely<unknown>, name: string): Promise<void> => {
  await sql`update guard.instance set demonstration = ${name} where synthetic`.execute(db)
}
