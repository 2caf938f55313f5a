// How a page is marked that shows what was made under these labels: by the highest of them.
import { sql } from 'kysely'
import type { Work } from '#core/guard/desk.ts'
import type { Marking } from '#core/language/handling.ts'
import type { LabelId } from '#core/language/ids.ts'

export const markingOf = async (work: Work, labels: readonly LabelId[]): Promise<Marking> => {
  const { rows } = await sql<{ isSensitive: boolean | null }>`
    select bool_or(marking = 'OFFICIAL-SENSITIVE') as "isSensitive" from guard.label
    where id = any(${[...new Set(labels)]}::int[]) and id = any(${[...work.sight.visible]}::int[])`.execute(work.db)
  return rows[0]?.isSensitive ? 'OFFICIAL-SENSITIVE' : 'OFFICIAL'
}
