// A database that an older program filled is brought forward: what was decided stays decided, and what must be compared anew is put down.
import assert from 'node:assert/strict'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { sql } from 'kysely'
import { migrationsFolder } from '#core/ground/paths.ts'
import { migrate, readMigrations } from '#core/ground/postgres/migrate.ts'
import { openTestDatabase } from '#core/ground/postgres/test-database.ts'
import { now, person, record, smallOffice } from '../../test/fixtures/small-office.ts'

/** The migrations that a program had before the one with this number. */
const migrationsBefore = (number: string): string => {
  const folder = mkdtempSync(join(tmpdir(), 'bw-older-'))
  for (const { name } of readMigrations())
    if (name < number) copyFileSync(join(migrationsFolder, name), join(folder, name))
  return folder
}

/** Before there was a queue in the order of what a decision changes: two people proposed, a match on each, one of them taken back. */
const filledBefore200 = async (t: TestContext) => {
  const migrations = migrationsBefore('200')
  t.after(() => rmSync(migrations, { recursive: true }))
  const house = await openTestDatabase(t, { migrations })
  const { shared, closed } = await smallOffice(house, t)
  const { keeper } = house.pools.db
  for (const [at, [left, right, label]] of (
    [
      [11, 12, shared],
      [13, 14, closed],
    ] as const
  ).entries()) {
    await sql`insert into resolve.edge (left_record, left_label, right_record, right_label, kind, model, weight, probability, found_at)
      values (${record(left)}, ${label}, ${record(right)}, ${label}, 'person', 'person-1', 3, 0.9, ${now})`.execute(
      keeper,
    )
    await sql`insert into resolve.judgement (id, left_record, left_label, right_record, right_label, verdict, reason, given_by, purpose, given_at, place)
      values (${record(500 + at)}, ${record(left)}, ${label}, ${record(right)}, ${label}, 'match', 'One man', ${person(1)}, 'prevent-detect-oic', ${now}, 0)`.execute(
      keeper,
    )
  }
  await sql`insert into resolve.revocation (judgement, why, revoked_by, revoked_at) values (${record(501)}, 'Two men', ${person(1)}, ${now})`.execute(
    keeper,
  )
  await migrate(house.place)
  return keeper
}

test('what a person decided before the queue was made is not offered to anybody again; what he took back is', async t => {
  const keeper = await filledBefore200(t)
  const { rows } = await sql<{ left: string; judged: boolean }>`
    select left_record as left, judged from resolve.edge order by left_record`.execute(keeper)
  assert.deepEqual(
    rows.map(row => [row.left, row.judged]),
    [
      [record(11), true],
      [record(13), false],
    ],
  )
})

test('every source that it held gets keys and features anew', async t => {
  const keeper = await filledBefore200(t)
  const { rows } = await sql<{ task: string }>`
    select o.task from ground.outstanding_jobs() o join collect.source s on s.id = o.id`.execute(keeper)
  assert.deepEqual([...new Set(rows.map(({ task }) => task))], ['renew-keys'])
})
