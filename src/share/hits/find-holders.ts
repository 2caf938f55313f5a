// INVARIANT: a declassifier, one of four. Whether others hold something on this is told as far as their agreements say, and nothing else:
// a kind of thing, the holder's name or that somebody holds it, and a handle to ask with. No counts, no ids, no order of what is held.
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { telling, type Work } from '#core/guard/desk.ts'
import { agencyOf } from '#core/guard/sight.ts'
import type { AgencyCode, LabelId, RecordId } from '#core/language/ids.ts'
import type { TellingMode } from '#core/language/share.ts'
import { type ThingKind, thingKinds } from '#core/language/things.ts'
import { agreesByName } from './agree-by-name.ts'
import { heldInSlots } from './held-in-slots.ts'
import { isStrong, type StrongProbe, strongKeysAmong, strongProbes } from './strong-keys.ts'

/** What somebody typed, or a record that he sees. */
export type Asked = { readonly typed: string } | { readonly record: RecordId }

/** What leaves. */
export type Hit = {
  readonly kind: ThingKind
  readonly mode: TellingMode
  readonly holder?: { readonly code: AgencyCode; readonly name: string }
  /** Stands for the line when its holders are asked; tells nothing by itself. */
  readonly handle: string
  readonly mayAsk: boolean
}

/** What stays inside this room: the record that was met. */
export type HeldRecord = {
  readonly record: RecordId
  readonly label: LabelId
  readonly kind: ThingKind
  readonly owner: AgencyCode
  readonly ownerName: string
  readonly mode: TellingMode
}

/** Records that the model calls this likely to be the same are told of, the others are not. */
const atLeast = 0.95
const most = 200

type Row = { readonly record: RecordId; readonly label: LabelId }

/** Current records among these, with what their label's agreement lets be told. */
const toldOf = async (work: Work, records: readonly RecordId[], told: readonly LabelId[]) => {
  const { rows } = await sql<HeldRecord>`
    select r.id as record, r.label, r.kind, l.owner, a.name as "ownerName", g.hit as mode
    from collect.record r join guard.label l on l.id = r.label join guard.agency a on a.code = l.owner
      join guard.agreement g on g.id = l.agreement
    where r.id = any(${[...records]}::uuid[]) and r.label = any(${[...told]}::int[]) and not r.restricted and r.withdrawn_at is null
      and g.hit in ('holder', 'somebody') and r.kind <> 'link'
    order by r.id`.execute(work.db)
  return rows
}

const answering = ({ keys }: StrongProbe, rows: readonly (Row & { key: string; kind: ThingKind })[]): RecordId[] => {
  const [first = '', ...rest] = keys
  const others = rest.map(key => new Set(rows.filter(row => row.key === key).map(row => row.record)))
  return rows
    .filter(row => row.key === first && (keys.length > 1 ? row.kind === 'person' : isStrong(row.key, row.kind)))
    .filter(row => others.every(records => records.has(row.record)))
    .map(row => row.record)
}

const metByWords = async (work: Work, typed: string, told: readonly LabelId[]): Promise<readonly RecordId[]> => {
  const probes = strongProbes(typed)
  const rows = await heldInSlots(work, [...new Set(probes.flatMap(probe => probe.keys))], told)
  const byMark = probes.filter(probe => !probe.isOfPerson).flatMap(probe => answering(probe, rows))
  const byName = probes.filter(probe => probe.isOfPerson).flatMap(probe => answering(probe, rows))
  return [...byMark, ...(await agreesByName(work, typed, byName))]
}

/** What the resolver proposes with a record, read in the slices of told labels alone. */
const metByEdges = async (work: Work, record: RecordId, told: readonly LabelId[]): Promise<readonly RecordId[]> => {
  const { rows } = await sql<{ other: RecordId }>`
    select right_record as other from resolve.edge
      where left_record = ${record} and right_label = any(${[...told]}::int[]) and probability >= ${atLeast}
    union all
    select left_record from resolve.edge
      where right_record = ${record} and left_label = any(${[...told]}::int[]) and probability >= ${atLeast}
    order by 1 limit ${most}`.execute(work.db)
  return rows.map(row => row.other)
}

