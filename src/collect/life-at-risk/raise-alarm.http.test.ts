// An alarm is raised by anybody from anything, answered by who reads it, and lost by nothing: no handling code, no ledger, no kill.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { settableClock } from '#core/ground/clock.ts'
import { packageRoot } from '#core/ground/paths.ts'
import { memberAt } from '#core/guard/members.ts'
import { type AlarmId, alarmId, type MemberId, mustBe, type RecordId } from '#core/language/ids.ts'
import { type Desk, type Page, type Served, serveDemonstration } from '../../../test/fixtures/desk-over-http.ts'
import { onceIn } from '../../../test/fixtures/filled-form.ts'
import { houseAt } from '../../composition.ts'
import { openOffice } from '../../office.ts'
import { alarmOfForm, type RaisedAlarm } from './raised-alarm.ts'
import { reconcileAlarms } from './reconcile-alarms.ts'
import { openSealedFolder, type SealedFolder, sealAlarm, sealedAlarms } from './seal-alarm.ts'

let served: Served
let officer: Desk
let lead: Desk
const clock = settableClock(new Date('2026-11-01T08:00:00Z'))
const closers: (() => Promise<void>)[] = []
const minutes = (n: number) => n * 60_000

before(async () => {
  served = await serveDemonstration({ after: close => closers.unshift(close) }, clock)
  officer = await served.signIn('intelligence-officer', 'estuary-police')
  lead = await served.signIn('safeguarding-lead')
})
after(async () => {
  for (const close of closers) await close()
})

const keeper = () => served.database.pools.db.keeper
const idIn = (page: Page): AlarmId => mustBe(alarmId(/\/life-at-risk\/([0-9a-f-]{36})/.exec(page.url)?.[1]), 'alarm')

const raise = async (desk: Desk, danger: string, about = '') => {
  const form = await desk.open(`/life-at-risk/new${about ? `?about=${about}` : ''}`)
  return desk.send('/life-at-risk', { once: onceIn(form.text), about, danger })
}

const kept = async (danger: string) =>
  (await sql<{ id: AlarmId }>`select id from life_at_risk.alarm where danger = ${danger}`.execute(keeper())).rows.map(
    row => row.id,
  )
const entered = async (id: AlarmId) =>
  (
    await sql<{ outcome: string }>`
      select b.body ->> 'outcome' as outcome from ledger.body b join ledger.about a on a.entry = b.entry
      where a.record = ${id} and b.body ->> 'act' = 'raise-life-at-risk' and b.body ->> 'outcome' = 'kept'`.execute(
      served.database.pools.db.auditor,
    )
  ).rows.length
const facts = async (kind: string) =>
  (await sql`select 1 from facts.fact where kind = ${kind}`.execute(keeper())).rows.length

test('whom to ring stands above the form, and one sentence is enough', async () => {
  const form = await officer.open('/life-at-risk/new')
  assert.equal(form.status, 200)
  assert.ok(form.text.indexOf('999') < form.text.indexOf('name="danger"'))
  assert.match(form.text, /01632 960101/)
  assert.match(form.text, /invented for the demonstration/)
  const empty = await officer.send('/life-at-risk', { once: onceIn(form.text), danger: ' ' })
  assert.equal(empty.status, 422)
  assert.match(empty.text, /Say what the danger is and where/)
  const raised = await raise(officer, 'A dinghy is sinking off Whitmere Point')
  assert.equal(raised.status, 200)
  assert.match(raised.text, /Your alarm is with every agency here/)
  assert.equal(await entered(idIn(raised)), 1)
  assert.equal(await facts('life-at-risk-raised'), 1)
})

test('the same form sent twice is one alarm', async () => {
  const form = await officer.open('/life-at-risk/new')
  const typed = { once: onceIn(form.text), danger: 'Sent twice' }
  await Promise.all([officer.send('/life-at-risk', typed), officer.send('/life-at-risk', typed)])
  await officer.send('/life-at-risk', typed)
  const [id, ...more] = await kept('Sent twice')
  assert.deepEqual(more, [])
  assert.equal(await entered(mustBe(id, 'alarm')), 1)
})

