// The history of a record written here: every version, what it said, and why the next one took its place.
import { sql } from 'kysely'
import type { Work } from '#core/guard/desk.ts'
import type { RecordId } from '#core/language/ids.ts'
import type { Properties } from '#core/language/properties.ts'

export type PastVersion = {
  readonly record: RecordId
  readonly version: number
  readonly properties: Properties
  readonly grade: string | null
  readonly learntAt: Date
  /** Why it took the place of the version before; nothing for the first, and for one that was graded anew. */
  readonly why: string | null
  readonly by: string | null
}

/** All versions of these records, the newest first. */
export const versionsOf = async (work: Work, records: readonly RecordId[]): Promise<readonly PastVersion[]> => {
  const seen = [...work.sight.visible]
  const { rows } = await sql<PastVersion>`
    select v.record, v.version, v.properties, v.grade, v.learnt_at as "learntAt", c.why, m.name as by
    from collect.version v
      left join collect.correction c on c.record = v.record and c.version = v.version and c.record_label = any(${seen}::int[])
      left join guard.member m on m.id = c.corrected_by
    where v.record = any(${[...records]}::uuid[]) and v.label = any(${seen}::int[])
    order by v.record, v.version desc`.execute(work.db)
  return rows
}
