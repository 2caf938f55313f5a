// Expunging reaches every table, leaves a ledger that verifies, and keeps the next delivery from bringing back what went.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { sql } from 'kysely'
import { systemIds } from '#core/ground/ids.ts'
import { openPools } from '#core/ground/postgres/database.ts'
import { loginRoles } from '#core/ground/postgres/roles.ts'
import { type Beginning, openTestDatabase, type TestDatabase } from '#core/ground/postgres/test-database.ts'
import { openSuppressionKey, type SuppressionKey } from '#core/guard/suppression.ts'
import { type LabelId, type MemberId, mustBe, type RecordId } from '#core/language/ids.ts'
import { look } from '#core/ledger/audit.ts'
import { publish } from '#core/ledger/publish.ts'
import { isSound, verifyLedgerNow } from '#core/ledger/verify-ledger.ts'
import { type DeliveredOffice, delivered, deliveredOffice, members } from '../test/fixtures/delivered-office.ts'
import { enterStranger, expunge } from './expunge.ts'

const why = 'Decision 118'
const canaries = ['canaryvale', '900917']

type Case = TestDatabase & DeliveredOffice & { readonly doomed: RecordId; readonly key: SuppressionKey }

/** An office in which NOM-1, Samir Canaryvale, has left a mark in every table there is. */
const beginning: Beginning = {
  name: 'marks of a record',
  fingerprint: randomUUID(),
  make: async place => {
    const closings: (() => Promise<void>)[] = []
    const pools = openPools(place, loginRoles)
    const office = await deliveredOffice({ place, pools }, { after: close => closings.push(close) })
    await office.deliver('estuary-nominals', delivered)
    await office.deliver('frontier-nominals', delivered)
    await office.register()
    await leaveMarks(office)
    for (const close of closings) await close()
    await pools.close()
  },
}

const openCase = async (t: TestContext): Promise<Case> => {
  const database = await openTestDatabase(t, { beginning })
  const office = await deliveredOffice(database, t, '2026-10-10T09:00:00Z')
  const doomed = mustBe(await office.recordOf('estuary-nominals', 'NOM-1'), 'record')
  const key = await openSuppressionKey(database.pools.db.keeper, database.place.secrets)
  return { ...database, ...office, doomed, key }
}

const leaveMarks = async ({ pools, recordOf, deskOf }: DeliveredOffice): Promise<void> => {
  const keeper = pools.db.keeper
  const doomed = mustBe(await recordOf('estuary-nominals', 'NOM-1'), 'record')
  const other = mustBe(await recordOf('frontier-nominals', 'NOM-1'), 'record')
  const [left, right] = [doomed, other].sort()
  const label = (id: RecordId | undefined) => sql`(select label from collect.record where id = ${id})`
  await sql`insert into resolve.edge (left_record, left_label, right_record, right_label, kind, model, weight, probability, found_at)
    values (${left}, ${label(left)}, ${right}, ${label(right)}, 'person', 'm', 9, 0.99, now()) on conflict do nothing`.execute(
    keeper,
  )
  const judgement = randomUUID()
  await sql`insert into resolve.judgement (id, left_record, left_label, right_record, right_label, verdict, reason, given_by, purpose, given_at, place)
    values (${judgement}, ${left}, ${label(left)}, ${right}, ${label(right)}, 'match', 'Both say Canaryvale', ${members.analyst.id}, 'prevent-detect-oic', now(), 0)`.execute(
    keeper,
  )
  await sql`insert into resolve.revocation (judgement, why, revoked_by, revoked_at)
    values (${judgement}, 'Another Canaryvale', ${members.analyst.id}, now())`.execute(keeper)
  await sql`insert into collect.rejection (delivery, place, kind, file, line, reason, mend, row_sha256, unit)
    select id, 900, 'bad-date', 'nominals.csv', 7, 'The date of Canaryvale is not a date.', 'Mend Canaryvale.', '\\x01'::bytea, (select unit from collect.record where id = ${doomed}) from collect.delivery
    union all select id, 901, 'duplicate-key', 'nominals.csv', 8, 'The name ''Canaryvale'' was given before.', 'Mend it.', '\\x01'::bytea, null from collect.delivery`.execute(
    keeper,
  )
  const search = look<null, null>('search', async () => ({ page: null, shows: [doomed, other], words: 'canaryvale' }))
  await search(await deskOf('analyst', 'prevent-detect-oic'), null)
  const page = look<null, null>('look-at-thing', async () => ({ page: null, shows: [doomed, other] }))
  await page(await deskOf('analyst', 'prevent-detect-oic'), null)
  const desk = await deskOf('dataProtection', 'data-protection', 'keeper')
  const { rows } = await sql<{ label: LabelId }>`select label from collect.record where id = ${doomed}`.execute(keeper)
  const labels = rows.map(row => row.label)
  await desk.transaction(work =>
    publish(work, { 'pair-judged': ['compare-records'] }, { fact: 'pair-judged', about: [doomed], labels }),
  )
}

