// An operation is opened over the agencies that take part; they return what happened; an event that two report is one; what is sent stays.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Clock } from '#core/ground/clock.ts'
import { type Desk, type Page, type Served, serveDemonstration } from '../../../test/fixtures/desk-over-http.ts'
import { fieldIn } from '../../../test/fixtures/filled-form.ts'

let served: Served
let coordinator: Desk
let downland: Desk
let nsco: Desk
const closers: (() => Promise<void>)[] = []
/** The evening of 3 September 2025 in London; a test moves it. */
let now = new Date('2025-09-03T20:00:00Z')
const clock: Clock = { now: () => now }

before(async () => {
  served = await serveDemonstration({ after: close => closers.unshift(close) }, clock)
  coordinator = await served.signIn('tasking-coordinator', 'domestic-taskforce')
  downland = await served.signIn('operation-lead', 'downland-police')
  nsco = await served.signIn('lead-responsible-officer', 'national-serious-crime-office')
})
after(async () => {
  for (const close of closers) await close()
})

const pathOf = (page: Page): string => new URL(page.url).pathname
const form = (fields: Readonly<Record<string, string>>, many: readonly (readonly [string, string])[] = []) =>
  new URLSearchParams([...Object.entries(fields), ...many.map(([key, value]) => [key, value])] as [string, string][])

const open = async (name: string, more: Readonly<Record<string, string>> = {}): Promise<string> => {
  const page = await coordinator.open('/operations/new')
  assert.equal(page.status, 200)
  const fields = {
    once: fieldIn('once', page.text),
    name,
    firstDay: '2025-09-01',
    lastDay: '2025-09-30',
    rhythm: 'day',
  }
  const opened = await coordinator.send(
    '/operations',
    form({ ...fields, dueHour: '22', pillars: '4', ...more }, [
      ['others', 'downland-police'],
      ['others', 'national-serious-crime-office'],
    ]),
  )
  assert.equal(opened.status, 200)
  return pathOf(opened)
}

type Entered = Readonly<Record<string, string>>
const enter = async (desk: Desk, operation: string, fields: Entered, same: readonly string[] = []) => {
  const page = await desk.open(`${operation}/return?day=2025-09-03`)
  const typed = { once: fieldIn('once', page.text), onDay: '2025-09-03', pillar: '1', many: '1', ...fields }
  return desk.send(
    `${operation}/return/events`,
    form(
      typed,
      same.map(id => ['same', id] as const),
    ),
  )
}
const send = async (desk: Desk, operation: string, why = '') => {
  const page = await desk.open(`${operation}/return?day=2025-09-03`)
  const typed = { onDay: '2025-09-03', pillar: '1', seen: fieldIn('seen', page.text), why }
  return desk.send(`${operation}/return/send`, typed)
}
const total = (page: Page): string => /<strong>([\d,]+)<\/strong> distinct events/.exec(page.text)?.[1] ?? 'none'
const firstEvent = (page: Page, what: string): string =>
  new RegExp(`/events/([0-9a-f-]{36})"[^>]*><strong>${what}`).exec(page.text)?.[1] ?? ''

test('the calendar of September 2025 is built, and a pillar that nobody named is called by its number', async () => {
  const operation = await open('Autumn Tide')
  const page = await coordinator.open(operation)
  assert.match(page.text, /Mon 1 September to Sun 7 September<\/td><td[^>]*><bdi>Pillar 1<\/bdi><\/td>/)
  assert.match(page.text, /Mon 22 September to Sun 28 September<\/td><td[^>]*><bdi>Pillar 4<\/bdi><\/td>/)
  assert.match(page.text, /Mon 29 September to Tue 30 September<\/td><td[^>]*>None<\/td>/)
  const seen = { seen: fieldIn('seen', page.text) }
  const days = (n: number, from: string, to: string) => ({ [`from-${n}`]: from, [`to-${n}`]: to, [`name-${n}`]: '' })
  const pillars = {
    ...days(1, '2025-09-01', '2025-09-07'),
    ...days(2, '2025-09-08', '2025-09-14'),
    ...days(3, '2025-09-15', '2025-09-21'),
    ...days(4, '2025-09-22', '2025-09-30'),
  }
  const wrong = await coordinator.send(`${operation}/pillars`, { ...seen, ...pillars, 'to-4': '2025-10-03' })
  assert.equal(wrong.status, 422)
  const named = await coordinator.send(`${operation}/pillars`, { ...seen, ...pillars, 'name-2': 'Roads' })
  assert.match(named.text, /The pillars are kept/)
  assert.match(named.text, /<bdi>Roads<\/bdi>/)
  assert.match(named.text, /Mon 29 September to Tue 30 September<\/td><td[^>]*><bdi>Pillar 4<\/bdi><\/td>/)
  assert.equal((await coordinator.send(`${operation}/pillars`, { ...seen, ...pillars })).status, 409)
  assert.equal((await downland.send(`${operation}/pillars`, { ...seen, ...pillars })).status, 404)
})

