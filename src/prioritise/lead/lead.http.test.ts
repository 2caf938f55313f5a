// A group is put under a lead over HTTP; why nobody investigates it is on record; who came second is told; who may not see it finds nothing.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Desk, type Page, type Served, serveDemonstration } from '../../../test/fixtures/desk-over-http.ts'
import { fieldIn } from '../../../test/fixtures/filled-form.ts'
import { putGroup, recordsWhere, shared } from '../../../test/fixtures/group-on-register.ts'

let served: Served
let lead: Desk
let officer: Desk
let path: string
const closers: (() => Promise<void>)[] = []

before(async () => {
  served = await serveDemonstration({ after: close => closers.unshift(close) })
  lead = await served.signIn('taskforce-lead')
  officer = await served.signIn('lead-responsible-officer', 'national-serious-crime-office')
  const [member] = await recordsWhere(served.database, `r.kind = 'person' and l.owner = 'estuary-police' and ${shared}`)
  const group = await putGroup(served.database, {
    name: 'Tidewrack',
    label: member?.label ?? 0,
    members: [member?.id ?? ''],
  })
  path = `/groups/${group}/lead`
})
after(async () => {
  for (const close of closers) await close()
})

const nowhere = '00000000-0000-4000-8000-000000000001'
const fields = ({ text }: Page, more: Readonly<Record<string, string>>) => ({
  seen: fieldIn('seen', text),
  once: fieldIn('once', text),
  since: '2026-01-05',
  reason: '',
  ...more,
})

test('nobody leads a group until somebody says so; why not is a reason on record', async () => {
  const none = await lead.open(path)
  assert.match(none.text, /Nobody leads this group yet/)
  const bad = await lead.send(path, fields(none, { who: 'nobody', status: 'not-investigated' }))
  assert.equal(bad.status, 422)
  assert.match(bad.text, /Say why it is not investigated/)
  const unled = await lead.send(path, fields(none, { who: 'nobody', status: 'investigated' }))
  assert.match(unled.text, /Somebody leads what is under development/)
  assert.equal((await lead.send(path, fields(none, { status: 'investigated', since: '2026-02-30' }))).status, 422)
  const said = fields(none, { who: 'nobody', status: 'not-investigated', reason: 'No officers free before spring' })
  const kept = await lead.send(path, said)
  assert.match(kept.text, /It is on record: not investigated/)
  assert.match(kept.text, /No officers free before spring/)
  const twice = await lead.send(path, said)
  assert.equal(twice.status, 200)
  assert.doesNotMatch(twice.text, /<h2 class="govuk-heading-m">Before/)
})

test('an agency is put in the lead, an officer of any agency takes it by name, and the history stays', async () => {
  const form = await lead.open(path)
  assert.match(form.text, /<option value="estuary-police"/)
  const wrong = await lead.send(path, fields(form, { who: 'agency', agency: 'no-such-agency', status: 'investigated' }))
  assert.match(wrong.text, /Choose one of the agencies that are offered/)
  const put = await lead.send(
    path,
    fields(form, { who: 'agency', agency: 'estuary-police', status: 'under-development' }),
  )
  assert.match(put.text, /<strong>Estuary Police<\/strong>/)
  const mine = await officer.open(path)
  const taken = await officer.send(path, fields(mine, { who: 'myself', status: 'investigated' }))
  assert.match(taken.text, /<strong>Bronwen Castellane, National Serious Crime Office<\/strong>/)
  assert.match(taken.text, /Under investigation/)
  assert.match(taken.text, /No officers free before spring/, 'what was on record before stays')
  const late = await lead.send(path, fields(mine, { once: nowhere, who: 'nobody', status: 'closed', reason: 'Over' }))
  assert.equal(late.status, 409)
  const stays = await lead.send(path, fields(await lead.open(path), { who: 'as-it-is', status: 'prosecuted' }))
  assert.match(stays.text, /<strong>Bronwen Castellane, National Serious Crime Office<\/strong>/)
  assert.match(stays.text, /Being prosecuted/)
})

test('a post that does not put agencies in the lead reads; whoever may not see the group finds nothing', async () => {
  const reader = await served.signIn('analyst', 'four-rivers-regional-unit')
  const page = await reader.open(path)
  assert.match(page.text, /Your post reads this and does not change it/)
  assert.equal(
    (await reader.send(path, fields(page, { who: 'myself', status: 'investigated', once: nowhere }))).status,
    404,
  )
  const office = await served.signIn('commander-office')
  const form = fields(page, { who: 'myself', status: 'investigated', once: nowhere })
  assert.equal((await office.open(path)).text, (await office.open(`/groups/${nowhere}/lead`)).text)
  assert.equal((await office.send(path, form)).text, (await office.send(`/groups/${nowhere}/lead`, form)).text)
})
