// A record with its label, for whoever sees it.
import { sql } from 'kysely'
import type { Work } from '#core/guard/desk.ts'
import type { RecordId } from '#core/language/ids.ts'
import type { Concerned } from './request.ts'

export const visibleRecord = async (work: Work, id: RecordId): Promise<Concerned | undefined> => {
  const { rows } = await sql<Concerned>`
    select id as record, label from collect.record
    where id = ${id} and label = any(${[...work.sight.visible]}::int[]) and not restricted and kind <> 'link'`.execute(
    work.db,
  )
  return rows[0]
}