/** Every table of the database, the queue's and the staging too, with those of its rows that say one of the words. */
const found = ({ asSuperuser }: Case, words: readonly string[]): Promise<Readonly<Record<string, number>>> =>
  asSuperuser(async client => {
    const tables = await client.query<{ name: string }>(`
      select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'm', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') order by 1`)
    const counts: Record<string, number> = {}
    for (const { name } of tables.rows) {
      const hit = words.map(word => `t::text ilike '%${word}%'`).join(' or ')
      const n = Number((await client.query(`select count(*) as n from ${name} t where ${hit}`)).rows[0].n)
      if (n > 0) counts[name] = n
    }
    return counts
  })

/** Columns of which the planner's statistics keep one of the words. */
const inStatistics = ({ asSuperuser }: Case, words: readonly string[]): Promise<readonly string[]> =>
  asSuperuser(async client => {
    const kept = `coalesce(most_common_vals::text, '') || coalesce(histogram_bounds::text, '')`
    const { rows } = await client.query<{ name: string }>(
      `select schemaname || '.' || tablename || '.' || attname as name from pg_stats
       where schemaname not in ('pg_catalog', 'information_schema') and ${kept} ilike any ($1) order by 1`,
      [words.map(word => `%${word}%`)],
    )
    return rows.map(row => row.name)
  })

const expungeAs = async (
  it: Case,
  who: keyof typeof members,
  records: readonly RecordId[] = [it.doomed],
  reason = why,
) => expunge(await it.deskOf(who, 'data-protection', 'keeper'), { records, why: reason, key: it.key })

const erasures = async ({ pools }: Case) =>
  (
    await sql<{ outcome: string; by: string; why: string | null; body: string }>`
      select body ->> 'outcome' as outcome, body ->> 'by' as by, body ->> 'why' as why, body::text as body
      from ledger.body where body ->> 'verb' = 'erasure' order by body ->> 'at', entry`.execute(pools.db.auditor)
  ).rows

/** Both agencies' records of one person and his phone, each at the word of its own data-protection officer. */
const expungeEverywhere = async (it: Case): Promise<void> => {
  for (const [source, who] of [
    ['estuary-nominals', 'dataProtection'],
    ['frontier-nominals', 'othersDataProtection'],
  ] as const) {
    const records = [await it.recordOf(source, 'NOM-1'), await it.recordOf(source, 'phone:07700900917')]
    const outcome = await expungeAs(
      it,
      who,
      records.map(id => mustBe(id, 'record')),
    )
    assert.equal(outcome.kind, 'expunged')
  }
}

const everything = ({ asSuperuser }: Case, tables: readonly string[]) =>
  asSuperuser(async client => {
    const rows: Record<string, unknown> = {}
    for (const table of tables) rows[table] = (await client.query(`select t::text from ${table} t order by 1`)).rows
    return rows
  })

const held = [
  'collect.record',
  'collect.version',
  'collect.link',
  'collect.posting',
  'collect.feature',
  'resolve.edge',
  'resolve.judgement',
]
const marks = [
  ...held,
  'collect.rejection',
  'collect.tombstone',
  'collect.suppression',
  'facts.fact',
  'graphile_worker._private_jobs',
]

test('an expunged record leaves its words in no table, and its id only where the erasing itself is told', async t => {
  const it = await openCase(t)
  const before = Object.keys(await found(it, canaries))
  for (const table of ['collect.version', 'collect.posting', 'collect.feature', 'collect.rejection'])
    assert.ok(before.includes(table), table)
  for (const table of ['resolve.judgement', 'resolve.revocation', 'ledger.body'])
    assert.ok(before.includes(table), table)
  await expungeEverywhere(it)
  assert.deepEqual(await found(it, canaries), {})
  assert.deepEqual(Object.keys(await found(it, [it.doomed])).sort(), [
    'collect.tombstone',
    'facts.fact',
    'ledger.about',
  ])
})

test("nor does the planner's own memory of values keep a word of it", async t => {
  const it = await openCase(t)
  await it.asSuperuser(client => client.query('analyze'))
  assert.ok((await inStatistics(it, canaries)).includes('collect.posting.key'))
  await expungeEverywhere(it)
  assert.deepEqual(await inStatistics(it, canaries), [])
})

