// The largest component that anything is suggested about is shown in a moment, though only few of its pairs were proposed.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { openTestDatabase } from '#core/ground/postgres/test-database.ts'
import type { RecordId } from '#core/language/ids.ts'
import { idsOf, samir, writePerson } from '../../test/fixtures/comparable-people.ts'
import { now, smallOffice } from '../../test/fixtures/small-office.ts'
import { largestComponent } from './hanging-together.ts'
import { pairOf } from './judgement.ts'
import { viewOf, viewsOf } from './view.ts'

const closers: (() => Promise<void>)[] = []
after(async () => {
  for (const close of closers) await close()
})

test('two hundred accounts that hang together by a few pairs are compared with each other, every pair', async t => {
  const closing = { after: (close: () => Promise<void>) => void closers.unshift(close) }
  const database = await openTestDatabase(closing)
  const { pools } = database
  const { shared, deskOf } = await smallOffice(database, closing)
  const nextId = idsOf('largest view')
  const ids = Array.from({ length: largestComponent }, () => nextId())
  for (const [at, id] of ids.entries())
    await writePerson(pools.db.keeper, id, shared, at % 2 ? samir : { ...samir, name: [{ text: 'HADDAD Sameer' }] })
  const propose = async (one: RecordId, other: RecordId): Promise<void> => {
    const [left, right] = pairOf(one, other) ?? []
    await sql`insert into resolve.edge values (${left}, ${shared}, ${right}, ${shared}, 'person', 'person-v1', 20, 0.999, ${now})`.execute(
      pools.db.keeper,
    )
  }
  for (const [at, id] of ids.slice(1).entries()) await propose(ids[Math.floor(at / 3)] ?? id, id)
  const desk = await deskOf('frontierOfficer')
  const [began, used] = [performance.now(), process.cpuUsage()]
  const view = await desk.snapshot(work => viewOf(work, ids[0] ?? nextId(), 'suggested'))
  const { user, system } = process.cpuUsage(used)
  t.diagnostic(`${Math.round(performance.now() - began)} ms, ${Math.round((user + system) / 1000)} ms of processor`)
  assert.equal(view.records.length, largestComponent)

  const [last = nextId()] = ids.slice(-1)
  const [more, apart, beside] = [nextId(), nextId(), nextId()] as const
  for (const id of [more, apart, beside]) await writePerson(pools.db.keeper, id, shared, samir)
  await propose(last, more)
  await propose(apart, beside)
  const views = await desk.snapshot(work => viewsOf(work, [more, apart, ...ids.slice(0, 3)], 'suggested'))
  assert.deepEqual(
    [more, ...ids.slice(0, 3)].map(id => views.get(id)),
    [more, ...ids.slice(0, 3)].map(id => ({ kind: 'too-large', records: [id] })),
    'one more, and nothing is suggested of any of them',
  )
  assert.deepEqual(views.get(apart)?.records, [apart, beside].sort(), 'what was read beside them stays as it is')

  const twos = Array.from({ length: 30 }, () => [nextId(), nextId()] as const)
  for (const [one, other] of twos) {
    for (const id of [one, other]) await writePerson(pools.db.keeper, id, shared, samir)
    await propose(one, other)
  }
  const many = await desk.snapshot(work =>
    viewsOf(
      work,
      twos.map(([one]) => one),
      'suggested',
    ),
  )
  for (const two of twos) assert.deepEqual(many.get(two[0])?.records, [...two].sort(), 'more than are compared at once')
})
