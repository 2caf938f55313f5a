// A disruption is recorded with its evidence, assessed by another person, and counted once; who sees not all of it sees none of it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type Desk, type Page, type Served, serveDemonstration } from '../../../test/fixtures/desk-over-http.ts'
import { fieldIn } from '../../../test/fixtures/filled-form.ts'
import { putGroup, recordsWhere, shared } from '../../../test/fixtures/group-on-register.ts'

let served: Served
let officer: Desk
let analyst: Desk
let lead: Desk
let group: string
let member: { readonly id: string; readonly label: number }
const closers: (() => Promise<void>)[] = []

before(async () => {
  served = await serveDemonstration({ after: close => closers.unshift(close) })
  const [record] = await recordsWhere(served.database, `r.kind = 'person' and ${shared}`)
  assert.ok(record)
  member = record
  group = await putGroup(served.database, { name: 'Harbour run', label: record.label, members: [record.id] })
  officer = await served.signIn('operation-lead', 'downland-police')
  analyst = await served.signIn('analyst')
  lead = await served.signIn('lead-responsible-officer')
})
after(async () => {
  for (const close of closers) await close()
})

const pathOf = (page: Page): string => new URL(page.url).pathname

const sound = {
  fourP: 'pursue',
  means: 'goods-seized',
  happenedOn: '2026-02-03',
  what: 'Twelve engines seized at the wholesaler',
  expected: 'No boats for a month',
  impact: 'No launch for six weeks',
  grade: 'moderate',
  evidence: 'The seizure note, and no launch since',
  document: 'Seizure note 14 of 2026',
}
type Said = Partial<Record<keyof typeof sound | 'chosen' | 'record' | 'looked' | 'same', string>>

const record = async (desk: Desk, said: Said = {}): Promise<Page> => {
  const form = await desk.open(`/disruptions/new?group=${group}`)
  assert.equal(form.status, 200)
  return desk.send('/disruptions', { group, once: fieldIn('once', form.text), looked: 'yes', ...sound, ...said })
}
const assess = async (desk: Desk, path: string, said: Readonly<Record<string, string>>) =>
  desk.send(`${path}/assess`, { seen: fieldIn('seen', (await desk.open(path)).text), reason: 'Read the note', ...said })
const entries = async (act: string) =>
  (
    await sql<{ outcome: string }>`
      select b.body ->> 'outcome' as outcome from ledger.body b join ledger.entry e on e.id = b.entry
      where b.body ->> 'act' = ${act} order by e.written_at`.execute(served.database.pools.db.auditor)
  ).rows.map(row => row.outcome)

test('it is recorded with evidence, and counts once another person confirmed it', async () => {
  const recorded = await record(officer, { chosen: member.id })
  assert.match(recorded.text, /Another person assesses it before it counts/)
  assert.match(recorded.text, /You recorded it, so another person assesses it/)
  const path = pathOf(recorded)
  const own = await officer.send(`${path}/assess`, { seen: '1', step: 'confirm', reason: 'I was there' })
  assert.equal(own.status, 404)
  assert.equal((await assess(analyst, path, { step: 'confirm', reason: ' ' })).status, 422)
  assert.match((await analyst.open('/')).text, /Disruption to assess: Twelve engines seized/)
  assert.doesNotMatch((await officer.open('/')).text, /Disruption to assess/)
  const assessed = await assess(analyst, path, { step: 'confirm' })
  assert.match(assessed.text, /Kept: the grade stands/)
  assert.match(assessed.text, /Grade: <strong>moderate<\/strong>/)
  assert.equal((await analyst.send(`${path}/assess`, { seen: '1', step: 'confirm', reason: 'Again' })).status, 409)
  assert.deepEqual(await entries('assess-disruption'), ['stepped', 'moved-on'])
  const again = await analyst.send(`${path}/reopen`, {
    seen: fieldIn('seen', assessed.text),
    again: 'They launched again',
  })
  assert.match(again.text, /as recorded; not confirmed/)
  const changed = await assess(analyst, path, { step: 'change', grade: 'negative', reason: 'They came out stronger' })
  assert.match(changed.text, /Grade: <strong>negative<\/strong>/)
})