test('the ledger verifies after an expunging: leaves stay, words typed are gone, and the erasing accounts for both', async t => {
  const it = await openCase(t)
  const before = await verifyLedgerNow(it.pools.db.auditor)
  assert.equal(before.whole, before.entries)
  await expungeAs(it, 'dataProtection')
  const after = await verifyLedgerNow(it.pools.db.auditor)
  assert.equal(isSound(after), true)
  assert.equal(after.entries, before.entries + 1)
  assert.equal(after.erased, 1, 'the search in which a name was typed')
  assert.ok(after.erasedInPart >= 2, 'the collection and the look')
})

test('what was reached is told by table, and no more than one record and its links went', async t => {
  const it = await openCase(t)
  const before = await everything(it, held)
  const outcome = await expungeAs(it, 'dataProtection')
  assert.equal(outcome.kind, 'expunged')
  if (outcome.kind !== 'expunged') return
  const after = await everything(it, held)
  for (const table of held) {
    const [had, has] = [before[table], after[table]].map(rows => (rows as readonly unknown[]).length)
    assert.equal(outcome.reached[table], (had ?? 0) - (has ?? 0), table)
  }
  const { reached } = outcome
  assert.deepEqual([reached['collect.record'], reached['collect.link']], [3, 2], 'the person and two links')
  assert.deepEqual(
    [reached['resolve.judgement'], reached['resolve.revocation'], reached['outstanding jobs']],
    [1, 1, 1],
  )
})

test('the entry of the erasing says who, why and how much, and nothing of what went', async t => {
  const it = await openCase(t)
  await expungeAs(it, 'dataProtection')
  const [entry, ...more] = await erasures(it)
  assert.equal(more.length, 0)
  assert.deepEqual([entry?.outcome, entry?.by, entry?.why], ['expunged', members.dataProtection.id, why])
  assert.doesNotMatch(entry?.body ?? '', /canaryvale|NOM-1|900917|samir/i)
})

test('the next delivery does not bring it back, and takes in everything else', async t => {
  const it = await openCase(t)
  await expungeAs(it, 'dataProtection')
  const more = { ...delivered, nominals: [...delivered.nominals, 'NOM-4,Newcomer,Ana,05/08/1991,07700900917,EV-1,S'] }
  const report = await it.deliver('estuary-nominals', more)
  assert.deepEqual(
    [report.state, report.counts.suppressed, report.counts.rejected, report.counts.loaded],
    ['applied', 1, 0, 1],
  )
  assert.equal(await it.recordOf('estuary-nominals', 'NOM-1'), undefined)
  for (const key of ['NOM-2', 'NOM-3', 'NOM-4', 'phone:07700900917'])
    assert.ok(await it.recordOf('estuary-nominals', key), key)
})

test('a phone that many rows give goes alone: the people stay and are delivered on', async t => {
  const it = await openCase(t)
  const phone = mustBe(await it.recordOf('estuary-nominals', 'phone:07700900917'), 'record')
  await expungeAs(it, 'dataProtection', [phone])
  const report = await it.deliver('estuary-nominals', {
    ...delivered,
    events: [...delivered.events, 'EV-3,03/09/2026'],
  })
  assert.deepEqual([report.state, report.counts.rejected], ['applied', 0])
  assert.equal(await it.recordOf('estuary-nominals', 'phone:07700900917'), undefined)
  for (const key of ['NOM-1', 'NOM-2', 'ev:EV-3']) assert.ok(await it.recordOf('estuary-nominals', key), key)
})

test('expunging again ends in the same state, and reaches a look that was under way', async t => {
  const it = await openCase(t)
  const { rows } = await sql<{ record: RecordId }>`
    select record from collect.link where from_record = ${it.doomed} limit 1`.execute(it.pools.db.keeper)
  const link = mustBe(rows[0]?.record, 'link')
  const late = look<null, null>('search', async () => ({ page: null, shows: [it.doomed, link], words: 'canaryvale' }))
  const lateLink = look<null, null>('look-at-thing', async () => ({ page: null, shows: [link] }))
  await expungeAs(it, 'dataProtection')
  const after = await everything(it, marks)
  await late(await it.deskOf('analyst', 'prevent-detect-oic'), null)
  await lateLink(await it.deskOf('analyst', 'prevent-detect-oic'), null)
  const again = await expungeAs(it, 'dataProtection')
  assert.equal(again.kind, 'expunged')
  assert.deepEqual(await everything(it, marks), after)
  assert.equal(again.kind === 'expunged' && again.reached['ledger.body'], 1)
  assert.equal(again.kind === 'expunged' && again.reached['ledger.about'], 3)
  assert.equal(isSound(await verifyLedgerNow(it.pools.db.auditor)), true)
})

