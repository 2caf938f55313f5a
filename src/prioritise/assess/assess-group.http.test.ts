// A group is graded through both lenses over HTTP; where they disagree a second person decides; who may not see the evidence sees no grade.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type Desk, type Served, serveDemonstration } from '../../../test/fixtures/desk-over-http.ts'
import { fieldIn } from '../../../test/fixtures/filled-form.ts'
import { putGroup, recordsWhere, shared } from '../../../test/fixtures/group-on-register.ts'
import { currentScheme } from '../schemes/shelf.ts'

let served: Served
let analyst: Desk
let officer: Desk
let group: string
let members: readonly { readonly id: string; readonly label: number }[]
const closers: (() => Promise<void>)[] = []

before(async () => {
  served = await serveDemonstration({ after: close => closers.unshift(close) })
  analyst = await served.signIn('analyst', 'four-rivers-regional-unit')
  officer = await served.signIn('lead-responsible-officer', 'national-serious-crime-office')
  members = await recordsWhere(served.database, `r.kind = 'person' and l.owner = 'estuary-police' and ${shared}`, 2)
  group = await putGroup(served.database, {
    name: 'Tidewrack',
    label: members[0]?.label ?? 0,
    members: members.map(one => one.id),
  })
})
after(async () => {
  for (const close of closers) await close()
})

const nowhere = '00000000-0000-4000-8000-000000000001'
const form = (lens: string, of = group) => `/groups/${of}/assessments/new?lens=${lens}`

const answers = (lens: 'attributes' | 'harm', place: 'first' | 'last' | 'unknown') =>
  Object.fromEntries(
    currentScheme(lens).questions.map(({ id, answers: given }) => [
      `answer-${id}`,
      (place === 'unknown' ? undefined : given.at(place === 'first' ? 0 : -1)?.id) ?? 'not-known',
    ]),
  )

type Fields = Readonly<Record<string, string>>

const grade = async (
  desk: Desk,
  lens: 'attributes' | 'harm',
  place: 'first' | 'last' | 'unknown',
  more: Fields = {},
  of = group,
) => {
  const { text } = await desk.open(form(lens, of))
  const first = currentScheme(lens).questions[0]?.id ?? ''
  return desk.send(form(lens, of), {
    scheme: fieldIn('scheme', text),
    seen: fieldIn('seen', text),
    once: fieldIn('once', text),
    ...answers(lens, place),
    [`rests-${first}`]: members[0]?.id ?? '',
    rationale: `Graded ${place} on what the members are known for`,
    ...more,
  })
}

const entries = async (act: string) =>
  (
    await sql<{ outcome: string }>`
      select b.body ->> 'outcome' as outcome from ledger.body b join ledger.entry e on e.id = b.entry where b.body ->> 'act' = ${act}
      order by e.written_at`.execute(served.database.pools.db.auditor)
  ).rows.map(row => row.outcome)

test('a group is graded low by what it can do; what is not known is told apart, and nothing is edited', async () => {
  const none = await analyst.open(`/groups/${group}/assessments`)
  assert.equal(none.status, 200)
  assert.match(none.text, /Not graded yet, as far as you see/)
  const first = await grade(analyst, 'attributes', 'unknown')
  assert.match(first.text, /Your assessment is kept: what the group can do/)
  assert.match(first.text, /10 questions are not known: it could be as grave as severe/)
  const second = await grade(analyst, 'attributes', 'first')
  assert.match(second.text, /Earlier/)
  assert.match(second.text, /Graded unknown on what/)
  const one = /href="(\/groups\/[0-9a-f-]+\/assessments\/[0-9a-f-]{36})"/.exec(second.text)?.[1] ?? ''
  const shown = await analyst.open(one)
  assert.match(shown.text, /Worked out again just now by the same version of the scheme: the same band/)
  assert.ok(shown.text.includes(`/things/${members[0]?.id}`))
})

