// What an agency no longer holds goes; what a delivery leaves out by mistake waits for somebody who knows.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { decideWithdrawals, type WithdrawalDecision } from '#collect'
import { systemClock } from '#core/ground/clock.ts'
import { systemIds } from '#core/ground/ids.ts'
import { openTestDatabase, type TestDatabase } from '#core/ground/postgres/test-database.ts'
import { waitingJobs } from '#core/ground/queue.ts'
import { memberAt } from '#core/guard/members.ts'
import { deliveryId, memberId, mustBe, sourceId } from '#core/language/ids.ts'
import { openOffice } from '../../src/office.ts'
import { carryOut } from '../../src/take-in.ts'
import { deliveryFolder, nominal, nominals } from '../fixtures/delivery-folder.ts'
import { counted, deciding, held, only, takingIn } from '../fixtures/intake-desk.ts'

const next = { asOf: '2026-10-01T18:00:00Z' }
const live = (said: readonly string[], kind: string) =>
  said.filter(line => line.startsWith(`${kind} |`) && !line.includes('| withdrawn')).length

const dataOfficer = mustBe(memberId('00000000-0000-4000-8000-000000000001'), 'member')
const analyst = mustBe(memberId('00000000-0000-4000-8000-000000000002'), 'member')
const otherDataOfficer = mustBe(memberId('00000000-0000-4000-8000-000000000003'), 'member')

const deskOf = async ({ pools }: TestDatabase, id: typeof dataOfficer) => {
  await sql`insert into guard.member (id, name, agency, post, demonstration) values
    (${dataOfficer}, 'Ola Sample', 'estuary-police', 'data-officer', true), (${analyst}, 'Ruth Sample', 'estuary-police', 'analyst', true),
    (${otherDataOfficer}, 'Ben Sample', 'frontier-control', 'data-officer', true) on conflict do nothing`.execute(
    pools.db.keeper,
  )
  const member = mustBe(await memberAt(pools.db.app, id, systemClock.now()), 'member')
  const purpose = member.post === 'data-officer' ? 'system-assurance' : 'prevent-detect-oic'
  return openOffice({ db: pools.db.app, clock: systemClock, ids: systemIds, deciding: deciding() }).deskFor(
    member.asker,
    purpose,
  )
}

const latest = async ({ asSuperuser }: TestDatabase) =>
  asSuperuser(async client => {
    const { rows } = await client.query<{ id: string; source: string; state: string }>(
      'select id, source, state from collect.delivery order by as_of desc limit 1',
    )
    return {
      delivery: mustBe(deliveryId(rows[0]?.id), 'delivery'),
      source: mustBe(sourceId(rows[0]?.source), 'source'),
      state: rows[0]?.state,
    }
  })

test('a full delivery that is whole withdraws the few it leaves out, with their keys and features', async t => {
  const database = await openTestDatabase(t)
  const load = takingIn(database)
  const folder = deliveryFolder(t)
  folder.deliver(nominals(40))
  await load(folder.path)
  folder.deliver(nominals(39), next)
  const report = only(await load(folder.path))
  assert.deepEqual([report.state, report.counts.withdrawn, report.counts.unchanged], ['applied', 3, 39])
  const said = await held(database)
  assert.deepEqual([live(said, 'person'), live(said, 'phone'), live(said, 'link')], [39, 39, 39])
  assert.equal(
    await counted(
      database,
      'collect.posting p join collect.record r on r.id = p.record where r.withdrawn_at is not null',
    ),
    0,
  )
  assert.equal(
    await counted(
      database,
      'collect.feature f join collect.record r on r.id = f.record where r.withdrawn_at is not null',
    ),
    0,
  )
  assert.equal(await counted(database, `ledger.body where body ->> 'act' = 'withdraw-records'`), 2)
  // Back again, she is the same record with the same versions.
  folder.deliver(nominals(40), { asOf: '2026-10-02T18:00:00Z' })
  await load(folder.path)
  const back = await held(database)
  assert.deepEqual([live(back, 'person'), back.length, back.filter(line => line.includes('v2')).length], [40, 120, 0])
})

test('what a row no longer says goes at once', async t => {
  const database = await openTestDatabase(t)
  const load = takingIn(database)
  const folder = deliveryFolder(t)
  folder.deliver([nominal(1), nominal(2)])
  await load(folder.path)
  folder.deliver([nominal(1, { Mobile: '' }), nominal(2, { Mobile: '07700 900777' })], { ...next, kind: 'delta' })
  const report = only(await load(folder.path))
  assert.equal(report.state, 'applied')
  const said = await held(database)
  assert.deepEqual(
    said.filter(line => line.startsWith('phone') && !line.includes('withdrawn')).map(line => line.split(' | ')[1]),
    ['phone:07700 900777'],
  )
  assert.equal(live(said, 'link'), 1)
})

