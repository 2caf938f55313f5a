// Records that somebody asked to expunge: where they came from, what they say, and what came with them.
import { sql } from 'kysely'
import type { Work } from '#core/guard/desk.ts'
import { type Cleared, type Sealed, seal } from '#core/guard/sealed.ts'
import type { LabelId, RecordId } from '#core/language/ids.ts'

/** A record that is to go, or the tombstone of one that went. */
export type Doomed = {
  readonly id: RecordId
  readonly label: LabelId
  /** Where it came from; a tombstone no longer knows. */
  readonly row?: { readonly source: string; readonly unit: string; readonly key: string }
}

export type ClearedDoomed = readonly Cleared<Doomed>[]

export const rowsOf = (cleared: ClearedDoomed) => cleared.flatMap(({ content: { row } }) => (row ? [row] : []))

type HeadRow = { id: RecordId; label: LabelId; source: string; unit: string; key: string }

const heads = async (work: Work, ids: readonly RecordId[]): Promise<readonly Doomed[]> => {
  const { rows } = await sql<HeadRow>`
    select r.id, r.label, s.name as source, r.unit, r.key from collect.record r join collect.source s on s.id = r.source
    where r.id = any(${[...ids]}::uuid[]) order by r.id for update of r`.execute(work.db)
  return rows.map(({ id, label, ...row }) => ({ id, label, row }))
}

const tombstones = async (work: Work, ids: readonly RecordId[]): Promise<readonly Doomed[]> => {
  const { rows } = await sql<{ id: RecordId; label: LabelId }>`
    select record as id, label from collect.tombstone
    where record = any(${[...ids]}::uuid[]) order by record`.execute(work.db)
  return rows
}

/** The records of these ids, each sealed under its label, and what stands where one was expunged before; nothing for the others. */
export const doomedRecords = async (work: Work, ids: readonly RecordId[]): Promise<readonly Sealed<Doomed>[]> =>
  [...(await heads(work, ids)), ...(await tombstones(work, ids))].map(doomed => seal(doomed, [doomed.label]))

// What says something of somebody, in whatever property; codes and precisions do not.
const telling = [
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
]

const tellingValues = (value: unknown, name = ''): readonly string[] => {
  if (typeof value === 'string') return telling.includes(name) ? [value] : []
  if (typeof value !== 'object' || value === null || 'code' in value) return []
  return Object.entries(value).flatMap(([key, held]) => tellingValues(held, Array.isArray(value) ? name : key))
}

type Said = { readonly name?: readonly { readonly text: string }[] }

const nameWords = ({ name = [] }: Said): readonly string[] => name.flatMap(({ text }) => text.split(/[\s-]+/u))

/** What the records say, so that a reason for expunging them can be held against it: two letters alone say nothing. */
export const wordsOf = async (work: Work, cleared: ClearedDoomed): Promise<readonly string[]> => {
  const { rows } = await sql<{ properties: Said }>`
    select properties from collect.version
    where record = any(${cleared.map(one => one.content.id)}::uuid[])`.execute(work.db)
  const said = rows.flatMap(({ properties }) => [...tellingValues(properties), ...nameWords(properties)])
  return [...new Set([...said, ...rowsOf(cleared).map(row => row.key)])].filter(word => word.length > 2)
}

/** What else came in the same row and stays; later deliveries of the row are kept out with it. */
export const leftOfTheRow = async (work: Work, cleared: ClearedDoomed): Promise<readonly RecordId[]> => {
  const rows = rowsOf(cleared)
  const { rows: left } = await sql<{ id: RecordId }>`
    select distinct r.id from collect.record r join collect.source s on s.id = r.source
    join unnest(${rows.map(row => row.source)}::text[], ${rows.map(row => row.unit)}::text[]) as g(source, unit)
      on g.source = s.name and g.unit = r.unit
    order by r.id`.execute(work.db)
  return left.map(row => row.id)
}