test('without evidence it cannot be submitted: not in the form, not in the database', async () => {
  const bare = await record(officer, { document: '', evidence: '' })
  assert.equal(bare.status, 422)
  assert.match(bare.text, /without evidence there is no disruption/)
  assert.match(bare.text, /Point to at least one record, event or document/)
  assert.match(bare.text, /Twelve engines seized at the wholesaler<\/textarea>/, 'what was typed stays')
  const words = await record(officer, { document: '' })
  assert.equal(words.status, 422)
  const hiddenRecord = await record(officer, { document: '', record: '/things/00000000-0000-4000-8000-000000000001' })
  assert.match(hiddenRecord.text, /There is no record at this address that you can see/)
  await assert.rejects(
    sql`insert into disrupt.disruption (id, crime_group, group_label, four_p, means, happened_on, what, impact, grade, state, evidence_count,
        recorded_by, recorded_for, recorded_at)
      select '00000000-0000-4000-8000-00000000000a', g.id, g.label, 'pursue', 'arrest', '2026-01-01', 'x', 'x', 'minor', 'recorded', 1, m.id, m.agency, now()
      from understand.crime_group g, guard.member m where g.id = ${group} limit 1`.execute(
      served.database.pools.db.keeper,
    ),
    /needs its evidence/,
  )
})

test('returned for evidence, it waits for whoever recorded it; with evidence it is assessed again', async () => {
  const path = pathOf(await record(officer, { happenedOn: '2026-02-10' }))
  const back = await assess(analyst, path, { step: 'return', reason: 'Where is the note?' })
  assert.match(back.text, /Returned for evidence/)
  assert.match((await officer.open('/')).text, /Disruption returned for evidence: Twelve engines/)
  const shown = await officer.open(path)
  const seen = fieldIn('seen', shown.text)
  assert.equal((await officer.send(`${path}/evidence`, { seen, evidence: 'Here it is' })).status, 422)
  const given = { seen, evidence: 'The note itself', document: 'Note 14, page 2', chosen: member.id }
  const added = await officer.send(`${path}/evidence`, given)
  assert.match(added.text, /Note 14, page 2/)
  assert.match(added.text, /not yet assessed by a second person/i)
  assert.equal((await officer.send(`${path}/evidence`, given)).status, 409)
  assert.match((await assess(analyst, path, { step: 'confirm' })).text, /Grade: <strong>moderate/)
})

test('two agencies in one action are one disruption', async () => {
  const mine = await record(officer, { happenedOn: '2026-03-03', what: 'A boatyard closed' })
  const form = await lead.open(`/disruptions/new?group=${group}`)
  const typed = { group, once: fieldIn('once', form.text), ...sound, happenedOn: '2026-03-04', what: 'The yard shut' }
  const asked = await lead.send('/disruptions', typed)
  assert.match(asked.text, /Is it one of these\?/)
  assert.match(asked.text, /A boatyard closed/)
  const id = pathOf(mine).split('/').at(-1) ?? ''
  const joined = await lead.send('/disruptions', { ...typed, looked: 'yes', same: id })
  assert.match(joined.text, /It stays one disruption/)
  assert.match(joined.text, /Downland Police, National Serious Crime Office/)
  assert.doesNotMatch((await lead.open('/disruptions')).text, /The yard shut/)
  const twice = pathOf(await record(lead, { happenedOn: '2026-03-04', what: 'The yard shut' }))
  const doubled = await assess(analyst, twice, { step: 'double', sameAs: id, reason: 'One closure' })
  assert.match(doubled.text, /The same action as another disruption/)
  assert.match(doubled.text, /not counted/)
})

