// Who belongs to a group: added from a search, given another role, ended with a reason; seen by whoever sees both ends, and by nobody else.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type Desk, type Page, type Served, serveDemonstration } from '../../../../test/fixtures/desk-over-http.ts'
import { fieldIn } from '../../../../test/fixtures/filled-form.ts'

let served: Served
let officer: Desk
let analyst: Desk
let group: string
const closers: (() => Promise<void>)[] = []

const idOf = (page: Page): string => /\/groups\/([0-9a-f-]{36})/.exec(page.url)?.[1] ?? ''
const nowhere = '00000000-0000-4000-8000-000000000001'

before(async () => {
  served = await serveDemonstration({ after: close => closers.unshift(close) })
  officer = await served.signIn('intelligence-officer', 'estuary-police')
  analyst = await served.signIn('analyst')
  const form = await officer.open('/groups/new')
  const made = await officer.send('/groups', {
    once: fieldIn('once', form.text),
    name: 'Harbour run',
    summary: '',
    readers: 'agreement:oic-taskforce',
  })
  group = idOf(made)
  const accepted = await analyst.send(`/groups/${group}/decision`, {
    decision: 'accepted',
    reason: 'Seen',
    seen: fieldIn('seen', made.text),
  })
  assert.match(accepted.text, /The group is accepted/)
})
after(async () => {
  for (const close of closers) await close()
})

type Held = { readonly id: string; readonly name: string }
/** Suspects of Estuary Police, shared (P) or its own (C); each with a name to search for. */
const suspects = async (handling: string, at = 0): Promise<Held> => {
  const { rows } = await sql<Held>`
    select r.id, v.properties #>> '{name,0,text}' as name from collect.record r join collect.version v on v.record = r.id and v.version = r.version
      join guard.label l on l.id = r.label
    where r.kind = 'person' and l.owner = 'estuary-police' and l.handling = ${handling} and l.protected = 'none' and l.compartment is null
      and l.release is null and not r.restricted
      and not exists (select 1 from collect.link k join collect.version w on w.record = k.record
        where k.from_record = r.id and w.properties::text ~ 'victim|witness|missing')
    order by exists (select 1 from collect.link k join collect.version w on w.record = k.record
      where k.from_record = r.id and w.properties::text ~ 'suspect|convicted') desc, r.id limit 1 offset ${at}`.execute(
    served.database.pools.db.keeper,
  )
  const [first] = rows
  assert.ok(first, `Estuary Police hold a person under ${handling}`)
  return first
}

const join = (desk: Desk, record: string, fields: Readonly<Record<string, string>> = {}) =>
  desk.send(`/groups/${group}/members`, {
    record,
    role: 'transporter',
    basis: 'assessment',
    since: '',
    why: 'Drove the van twice',
    ...fields,
  })
/** The membership of this record: one row of the page may hold several records of one life, each in a line of its own. */
const membershipOn = (text: string, record: string): string => {
  const row = text.split('<li').find(part => part.includes(`/things/${record}"`)) ?? ''
  return /href="(\/groups\/[0-9a-f-]+\/members\/[0-9a-f-]+)"/.exec(row)?.[1] ?? ''
}

test('a member is found by a search, added once, and stands with role, basis and reason', async () => {
  const who = await suspects('P')
  const found = await officer.open(`/groups/${group}/members/new?${new URLSearchParams({ q: who.name })}`)
  assert.equal(found.status, 200)
  const form = await officer.open(`/groups/${group}/members/new?record=${who.id}`)
  assert.match(form.text, /What ties them to the group/)
  assert.equal((await join(officer, who.id, { why: '' })).status, 422)
  const both = await Promise.all([join(officer, who.id), join(officer, who.id)])
  for (const page of both) assert.match(page.text, /is put down as transporter/)
  const { rows } =
    await sql`select 1 from understand.membership where crime_group = ${group} and record = ${who.id}`.execute(
      served.database.pools.db.keeper,
    )
  assert.equal(rows.length, 1)
  assert.match((await join(officer, who.id, { role: 'organiser' })).text, /member already/)
})

