// Everybody at his desk: members are written down, sessions begin with tokens that are known beforehand.
import { sql } from 'kysely'
import { startSession } from '#core/guard/sessions.ts'
import type { RecordId } from '#core/language/ids.ts'
import type { World } from './open-world.ts'
import type { Person } from './visible-world.ts'

export const tokenOf = (person: Person): string => `session-of-${person.id}`

export const enlist = async (
  { pools }: World,
  { id, name, agency, post, immigrationStatusWork = false, isOffered }: Person,
): Promise<void> => {
  await sql`insert into guard.member (id, name, agency, post, immigration_status_work, demonstration)
    values (${id}, ${name}, ${agency}, ${post}, ${immigrationStatusWork}, ${isOffered})`.execute(pools.db.app)
}

export const seat = async ({ pools, clock }: World, person: Person): Promise<void> => {
  await startSession(pools.db.app, person.id, person.purpose, clock.now(), tokenOf(person))
}

export const unseat = async ({ pools }: World): Promise<void> => {
  await sql`delete from guard.session`.execute(pools.db.app)
}

/** A record by the name of its source and its key there. */
export const recordNamed = async ({ pools }: World, source: string, key: string): Promise<RecordId> => {
  const { rows } = await sql<{ id: RecordId }>`
    select r.id from collect.record r join collect.source s on s.id = r.source where s.name = ${source} and r.key = ${key}`.execute(
    pools.db.keeper,
  )
  const [row] = rows
  if (!row) throw new Error(`${source} has no record ${key}.`)
  return row.id
}