test('the same form sent twice is one disruption', async () => {
  const form = await officer.open(`/disruptions/new?group=${group}`)
  const typed = { group, once: fieldIn('once', form.text), looked: 'yes', ...sound, happenedOn: '2026-04-01' }
  const both = await Promise.all([officer.send('/disruptions', typed), officer.send('/disruptions', typed)])
  assert.deepEqual(
    both.map(page => page.status),
    [200, 200],
  )
  assert.equal(both[0]?.url, both[1]?.url)
})

test('the plan says under each P what was tried and what was not', async () => {
  const plan = await lead.open(`/groups/${group}/disruptions`)
  assert.match(plan.text, /<h2[^>]*>Pursue<\/h2>[\s\S]+Twelve engines[\s\S]+Not tried<\/h3>\s*<ul[^>]*><li>arrest</)
  assert.match(plan.text, /<h2[^>]*>Prepare<\/h2>\s*<p[^>]*>Nothing of this kind is recorded/)
})

test('whoever may not see one piece of evidence sees nothing of the disruption', async () => {
  const [own] = await recordsWhere(
    served.database,
    `l.owner = 'estuary-police' and l.handling = 'C' and l.compartment is null and l.protected = 'none' and l.release is null
      and l.purposes @> array['prevent-detect-oic'] and r.kind <> 'link'`,
  )
  assert.ok(own)
  const estuary = await served.signIn('intelligence-officer', 'estuary-police')
  const kept = await record(estuary, { what: 'Kept close', happenedOn: '2026-05-05', record: own.id })
  assert.match(kept.text, /Another person assesses it/, /error-summary[\s\S]{0,900}/.exec(kept.text)?.[0])
  const path = pathOf(kept)
  const nowhere = '/disruptions/00000000-0000-4000-8000-000000000001'
  assert.equal((await lead.open(path)).status, 404)
  assert.equal((await lead.open(path)).text, (await lead.open(nowhere)).text)
  for (const list of ['/disruptions', `/groups/${group}/disruptions`])
    assert.doesNotMatch((await lead.open(list)).text, /Kept close/)
  const form = { seen: '1', step: 'confirm', reason: 'I cannot see it' }
  assert.equal((await lead.send(`${path}/assess`, form)).text, (await lead.send(`${nowhere}/assess`, form)).text)
})

test('the evidence keeps its label: relabelled it shows to others, expunged it leaves its place', async () => {
  const { keeper } = served.database.pools.db
  const { rows } = await sql<{ id: string; record: string }>`
    select d.id, e.record from disrupt.disruption d join disrupt.evidence e on e.disruption = d.id and e.record is not null
    where d.what = 'Kept close'`.execute(keeper)
  const { id, record: kept } = rows[0] ?? { id: '', record: '' }
  await keeper.transaction().execute(async db => {
    await sql`update collect.version set grade = null, instructions = null where record = ${kept}`.execute(db)
    await sql`update collect.record set label = ${member.label} where id = ${kept}`.execute(db)
  })
  const seen = await lead.open(`/disruptions/${id}`)
  assert.equal(seen.status, 200)
  assert.ok(seen.text.includes(`/things/${kept}`))
  await keeper.transaction().execute(async db => {
    for (const table of ['posting', 'feature', 'version'])
      await sql`delete from ${sql.table(`collect.${table}`)} where record = ${kept}`.execute(db)
    await sql`delete from collect.link where from_record = ${kept} or to_record = ${kept}`.execute(db)
    await sql`delete from collect.record where id = ${kept}`.execute(db)
  })
  const left = await lead.open(`/disruptions/${id}`)
  assert.match(left.text, /What was pointed to is no longer shown/)
  assert.match(left.text, /Kept close/)
})

test('a group that nobody accepted, and a post that does not record', async () => {
  const council = await served.signIn('safeguarding-lead')
  assert.equal((await council.open(`/disruptions/new?group=${group}`)).status, 404)
  await sql`update understand.crime_group set state = 'closed' where id = ${group}`.execute(
    served.database.pools.db.keeper,
  )
  assert.equal((await officer.open(`/disruptions/new?group=${group}`)).status, 404)
  assert.equal((await officer.send('/disruptions', { group, ...sound, once: group, looked: 'yes' })).status, 404)
})
