// Expunging, in this room: a record goes with its versions, keys, features and links; a tombstone and a fingerprint stay in its place.
import { sql } from 'kysely'
import type { Work } from '#core/guard/desk.ts'
import { type Cleared, type Sealed, seal } from '#core/guard/sealed.ts'
import { type SuppressionKey, suppressionFingerprint } from '#core/guard/suppression.ts'
import type { LabelId, RecordId } from '#core/language/ids.ts'
import { allReached, type Reached, rowsReached } from '#core/ledger/erase.ts'

/** A record that is to go, or the tombstone of one that went. */
export type Doomed = {
  readonly id: RecordId
  readonly label: LabelId
  /** Where it came from; a tombstone no longer knows. */
  readonly row?: { readonly source: string; readonly unit: string; readonly key: string }
}

type HeadRow = { id: RecordId; label: LabelId; source: string; unit: string; key: string }

const heads = async (work: Work, ids: readonly RecordId[]): Promise<readonly Doomed[]> => {
  const { rows } = await sql<HeadRow>`
    select r.id, r.label, s.name as source, r.unit, r.key from collect.record r join collect.source s on s.id = r.source
    where r.id = any(${[...ids]}::uuid[]) order by r.id for update of r`.execute(work.db)
  return rows.map(({ id, label, ...row }) => ({ id, label, row }))
}

const tombstones = async (work: Work, ids: readonly RecordId[]): Promise<readonly Doomed[]> => {
  const { rows } = await sql<{ id: RecordId; label: LabelId }>`
    select record as id, label from collect.tombstone where record = any(${[...ids]}::uuid[]) order by record`.execute(
    work.db,
  )
  return rows
}

/** The records of these ids, each sealed under its label, and what stands where one was expunged before; nothing for the others. */
export const doomedRecords = async (work: Work, ids: readonly RecordId[]): Promise<readonly Sealed<Doomed>[]> =>
  [...(await heads(work, ids)), ...(await tombstones(work, ids))].map(doomed => seal(doomed, [doomed.label]))

type LinkRow = { id: RecordId; label: LabelId }

/** Links that have one of these records as an end; they cannot be without it. */
const linksOf = async (work: Work, ids: readonly RecordId[]): Promise<readonly LinkRow[]> => {
  const { rows } = await sql<LinkRow>`
    select l.record as id, l.label from collect.link l
    where (l.from_record = any(${[...ids]}::uuid[]) or l.to_record = any(${[...ids]}::uuid[])) and l.record <> all(${[...ids]}::uuid[])
    order by l.record`.execute(work.db)
  return rows
}

/** Values that say something of somebody, in whatever property; codes and precisions do not. */
const TELLING = [
  'text',
  'raw',
  'value',
  'given',
  'family',
  'patronymic',
  'e164',
  'plate',
  'number',
  'handle',
  'address',
  'postcode',
]

const tellingValues = (value: unknown, name = ''): readonly string[] => {
  if (typeof value === 'string') return TELLING.includes(name) ? [value] : []
  if (typeof value !== 'object' || value === null || 'code' in value) return []
  return Object.entries(value).flatMap(([key, held]) => tellingValues(held, Array.isArray(value) ? name : key))
}

type Properties = { readonly name?: readonly { readonly text: string }[] }

const nameWords = ({ name = [] }: Properties): readonly string[] => name.flatMap(({ text }) => text.split(/[\s-]+/u))

/** What the records say, so that a reason for expunging them can be held against it: two signs alone say nothing. */
export const wordsOf = async (work: Work, cleared: readonly Cleared<Doomed>[]): Promise<readonly string[]> => {
  const { rows } = await sql<{ properties: Properties }>`
    select properties from collect.version where record = any(${cleared.map(one => one.content.id)}::uuid[])`.execute(
    work.db,
  )
  const said = rows.flatMap(({ properties }) => [...tellingValues(properties), ...nameWords(properties)])
  const keys = cleared.flatMap(({ content: { row } }) => (row ? [row.key] : []))
  return [...new Set([...said, ...keys])].filter(word => word.length > 2)
}