test('gone back to and filled in with other words, the form is another alarm', async () => {
  const form = await officer.open('/life-at-risk/new')
  await officer.send('/life-at-risk', { once: onceIn(form.text), danger: 'A man is in the water' })
  await officer.send('/life-at-risk', { once: onceIn(form.text), danger: 'A second man is in the water' })
  assert.equal((await kept('A man is in the water')).length, 1)
  assert.equal((await kept('A second man is in the water')).length, 1)
})

test('one who raises a hundred alarms pushes no other off the list', async () => {
  const debriefer = await served.signIn('debriefer')
  const first = await raise(debriefer, 'The same again')
  await sql`insert into life_at_risk.alarm select gen_random_uuid(), label, danger, raised_by, raised_agency, raised_at, kept_at
    from life_at_risk.alarm, generate_series(1, 120) where id = ${idIn(first)}`.execute(keeper())
  await raise(officer, 'A lorry full of people stands in the heat')
  const list = await lead.open('/life-at-risk')
  await sql`delete from life_at_risk.alarm where danger = 'The same again'`.execute(keeper())
  assert.match(list.text, /A lorry full of people/)
})

test('every post raises, also one that reads no record, and finds again what he raised', async () => {
  for (const post of ['commander-office', 'inspector', 'data-officer', 'debriefer', 'overseas-liaison']) {
    const raised = await raise(await served.signIn(post), `Raised by ${post}`)
    assert.equal(raised.status, 200, post)
    assert.match(raised.text, new RegExp(`Raised by ${post}`))
  }
  const commander = await served.signIn('commander-office')
  const list = await commander.open('/life-at-risk')
  assert.match(list.text, /Raised by commander-office/)
  assert.doesNotMatch(list.text, /Raised by inspector/)
  assert.match((await lead.open('/life-at-risk')).text, /Raised by commander-office/)
})

test('whoever decides immigration status raises an alarm and reads none of others', async () => {
  const residence = await served.signIn('intelligence-officer', 'residence-enforcement-directorate')
  const mine = await raise(residence, 'A man collapsed at the reporting centre')
  assert.equal(mine.status, 200)
  const [other] = await kept('A dinghy is sinking off Whitmere Point')
  assert.equal((await residence.open(`/life-at-risk/${other}`)).status, 404)
  assert.doesNotMatch((await residence.open('/life-at-risk')).text, /dinghy/)
})

const recordUnder = async (handling: string, agency: string) =>
  mustBe(
    (
      await sql<{ id: RecordId }>`select r.id from collect.record r join guard.label l on l.id = r.label
        where l.handling = ${handling} and l.owner = ${agency} and r.kind <> 'link' and l.protected = 'none' and l.compartment is null
        order by r.id limit 1`.execute(keeper())
    ).rows[0]?.id,
    'record',
  )

test('raised from a record under code C it reaches everybody; only who may see the record can follow it', async () => {
  const record = await recordUnder('C', 'estuary-police')
  const raised = await raise(officer, 'The informant is to be attacked tonight', record)
  assert.match(raised.text, new RegExp(`/things/${record}`))
  const elsewhere = await lead.open(`/life-at-risk/${idIn(raised)}`)
  assert.match(elsewhere.text, /attacked tonight/)
  assert.doesNotMatch(elsewhere.text, new RegExp(record))
})

test('a record that he may not see and one that is not there give the same alarm', async () => {
  const hidden = await recordUnder('C', 'customs-and-levies-office')
  const nowhere = '00000000-0000-4000-8000-00000000abcd'
  for (const about of [hidden, nowhere]) {
    const raised = await raise(officer, `About ${about}`, about)
    assert.equal(raised.status, 200)
    assert.doesNotMatch(raised.text, /What it was raised from/)
  }
  const { rows } = await sql`select 1 from life_at_risk.about where record in (${hidden}, ${nowhere})`.execute(keeper())
  assert.deepEqual(rows, [])
})

