// What is written is found by a search, proposed against another agency's record, corrected as a new version, and follows its label.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { loginRoles } from '#core/ground/postgres/roles.ts'
import { drain } from '#core/ground/queue.ts'
import type { Asker } from '#core/guard/asker.ts'
import { labelBetween } from '#core/guard/audience.ts'
import { internLabel } from '#core/guard/intern-label.ts'
import type { Label } from '#core/guard/label.ts'
import { memberAt } from '#core/guard/members.ts'
import { slot } from '#core/guard/slot.ts'
import { cleanPhone } from '#core/identifiers/index.ts'
import { agencyCode, type LabelId, type MemberId, mustBe, type RecordId } from '#core/language/ids.ts'
import { type AuditedDesk, type AuditedWork, change } from '#core/ledger/audit.ts'
import { type Served, serveDemonstration } from '../../../test/fixtures/desk-over-http.ts'
import { houseAt } from '../../composition.ts'
import { openOffice } from '../../office.ts'
import { tasksOf } from '../../tasks.ts'
import { correct } from './correct.ts'
import { relabel } from './relabel.ts'
import { writeEntry } from './write-entry.ts'

let served: Served
let estuary: AuditedDesk
let work: () => Promise<void>
const closers: (() => Promise<void>)[] = []
const own = mustBe(agencyCode('estuary-police'), 'agency')

before(async () => {
  served = await serveDemonstration({ after: close => closers.unshift(close) })
  const house = houseAt(served.database.place, loginRoles)
  const office = openOffice({ db: house.pools.db.app, clock: house.clock, ids: house.ids })
  const { rows } = await sql<{ id: MemberId }>`
    select id from guard.member where agency = 'estuary-police' and post = 'intelligence-officer'`.execute(
    house.pools.db.app,
  )
  const member = await memberAt(house.pools.db.app, mustBe(rows[0]?.id, 'member'), house.clock.now())
  estuary = office.deskFor(mustBe(member, 'member').asker as Asker, 'prevent-detect-oic')
  work = async () => {
    await drain(served.database.place, tasksOf(house))
  }
  closers.unshift(async () => {
    await office.close()
    await house.close()
  })
})
after(async () => {
  for (const close of closers) await close()
})

const taskforce: Label = {
  owner: own,
  marking: 'OFFICIAL-SENSITIVE',
  handling: 'P',
  agreement: 'oic-taskforce' as Label['agreement'],
  purposes: ['prevent-detect-oic'],
  protected: 'none',
  jurisdiction: 'england-wales',
  regime: 'law-enforcement',
  compare: 'yes',
}
const seeing = async (plain: AuditedWork): Promise<AuditedWork> => ({
  ...(await plain.anew()),
  listeners: plain.listeners,
})

type Wrote = { readonly kind: 'wrote'; readonly records: ReadonlyMap<string, RecordId>; readonly label: LabelId }
const write = change<{ readonly unit: string; readonly phone: string; readonly label: Label }, Wrote>(
  'collection',
  'write-for-a-test',
  (_ask, outcome) => [...(outcome?.records.values() ?? [])].map(record => ({ record, manner: 'changed' })),
  async (plain, { unit, phone, label: codes }) => {
    const label = await internLabel(plain.db, codes)
    const now = await seeing(plain)
    const records = await writeEntry(now, {
      source: 'reports',
      unit,
      label,
      records: [
        { as: 'item', kind: 'event', properties: { eventType: [{ code: 'report', text: 'report' }] }, grade: '2BP' },
        { as: 'phone', kind: 'phone', properties: { phone: [cleanPhone(phone, 'GB')] } },
      ],
      links: [{ as: 'named', type: 'involved-in', from: 'phone', to: 'item' }],
    })
    return { kind: 'wrote', records, label }
  },
)
const doing = (act: (now: AuditedWork) => Promise<unknown>) =>
  change<null, { readonly kind: 'done' }>(
    'alteration',
    'change-for-a-test',
    () => [],
    async plain => {
      await act(plain)
      return { kind: 'done' }
    },
  )(estuary, null)

