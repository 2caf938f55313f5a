// Originals and the copies that were made of them for others, for who sees both.
import { sql } from 'kysely'
import type { Work } from '#core/guard/desk.ts'
import type { LabelId, RecordId } from '#core/language/ids.ts'

export type SanitisedCopy = {
  readonly original: RecordId
  readonly copy: RecordId
  readonly why: string
  readonly by: string
  readonly agency: string
  readonly at: Date
}

const most = 20

const copiesWhere = async (work: Work, record: RecordId): Promise<readonly SanitisedCopy[]> => {
  const seen = [...work.sight.visible]
  const { rows } = await sql<SanitisedCopy>`
    select c.original, c.copy, c.why, m.name as by, a.name as agency, c.made_at as at
    from evaluate.sanitised_copy c join guard.member m on m.id = c.made_by join guard.agency a on a.code = m.agency
    where (c.original = ${record} or c.copy = ${record}) and c.original_label = any(${seen}::int[]) and c.copy_label = any(${seen}::int[])
    order by c.made_at, c.id limit ${most}`.execute(work.db)
  return rows
}

/** The original that a record is a copy of, and the copies that were made of it. */
export const copiesAround = async (work: Work, record: RecordId) => {
  const all = await copiesWhere(work, record)
  return { of: all.find(one => one.copy === record), made: all.filter(one => one.original === record) }
}

/** The record that this one is a sanitised copy of; undefined where it is none, or where this viewer does not see both. */
export const isSanitisedCopyOf = async (work: Work, record: RecordId): Promise<RecordId | undefined> =>
  (await copiesAround(work, record)).of?.original

export type Seen = { readonly record: RecordId; readonly label: LabelId }

/** Of two that send one form at once the later begins again, and finds the copy. */
export const writeCopy = async (
  work: Work,
  original: Seen,
  copy: Seen,
  { why, once }: { readonly why: string; readonly once: string },
): Promise<void> => {
  await sql`insert into evaluate.sanitised_copy (id, original, original_label, copy, copy_label, why, made_by, made_at, once)
    values (${work.nextId(`copy of ${original.record}`)}, ${original.record}, ${original.label}, ${copy.record}, ${copy.label}, ${why},
      ${work.sight.by.id}, ${work.now}, ${once})
    on conflict (made_by, once) do nothing`.execute(work.db)
  await sql`select evaluate.bind_origin(${original.record}, ${copy.record})`.execute(work.db)
}

/** The copy that this form made before, where it was sent twice. */
export const copyOfForm = async (work: Work, once: string): Promise<RecordId | undefined> => {
  const seen = [...work.sight.visible]
  const { rows } = await sql<{ copy: RecordId }>`
    select copy from evaluate.sanitised_copy where made_by = ${work.sight.by.id} and once = ${once}
      and original_label = any(${seen}::int[]) and copy_label = any(${seen}::int[])`.execute(work.db)
  return rows[0]?.copy
}
