// A delivery says again what was released: it stays with those it was released to, unless its holder now says it under other codes.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { openTestDatabase, type TestDatabase } from '#core/ground/postgres/test-database.ts'
import { labelAt } from '#core/guard/audience.ts'
import { internLabel } from '#core/guard/intern-label.ts'
import { slot } from '#core/guard/slot.ts'
import { type LabelId, mustBe, type RecordId, releaseId } from '#core/language/ids.ts'
import { deliveryFolder, nominals } from '../fixtures/delivery-folder.ts'
import { only, takingIn } from '../fixtures/intake-desk.ts'

type Head = { readonly id: RecordId; readonly label: LabelId; readonly version: number }

const heads = async ({ pools }: TestDatabase): Promise<readonly Head[]> =>
  (
    await sql<Head>`select id, label, version from collect.record where kind = 'person' order by key collate "C"`.execute(
      pools.db.keeper,
    )
  ).rows

/** What a release does to a record's label, without the room that gives it. */
const release = async ({ pools }: TestDatabase, { id, label }: Head): Promise<LabelId> => {
  const codes = await labelAt(pools.db.keeper, label)
  const to = mustBe(releaseId('77777777-7777-4777-8777-777777777777'), 'release')
  const released = await internLabel(pools.db.keeper, { ...codes, release: to })
  await sql`update collect.record set label = ${released} where id = ${id}`.execute(pools.db.keeper)
  return released
}

const next = (day: number) => ({ asOf: `2026-10-0${day}T18:00:00Z` })

test('a record that was released stays released when it is delivered again, the same or corrected', async t => {
  const database = await openTestDatabase(t)
  const load = takingIn(database)
  const folder = deliveryFolder(t)
  folder.deliver(nominals(3))
  await load(folder.path)
  const [first, second] = await heads(database)
  assert.ok(first && second)
  const released = await release(database, first)
  folder.deliver(nominals(3), next(1))
  assert.equal(only(await load(folder.path)).counts.unchanged, 3, 'nothing changed, so nothing is applied')
  assert.deepEqual((await heads(database))[0], { ...first, label: released })

  folder.deliver(
    nominals(3).map((row, at) => (at === 0 ? { ...row, Surname: 'Corrected' } : row)),
    next(2),
  )
  await load(folder.path)
  assert.deepEqual((await heads(database))[0], { ...first, label: released, version: 2 })
  const { rows } = await sql<{ slot: string; key: string; label: LabelId }>`
    select slot::text, key, label from collect.posting where record = ${first.id}`.execute(database.pools.db.keeper)
  assert.ok(rows.length > 0)
  for (const row of rows) assert.deepEqual([row.label, row.slot], [released, slot(row.key, released).toString()])
})

test('said under other codes it stands under those, and no longer under the release', async t => {
  const database = await openTestDatabase(t)
  const load = takingIn(database)
  const folder = deliveryFolder(t)
  folder.deliver(nominals(3))
  await load(folder.path)
  const [first] = await heads(database)
  assert.ok(first)
  const released = await release(database, first)
  folder.deliver(
    nominals(3).map((row, at) => (at === 0 ? { ...row, GSC: 'O' } : row)),
    next(1),
  )
  await load(folder.path)
  const { label } = mustBe((await heads(database))[0], 'record')
  assert.notEqual(label, released)
  assert.equal((await labelAt(database.pools.db.keeper, label)).release, undefined)
})
