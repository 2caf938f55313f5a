// What agencies deliver is taken in once, completely, and the same again changes nothing.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestDatabase } from '#core/ground/postgres/test-database.ts'
import { deliveryFolder, nominal, nominals } from '../fixtures/delivery-folder.ts'
import { counted, held, only, takingIn } from '../fixtures/intake-desk.ts'

test('a first delivery is taken in with its records, links, keys, facts, jobs and ledger entries', async t => {
  const database = await openTestDatabase(t)
  const folder = deliveryFolder(t)
  folder.deliver([
    nominal(1),
    nominal(2, { Mobile: '07700 900001', Event: 'N1', Role: 'S' }),
    nominal(3, { Mobile: '' }),
  ])
  const report = only(await takingIn(database)(folder.path))
  assert.deepEqual(report.rejections, [])
  assert.equal(report.state, 'applied')
  assert.deepEqual(
    [report.counts.read, report.counts.loaded, report.counts.records],
    [3, 3, { link: 3, person: 3, phone: 1 }],
  )
  const said = await held(database)
  assert.equal(said.length, 7)
  assert.ok(
    said.some(line => /^link \| nominals\/N2 related-to N2 > N1 .*"suspect".* \| related-to N2 > N1$/.test(line)),
    said.join('\n'),
  )
  assert.ok(
    said.some(line => /^phone \| phone:07700 900001 \| phone:07700 900001 .*p:/.test(line)),
    said.join('\n'),
  )
  assert.equal(await counted(database, `facts.fact where kind = 'record-taken-in'`), 1)
  assert.equal(await counted(database, `ledger.body where body ->> 'verb' = 'collection'`), 1)
  assert.equal(await counted(database, `ledger.about`), 7)
  assert.equal(await counted(database, `graphile_worker.jobs`), 1)
  assert.equal(await counted(database, `collect.staged`), 0)
})

test('the same delivery again is recognised, and the same content in a new delivery is no news', async t => {
  const database = await openTestDatabase(t)
  const folder = deliveryFolder(t)
  const load = takingIn(database)
  folder.deliver(nominals(50))
  await load(folder.path)
  const before = await held(database)
  const again = only(await load(folder.path))
  assert.deepEqual([again.isRepeat, again.counts.loaded, await held(database)], [true, 50, before])
  folder.deliver(nominals(50), { asOf: '2026-10-01T18:00:00Z' })
  const next = only(await load(folder.path))
  assert.deepEqual(
    [next.isRepeat, next.counts.loaded, next.counts.unchanged, await held(database)],
    [false, 0, 50, before],
  )
  assert.equal(await counted(database, 'facts.fact'), 1)
})

test('a correction is a new version, and only of what changed', async t => {
  const database = await openTestDatabase(t)
  const folder = deliveryFolder(t)
  const load = takingIn(database)
  folder.deliver([nominal(1), nominal(2)])
  await load(folder.path)
  folder.deliver([nominal(1), nominal(2, { Surname: 'Corrected', Flag: 'VIC' })], { asOf: '2026-10-01T18:00:00Z' })
  const report = only(await load(folder.path))
  assert.deepEqual([report.counts.updated, report.counts.unchanged], [1, 1])
  const said = await held(database)
  const person = said.find(line => line.startsWith('person | N2'))
  assert.match(person ?? '', /victim.*v2.*Family2.* > .*Corrected/)
  assert.match(said.find(line => line.startsWith('person | N1')) ?? '', / v1 /)
  // Her phone is now a record under her label, and the one under the usual label is gone with its last link.
  assert.ok(
    said.some(line => line.startsWith('phone | phone:07700 900002~victim') && line.includes('victim')),
    said.join('\n'),
  )
  assert.match(said.find(line => line.startsWith('phone | phone:07700 900002 |')) ?? '', /withdrawn/)
  assert.equal(
    await counted(
      database,
      `collect.posting p where not exists (select from collect.record r where r.id = p.record and r.label = p.label)`,
    ),
    0,
  )
  assert.equal(await counted(database, `facts.fact where kind = 'record-corrected'`), 1)
})

test('the order of rows makes no difference', async t => {
  const one = await openTestDatabase(t)
  const other = await openTestDatabase(t)
  const rows = [
    ...nominals(30).map((row, i) => ({
      ...row,
      Mobile: `07700 90000${i % 4}`,
      Event: i > 0 ? `N${30 - i}` : 'N30',
      Role: 'S',
      Flag: i % 5 ? '' : 'VIC',
    })),
  ]
  const folder = deliveryFolder(t)
  folder.deliver(rows)
  await takingIn(one)(folder.path)
  folder.deliver(rows.toReversed())
  await takingIn(other)(folder.path)
  assert.deepEqual(await held(one), await held(other))
})