test('answers, evidence and reasons that are missing are all named, and what was typed stays', async () => {
  const bad = await grade(analyst, 'harm', 'first', {
    'answer-life': '',
    'rests-life': '',
    rationale: ' ',
  })
  assert.equal(bad.status, 422)
  assert.match(bad.text, /Answer: What danger to life/)
  assert.match(bad.text, /href="#evidence">Pick at least one record/)
  assert.match(bad.text, /Say in a few sentences/)
  assert.match(bad.text, /value="not-seen" id="answer-exploitation" checked/)
  const foreign = await grade(analyst, 'harm', 'first', { 'rests-life': nowhere })
  assert.equal(foreign.status, 409)
  assert.equal((await grade(analyst, 'harm', 'first', { 'answer-life': 'made-up' })).status, 422)
})

test('a form sent twice is one assessment; a form from before another is overtaken', async () => {
  const { text } = await analyst.open(form('attributes'))
  const fields = {
    scheme: fieldIn('scheme', text),
    seen: fieldIn('seen', text),
    once: fieldIn('once', text),
    ...answers('attributes', 'first'),
    'rests-reach': members[0]?.id ?? '',
    rationale: 'Sent twice',
  }
  const both = await Promise.all([analyst.send(form('attributes'), fields), analyst.send(form('attributes'), fields)])
  assert.deepEqual(
    both.map(answer => answer.status),
    [200, 200],
  )
  const { rows } = await sql`select 1 from prioritise.assessment where rationale = 'Sent twice'`.execute(
    served.database.pools.db.keeper,
  )
  assert.equal(rows.length, 1)
  const late = await analyst.send(form('attributes'), { ...fields, once: nowhere })
  assert.equal(late.status, 409)
  assert.equal(
    (await analyst.send(form('attributes'), { ...fields, once: nowhere, scheme: 'attributes-lens-v9' })).status,
    409,
  )
})

test('the two lenses disagree, and somebody who wrote neither decides which stands', async () => {
  const graded = await grade(officer, 'harm', 'last')
  assert.match(graded.text, /The two lenses disagree: moderation needed/)
  assert.match(graded.text, /You wrote one of the two/)
  const moderation = `/groups/${group}/assessments/moderation`
  const pair = (text: string) => ({ attributes: fieldIn('attributes', text), harm: fieldIn('harm', text) })
  const lead = await served.signIn('taskforce-lead')
  const page = await lead.open(`/groups/${group}/assessments`)
  const ids = pair(page.text)
  assert.match(page.text, /You wrote neither of the two/)
  const own = await officer.send(moderation, { ...ids, stands: 'harm', reason: 'Mine is right' })
  assert.equal(own.status, 422)
  assert.match(own.text, /somebody who wrote neither decides/)
  assert.equal((await lead.send(moderation, { ...ids, reason: 'No choice' })).status, 422)
  assert.equal((await lead.send(moderation, { ...ids, stands: 'harm', reason: ' ' })).status, 422)
  assert.equal((await lead.send(moderation, { ...ids, harm: nowhere, stands: 'harm', reason: 'Old' })).status, 409)
  const decided = { ...ids, stands: 'harm', reason: 'Lives were lost; means matter less' }
  const kept = await lead.send(moderation, decided)
  assert.match(kept.text, /Moderated: <strong>what harm it does<\/strong> stands/)
  assert.match(kept.text, /Your decision between the two lenses is kept/)
  assert.equal((await lead.send(moderation, decided)).status, 200)
  assert.equal((await lead.send(moderation, { ...decided, stands: 'attributes' })).status, 409)
  assert.deepEqual(await entries('moderate-disagreement'), [
    'needs-another',
    'moved-on',
    'moderated',
    'moderated',
    'moved-on',
  ])
  await grade(analyst, 'attributes', 'first')
  const anew = await lead.open(`/groups/${group}/assessments`)
  assert.doesNotMatch(anew.text, /Moderated:/, 'a new assessment is a new disagreement')
})