const keeper = () => served.database.pools.db.keeper
const anotherAgencysPhone = async () => {
  const { rows } = await sql<{ id: RecordId; raw: string }>`
    select r.id, v.properties -> 'phone' -> 0 ->> 'raw' as raw from collect.record r
      join collect.version v on v.record = r.id and v.version = r.version
      join collect.source s on s.id = r.source join guard.label l on l.id = r.label
    where r.kind = 'phone' and s.agency = 'four-rivers-regional-unit' and l.handling = 'P' and l.compare = 'yes'
      and length(v.properties -> 'phone' -> 0 ->> 'e164') = 13 order by r.id limit 1`.execute(keeper())
  return mustBe(rows[0], 'phone of another agency')
}

test('a written phone is found by a search and proposed against the other agency’s record', async () => {
  const other = await anotherAgencysPhone()
  const { records } = await write(estuary, {
    unit: '11111111-0000-4000-8000-000000000001',
    phone: other.raw,
    label: taskforce,
  })
  const phone = mustBe(records.get('phone'), 'phone')
  const officer = await served.signIn('intelligence-officer', 'estuary-police')
  const found = await officer.open(`/search?q=${encodeURIComponent(other.raw)}`)
  assert.match(found.text, new RegExp(`/things/${phone}`))
  assert.match(found.text, /Intelligence reports written in Breakwater/)
  await work()
  const { rows } = await sql`select 1 from resolve.edge where ${phone}::uuid in (left_record, right_record)
    and ${other.id}::uuid in (left_record, right_record)`.execute(keeper())
  assert.equal(rows.length, 1)
})

test('a correction is a new version, found by what it says now and no longer by what it said', async () => {
  const { records } = await write(estuary, {
    unit: '11111111-0000-4000-8000-000000000002',
    phone: '07700 900 911',
    label: taskforce,
  })
  const phone = mustBe(records.get('phone'), 'phone')
  await doing(now => correct(now, phone, { properties: { phone: [cleanPhone('07700 900 912', 'GB')] } }))
  const officer = await served.signIn('intelligence-officer', 'estuary-police')
  assert.doesNotMatch((await officer.open('/search?q=07700900911')).text, new RegExp(phone))
  assert.match((await officer.open('/search?q=07700900912')).text, new RegExp(phone))
  const { rows } = await sql<{
    version: number
  }>`select version from collect.version where record = ${phone} order by 1`.execute(keeper())
  assert.deepEqual(
    rows.map(row => row.version),
    [1, 2],
  )
})

test('under another label its keys, links and proposals follow, and whoever sees only the old one sees nothing', async () => {
  const other = await anotherAgencysPhone()
  const { records, label } = await write(estuary, {
    unit: '11111111-0000-4000-8000-000000000003',
    phone: other.raw,
    label: taskforce,
  })
  const [item, phone] = [mustBe(records.get('item'), 'item'), mustBe(records.get('phone'), 'phone')]
  await work()
  const analyst = await served.signIn('analyst', 'four-rivers-regional-unit')
  assert.equal((await analyst.open(`/things/${phone}`)).status, 200)
  let narrow = label
  await doing(async plain => {
    narrow = await labelBetween(plain, own, [])
    await relabel(await seeing(plain), [item, phone], narrow)
  })
  assert.equal((await analyst.open(`/things/${phone}`)).status, 404)
  const { rows: keys } = await sql<{ slot: string; key: string; label: LabelId }>`
    select slot::text, key, label from collect.posting where record = ${phone}`.execute(keeper())
  assert.ok(keys.length > 0)
  for (const one of keys) assert.equal(one.slot, slot(one.key, narrow).toString())
  const { rows: ties } = await sql<{ from: LabelId; to: LabelId }>`
    select from_label as from, to_label as to from collect.link where from_record = ${phone}`.execute(keeper())
  assert.deepEqual(ties, [{ from: narrow, to: narrow }])
  const { rows: edges } =
    await sql`select 1 from resolve.edge where ${phone}::uuid in (left_record, right_record)`.execute(keeper())
  assert.deepEqual(edges, [], 'what may not be compared has no proposals')
})

test('a grade that says another handling than the label is a fault, and nothing is written', async () => {
  const closed: Label = { ...taskforce, handling: 'C', action: 'A1', sanitisation: 'S2' }
  await assert.rejects(
    write(estuary, { unit: '11111111-0000-4000-8000-000000000004', phone: '07700 900 955', label: closed }),
    /do not agree on handling/,
  )
  const { rows } = await sql`select 1 from collect.record where unit = '11111111-0000-4000-8000-000000000004'`.execute(
    keeper(),
  )
  assert.equal(rows.length, 0)
})
