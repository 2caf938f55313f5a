// An item is evaluated by the agency it came from: a new version under the label that goes with it, and what cannot stand is nowhere kept.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { RecordId } from '#core/language/ids.ts'
import { type Desk, type Served, serveDemonstration } from '../../../test/fixtures/desk-over-http.ts'
import { fieldIn } from '../../../test/fixtures/filled-form.ts'
import { itemWriter, sharedLabel, type Written, type WrittenItem } from '../../../test/fixtures/written-items.ts'

let served: Served
let officer: Desk
let analyst: Desk
let write: (written: Written) => Promise<WrittenItem>
const closers: (() => Promise<void>)[] = []

before(async () => {
  served = await serveDemonstration({ after: close => closers.unshift(close) })
  officer = await served.signIn('intelligence-officer', 'estuary-police')
  analyst = await served.signIn('analyst', 'four-rivers-regional-unit')
  write = await itemWriter(served, closers)
})
after(async () => {
  for (const close of closers) await close()
})

const keeper = () => served.database.pools.db.keeper
const at = (id: RecordId) => `/records/${id}/evaluation`
const versions = async (id: RecordId) =>
  (
    await sql<{ version: number; grade: string | null; description: string }>`
      select version, grade, properties -> 'description' -> 0 ->> 'text' as description from collect.version where record = ${id} order by 1`.execute(
      keeper(),
    )
  ).rows
const entries = async (act: string) =>
  (
    await sql<{
      outcome: string
    }>`select b.body ->> 'outcome' as outcome from ledger.body b join ledger.entry e on e.id = b.entry
      where b.body ->> 'act' = ${act} order by e.written_at`.execute(served.database.pools.db.auditor)
  ).rows.map(row => row.outcome)

const item = (n: number) =>
  write({ text: `A van brings people to beach ${n}`, name: 'Ryan Coldwell', phone: `07700 90070${n}` })

const grade = async (desk: Desk, id: RecordId, fields: Readonly<Record<string, string>>) =>
  desk.send(at(id), {
    seen: fieldIn('seen', (await officer.open(at(id))).text),
    source: '2',
    assessment: 'B',
    handling: 'P',
    why: 'Seen by two officers',
    ...fields,
  })

const conditions = { handling: 'C', action: 'A1', sanitisation: 'S2', instructions: 'Ask before acting' }

test('an item without a grade is on the list, is evaluated, and is off the list; its words stay', async () => {
  const { item: id, person } = await item(1)
  assert.match((await officer.open('/evaluation')).text, new RegExp(id))
  assert.match((await officer.open('/')).text, new RegExp(id), 'it waits on the first page')
  const done = await grade(officer, id, {})
  assert.match(done.text, /Evaluated 2BP/)
  assert.match(done.text, /Known indirectly but corroborated/)
  const [first, second] = await versions(id)
  assert.equal(first?.grade, null)
  assert.deepEqual({ ...second }, { ...first, version: 2, grade: '2BP' })
  assert.equal((await versions(person)).at(-1)?.grade, '2BP', 'who came in with it alone is evaluated with it')
  assert.doesNotMatch((await officer.open('/evaluation')).text, new RegExp(id))
  assert.ok((await entries('grade-record')).includes('graded'))
  const { rows } = await sql`select 1 from facts.fact where kind = 'record-graded' and ${id} = any(records)`.execute(
    keeper(),
  )
  assert.equal(rows.length, 1)
})

test('put under code C it comes under another label: a party of the agreement no longer finds it', async () => {
  const { item: id, phone } = await item(2)
  assert.equal((await analyst.open(at(id))).status, 200)
  const done = await grade(officer, id, conditions)
  assert.match(done.text, /Combine or corroborate only/)
  assert.match(done.text, /Ask before acting/)
  for (const path of [at(id), `/things/${id}`, `/things/${phone}`]) assert.equal((await analyst.open(path)).status, 404)
  const back = await grade(officer, id, { why: 'The source may now be named to parties' })
  assert.match(back.text, /before/)
  assert.equal((await analyst.open(at(id))).status, 200)
})

const cannotStand: readonly (readonly [string, Readonly<Record<string, string>>, RegExp])[] = [
  ['C without an action code', { ...conditions, action: '' }, /choose the action code/],
  ['C without a sanitisation code', { ...conditions, sanitisation: '' }, /choose the sanitisation code/],
  ['C without instructions', { ...conditions, instructions: ' ' }, /write the instructions/],
  ['P with an action code', { action: 'A1' }, /belong to handling C/],
  ['a code that is none', { ...conditions, action: 'A9' }, /choose the action code/],
  ['a letter that is none', { source: '4' }, /1, 2 or 3/],
  ['no reason', { why: '' }, /Say why/],
]

test('what cannot stand is not kept: the form says what is wrong, and what was typed stays', async () => {
  const { item: id } = await item(3)
  for (const [what, fields, says] of cannotStand) {
    const answer = await grade(officer, id, fields)
    assert.equal(answer.status, 422, what)
    assert.match(answer.text, says, what)
  }
  assert.match((await grade(officer, id, { ...conditions, action: '' })).text, />Ask before acting<\/textarea>/)
  assert.equal((await versions(id)).length, 1)
})

