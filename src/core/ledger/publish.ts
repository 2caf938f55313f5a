// News goes out in the transaction of the change: a fact, and one job for each listener, carrying the fact's id and nothing else.
import { sql } from 'kysely'
import { enqueue } from '#core/ground/queue.ts'
import type { Work } from '#core/guard/desk.ts'
import type { Fact, FactKind } from '#core/language/facts.ts'
import { type FactId, factId, mustBe } from '#core/language/ids.ts'

/** Which tasks hear of which facts; filled by the composition, never by import. */
export type Listeners = { readonly [K in FactKind]?: readonly string[] }

export const publish = async (work: Work, listeners: Listeners, { fact, about, labels }: Fact): Promise<FactId> => {
  const id = mustBe(factId(work.nextId()), 'fact')
  const under = [...new Set(labels)].sort((a, b) => a - b)
  await sql`insert into facts.fact (id, kind, records, labels, happened_at)
    values (${id}, ${fact}, ${[...about]}::uuid[], ${under}::int[], ${work.now})`.execute(work.db)
  for (const task of listeners[fact] ?? []) await enqueue(work.db, task, id)
  return id
}