test('it is taken on, the reason is kept, and it is closed with what was done; nothing is skipped and nothing goes back', async () => {
  const raised = await raise(officer, 'A child is alone at the lay-by')
  const path = `/life-at-risk/${idIn(raised)}`
  assert.equal((await lead.send(path, { step: 'closed', 'words-closed': 'Too soon', seen: '0' })).status, 409)
  clock.set(new Date(clock.now().getTime() + minutes(3)))
  const taken = await lead.send(path, { step: 'acknowledged', seen: '0' })
  assert.match(taken.text, /Taken on after 3 minutes/)
  assert.equal((await officer.send(path, { step: 'acknowledged', seen: '0' })).status, 409)
  const silent = await lead.send(path, { step: 'acting', seen: '1' })
  assert.equal(silent.status, 422)
  await lead.send(path, { step: 'not-acting', 'words-not-acting': 'Thought to be with an uncle', seen: '1' })
  const acting = await lead.send(path, { step: 'acting', 'words-acting': 'The uncle is not known there', seen: '2' })
  assert.match(acting.text, /The uncle is not known there/)
  const closed = await lead.send(path, { step: 'closed', 'words-closed': 'Found, safe, with the council', seen: '3' })
  assert.match(closed.text, /Closed, taken on after 3 minutes/)
  assert.equal((await lead.send(path, { step: 'acting', 'words-acting': 'Again', seen: '4' })).status, 409)
  assert.equal(await facts('life-at-risk-closed'), 1)
})

test('what nobody takes on in time is escalated to leads and coordinators of every agency, and to nobody else', async () => {
  await raise(officer, 'Nobody answers this one')
  clock.set(new Date(clock.now().getTime() + minutes(11)))
  for (const post of ['safeguarding-lead', 'taskforce-lead', 'tasking-coordinator'])
    assert.match((await waitsOf(post)).find(one => /Nobody answers/.test(one.words))?.words ?? '', /escalated to you/)
  const analyst = (await waitsOf('analyst')).find(one => /Nobody answers/.test(one.words))
  assert.equal(analyst?.state, 'waiting')
  assert.deepEqual(await waitsOf('commander-office'), [])
})

const deskOf = async (post: string) => {
  const house = houseAt(served.database.place, ['app'], { clock })
  const office = openOffice({ db: house.pools.db.app, clock, ids: house.ids })
  closers.unshift(async () => {
    await office.close()
    await house.close()
  })
  const { rows } = await sql<{
    id: MemberId
  }>`select id from guard.member where post = ${post} order by name limit 1`.execute(house.pools.db.app)
  const member = mustBe(await memberAt(house.pools.db.app, mustBe(rows[0]?.id, 'member'), clock.now()), 'member')
  const purpose =
    post === 'safeguarding-lead' ? 'safeguarding' : post === 'commander-office' ? 'oversight' : 'prevent-detect-oic'
  return { office, by: member.asker, desk: office.deskFor(member.asker, purpose), purpose } as const
}

const waitsOf = async (post: string) => {
  const { waits } = await import('../index.ts')
  return (await deskOf(post)).desk.snapshot(waits)
}

const ledgerWritable = (isWritable: boolean) =>
  served.database.asSuperuser(async client => {
    await client.query(
      isWritable
        ? 'grant execute on function ledger.append(jsonb) to breakwater_app'
        : 'revoke execute on function ledger.append(jsonb) from breakwater_app',
    )
  })

const folderHere = (): Promise<SealedFolder> =>
  openSealedFolder(join(tmpdir(), 'breakwater-test-assets'), served.database.place)