test('an event that two agencies report is one, and whoever enters it is asked whether it is', async () => {
  const operation = await open('One event')
  const empty = await downland.open(`${operation}/return?day=2025-09-03`)
  assert.match(empty.text, /Due on 3 September 2025 at 22:00 BST\. Nothing is sent yet/)
  const home = await downland.open('/')
  assert.match(home.text, /Return for Mon 1 September, Pillar 1: One event/)
  const entered = await enter(downland, operation, { kind: 'arrest', many: '2', place: 'Old Quay, lane 3' })
  assert.match(entered.text, /In all: <strong>2 people arrested<\/strong>/)
  const event = firstEvent(entered, 'Person arrested')
  const asked = await enter(nsco, operation, { kind: 'arrest', many: '2', place: 'The quay' })
  assert.match(asked.text, /Is it one of these\?/)
  assert.match(asked.text, /Reported by Downland Police/)
  const joined = await enter(nsco, operation, { kind: 'arrest', many: '2', place: 'The quay', looked: 'yes' }, [event])
  assert.match(joined.text, /In all: <strong>2 people arrested<\/strong>/)
  assert.equal(total(await coordinator.open(operation)), '0', 'nothing is sent yet')
  assert.match((await coordinator.open(operation)).text, /3 events entered and not sent yet are in no total/)
  await send(downland, operation)
  await send(nsco, operation)
  const counted = await coordinator.open(operation)
  assert.equal(total(counted), '3')
  assert.match(counted.text, /Agencies were involved 4 times/)
})

test('we were there too: the agency joins, and the count stays', async () => {
  const operation = await open('Joined')
  await enter(downland, operation, { kind: 'warrant-executed', place: 'Unit 4' })
  await send(downland, operation)
  const page = await nsco.open(`${operation}/return?day=2025-09-03`)
  assert.match(page.text, /Reported by others: were you there too\?/)
  const event = /name="event" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
  const joined = await nsco.send(`${operation}/return/join`, { onDay: '2025-09-03', pillar: '1', event })
  assert.match(joined.text, /In all: <strong>1 warrant executed<\/strong>/)
  await nsco.send(`${operation}/return/join`, { onDay: '2025-09-03', pillar: '1', event })
  await send(nsco, operation)
  const counted = await coordinator.open(operation)
  assert.equal(total(counted), '1')
  assert.match(counted.text, /Agencies were involved 2 times/)
})

test('a revision is numbered and never overwritten; one that comes after the hour says it is late', async () => {
  const operation = await open('Revised')
  const entered = await enter(downland, operation, { kind: 'premises-visited', place: 'Car wash, High Street' })
  assert.match((await send(downland, operation)).text, /Revision 1 of this return is sent/)
  const event = firstEvent(entered, 'Premises visited')
  const place = { onDay: '2025-09-03', pillar: '1', event }
  assert.equal((await downland.send(`${operation}/return/take-out`, { ...place, [`why-${event}`]: '' })).status, 422)
  const out = await downland.send(`${operation}/return/take-out`, { ...place, [`why-${event}`]: 'Another operation’s' })
  assert.match(out.text, /What changed since is not sent yet/)
  assert.equal(total(await coordinator.open(operation)), '1', 'what was sent stands until it is revised')
  assert.equal((await send(downland, operation)).status, 422)
  now = new Date('2025-09-03T21:05:00Z')
  const revised = await send(downland, operation, 'One visit was another operation’s')
  assert.match(revised.text, /Revision 2 of this return is sent/)
  assert.equal(total(await coordinator.open(operation)), '0')
  const history = /href="([^"]+\/returns\/[0-9a-f-]{36})"/.exec(revised.text)?.[1] ?? ''
  const both = await coordinator.open(history)
  assert.match(both.text, /Revision 2, which counts[\s\S]+late[\s\S]+Nothing to report[\s\S]+Another operation/)
  assert.match(both.text, /Revision 1<\/h2>[\s\S]+Car wash, High Street/)
  now = new Date('2025-09-03T20:00:00Z')
})

test('the same form sent twice enters one event, and a return sent twice is one revision', async () => {
  const operation = await open('Twice')
  const page = await downland.open(`${operation}/return?day=2025-09-03`)
  const typed = { once: fieldIn('once', page.text), onDay: '2025-09-03', pillar: '1', kind: 'arrest', many: '1' }
  const both = await Promise.all([1, 2].map(() => downland.send(`${operation}/return/events`, typed)))
  assert.deepEqual(
    both.map(answer => answer.status),
    [200, 200],
  )
  const after = await downland.open(`${operation}/return?day=2025-09-03`)
  assert.match(after.text, /In all: <strong>1 person arrested<\/strong>/)
  const seen = { onDay: '2025-09-03', pillar: '1', seen: fieldIn('seen', after.text) }
  const sent = await Promise.all([1, 2].map(() => downland.send(`${operation}/return/send`, seen)))
  assert.deepEqual(sent.map(answer => answer.status).sort(), [200, 409].sort())
})