const keysOfRecord = async (work: Work, record: RecordId): Promise<readonly string[]> => {
  const { rows } = await sql<{ key: string; kind: ThingKind }>`
    select p.key, p.kind from collect.posting p join collect.record r on r.id = p.record
    where p.record = ${record} and p.label = any(${[...work.sight.visible]}::int[]) and not r.restricted
    order by p.key collate "C"`.execute(work.db)
  const [one] = rows
  return one === undefined ? [] : strongKeysAmong([...new Set(rows.map(row => row.key))], one.kind)
}

/** INVARIANT: whoever knows the id of a record that he may not see, or may see no more, is told of nothing that it meets. */
const isSeen = async (work: Work, record: RecordId): Promise<boolean> => {
  const { rows } = await sql`
    select 1 from collect.record where id = ${record} and label = any(${[...work.sight.visible]}::int[]) and not restricted
      and kind <> 'link'`.execute(work.db)
  return rows.length > 0
}

const metByRecord = async (work: Work, record: RecordId, told: readonly LabelId[]): Promise<readonly RecordId[]> => {
  if (!(await isSeen(work, record))) return []
  const keys = await keysOfRecord(work, record)
  const rows = await heldInSlots(work, keys, told)
  return [
    ...(await metByEdges(work, record, told)),
    ...rows.filter(row => isStrong(row.key, row.kind)).map(row => row.record),
  ]
}

/** The records that were met. Never leaves this room: a request needs them, and the ledger names them. */
export const heldBy = (work: Work, asked: Asked): Promise<readonly HeldRecord[]> =>
  telling(work, 'hit', async told => {
    if (told.length === 0) return []
    const met =
      'typed' in asked ? await metByWords(work, asked.typed, told) : await metByRecord(work, asked.record, told)
    return toldOf(work, [...new Set(met)], told)
  })

/** Holders that are named stand for themselves; of all who are not named there is one line for a kind. */
const lineOf = ({ kind, mode, owner }: HeldRecord): string => `${kind} ${mode} ${mode === 'holder' ? owner : ''}`

/** INVARIANT: made of what is told alone; of who is not named it holds nothing that could be guessed and tried. */
export const handleOf = (work: Work, asked: Asked, held: HeldRecord): string =>
  createHash('sha256')
    .update(JSON.stringify([agencyOf(work.sight.by), 'typed' in asked ? asked.typed : asked.record, lineOf(held)]))
    .digest('hex')
    .slice(0, 32)

const inOrder = (a: HeldRecord, b: HeldRecord): number =>
  thingKinds.values.indexOf(a.kind) - thingKinds.values.indexOf(b.kind) || (lineOf(a) < lineOf(b) ? -1 : 1)

/** One line for each kind and named holder, and one for each kind that somebody holds. */
export const hitsAmong = (
  work: Work,
  asked: Asked,
  held: readonly HeldRecord[],
  askable: readonly LabelId[],
): readonly Hit[] =>
  [...Map.groupBy([...held].sort(inOrder), lineOf).values()].flatMap(some => {
    const [one] = some
    if (!one) return []
    return [
      {
        kind: one.kind,
        mode: one.mode,
        ...(one.mode === 'holder' ? { holder: { code: one.owner, name: one.ownerName } } : {}),
        handle: handleOf(work, asked, one),
        mayAsk: some.every(({ label }) => askable.includes(label)),
      },
    ]
  })

/** Who else holds something on this; `told` is for the ledger alone. */
export const findHolders = async (
  work: Work,
  asked: Asked,
): Promise<{ readonly hits: readonly Hit[]; readonly told: readonly RecordId[] }> => {
  const held = await heldBy(work, asked)
  const hits = held.length === 0 ? [] : hitsAmong(work, asked, held, await work.labelsFor('ask'))
  return { hits, told: held.map(one => one.record) }
}