test('when the ledger cannot be written the form still opens, the alarm is sealed here, and the page says so and no more', async () => {
  const danger = 'A lorry with people in it, no air, at the weighbridge'
  const form = await officer.open('/life-at-risk/new')
  await ledgerWritable(false)
  try {
    assert.equal((await officer.open('/life-at-risk/new')).status, 200)
    assert.equal((await officer.open('/search?q=anything')).status, 503)
    const answer = await officer.send('/life-at-risk', { once: onceIn(form.text), danger })
    assert.equal(answer.status, 200)
    assert.match(answer.text, /kept on this server, not yet with anybody/)
    assert.match(answer.text, /Ring, and say it/)
    assert.deepEqual(await kept(danger), [])
    const { folder } = await folderHere()
    const lying = readdirSync(folder).filter(file => file.endsWith('.sealed'))
    assert.equal(lying.length, 1)
    assert.doesNotMatch(readFileSync(join(folder, lying[0] ?? ''), 'utf8'), /lorry|weighbridge/)
  } finally {
    await ledgerWritable(true)
  }
  for (let tries = 0; tries < 100 && (await kept(danger)).length === 0; tries++)
    await new Promise(done => setTimeout(done, 100))
  const [id] = await kept(danger)
  assert.equal(await entered(mustBe(id, 'alarm')), 1)
  assert.match((await lead.open(`/life-at-risk/${id}`)).text, /weighbridge/)
  await officer.send('/life-at-risk', { once: onceIn(form.text), danger })
  assert.equal((await kept(danger)).length, 1, 'sent again it is still one alarm')
  assert.deepEqual(sealedAlarms(await folderHere()), [])
})

const alarmBy = (by: RaisedAlarm['by'], danger: string): RaisedAlarm => ({
  id: alarmOfForm(by, danger, danger),
  by,
  purpose: 'prevent-detect-oic',
  danger,
  at: clock.now(),
})

const killed = async (varFolder: string, alarm: RaisedAlarm, bringsIt: boolean) => {
  const file = join(varFolder, 'alarm.json')
  writeFileSync(file, JSON.stringify({ varFolder, place: served.database.place, alarm, bringsIt }))
  const child = spawn(process.execPath, [join(packageRoot, 'test/fixtures/seal-in-child.ts'), file], {
    stdio: 'inherit',
  })
  const [, signal] = await once(child, 'exit')
  assert.equal(signal, 'SIGKILL')
}

for (const bringsIt of [false, true])
  test(`killed ${bringsIt ? 'after it was brought, before the file went' : 'between sealing and bringing'}, it is kept once`, async t => {
    const varFolder = mkdtempSync(join(tmpdir(), 'life-at-risk-'))
    t.after(() => rmSync(varFolder, { recursive: true, force: true }))
    const { office, by } = await deskOf('analyst')
    const alarm = alarmBy(by, `Killed ${bringsIt}`)
    await killed(varFolder, alarm, bringsIt)
    const folder = await openSealedFolder(varFolder, served.database.place)
    assert.deepEqual(sealedAlarms(folder), [alarm.id])
    assert.equal((await kept(alarm.danger)).length, bringsIt ? 1 : 0)
    const both = await Promise.all([reconcileAlarms(folder, office.deskFor), reconcileAlarms(folder, office.deskFor)])
    assert.equal(
      both.reduce((sum, one) => sum + one.left, 0),
      0,
    )
    assert.deepEqual(await kept(alarm.danger), [alarm.id])
    assert.equal(await entered(alarm.id), 1)
    assert.deepEqual(sealedAlarms(folder), [])
  })

test('a sealed file that was altered is left, told of, and keeps no other back', async t => {
  const varFolder = mkdtempSync(join(tmpdir(), 'life-at-risk-'))
  t.after(() => rmSync(varFolder, { recursive: true, force: true }))
  const { office, by } = await deskOf('analyst')
  const folder = await openSealedFolder(varFolder, served.database.place)
  const [whole, altered] = [alarmBy(by, 'Whole'), alarmBy(by, 'Altered')]
  sealAlarm(folder, whole)
  sealAlarm(folder, altered)
  const file = join(folder.folder, `${altered.id}.sealed`)
  writeFileSync(file, readFileSync(file, 'utf8').replace(/"data":"../, '"data":"zz'))
  const told: unknown[] = []
  assert.deepEqual(await reconcileAlarms(folder, office.deskFor, fault => told.push(fault)), { kept: 1, left: 1 })
  assert.equal(told.length, 1)
  assert.deepEqual(sealedAlarms(folder), [altered.id])
})
