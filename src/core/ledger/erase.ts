// Erasing, which the ledger enters like any other change: what was reached in each table and what stands in its place, never what it said.
import { type Kysely, sql } from 'kysely'
import { attempt, couldNotSerialise, type Work } from '#core/guard/desk.ts'
import type { RecordId } from '#core/language/ids.ts'
import { append } from './append.ts'
import { type AuditedDesk, type AuditedWork, entryOf } from './audit.ts'
import { type About, type Body, type Entry, leafOf } from './entry.ts'

/** How many rows were reached, by table. */
export type Reached = Readonly<Record<string, number>>

/** What the entry of an erasure says beside who, when and for what purpose. */
export type ErasureBody = Body & { readonly reached?: Reached; readonly why?: string }

export const allReached = (parts: readonly Reached[]): Reached => {
  const all = new Map<string, number>()
  for (const [table, rows] of parts.flatMap(part => Object.entries(part))) all.set(table, (all.get(table) ?? 0) + rows)
  return Object.fromEntries(all)
}

/** Runs a DELETE or UPDATE and says how many rows it reached. */
export const rowsReached = async (
  work: Pick<Work, 'db'>,
  table: string,
  query: ReturnType<typeof sql>,
): Promise<Reached> => ({
  [table]: Number((await query.execute(work.db)).numAffectedRows ?? 0n),
})

export type ErasureOutcome = {
  readonly kind: string
  readonly unchanged?: true
  readonly reasons?: readonly string[]
  readonly reached?: Reached
  readonly why?: string
}

/** The entry's leaf covers what an erasure adds to its body. */
const entryOfErasure = (work: Work, act: string, outcome: ErasureOutcome, about: readonly About[]): Entry => {
  const { kind, reasons, reached, why } = outcome
  const plain = entryOf(work, { verb: 'erasure', act, outcome: kind, reasons }, about)
  const body: ErasureBody = { ...plain.body, ...(reached ? { reached } : {}), ...(why ? { why } : {}) }
  return { ...plain, body, leaf: leafOf(plain.salt, body) }
}

class Unchanged extends Error {
  readonly outcome: ErasureOutcome
  constructor(outcome: ErasureOutcome) {
    super('Nothing was erased.')
    this.outcome = outcome
  }
}

/**
 * An erasure, entered in its own transaction, also when it is refused or fails; like `change`, and with what it reached.
 * An outcome with `unchanged: true` is undone and its entry stays.
 */
export const erasure =
  <Ask, Outcome extends ErasureOutcome>(
    name: string,
    about: (ask: Ask, outcome: Outcome | undefined) => readonly About[],
    act: (work: AuditedWork, ask: Ask) => Promise<Outcome>,
  ) =>
  async (desk: AuditedDesk, ask: Ask): Promise<Outcome> => {
    const ended = await desk.transaction(async plain => {
      const work: AuditedWork = { ...plain, listeners: desk.listeners }
      const tried = await attempt(work, async () => {
        const outcome = await act(work, ask)
        if (outcome.unchanged) throw new Unchanged(outcome)
        return outcome
      })
      const result = settled<Outcome>(tried)
      const said = 'outcome' in result ? result.outcome : { kind: 'failed' }
      const concerned = about(ask, 'outcome' in result ? result.outcome : undefined)
      await append(work.db, [entryOfErasure(work, name, said, concerned)])
      return result
    })
    if ('fault' in ended) throw ended.fault
    return ended.outcome
  }

const settled = <Outcome>(tried: { readonly done: Outcome } | { readonly fault: unknown }) => {
  if ('done' in tried) return { outcome: tried.done }
  if (tried.fault instanceof Unchanged) return { outcome: tried.fault.outcome as Outcome }
  if (couldNotSerialise(tried.fault)) throw tried.fault
  return { fault: tried.fault }
}

const eraseWordsTyped = async (db: Kysely<unknown>, records: readonly RecordId[]): Promise<Reached> => {
  const { rows } = await sql<{ bodies: string; parts: string }>`
    with doomed as materialized (
      select distinct a.entry from ledger.about a join ledger.body b on b.entry = a.entry
      where a.record = any(${[...records]}::uuid[]) and b.body ? 'asked'
    ), parts as (delete from ledger.about where entry in (select entry from doomed) returning 1),
    bodies as (delete from ledger.body where entry in (select entry from doomed) returning 1)
    select (select count(*) from bodies) as bodies, (select count(*) from parts) as parts`.execute(db)
  return { 'ledger.body': Number(rows[0]?.bodies), 'ledger.about': Number(rows[0]?.parts) }
}

/**
 * Takes records out of the entries that name them. An entry in which somebody typed words and was shown one of them loses its body:
 * the words may describe it. Every leaf stays. What the entries of expunging itself name is the tombstone, and stays too.
 */
export const eraseFromLedger = async (work: Work, records: readonly RecordId[]): Promise<Reached> => {
  const typed = await eraseWordsTyped(work.db, records)
  const named = await rowsReached(
    work,
    'ledger.about',
    sql`delete from ledger.about a where a.record = any(${[...records]}::uuid[]) and not exists (
      select from ledger.body b where b.entry = a.entry and b.body ->> 'verb' = 'erasure' and b.body ->> 'outcome' = 'expunged')`,
  )
  return allReached([typed, named])
}

/** Takes records out of the facts; a fact about nothing else goes, and with it the work that was put down for it. */
export const eraseFromFacts = async (work: Work, records: readonly RecordId[]): Promise<Reached> => {
  const ids = [...records]
  const { rows: gone } = await sql<{ id: string }>`
    delete from facts.fact where records <@ ${ids}::uuid[] and kind <> 'record-expunged' returning id`.execute(work.db)
  const shortened = await rowsReached(
    work,
    'facts.fact',
    sql`update facts.fact set records = array(
        select r from unnest(records) with ordinality as kept(r, place) where r <> all(${ids}::uuid[]) order by place)
      where records && ${ids}::uuid[] and kind <> 'record-expunged'`,
  )
  const { rows } = await sql<{ n: string }>`
    select ground.forget_jobs(${[...gone.map(({ id }) => id), ...ids]}::uuid[]) as n`.execute(work.db)
  return allReached([{ 'facts.fact': gone.length }, shortened, { 'outstanding jobs': Number(rows[0]?.n) }])
}
