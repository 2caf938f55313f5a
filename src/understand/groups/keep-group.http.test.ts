// An officer proposes a group, another accepts it; who may not see it finds nothing, and who needs protection is never put into it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type Desk, type Page, type Served, serveDemonstration } from '../../../test/fixtures/desk-over-http.ts'
import { fieldIn } from '../../../test/fixtures/filled-form.ts'

let served: Served
let officer: Desk
let analyst: Desk
const closers: (() => Promise<void>)[] = []

before(async () => {
  served = await serveDemonstration({ after: close => closers.unshift(close) })
  officer = await served.signIn('intelligence-officer', 'estuary-police')
  analyst = await served.signIn('analyst')
})
after(async () => {
  for (const close of closers) await close()
})

const nowhere = '00000000-0000-4000-8000-000000000001'
const idOf = (page: Page): string => /\/groups\/([0-9a-f-]{36})/.exec(page.url)?.[1] ?? ''

/** A suspect that an agency shares under the agreement. */
const person = async (where = "x.code = 'suspect'", at = 0): Promise<string> => {
  const { rows } = await sql<{ id: string }>`
    select r.id from collect.record r join guard.label l on l.id = r.label join collect.link k on k.from_record = r.id
      join collect.version v on v.record = k.record
      cross join lateral (select jsonb_path_query(v.properties, '$.role[*].code') #>> '{}' as code) x
    where r.kind = 'person' and l.owner = 'estuary-police' and l.handling = 'P' and l.protected = 'none' and l.compartment is null
      and ${sql.raw(where)}
    group by r.id order by r.id limit 1 offset ${at}`.execute(served.database.pools.db.keeper)
  const [first] = rows
  assert.ok(first, `the world holds a person with ${where}`)
  return first.id
}

const propose = async (desk: Desk, fields: Readonly<Record<string, string>> = {}, first?: string): Promise<Page> => {
  const form = await desk.open(first ? `/groups/new?with=${first}` : '/groups/new')
  assert.equal(form.status, 200)
  return desk.send('/groups', {
    once: fieldIn('once', form.text),
    name: 'Harbour run',
    summary: 'Boats from two suppliers',
    readers: 'agreement:oic-taskforce',
    ...(first ? { with: first, role: 'facilitator', basis: 'assessment', why: 'Keeps the vans' } : {}),
    ...fields,
  })
}

const entries = async (act: string) =>
  (
    await sql<{ outcome: string }>`
      select b.body ->> 'outcome' as outcome from ledger.body b join ledger.entry e on e.id = b.entry where b.body ->> 'act' = ${act}
      order by e.written_at`.execute(served.database.pools.db.auditor)
  ).rows.map(row => row.outcome)

test('a group proposed by hand is accepted by another, and by nobody alone', async () => {
  const suspect = await person()
  const proposed = await propose(officer, {}, suspect)
  assert.equal(proposed.status, 200)
  assert.match(proposed.text, /Proposed, not yet accepted/i)
  assert.ok(proposed.text.includes(`/things/${suspect}`))
  const path = `/groups/${idOf(proposed)}`
  const decision = { decision: 'accepted', reason: 'Two sources agree', seen: fieldIn('seen', proposed.text) }
  const alone = await officer.send(`${path}/decision`, decision)
  assert.equal(alone.status, 422)
  assert.match(alone.text, /another officer accepts it/)
  assert.match(alone.text, />Two sources agree<\/textarea>/)
  const seen = await analyst.open(path)
  assert.match(seen.text, /Keeps the vans/)
  assert.equal((await analyst.send(`${path}/decision`, { ...decision, reason: ' ' })).status, 422)
  const accepted = await analyst.send(`${path}/decision`, decision)
  assert.match(accepted.text, /The group is accepted\./)
  assert.match(accepted.text, /Two sources agree/)
  assert.equal((await analyst.send(`${path}/decision`, decision)).status, 409)
  assert.deepEqual(await entries('decide-group'), ['needs-another', 'decided', 'moved-on'])
})

test('the same form sent twice is one group', async () => {
  const form = await officer.open('/groups/new')
  const fields = { once: fieldIn('once', form.text), name: 'Sent twice', summary: '', readers: 'own' }
  const both = await Promise.all([officer.send('/groups', fields), officer.send('/groups', fields)])
  assert.deepEqual(
    both.map(page => page.status),
    [200, 200],
  )
  assert.equal(idOf(both[0]), idOf(both[1]))
  assert.equal((await officer.open('/groups')).text.split('>Sent twice<').length - 1, 1)
})

test('what its own agency alone may read is nowhere to another, to read and to decide on', async () => {
  const own = await propose(officer, { readers: 'own', name: 'Kept close' })
  const path = `/groups/${idOf(own)}`
  assert.equal((await officer.open(path)).status, 200)
  assert.equal((await analyst.open(path)).text, (await analyst.open(`/groups/${nowhere}`)).text)
  assert.ok(!(await analyst.open('/groups')).text.includes('Kept close'))
  const form = { decision: 'accepted', reason: 'From hearsay', seen: '1' }
  assert.equal(
    (await analyst.send(`${path}/decision`, form)).text,
    (await analyst.send(`/groups/${nowhere}/decision`, form)).text,
  )
})

test('agencies that are named read it, and no other', async () => {
  const named = await propose(officer, {
    readers: 'agencies',
    agency: 'four-rivers-regional-unit',
    name: 'For the unit',
  })
  const path = `/groups/${idOf(named)}`
  assert.equal((await analyst.open(path)).status, 200)
  assert.equal((await (await served.signIn('operation-lead')).open(path)).status, 404)
})

test('a form with mistakes keeps what was typed and says what to mend', async () => {
  const bad = await propose(officer, { name: '', readers: 'agencies' })
  assert.equal(bad.status, 422)
  assert.match(bad.text, /Give the group a name/)
  assert.match(bad.text, /tick at least one/)
  assert.match(bad.text, />Boats from two suppliers<\/textarea>/)
})

test('a post that keeps no groups is shown none of the forms, and its post is refused', async () => {
  const lead = await served.signIn('operation-lead')
  assert.match((await lead.open('/groups/new')).text, /puts nothing on it/)
  const refused = await lead.send('/groups', { once: nowhere, name: 'No', summary: '', readers: 'own' })
  assert.equal(refused.status, 404)
})

test('somebody who needs protection is never a member, and the page says so to whoever sees the record', async () => {
  const { rows } = await sql<{ id: string }>`
    select r.id from collect.record r join guard.label l on l.id = r.label
    where r.kind = 'person' and l.owner = 'estuary-police' and l.protected = 'victim' and l.compartment is null order by r.id limit 1`.execute(
    served.database.pools.db.keeper,
  )
  const victim = rows[0]?.id ?? ''
  assert.match((await officer.open(`/groups/new?with=${victim}`)).text, /never put down as a member/)
  const form = {
    once: nowhere,
    name: 'No',
    summary: '',
    readers: 'own',
    with: victim,
    role: 'associate',
    basis: 'assessment',
    why: 'Was there',
  }
  const answer = await officer.send('/groups', form)
  assert.equal(answer.status, 422)
  assert.match(answer.text, /never put down as a member/)
  assert.ok(!(await officer.open('/groups')).text.includes('>No<'))
})
