// A load that is killed leaves nothing by halves: run again it ends where it would have ended, with no fact or ledger entry twice.
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { after, test } from 'node:test'
import { openTestDatabase } from '#core/ground/postgres/test-database.ts'
import { deliveryFolder, nominals } from '../fixtures/delivery-folder.ts'
import { counted, only, takingIn } from '../fixtures/intake-desk.ts'
import { assertOnce, assertWhole, entwined, killWhenMore, startLoad } from '../fixtures/killed-load.ts'

test('a load killed in the middle is completed by the next', async t => {
  const database = await openTestDatabase({ after })
  const folder = deliveryFolder(t)
  folder.deliver(entwined(1_200))
  assert.ok(await killWhenMore(database, startLoad(database, folder.path), 'collect.record', 0), 'killed in the middle')
  assert.ok((await counted(database, 'collect.record')) > 0)
  await assertWhole(database)
  const { state, counts } = only(await takingIn(database)(folder.path))
  assert.deepEqual(
    [state, counts.read, counts.loaded, counts.unchanged, counts.records],
    ['applied', 1200, 1200, 0, { link: 2400, person: 1200, phone: 840 }],
  )
  await assertWhole(database)
  await assertOnce(database)
})

test('two loads of the same folder at once end as one', async t => {
  const database = await openTestDatabase({ after })
  const folder = deliveryFolder(t)
  folder.deliver(nominals(60))
  const both = [startLoad(database, folder.path), startLoad(database, folder.path)]
  const ended = await Promise.all(both.map(load => once(load, 'exit')))
  assert.deepEqual(
    ended.map(([code]) => code),
    [0, 0],
  )
  assert.deepEqual(
    [await counted(database, `collect.record where kind = 'person'`), await counted(database, 'collect.delivery')],
    [60, 1],
  )
})
