// A form that is sent twice, by a second press or after a crash, gives the same single thing.
import { sql } from 'kysely'
import type { Work } from '#core/guard/desk.ts'
import { agencyOf } from '#core/guard/sight.ts'
import type { AuditedWork } from '#core/ledger/audit.ts'

/** A fresh token for a form. */
export const newOnce = (work: Work, of: string): string => work.nextId(`form ${of}`)

/** What this form made when it was sent before; undefined the first time, and then it is kept that it makes `thing`. */
export const madeBefore = async (work: AuditedWork, once: string, thing: string): Promise<string | undefined> => {
  const { id } = work.sight.by
  const { rows } = await sql<{ thing: string }>`
    insert into disrupt.sent_form (member, once, agency, thing, sent_at)
    values (${id}, ${once}, ${agencyOf(work.sight.by)}, ${thing}, ${work.now})
    on conflict (member, once) do nothing returning thing`.execute(work.db)
  if (rows.length > 0) return undefined
  const before = await sql<{ thing: string }>`
    select thing from disrupt.sent_form where member = ${id} and once = ${once}`.execute(work.db)
  return before.rows[0]?.thing
}
