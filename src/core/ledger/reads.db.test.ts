// Looks are entered together, and each is served or refused for itself.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { openTestDatabase } from '#core/ground/postgres/test-database.ts'
import { type Entry, writeEntry } from './entry.ts'
import { LedgerUnwritable, openReadEntries } from './reads.ts'

const { pools } = await openTestDatabase({ after })

const search = (asked: string): Entry =>
  writeEntry(
    randomUUID(),
    {
      verb: 'consultation',
      act: 'search-things',
      outcome: 'nothing-shown',
      by: 'a member',
      agency: 'estuary-police',
      post: 'analyst',
      purpose: 'prevent-detect-oic',
      at: '2026-10-03T09:00:00.000Z',
      asked,
    },
    [],
  )

test('a search that cannot be entered keeps nobody else from what he asked for', async () => {
  const { entered } = openReadEntries(pools.db.app)
  const entries = ['first', 'Hassan', 'no database keeps \u0000', 'KX19 ABC', 'half a letter \ud83d', 'Mehmet'].map(
    search,
  )
  const outcomes = await Promise.allSettled(entries.map(entered))
  assert.deepEqual(
    outcomes.map(one => one.status),
    ['fulfilled', 'fulfilled', 'rejected', 'fulfilled', 'rejected', 'fulfilled'],
  )
  for (const one of outcomes) if (one.status === 'rejected') assert.ok(one.reason instanceof LedgerUnwritable)
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ledger.body`.execute(pools.db.auditor)
  assert.equal(rows[0]?.n, 4)
})