test('who sees different evidence does not see what was made of it', async () => {
  const [closed] = await recordsWhere(
    served.database,
    `r.kind in ('person', 'phone', 'vehicle') and l.compartment = 'operation-lantern' and l.protected = 'none'`,
  )
  const ours = members[1]
  assert.ok(closed && ours)
  const db = served.database.pools.db.keeper
  await sql`select guard.open_correspondence()`.execute(served.database.pools.db.app)
  // Without a grade it fits any label.
  await sql`update collect.version set grade = null where record = ${ours.id}`.execute(db)
  await sql`insert into guard.label (id, canonical, owner, marking, handling, action, sanitisation, agreement, purposes, protected, jurisdiction,
      regime, compare)
    select 77, 'for the unit alone', 'four-rivers-regional-unit', marking, 'P', null, null, 'between-agencies', purposes, protected, jurisdiction, regime, compare
    from guard.label where id = ${ours.label}`.execute(db)
  await sql`update collect.record set label = 77 where id = ${ours.id}`.execute(db)
  const other = await putGroup(served.database, {
    name: 'Samphire',
    label: members[0]?.label ?? 0,
    members: [members[0]?.id ?? '', closed.id, ours.id],
  })
  const path = `/groups/${other}/assessments`
  await grade(officer, 'harm', 'last', { 'rests-life': closed.id }, other)
  await grade(analyst, 'harm', 'first', { 'rests-life': ours.id }, other)
  const [byOfficer, byAnalyst] = [await officer.open(path), await analyst.open(path)]
  assert.match(byOfficer.text, /Graded last/)
  assert.doesNotMatch(byOfficer.text, /Graded first/)
  assert.match(byAnalyst.text, /Graded first/)
  assert.doesNotMatch(byAnalyst.text, /Graded last/)
  const one = /href="(\/groups\/[0-9a-f-]+\/assessments\/[0-9a-f-]{36})"/.exec(byOfficer.text)?.[1] ?? ''
  assert.equal((await analyst.open(one)).text, (await analyst.open(`${path}/${nowhere}`)).text)
  // Each stands for who sees it: neither had to know of the other.
  assert.equal((await grade(analyst, 'harm', 'first', { 'rests-life': ours.id }, other)).status, 200)
  await sql`update collect.record set label = ${closed.label} where id = ${ours.id}`.execute(db)
  assert.match(
    (await analyst.open(path)).text,
    /Not graded yet, as far as you see/,
    'it follows the new label of its evidence',
  )
  assert.match((await officer.open(path)).text, /Graded first/)
})

test('whoever may not see the group finds nothing, and a post that does not grade reads', async () => {
  const office = await served.signIn('commander-office')
  assert.equal(
    (await office.open(`/groups/${group}/assessments`)).text,
    (await office.open(`/groups/${nowhere}/assessments`)).text,
  )
  assert.equal((await office.open(form('harm'))).status, 404)
  assert.equal((await analyst.open(form('looks'))).status, 404)
  const reader = await served.signIn('intelligence-officer', 'estuary-police')
  const page = await reader.open(`/groups/${group}/assessments`)
  assert.equal(page.status, 200)
  assert.match(page.text, /Your post reads assessments and does not write them/)
  assert.equal((await reader.open(form('harm'))).status, 404)
  const { text } = await officer.open(form('harm'))
  const refused = await reader.send(form('harm'), {
    scheme: fieldIn('scheme', text),
    seen: fieldIn('seen', text),
    once: nowhere,
    ...answers('harm', 'last'),
    'rests-life': members[0]?.id ?? '',
    rationale: 'I should not be able to',
  })
  assert.equal(refused.status, 404)
  assert.ok((await entries('assess-group')).includes('refused'))
  assert.match((await reader.open('/schemes/harm-lens-v1')).text, /not an official scheme/)
  assert.equal((await reader.open('/schemes/harm-lens-v9')).status, 404)
})