test('the database itself keeps none of it, whoever writes', async () => {
  const { item: id } = await item(4)
  const head = sql`select label from collect.record where id = ${id}`
  const version = (gradeWritten: string, instructions: string | null) =>
    keeper()
      .transaction()
      .execute(async trx => {
        await sql`update collect.record set version = 2 where id = ${id}`.execute(trx)
        await sql`insert into collect.version (record, label, version, properties, content_sha256, grade, instructions, basis, learnt_at)
          values (${id}, (${head}), 2, '{}', '', ${gradeWritten}, ${instructions}, 'fact', now())`.execute(trx)
      })
  await assert.rejects(version('1BC', null), /conditions_have_instructions/)
  await assert.rejects(version('1BC', 'Ask first'), /do not agree on handling/)
  await assert.rejects(version('1BX', 'Ask first'), /check constraint/)
  const evaluation = (handling: string, action: string | null, instructions: string | null) =>
    sql`insert into evaluate.evaluation (id, record, record_label, version, source, assessment, handling, action, sanitisation, instructions,
        why, review_due, evaluated_by, evaluated_at)
      values (gen_random_uuid(), ${id}, (${head}), 9, '1', 'A', ${handling}, ${action}, ${action && 'S1'}, ${instructions}, 'why', now(),
        (select id from guard.member order by id limit 1), now())`.execute(keeper())
  await assert.rejects(evaluation('P', 'A1', null), /check constraint/)
  await assert.rejects(evaluation('C', null, 'Ask first'), /check constraint/)
  await assert.rejects(evaluation('C', 'A1', ' '), /check constraint/)
})

test('a label that says another handling than the grade is not kept either', async () => {
  const { item: id } = await write({ text: 'Graded', name: 'Lee Marsh', phone: '07700 900731', grade: '2BP' })
  await assert.rejects(
    sql`update collect.record set label = (select id from guard.label where handling = 'C' limit 1) where id = ${id}`.execute(
      keeper(),
    ),
    /label and its grade do not agree/,
  )
})

test('the second click on one form finds that it has moved on, and nothing is kept twice', async () => {
  const { item: id } = await item(5)
  const seen = fieldIn('seen', (await officer.open(at(id))).text)
  const both = await Promise.all([grade(officer, id, { seen }), grade(officer, id, { seen })])
  assert.deepEqual(both.map(answer => answer.status).sort(), [200, 409])
  assert.equal((await versions(id)).length, 2)
})

test('another agency reads the evaluation, is offered no form, and its post is refused as if there were nothing', async () => {
  const { item: id } = await item(6)
  await grade(officer, id, {})
  const page = await analyst.open(at(id))
  assert.match(page.text, /The agency that it came from evaluates it/)
  const nowhere = '00000000-0000-4000-8000-00000000abcd' as RecordId
  const refused = await analyst.send(at(id), {
    seen: '2',
    source: '1',
    assessment: 'A',
    handling: 'P',
    why: 'I know better',
  })
  const absent = await analyst.send(at(nowhere), {
    seen: '2',
    source: '1',
    assessment: 'A',
    handling: 'P',
    why: 'I know better',
  })
  assert.equal(refused.status, 404)
  assert.equal(refused.text, absent.text)
  assert.ok((await entries('grade-record')).includes('refused'))
  const dataOfficer = await served.signIn('data-protection-officer', 'estuary-police')
  assert.equal(
    (await dataOfficer.send(at(id), { seen: '2', source: '1', assessment: 'A', handling: 'P', why: 'x' })).status,
    404,
  )
})

test('where it came from has a label of its own: the agency reads it, a party that reads the record does not', async () => {
  const { item: id } = await item(7)
  const once = fieldIn('once', (await officer.open(at(id))).text)
  const fields = { once, words: 'A porter at the market', 'provenance-source': '1', 'provenance-assessment': 'A' }
  assert.equal((await officer.send(`/records/${id}/provenance`, { ...fields, words: '' })).status, 422)
  for (let times = 0; times < 2; times++)
    assert.match(
      (await officer.send(`/records/${id}/provenance`, { ...fields, readers: 'own' })).text,
      /A porter at the market/,
    )
  const other = await officer.send(`/records/${id}/provenance`, { ...fields, readers: 'own', words: 'Two porters' })
  assert.equal(other.status, 409, 'gone back to and filled in with other words, it is not said to be kept')
  const { rows } = await sql`select 1 from evaluate.provenance where record = ${id}`.execute(keeper())
  assert.equal(rows.length, 1)
  const seen = await analyst.open(at(id))
  assert.equal(seen.status, 200)
  assert.doesNotMatch(seen.text, /porter/)
  const shared = { ...fields, once: id, words: 'Read out at a briefing', readers: 'item' }
  await officer.send(`/records/${id}/provenance`, shared)
  assert.match((await analyst.open(at(id))).text, /Read out at a briefing/)
  assert.equal((await analyst.send(`/records/${id}/provenance`, shared)).status, 404)
})

test('what corroborates it is another account: itself, and what came in with it, are none', async () => {
  const [one, other] = [await item(8), await item(9)]
  for (const nothing of [one.item, one.phone, '00000000-0000-4000-8000-00000000abcd', 'the other report'])
    assert.match((await grade(officer, one.item, { 'corroborated-by': nothing })).text, /corroborate nothing/)
  const done = await grade(officer, one.item, { 'corroborated-by': `${served.url}/things/${other.item}` })
  assert.match(done.text, /What was said to corroborate it/)
})

test('a review that is due is on the list with its day', async () => {
  const { item: id } = await write({ text: 'Old', name: 'Lee Marsh', phone: '07700 900732', label: sharedLabel })
  await grade(officer, id, {})
  await sql`update evaluate.evaluation set review_due = '2024-02-01' where record = ${id}`.execute(keeper())
  const list = await officer.open('/evaluation?kind=due')
  assert.match(list.text, new RegExp(id))
  assert.match(list.text, /due 1 February 2024/)
  assert.doesNotMatch((await analyst.open('/evaluation?kind=due')).text, new RegExp(id))
})
