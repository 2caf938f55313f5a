// The records of a release, links among them, as they stand: what moves when it is taken back.
import { sql } from 'kysely'
import type { Work } from '#core/guard/desk.ts'
import type { LabelId, RecordId, ReleaseId } from '#core/language/ids.ts'

export const movingWith = async (
  work: Work,
  release: ReleaseId,
): Promise<readonly { readonly record: RecordId; readonly label: LabelId }[]> => {
  const seen = sql`any(${[...work.sight.visible]}::int[])`
  const { rows } = await sql<{ record: RecordId; label: LabelId }>`
    select record, record_label as label from share.released_record
    where release = ${release} and release_label = ${seen} and record_label = ${seen} order by record`.execute(work.db)
  return rows
}

export const hasMoreThanSeen = async (work: Work, release: ReleaseId): Promise<boolean> => {
  const { rows } = await sql<{ more: boolean }>`select share.has_more_than_seen(${release}) as more`.execute(work.db)
  return rows[0]?.more === true
}
