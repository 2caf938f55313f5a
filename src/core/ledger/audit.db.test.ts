// What the ledger says afterwards: also when an act was refused, failed, or could not be recorded.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { openTestDatabase } from '#core/ground/postgres/test-database.ts'
import { officers, record, smallOffice } from '../../../test/fixtures/small-office.ts'
import { change, look } from './audit.ts'
import { type Body, verifyEntry } from './entry.ts'
import { LedgerUnwritable } from './reads.ts'

type Kept = { leaf: Buffer; salt: Buffer; body: Body; records: string[] }

const opened = async (t: Parameters<typeof openTestDatabase>[0]) => {
  const house = await openTestDatabase(t)
  const small = await smallOffice(house, t)
  const entries = async (): Promise<readonly Kept[]> =>
    (
      await sql<Kept>`select e.leaf, b.salt, b.body, array(select a.record::text from ledger.about a where a.entry = e.id order by a.place) as records
        from ledger.entry e join ledger.body b on b.entry = e.id order by e.written_at, e.id`.execute(
        house.pools.db.auditor,
      )
    ).rows
  return { ...house, ...small, entries }
}

const restrict = (outcome: () => { readonly kind: string; readonly unchanged?: true }) =>
  change(
    'alteration',
    'restrict-record',
    (ask: { readonly record: ReturnType<typeof record> }) => [{ record: ask.record, manner: 'changed' as const }],
    async (work, ask) => {
      await sql`update collect.record set restricted = true where id = ${ask.record}`.execute(work.db)
      return outcome()
    },
  )

const isRestricted = async (db: Parameters<ReturnType<typeof sql>['execute']>[0], id: string): Promise<boolean> =>
  (await sql<{ restricted: boolean }>`select restricted from collect.record where id = ${id}`.execute(db)).rows[0]
    ?.restricted === true

test('a change that happened is entered with who, why and which record', async t => {
  const { deskOf, entries, pools } = await opened(t)
  await restrict(() => ({ kind: 'restricted' }))(await deskOf('estuaryAnalyst'), { record: record(11) })
  assert.equal(await isRestricted(pools.db.keeper, record(11)), true)
  const [entry] = await entries()
  assert.ok(entry)
  assert.deepEqual(
    [entry.body.verb, entry.body.act, entry.body.outcome, entry.body.by, entry.body.purpose],
    ['alteration', 'restrict-record', 'restricted', officers.estuaryAnalyst.id, 'prevent-detect-oic'],
  )
  assert.deepEqual(entry.records, [record(11)])
})

test('a refused change changes nothing and is entered as refused', async t => {
  const { deskOf, entries, pools } = await opened(t)
  await restrict(() => ({ kind: 'refused' }))(await deskOf('estuaryAnalyst'), { record: record(11) })
  assert.equal(await isRestricted(pools.db.keeper, record(11)), false)
  assert.deepEqual(
    (await entries()).map(entry => entry.body.outcome),
    ['refused'],
  )
})

test('a change that fails changes nothing, is entered as failed, and the fault goes on', async t => {
  const { deskOf, entries, pools } = await opened(t)
  const failing = restrict(() => {
    throw new Error('the lamp went out')
  })
  await assert.rejects(failing(await deskOf('estuaryAnalyst'), { record: record(11) }), /the lamp went out/)
  assert.equal(await isRestricted(pools.db.keeper, record(11)), false)
  assert.deepEqual(
    (await entries()).map(entry => entry.body.outcome),
    ['failed'],
  )
})

test('a change that cannot be entered does not happen', async t => {
  const { deskOf, asSuperuser, pools } = await opened(t)
  const desk = await deskOf('estuaryAnalyst')
  await asSuperuser(client => client.query('revoke execute on function ledger.append(jsonb) from breakwater_app'))
  await assert.rejects(restrict(() => ({ kind: 'restricted' }))(desk, { record: record(11) }), /permission denied/)
  assert.equal(await isRestricted(pools.db.keeper, record(11)), false)
})

test('a look is durable before its answer leaves; when it cannot be entered there is no answer', async t => {
  const { deskOf, entries, asSuperuser } = await opened(t)
  const read = look('read-record', async () => ({ page: 'a page', shows: [record(11)] }))
  assert.equal(await read(await deskOf('frontierOfficer'), undefined), 'a page')
  assert.deepEqual(
    (await entries()).map(entry => [entry.body.verb, entry.body.outcome, entry.records]),
    [['consultation', 'shown', [record(11)]]],
  )
  await asSuperuser(client => client.query('revoke execute on function ledger.append(jsonb) from breakwater_app'))
  await assert.rejects(read(await deskOf('frontierOfficer'), undefined), LedgerUnwritable)
})

test('fifty officers who look at once share a write, and each has an entry', async t => {
  const { deskOf, entries } = await opened(t)
  const desk = await deskOf('estuaryAnalyst')
  const read = look('read-record', async () => ({ page: 'a page', shows: [record(11), record(12)] }))
  await Promise.all(Array.from({ length: 50 }, () => read(desk, undefined)))
  assert.equal((await entries()).length, 50)
})

test('what is stored verifies against its leaf, and the app can neither read nor change it', async t => {
  const { deskOf, pools } = await opened(t)
  const read = look('read-record', async () => ({ page: 'a page', shows: [record(11), record(12)] }))
  await read(await deskOf('estuaryAnalyst'), undefined)
  const { rows } = await sql<{ id: string; leaf: Buffer; salt: Buffer; body: Body }>`
    select e.id, e.leaf, b.salt, b.body from ledger.entry e join ledger.body b on b.entry = e.id`.execute(
    pools.db.auditor,
  )
  const [kept] = rows
  assert.ok(kept)
  const parts = (
    await sql<{
      place: number
      salt: Buffer
      record: ReturnType<typeof record>
      manner: 'shown'
    }>`select place, salt, record, manner from ledger.about where entry = ${kept.id}`.execute(pools.db.auditor)
  ).rows.map(part => ({ ...part, salt: part.salt.toString('hex') }))
  assert.equal(
    verifyEntry(kept.leaf.toString('hex'), { salt: kept.salt.toString('hex'), body: kept.body }, parts),
    'whole',
  )
  for (const attempt of [
    sql`select * from ledger.body`,
    sql`update ledger.entry set leaf = leaf`,
    sql`delete from ledger.about`,
    sql`truncate ledger.entry`,
  ])
    await assert.rejects(attempt.execute(pools.db.app), /permission denied/)
})
