// What the program proposes to an officer: accepted with the members that he saw, or declined for his agency until its evidence changes.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type Desk, type Page, type Served, serveDemonstration } from '../../../../test/fixtures/desk-over-http.ts'

let served: Served
let analyst: Desk
const closers: (() => Promise<void>)[] = []

before(async () => {
  served = await serveDemonstration({ after: close => closers.unshift(close) })
  analyst = await served.signIn('analyst')
})
after(async () => {
  for (const close of closers) await close()
})

const proposedOn = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(/href="(\/groups\/proposed\/[0-9a-f]{32})"/g)].map(found => found[1] ?? '')),
]
const sectionOf = (text: string, id: string): string =>
  text.split('<section').find(part => part.includes(`id="${id}"`)) ?? ''
const open = async (desk: Desk) => proposedOn(sectionOf((await desk.open('/groups/proposed')).text, 'open'))

const valuesOf = (text: string, name: RegExp): readonly (readonly [string, string])[] =>
  [...text.matchAll(name)].map(found => [
    found[1] ?? '',
    (found[2] ?? '').replaceAll('&amp;', '&').replaceAll('&#39;', "'"),
  ])

/** The form as the page offers it, and everybody ticked, which the page leaves to the officer. */
const formOn = (page: Page): URLSearchParams => {
  const form = new URLSearchParams()
  for (const [name, value] of valuesOf(page.text, /name="(once|name)"[^>]*value="([^"]*)"/g)) form.set(name, value)
  for (const [name, value] of valuesOf(page.text, /<textarea[^>]*name="([^"]+)"[^>]*>([^<]*)</g)) form.set(name, value)
  for (const [name] of valuesOf(page.text, /<select[^>]*name="([^"]+)"/g)) form.set(name, 'associate')
  for (const [, value] of valuesOf(page.text, /name="(record)" type="checkbox" value="([^"]+)"/g))
    form.append('record', value)
  form.set('readers', 'agreement:oic-taskforce')
  return form
}

const members = async (group: string) =>
  (
    await sql<{ record: string; role: string; basis: string; protected: string }>`
      select s.record, s.role, s.basis, l.protected from understand.membership s join guard.label l on l.id = s.record_label
      where s.crime_group = ${group} order by s.record`.execute(served.database.pools.db.keeper)
  ).rows

test('nothing is stored by looking, and what is proposed names its evidence and scores nobody', async () => {
  const list = await analyst.open('/groups/proposed')
  assert.equal(list.status, 200)
  const [first] = proposedOn(list.text)
  assert.ok(first, 'the program proposes a group')
  const page = await analyst.open(first)
  assert.match(page.text, /What speaks for it/)
  assert.match(page.text, /hold a part of it, none more than \d+%/)
  assert.match(page.text, /links? carr(y|ies)|carries a grade/)
  const { rows } = await sql<{ many: number }>`
    select (select count(*) from understand.crime_group)::int + (select count(*) from understand.declined_proposal)::int as many`.execute(
    served.database.pools.db.keeper,
  )
  assert.equal(rows[0]?.many, 0)
})

test('accepting writes the group with the members that were ticked, once, however often the form is sent', async () => {
  const [path] = await open(analyst)
  assert.ok(path)
  const page = await analyst.open(path)
  assert.doesNotMatch(
    page.text,
    /name="record" type="checkbox" value="[^"]+" checked/,
    'nobody is a member unless ticked',
  )
  const form = formOn(page)
  form.set('decision', 'accepted')
  assert.equal((await analyst.send(path, form)).status, 422, 'a reason is asked for')
  form.set('reason', 'The van and the phones agree')
  const both = await Promise.all([analyst.send(path, form), analyst.send(path, form)])
  assert.deepEqual(
    both.map(answer => answer.status),
    [200, 200],
  )
  const [group, other] = both.map(answer => /\/groups\/([0-9a-f-]{36})/.exec(answer.url)?.[1] ?? '')
  assert.equal(group, other)
  assert.match(both[0].text, /The van and the phones agree/)
  const written = await members(group ?? '')
  assert.deepEqual(
    written.map(one => one.record),
    form
      .getAll('record')
      .map(one => one.split(' ')[0])
      .sort(),
  )
  assert.ok(written.every(one => one.basis === 'assessment' && one.role === 'associate' && one.protected === 'none'))
  const after = await analyst.open('/groups/proposed')
  assert.ok(!proposedOn(sectionOf(after.text, 'open')).includes(path))
  assert.ok(proposedOn(sectionOf(after.text, 'registered')).includes(path), 'it stands under what is registered')
})

test('declining asks for a reason, and the same evidence does not come back to the agency', async () => {
  const [path] = await open(analyst)
  assert.ok(path)
  const form = formOn(await analyst.open(path))
  form.set('decision', 'declined')
  assert.equal((await analyst.send(path, form)).status, 422)
  form.set('reason', 'They are one family')
  const declined = await analyst.send(path, form)
  assert.match(declined.text, /is declined for your agency/)
  assert.ok(!(await open(analyst)).includes(path))
  assert.match(sectionOf(declined.text, 'declined'), /They are one family/)
  assert.equal((await analyst.send(path, form)).status, 200, 'sent twice it stays declined')
  const elsewhere = await served.signIn('lead-responsible-officer')
  assert.doesNotMatch((await elsewhere.open('/groups/proposed')).text, /They are one family/)
})

test('nobody is put down whom the officer was not shown, and who needs protection is in no proposal', async () => {
  const [path] = await open(analyst)
  assert.ok(path)
  const form = formOn(await analyst.open(path))
  form.set('decision', 'accepted')
  form.set('reason', 'A reason')
  const shown = form.getAll('record').map(ticked => ticked.split(' ')[0])
  const { rows } = await sql<{ id: string }>`
    select r.id from collect.record r join guard.label l on l.id = r.label
    where r.kind = 'person' and l.protected = 'none' and l.handling = 'P' and r.id <> all(${shown}::uuid[]) order by r.id desc limit 1`.execute(
    served.database.pools.db.keeper,
  )
  const [, thing = ''] = (form.getAll('record')[0] ?? '').split(' ')
  form.append('record', `${rows[0]?.id} ${thing}`)
  assert.equal((await analyst.send(path, form)).status, 409)
})

test('somebody else’s proposal and one that was never there are the same page', async () => {
  const nowhere = `/groups/proposed/${'0'.repeat(32)}`
  const customs = await served.signIn('intelligence-officer', 'customs-and-levies-office')
  const own = new Set(await open(customs))
  const other = (await open(analyst)).find(path => !own.has(path))
  assert.ok(other)
  assert.equal((await customs.open(other)).text, (await customs.open(nowhere)).text)
  assert.equal((await customs.open('/groups/proposed/1')).status, 404)
})

test('a post that keeps no groups reads proposals without a form', async () => {
  const lead = await served.signIn('operation-lead')
  const [path] = proposedOn((await lead.open('/groups/proposed')).text)
  assert.ok(path)
  assert.match((await lead.open(path)).text, /decides on none/)
  const refused = await lead.send(path, { decision: 'declined', reason: 'No' })
  assert.equal(refused.status, 404)
})