const suppress = async (work: Work, cleared: readonly Cleared<Doomed>[], key: SuppressionKey): Promise<void> => {
  const fingerprints = cleared.flatMap(({ content: { row } }) =>
    row ? [suppressionFingerprint(key, row.source, row.unit)] : [],
  )
  await sql`insert into collect.suppression (fingerprint, since)
    select f, ${work.now} from unnest(${fingerprints}::bytea[]) f on conflict do nothing`.execute(work.db)
}

const raise = async (work: Work, gone: readonly LinkRow[]): Promise<void> => {
  await sql`insert into collect.tombstone (record, label, expunged_at)
    select record, label, ${work.now} from unnest(${gone.map(one => one.id)}::uuid[], ${gone.map(one => one.label)}::int[]) g(record, label)
    on conflict do nothing`.execute(work.db)
}

const tables = ['posting', 'feature', 'version'] as const

const remove = async (work: Work, ids: readonly RecordId[]): Promise<readonly Reached[]> => {
  const all = sql`${[...ids]}::uuid[]`
  const reached: Reached[] = []
  for (const table of tables)
    reached.push(
      await rowsReached(
        work,
        `collect.${table}`,
        sql`delete from ${sql.table(`collect.${table}`)} where record = any(${all})`,
      ),
    )
  const links = sql`delete from collect.link where record = any(${all}) or from_record = any(${all}) or to_record = any(${all})`
  reached.push(await rowsReached(work, 'collect.link', links))
  reached.push(await rowsReached(work, 'collect.record', sql`delete from collect.record where id = any(${all})`))
  return reached
}

export type Erasing = {
  /** Every record that goes: those named, and links that have one of them as an end. */
  readonly ids: readonly RecordId[]
  readonly labels: readonly LabelId[]
  readonly erase: () => Promise<Reached>
}

/** Finds all that has to go with what was cleared. Works in the keeper's role alone; the others lack the rights. */
export const erasing = async (
  work: Work,
  cleared: readonly Cleared<Doomed>[],
  key: SuppressionKey,
): Promise<Erasing> => {
  const named = cleared.map(({ content }) => ({ id: content.id, label: content.label }))
  const links = await linksOf(
    work,
    named.map(one => one.id),
  )
  const going = [...named, ...links]
  const ids = going.map(one => one.id)
  const erase = async (): Promise<Reached> => {
    const rejections = await eraseRejections(work, cleared)
    const reached = await remove(work, ids)
    await raise(work, going)
    await suppress(work, cleared, key)
    return allReached([rejections, ...reached])
  }
  return { ids, labels: [...new Set(going.map(one => one.label))], erase }
}

/** A rejected row of the same unit keeps its place and loses its words: they quote what stood in it. */
const eraseRejections = (work: Work, cleared: readonly Cleared<Doomed>[]): Promise<Reached> => {
  const rows = cleared.flatMap(({ content: { row } }) => (row ? [row] : []))
  return rowsReached(
    work,
    'collect.rejection',
    sql`update collect.rejection r set unit = null, row_sha256 = null, reason = 'The row was expunged.', mend = 'Nothing is to be done.'
      from collect.delivery d join collect.source s on s.id = d.source,
        unnest(${rows.map(row => row.source)}::text[], ${rows.map(row => row.unit)}::text[], ${rows.map(row => row.key)}::text[]) g(source, unit, key)
      where d.id = r.delivery and s.name = g.source and (r.unit = g.unit or position('''' || g.key || '''' in r.reason) > 0)`,
  )
}

/** What else came in the same row and stays; later deliveries of the row are kept out with it. */
export const leftOfTheRow = async (work: Work, cleared: readonly Cleared<Doomed>[]): Promise<readonly RecordId[]> => {
  const rows = cleared.flatMap(({ content: { row } }) => (row ? [row] : []))
  const { rows: left } = await sql<{ id: RecordId }>`
    select r.id from collect.record r join collect.source s on s.id = r.source
    join unnest(${rows.map(row => row.source)}::text[], ${rows.map(row => row.unit)}::text[]) g(source, unit) on g.source = s.name and g.unit = r.unit
    order by r.id`.execute(work.db)
  return [...new Set(left.map(row => row.id))]
}