test('a delta touches the rows it names, and takes back what the agency took back', async t => {
  const database = await openTestDatabase(t)
  const load = takingIn(database)
  const folder = deliveryFolder(t)
  folder.deliver(nominals(5))
  await load(folder.path)
  folder.deliver([nominal(2, { Surname: 'Corrected' }), { No: 'N3', Deleted: 'Y' }, { No: 'N99', Deleted: 'Y' }], {
    ...next,
    kind: 'delta',
  })
  const report = only(await load(folder.path))
  assert.deepEqual(
    [report.counts.updated, report.counts.takenBack, report.counts.unchanged, report.rejections],
    [1, 2, 0, []],
  )
  const said = await held(database)
  assert.equal(live(said, 'person'), 4)
  assert.ok(said.some(line => line.startsWith('person | N3') && line.includes('withdrawn')))
})

for (const [what, described, rows] of [
  ['leaves out more than its share', {}, nominals(10)],
  ['is not known to be whole', { complete: '' }, nominals(39)],
] as const)
  test(`a full delivery that ${what} waits for a data officer of the agency`, async t => {
    const database = await openTestDatabase(t)
    const load = takingIn(database)
    const folder = deliveryFolder(t)
    folder.deliver(nominals(40))
    await load(folder.path)
    const before = await held(database)
    folder.deliver(rows, {
      ...next,
      ...described,
      ...(described && 'complete' in described ? { more: yaml => yaml.replace(/^ +complete:.*$/m, '') } : {}),
    })
    const report = only(await load(folder.path))
    assert.deepEqual(
      [report.state, report.counts.waiting, report.counts.withdrawn],
      ['waiting', (40 - rows.length) * 2, 0],
    )
    assert.deepEqual(await held(database), before)
  })

const waitingDelivery = async (t: Parameters<typeof openTestDatabase>[0]) => {
  const database = await openTestDatabase(t)
  const load = takingIn(database)
  const folder = deliveryFolder(t as never)
  folder.deliver(nominals(40))
  await load(folder.path)
  folder.deliver(nominals(10), next)
  await load(folder.path)
  const { delivery, source } = await latest(database)
  const decide = async (who: typeof dataOfficer, decision: WithdrawalDecision) =>
    decideWithdrawals(await deskOf(database, who), {
      delivery,
      decision,
      reason: 'The old cases were closed and deleted.',
    })
  return {
    database,
    load,
    folder,
    source,
    decide,
    done: () => carryOut({ ...database, clock: systemClock, ids: systemIds }, source, deciding()),
  }
}

test('the data officer withdraws what waited: it is asked once, and done once', async t => {
  const { database, decide, done } = await waitingDelivery(t)
  const jobs = (await waitingJobs(database.place)).due
  assert.equal((await decide(dataOfficer, 'withdraw')).kind, 'decided')
  assert.equal((await decide(dataOfficer, 'keep')).kind, 'moved-on')
  assert.equal((await waitingJobs(database.place)).due, jobs + 1)
  await done()
  await done()
  const said = await held(database)
  assert.deepEqual([live(said, 'person'), live(said, 'phone'), live(said, 'link')], [10, 10, 10])
  assert.equal((await latest(database)).state, 'applied')
  assert.equal(await counted(database, 'collect.waiting_withdrawal'), 0)
})

test('the data officer keeps what waited', async t => {
  const { database, decide, done } = await waitingDelivery(t)
  assert.equal((await decide(dataOfficer, 'keep')).kind, 'decided')
  await done()
  assert.deepEqual([live(await held(database), 'person'), (await latest(database)).state], [40, 'applied'])
})

test('an analyst, or another agency, does not decide; both are in the ledger', async t => {
  const { database, decide } = await waitingDelivery(t)
  assert.equal((await decide(analyst, 'withdraw')).kind, 'refused')
  assert.equal((await decide(otherDataOfficer, 'withdraw')).kind, 'no-such-delivery')
  assert.equal(await counted(database, `ledger.body where body ->> 'act' = 'decide-withdrawals'`), 2)
  assert.equal(await counted(database, 'collect.withdrawal_decision'), 0)
})

test('a later delivery settles what waited', async t => {
  const { database, load, folder } = await waitingDelivery(t)
  folder.deliver(nominals(40), { asOf: '2026-10-02T18:00:00Z' })
  await load(folder.path)
  assert.equal(await counted(database, `collect.delivery where state = 'waiting'`), 0)
  assert.equal(await counted(database, 'collect.waiting_withdrawal'), 0)
  assert.equal(live(await held(database), 'person'), 40)
})