for (const who of ['analyst', 'othersDataProtection'] as const)
  test(`${members[who].post} of ${members[who].agency} is refused: nothing is done, and the ledger knows`, async t => {
    const it = await openCase(t)
    const before = await everything(it, marks)
    assert.equal((await expungeAs(it, who)).kind, 'refused')
    assert.deepEqual(await everything(it, marks), before)
    const [entry] = await erasures(it)
    assert.deepEqual([entry?.outcome, entry?.by], ['refused', members[who].id])
  })

test('somebody who is no member is entered with the id he gave', async t => {
  const it = await openCase(t)
  const stranger = randomUUID() as MemberId
  await enterStranger({ db: it.pools.db.keeper, clock: it.clock, ids: systemIds }, stranger, [it.doomed])
  const [entry] = await erasures(it)
  assert.deepEqual([entry?.outcome, entry?.by], ['refused', stranger])
  assert.equal(isSound(await verifyLedgerNow(it.pools.db.auditor)), true)
})

test('of several records all go or none: one that is absent or of another agency keeps the others', async t => {
  const it = await openCase(t)
  const theirs = mustBe(await it.recordOf('frontier-nominals', 'NOM-1'), 'record')
  const before = await everything(it, marks)
  assert.equal((await expungeAs(it, 'dataProtection', [it.doomed, theirs])).kind, 'refused')
  assert.equal((await expungeAs(it, 'dataProtection', [it.doomed, randomUUID() as RecordId])).kind, 'no-such-record')
  assert.deepEqual(await everything(it, marks), before)
})

test('a tombstone is shown to its own agency alone: to others it is absent or hidden, as before', async t => {
  const it = await openCase(t)
  assert.equal((await expungeAs(it, 'othersDataProtection')).kind, 'refused')
  await expungeAs(it, 'dataProtection')
  assert.equal((await expungeAs(it, 'othersDataProtection')).kind, 'refused')
})

test('a reason that repeats what the record says is not taken', async t => {
  const it = await openCase(t)
  for (const reason of ['Mr Canaryvale asked for it', 'see nom-1', 'SAMIR, by decision'])
    assert.equal((await expungeAs(it, 'dataProtection', [it.doomed], reason)).kind, 'why-tells', reason)
  assert.equal((await expungeAs(it, 'dataProtection', [it.doomed], 'Samirs are many')).kind, 'expunged')
})

test('the web, the intake and the resolver cannot do it, whoever asks: their roles lack the right', async t => {
  const it = await openCase(t)
  const before = await everything(it, marks)
  const desk = await it.deskOf('dataProtection', 'data-protection', 'app')
  await assert.rejects(expunge(desk, { records: [it.doomed], why, key: it.key }), /permission denied/)
  for (const role of ['app', 'intake', 'resolver', 'sealer', 'auditor'] as const)
    for (const statement of [
      'delete from collect.record',
      'delete from collect.version',
      'delete from collect.link',
      'delete from resolve.judgement',
      'delete from ledger.body',
      'delete from ledger.about',
      'delete from facts.fact',
      `insert into collect.suppression values ('\\x00', now())`,
      'delete from collect.suppression',
      'delete from collect.tombstone',
      `select ground.forget_jobs('{}')`,
    ])
      await assert.rejects(sql.raw(statement).execute(it.pools.db[role]), /permission denied/, `${role}: ${statement}`)
  assert.deepEqual(await everything(it, marks), before)
})

test('a fault in the middle undoes all of it, and is entered as failed', async t => {
  const it = await openCase(t)
  const before = await everything(it, marks)
  await it.asSuperuser(client => client.query('revoke delete on resolve.edge from breakwater_keeper'))
  await assert.rejects(expungeAs(it, 'dataProtection'), /permission denied/)
  assert.deepEqual(await everything(it, marks), before)
  assert.deepEqual(
    (await erasures(it)).map(entry => entry.outcome),
    ['failed'],
  )
})

test('an instance whose suppression key is not here takes no delivery', async t => {
  const it = await openCase(t)
  const elsewhere = join(mkdtempSync(join(tmpdir(), 'bw-keys-')), 'secrets.json')
  await assert.rejects(openSuppressionKey(it.pools.db.intake, elsewhere), /key of the suppression list is not here/)
})
