// The ledger is read through by its auditor: what was altered is named, what was lawfully erased is counted and accounted for.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { openTestDatabase } from '#core/ground/postgres/test-database.ts'
import type { RecordId } from '#core/language/ids.ts'
import { append } from './append.ts'
import { type About, type Body, type Entry, writeEntry } from './entry.ts'
import { isSound, verifyLedgerNow } from './verify-ledger.ts'

const { pools, asSuperuser } = await openTestDatabase({ after })
const verified = () => verifyLedgerNow(pools.db.auditor)

const said: Omit<Body, 'about'> = {
  verb: 'consultation',
  act: 'look-at-thing',
  outcome: 'shown',
  by: 'a member',
  agency: 'estuary-police',
  post: 'analyst',
  purpose: 'prevent-detect-oic',
  at: '2026-10-03T09:00:00.000Z',
  reasons: ['own-agency-sees-its-own'],
}

const shown = (count: number): About[] =>
  Array.from({ length: count }, () => ({ record: randomUUID() as RecordId, manner: 'shown' }))

const entered = async (many: number, records = 3): Promise<readonly Entry[]> => {
  const entries = Array.from({ length: many }, () => writeEntry(randomUUID(), said, shown(records)))
  await append(pools.db.app, entries)
  return entries
}

/** What only a superuser can do, done and undone again: what the ledger says of it meanwhile. */
const whileTampered = async (tamper: string, mend: string, ids: readonly string[]) => {
  await asSuperuser(client => client.query(tamper, [...ids]))
  const found = await verified()
  await asSuperuser(client => client.query(mend, [...ids]))
  assert.equal(isSound(await verified()), true, 'mended again')
  return found
}

const [first, second] = (await entered(3)).map(entry => entry.id)
assert.ok(first && second)

test('a ledger that nobody touched is whole', async () => {
  const { entries, whole, altered } = await verified()
  assert.deepEqual({ entries, whole, altered }, { entries: 3, whole: 3, altered: [] })
})

const tamperings = {
  'who looked': [
    `update ledger.body set body = jsonb_set(body, '{by}', '"somebody else"') where entry = $1`,
    `update ledger.body set body = jsonb_set(body, '{by}', '"a member"') where entry = $1`,
  ],
  'when it was': [
    `update ledger.body set body = jsonb_set(body, '{at}', '"2026-10-04T09:00:00.000Z"') where entry = $1`,
    `update ledger.body set body = jsonb_set(body, '{at}', '"2026-10-03T09:00:00.000Z"') where entry = $1`,
  ],
  'the salt of the body': [
    `update ledger.body set salt = decode(reverse(encode(salt, 'hex')), 'hex') where entry = $1`,
    `update ledger.body set salt = decode(reverse(encode(salt, 'hex')), 'hex') where entry = $1`,
  ],
  'all that it names': [
    `update ledger.body set body = jsonb_set(body, '{kept}', body -> 'about') || '{"about": 3}' where entry = $1`,
    `update ledger.body set body = jsonb_set(body - 'kept', '{about}', body -> 'kept') where entry = $1`,
  ],
  'the leaf': [
    `update ledger.entry set leaf = decode(reverse(encode(leaf, 'hex')), 'hex') where id = $1`,
    `update ledger.entry set leaf = decode(reverse(encode(leaf, 'hex')), 'hex') where id = $1`,
  ],
  'how it was concerned': [
    `update ledger.about set manner = 'changed' where entry = $1 and place = 1`,
    `update ledger.about set manner = 'shown' where entry = $1 and place = 1`,
  ],
} as const

for (const [what, [tamper, mend]] of Object.entries(tamperings))
  test(`somebody who rules the database changes ${what}: the entry is named`, async () => {
    const { altered, whole } = await whileTampered(tamper, mend, [first])
    assert.deepEqual({ altered, whole }, { altered: [first], whole: 2 })
  })

test('somebody swaps the records that two entries name: both are named', async () => {
  const swap = `update ledger.about a set record = b.record from ledger.about b
    where a.place = 0 and b.place = 0 and a.entry in ($1, $2) and b.entry in ($1, $2) and a.entry <> b.entry`
  const { altered } = await whileTampered(swap, swap, [first, second])
  assert.deepEqual(altered, [first, second].sort())
})

test('somebody adds a record to an entry: it is named', async () => {
  const { altered } = await whileTampered(
    `insert into ledger.about select entry, 3, salt, record, manner from ledger.about where entry = $1 and place = 0`,
    'delete from ledger.about where entry = $1 and place = 3',
    [first],
  )
  assert.deepEqual(altered, [first])
})

test('somebody takes a leaf away and leaves its entry: it is named', async () => {
  await asSuperuser(async client => {
    await client.query('begin')
    await client.query('set local session_replication_role = replica')
    await client.query('create table ledger.hidden as select * from ledger.entry where id = $1', [first])
    await client.query('delete from ledger.entry where id = $1', [first])
    await client.query('commit')
  })
  assert.deepEqual((await verified()).altered, [first])
  await asSuperuser(client =>
    client.query('insert into ledger.entry select * from ledger.hidden; drop table ledger.hidden'),
  )
  assert.equal(isSound(await verified()), true)
})

test('an entry emptied by hand verifies as erased, and no expunging accounts for it', async () => {
  const [entry] = await entered(1)
  assert.ok(entry)
  await sql`delete from ledger.about where entry = ${entry.id}`.execute(pools.db.keeper)
  const inPart = await verified()
  assert.deepEqual([inPart.erasedInPart, inPart.unaccounted], [1, { bodies: 0, parts: 3 }])
  await sql`delete from ledger.body where entry = ${entry.id}`.execute(pools.db.keeper)
  const gone = await verified()
  assert.deepEqual([gone.erased, gone.unaccounted, isSound(gone)], [1, { bodies: 1, parts: 0 }, false])
})

test('nobody but its superuser can touch the ledger; the auditor only reads it', async () => {
  const touches = [
    `update ledger.entry set leaf = leaf`,
    `delete from ledger.entry`,
    `update ledger.body set body = body`,
    `update ledger.about set record = record`,
    'truncate ledger.entry cascade',
  ]
  for (const role of ['app', 'intake', 'resolver', 'sealer', 'auditor', 'keeper'] as const)
    for (const touch of touches)
      await assert.rejects(sql.raw(touch).execute(pools.db[role]), /permission denied/, `${role}: ${touch}`)
  await assert.rejects(sql`delete from ledger.body`.execute(pools.db.auditor), /permission denied/)
  await assert.rejects(sql`select * from collect.version`.execute(pools.db.auditor), /permission denied/)
})

test('thousands of entries are read in batches, none twice and none left out', async () => {
  const { entries } = await verified()
  await entered(4_500, 1)
  let counted = 0
  const report = await verifyLedgerNow(pools.db.auditor, some => {
    counted += some
  })
  assert.equal(report.entries, entries + 4_500)
  assert.equal(counted, report.entries)
})