test('another role ends the one before; an end needs a reason and stays in view', async () => {
  const who = await suspects('P', 1)
  const path = membershipOn((await join(officer, who.id)).text, who.id)
  assert.ok(path)
  const said = { record: who.id, role: 'organiser', basis: 'fact', since: '2026-03-14', why: 'Named by two sources' }
  const changed = await officer.send(`${path}/role`, said)
  assert.match(changed.text, /is put down as organiser/)
  assert.match(changed.text, /Changed: Named by two sources/)
  assert.equal((await officer.send(`${path}/role`, said)).status, 409, 'the old membership is over')
  const now = membershipOn(changed.text.split('Memberships that ended')[0] ?? '', who.id)
  assert.equal((await officer.send(`${now}/end`, { record: who.id, until: '', ended: '' })).status, 422)
  assert.equal((await officer.send(`${now}/end`, { record: who.id, until: '2026-01-01', ended: 'Gone' })).status, 422)
  const ended = await officer.send(`${now}/end`, { record: who.id, until: '2026-05-01', ended: 'In custody' })
  assert.match(ended.text, /The membership of .* is ended/)
  assert.match(ended.text, /In custody/)
  assert.equal((await officer.send(`${now}/end`, { record: who.id, until: '', ended: 'Again' })).status, 409)
})

test('whoever may not see a member sees the group without him, and not that anything is missing', async () => {
  const own = await suspects('C')
  const before = (await analyst.open(`/groups/${group}`)).text
  const joined = await join(officer, own.id)
  assert.ok(joined.text.includes(`/things/${own.id}`))
  assert.equal((await analyst.open(`/groups/${group}`)).text, before)
  const path = membershipOn(joined.text, own.id)
  const nothing = await analyst.open(`/groups/${group}/members/${nowhere}`)
  assert.equal((await analyst.open(path)).text, nothing.text)
  const form = { record: own.id, until: '', ended: 'From hearsay' }
  assert.equal((await analyst.send(`${path}/end`, form)).status, 404)
  assert.equal((await join(analyst, own.id)).text, (await join(analyst, nowhere)).text)
  assert.ok(
    (await officer.open(`/things/${own.id}`)).text.includes(`/groups/${group}`),
    'a thing leads back to its group',
  )
})

test('a phone is no member, and a date that is none is told as such', async () => {
  const { rows } = await sql<{ id: string }>`
    select r.id from collect.record r join guard.label l on l.id = r.label where r.kind = 'phone' and l.owner = 'estuary-police' and l.protected = 'none'
      and l.compartment is null order by r.id limit 1`.execute(served.database.pools.db.keeper)
  const phone = rows[0]?.id ?? ''
  assert.match((await officer.open(`/groups/${group}/members/new?record=${phone}`)).text, /not somebody who acts/)
  const refused = await join(officer, phone)
  assert.equal(refused.status, 422)
  const who = await suspects('P', 2)
  assert.match((await join(officer, who.id, { since: '2026-02-31' })).text, /Give the day from which/)
})

test('what changed in an accepted group waits for others on their first page', async () => {
  const who = await suspects('P', 3)
  await join(officer, who.id)
  assert.match((await analyst.open('/')).text, /Harbour run: \d joined/)
  assert.doesNotMatch((await officer.open('/')).text, /Harbour run: \d joined/)
})

test('a group that is closed takes nobody in', async () => {
  const page = await officer.open(`/groups/${group}`)
  const closed = await officer.send(`/groups/${group}/decision`, {
    decision: 'closed',
    reason: 'Dismantled',
    seen: fieldIn('seen', page.text),
  })
  assert.match(closed.text, /The group is closed/)
  const who = await suspects('P', 4)
  assert.equal((await join(officer, who.id)).status, 409)
})
