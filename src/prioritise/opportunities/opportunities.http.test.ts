// What was missed, over HTTP: found in a viewer's own sight, set aside for one agency with a reason, and brought back by what is new.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type Desk, type Served, serveDemonstration } from '../../../test/fixtures/desk-over-http.ts'
import { fieldIn } from '../../../test/fixtures/filled-form.ts'

let served: Served
let analyst: Desk
let lead: Desk
const closers: (() => Promise<void>)[] = []

before(async () => {
  served = await serveDemonstration({ after: close => closers.unshift(close) })
  analyst = await served.signIn('analyst', 'four-rivers-regional-unit')
  lead = await served.signIn('taskforce-lead')
})
after(async () => {
  for (const close of closers) await close()
})

const closerIn = (text: string, at = 0): string =>
  [...new Set([...text.matchAll(/href="(\/opportunities\/[a-z-]+\/[0-9a-f-]{36})"/g)].map(found => found[1] ?? ''))][
    at
  ] ?? ''
const form = (text: string, reason: string) => ({ seen: fieldIn('seen', text), once: fieldIn('once', text), reason })

test('what was missed is listed with who is accountable, what it rests on and what could be done', async () => {
  const list = await lead.open('/opportunities')
  assert.equal(list.status, 200)
  assert.match(list.text, /Suggested, not confirmed/)
  assert.match(list.text, /A group on the register is not investigated/)
  const one = await lead.open(closerIn(list.text))
  assert.equal(one.status, 200)
  assert.match(one.text, /Accountable/)
  assert.match(one.text, /href="\/taskings\/new\?/)
  assert.match(one.text, /What it rests on/)
})

test('setting one aside needs a reason, is kept for the own agency alone, and is not done twice', async () => {
  const path = closerIn((await analyst.open('/opportunities')).text)
  const page = await analyst.open(path)
  const bad = await analyst.send(path, form(page.text, ' '))
  assert.equal(bad.status, 422)
  assert.match(bad.text, /Say why it is set aside/)
  assert.equal((await analyst.send(path, { ...form(page.text, 'From an old page'), seen: 'x' })).status, 409)
  const said = form(page.text, 'The unit has looked at it and passed it on')
  const both = await Promise.all([analyst.send(path, said), analyst.send(path, said)])
  for (const answer of both) assert.match(answer.text, /It is set aside for your agency, with your reason/)
  const { rows } = await sql`select 1 from prioritise.dismissal`.execute(served.database.pools.db.keeper)
  assert.equal(rows.length, 1)
  const list = await analyst.open('/opportunities')
  assert.match(list.text, /Set aside by your agency/)
  assert.match(list.text, /The unit has looked at it and passed it on/)
  const others = await lead.open('/opportunities')
  assert.doesNotMatch(others.text, /passed it on/)
  assert.match((await lead.open(path)).text, /Or why is it set aside/)
  assert.equal((await analyst.send(path, { ...said, once: '00000000-0000-4000-8000-000000000001' })).status, 409)
})

test('what was set aside comes back when something new speaks for it', async () => {
  await sql`delete from prioritise.dismissed_record where record in (
    select record from prioritise.dismissed_record order by record desc limit 1)`.execute(
    served.database.pools.db.keeper,
  )
  assert.doesNotMatch((await analyst.open('/opportunities')).text, /Set aside by your agency/)
})

test('a post that does not decide reads; whoever sees nothing of it finds nothing', async () => {
  const path = closerIn((await lead.open('/opportunities')).text)
  const reader = await served.signIn('intelligence-officer', 'estuary-police')
  const page = await reader.open(path)
  assert.match(page.text, /Your post reads this and does not decide on it/)
  const said = { seen: '', once: '00000000-0000-4000-8000-000000000001', reason: 'I should not' }
  assert.equal((await reader.send(path, said)).status, 404)
  const office = await served.signIn('commander-office')
  const nowhere = '/opportunities/group-left-alone/00000000-0000-4000-8000-000000000001'
  assert.equal((await office.open(path)).text, (await office.open(nowhere)).text)
  assert.equal((await office.send(path, said)).text, (await office.send(nowhere, said)).text)
  assert.match((await office.open('/opportunities')).text, /Nothing that you can see/)
  assert.equal((await lead.open('/opportunities/made-up/00000000-0000-4000-8000-000000000001')).status, 404)
})