test('two events are said to be one by the lead agency alone, and it can be taken back', async () => {
  const operation = await open('Two that are one')
  await enter(downland, operation, { kind: 'vehicle-stopped', place: 'Services, northbound' })
  await enter(nsco, operation, { kind: 'vehicle-stopped', place: 'Motorway services', looked: 'yes' })
  await send(downland, operation)
  await send(nsco, operation)
  assert.equal(total(await coordinator.open(operation)), '2')
  const list = await coordinator.open(`${operation}/events`)
  const events = [...list.text.matchAll(/href="(\/operations\/[^"]+\/events\/[0-9a-f-]{36})"/g)].map(
    found => found[1] ?? '',
  )
  const [one = '', other = ''] = events
  const said = { other: other.split('/').at(-1) ?? '', reason: 'The same plate and the same minute' }
  assert.equal((await downland.send(`${one}/same`, said)).status, 404)
  assert.equal((await coordinator.send(`${one}/same`, { ...said, reason: '' })).status, 422)
  const judged = await coordinator.send(`${one}/same`, said)
  assert.match(judged.text, /The two are counted as one event/)
  assert.equal(total(await coordinator.open(operation)), '1')
  assert.equal((await coordinator.send(`${one}/same`, said)).status, 409)
  const back = /action="([^"]+\/take-back)"/.exec(judged.text)?.[1] ?? ''
  const judgement = back.split('/').at(-2) ?? ''
  const taken = await coordinator.send(back, { [`why-${judgement}`]: 'Two lorries of one firm' })
  assert.match(taken.text, /It is taken back/)
  assert.equal(total(await coordinator.open(operation)), '2')
})

test('a total without events stands apart and is in no sum', async () => {
  const operation = await open('Only a total')
  await enter(downland, operation, { kind: 'person-questioned', place: 'Lane 1' })
  const total40 = {
    onDay: '2025-09-03',
    pillar: '1',
    'total-kind': 'person-questioned',
    atLeast: '40',
    'total-why': 'Counted by hand',
  }
  assert.equal((await downland.send(`${operation}/return/totals`, { ...total40, 'total-why': '' })).status, 422)
  await downland.send(`${operation}/return/totals`, total40)
  await send(downland, operation)
  const page = await coordinator.open(operation)
  assert.equal(total(page), '1')
  assert.match(page.text, /at least 40 people questioned/)
})

test('whoever was safeguarded is counted and never named', async () => {
  const operation = await open('Safeguarded')
  const record = '/things/00000000-0000-4000-8000-000000000001'
  const named = await enter(downland, operation, { kind: 'person-safeguarded', record })
  assert.equal(named.status, 422)
  assert.match(named.text, /counted and never named/)
  const counted = await enter(downland, operation, { kind: 'person-safeguarded', many: '3' })
  assert.match(counted.text, /In all: <strong>3 people safeguarded<\/strong>/)
  const { rows } = await sql<{ id: string }>`
    select r.id from collect.record r join guard.label l on l.id = r.label
    where l.protected = 'victim' and l.owner = 'downland-police' limit 1`.execute(served.database.pools.db.keeper)
  for (const { id } of rows)
    assert.equal((await enter(downland, operation, { kind: 'arrest', record: `/things/${id}` })).status, 422)
})

test('who takes no part finds nothing, and a post that does not report reads', async () => {
  const operation = await open('Not for all')
  const estuary = await served.signIn('intelligence-officer', 'estuary-police')
  const nowhere = '/operations/00000000-0000-4000-8000-000000000001'
  for (const path of ['', '/return', '/events', '/returns'])
    assert.equal((await estuary.open(operation + path)).text, (await estuary.open(nowhere + path)).text)
  assert.doesNotMatch((await estuary.open('/operations')).text, /Not for all/)
  assert.equal((await estuary.open('/operations/new')).status, 404)
  const typed = { onDay: '2025-09-03', pillar: '1', seen: '0' }
  assert.equal(
    (await estuary.send(`${operation}/return/send`, typed)).text,
    (await estuary.send(`${nowhere}/return/send`, typed)).text,
  )
  const { rows } = await sql<{ outcome: string }>`
    select b.body ->> 'outcome' as outcome from ledger.body b where b.body ->> 'act' = 'open-operation'`.execute(
    served.database.pools.db.auditor,
  )
  assert.ok(rows.every(row => row.outcome === 'opened'))
})
