// The largest component that anything is suggested about is shown in a moment, though only few of its pairs were proposed.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { openTestDatabase } from '#core/ground/postgres/test-database.ts'
import { idsOf, samir, writePerson } from '../../test/fixtures/comparable-people.ts'
import { now, smallOffice } from '../../test/fixtures/small-office.ts'
import { pairOf } from './judgement.ts'
import { largestComponent, viewOf } from './view.ts'

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
  for (const [at, id] of ids.slice(1).entries()) {
    const [left, right] = pairOf(ids[Math.floor(at / 3)] ?? id, id) ?? []
    await sql`insert into resolve.edge values (${left}, ${shared}, ${right}, ${shared}, 'person', 'person-v1', 20, 0.999, ${now})`.execute(
      pools.db.keeper,
    )
  }
  const desk = await deskOf('frontierOfficer')
  const [began, used] = [performance.now(), process.cpuUsage()]
  const view = await desk.snapshot(work => viewOf(work, ids[0] ?? nextId(), 'suggested'))
  const { user, system } = process.cpuUsage(used)
  t.diagnostic(`${Math.round(performance.now() - began)} ms, ${Math.round((user + system) / 1000)} ms of processor`)
  assert.equal(view.records.length, largestComponent)
})
