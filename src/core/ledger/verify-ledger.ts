// Holds every leaf of the ledger against what is left of its entry, and every erasure against the entries that account for it.
import { type Kysely, sql } from 'kysely'
import type { EntryId } from '#core/language/ids.ts'
import { type About, type Verified, verifyEntry } from './entry.ts'
import type { ErasureBody } from './erase.ts'

export type LedgerReport = {
  readonly entries: number
  readonly whole: number
  readonly erasedInPart: number
  readonly erased: number
  /** Entries whose body, parts or leaf are not what was written. */
  readonly altered: readonly EntryId[]
  /** Erased by something other than an expunging that was entered. */
  readonly unaccounted: { readonly bodies: number; readonly parts: number }
}

export const isSound = ({ altered, unaccounted }: LedgerReport): boolean =>
  altered.length === 0 && unaccounted.bodies === 0 && unaccounted.parts === 0

type Part = About & { readonly place: number; readonly salt: string }
type Row = { id: EntryId; leaf: string; salt: string | null; body: ErasureBody | null; parts: Part[] }

const entriesAtOnce = 2_000
const partsAtOnce = 20_000

type Sized = { readonly id: EntryId; readonly parts: number }

const sizesAfter = async (db: Kysely<unknown>, last: string | undefined): Promise<readonly Sized[]> => {
  const { rows } = await sql<Sized>`
    select e.id, case jsonb_typeof(b.body -> 'about') when 'array' then jsonb_array_length(b.body -> 'about') else 0 end as parts
    from (select id from ledger.entry where ${last ?? null}::uuid is null or id > ${last ?? null}::uuid
      order by id limit ${entriesAtOnce}) e
    left join ledger.body b on b.entry = e.id
    order by e.id`.execute(db)
  return rows
}

/** An entry may name one record or thousands: what is read at once is bounded by both. */
const inReach = function* (sizes: readonly Sized[]): Generator<readonly EntryId[]> {
  let [ids, parts]: [EntryId[], number] = [[], 0]
  for (const one of sizes) {
    if (ids.length > 0 && parts + one.parts > partsAtOnce) {
      yield ids
      ;[ids, parts] = [[], 0]
    }
    ids.push(one.id)
    parts += one.parts
  }
  if (ids.length > 0) yield ids
}

const entriesOf = async (db: Kysely<unknown>, ids: readonly EntryId[]): Promise<readonly Row[]> => {
  const { rows } = await sql<Row>`
    select e.id, encode(e.leaf, 'hex') as leaf, encode(b.salt, 'hex') as salt, b.body, coalesce(p.parts, '[]') as parts
    from ledger.entry e
    left join ledger.body b on b.entry = e.id
    left join lateral (select json_agg(json_build_object(
        'place', a.place, 'salt', encode(a.salt, 'hex'), 'record', a.record, 'manner', a.manner)) as parts
      from ledger.about a where a.entry = e.id) p on true
    where e.id = any(${[...ids]}::uuid[]) order by e.id`.execute(db)
  return rows
}

const verified = ({ leaf, salt, body, parts }: Row): Verified =>
  verifyEntry(leaf, salt !== null && body !== null ? { salt, body } : undefined, parts)

/** Bodies and parts whose leaf somebody took away; the database itself forbids it to everyone but its superuser. */
const withoutLeaf = async (db: Kysely<unknown>): Promise<readonly EntryId[]> => {
  const { rows } = await sql<{ entry: EntryId }>`
    select b.entry from ledger.body b where not exists (select from ledger.entry e where e.id = b.entry)
    union select a.entry from ledger.about a where not exists (select from ledger.entry e where e.id = a.entry)
    order by 1`.execute(db)
  return rows.map(row => row.entry)
}

type Tally = Record<Verified, number> & {
  altered: number
  ids: EntryId[]
  partsGone: number
  bodiesTold: number
  partsTold: number
}

const count = (tally: Tally, row: Row): void => {
  const found = verified(row)
  tally[found] += 1
  if (found === 'altered') tally.ids.push(row.id)
  else if (row.body) {
    tally.partsGone += row.body.about.length - row.parts.length
    tally.bodiesTold += row.body.reached?.['ledger.body'] ?? 0
    tally.partsTold += row.body.reached?.['ledger.about'] ?? 0
  }
}

const reportOf = (tally: Tally, orphans: readonly EntryId[]): LedgerReport => ({
  entries: tally.whole + tally['erased in part'] + tally.erased + tally.altered + orphans.length,
  whole: tally.whole,
  erasedInPart: tally['erased in part'],
  erased: tally.erased,
  altered: [...tally.ids, ...orphans],
  unaccounted: {
    bodies: Math.max(0, tally.erased - tally.bodiesTold),
    parts: Math.max(0, tally.partsGone - tally.partsTold),
  },
})

/**
 * Reads the whole ledger through, in batches. To be called in a transaction that sees one moment (repeatable read): an erasure that
 * was committed half-way through the reading would look like an alteration.
 */
export const verifyLedger = async (
  db: Kysely<unknown>,
  did: (entries: number) => void = () => {},
): Promise<LedgerReport> => {
  const tally: Tally = {
    whole: 0,
    'erased in part': 0,
    erased: 0,
    altered: 0,
    ids: [],
    partsGone: 0,
    bodiesTold: 0,
    partsTold: 0,
  }
  for (let sizes = await sizesAfter(db, undefined); sizes.length > 0; sizes = await sizesAfter(db, sizes.at(-1)?.id))
    for (const ids of inReach(sizes)) {
      for (const row of await entriesOf(db, ids)) count(tally, row)
      did(ids.length)
    }
  return reportOf(tally, await withoutLeaf(db))
}

/** The ledger as it stands at one moment. */
export const verifyLedgerNow = (db: Kysely<unknown>, did?: (entries: number) => void): Promise<LedgerReport> =>
  db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(trx => verifyLedger(trx, did))
