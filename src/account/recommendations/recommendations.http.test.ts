// A recommendation goes its way: taken up, given evidence, said to be ready; returned or completed by the inspector and by nobody else.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { recommendationStates } from '#core/language/account.ts'
import { type Desk, type Served, serveDemonstration } from '../../../test/fixtures/desk-over-http.ts'
import { seenIn } from '../../../test/fixtures/filled-form.ts'
import { moves } from './recommendation.ts'

let served: Served
let lead: Desk
let inspector: Desk
let commander: Desk
const closers: (() => Promise<void>)[] = []
const at = '/recommendations/hmicfrs-2025-arrival'

before(async () => {
  served = await serveDemonstration({ after: close => closers.unshift(close) })
  lead = await served.signIn('taskforce-lead')
  inspector = await served.signIn('inspector')
  commander = await served.signIn('commander-office')
})
after(async () => {
  for (const close of closers) await close()
})

const versionOf = async (path = at) => seenIn((await lead.open(path)).text) || seenIn((await inspector.open(path)).text)
const move = async (desk: Desk, to: string, words = 'Agreed at the board of 3 October', path = at) =>
  desk.send(`${path}/move`, { seen: await versionOf(path), to, 'move-words': words })
const addEvidence = async (path: string, chosen: string, reference = '') =>
  lead.send(`${path}/evidence`, {
    seen: await versionOf(path),
    evidence: chosen,
    reference,
    'evidence-words': 'Every debrief since May is graded',
  })

test('the six published themes stand there, with nothing that is not confirmed', async () => {
  const list = await inspector.open('/recommendations')
  assert.equal([...list.text.matchAll(/href="\/recommendations\/hmicfrs-2025-[a-z]+"/g)].length, 6)
  assert.match(list.text, /exact wording, numbering and deadlines of the ten are not confirmed/)
  const one = await inspector.open(at)
  assert.match(one.text, /not confirmed; the heading gives the published theme in short/)
  assert.doesNotMatch(one.text, /Overdue/)
})

test('from awaiting review to complete, with a return on the way; every step dated and by name', async () => {
  assert.match((await move(lead, 'being-progressed')).text, /It is kept: awaiting review → being progressed/)
  assert.equal((await move(lead, 'ready-for-review')).status, 422, 'not without evidence')
  assert.match((await addEvidence(at, 'document', 'DT/2026/118')).text, /DT\/2026\/118/)
  assert.match((await move(lead, 'ready-for-review')).text, /<strong>Ready for review<\/strong>/)
  assert.match((await inspector.open('/')).text, /Ready for review: Intelligence is better gathered on arrival/)
  assert.match((await move(inspector, 'returned', 'The sample is of one site only')).text, /Returned by the inspector/)
  await move(lead, 'being-progressed', 'A second site is sampled')
  await addEvidence(at, 'assessment', 'TF/A/77')
  await move(lead, 'ready-for-review', 'Both sites')
  const done = await move(inspector, 'complete', 'Seen at both sites on 12 November')
  assert.match(done.text, /<strong>Complete<\/strong>/)
  assert.match(done.text, /Seen at both sites on 12 November/)
  assert.match(done.text, /Henrike Dunmorrow/)
})

test('an agency stops at ready for review: it completes nothing and returns nothing, and an inspector takes no step of an agency', async () => {
  const path = '/recommendations/hmicfrs-2025-roles'
  await move(lead, 'being-progressed', 'Taken up', path)
  await addEvidence(path, 'document', 'DT/2026/9')
  await move(lead, 'ready-for-review', 'Ready', path)
  for (const to of ['complete', 'returned']) assert.equal((await move(lead, to, 'We say so', path)).status, 404)
  assert.equal((await move(inspector, 'being-progressed', 'I take it up', path)).status, 404)
  assert.match((await lead.open(path)).text, /<strong>Ready for review<\/strong>/)
  const { app } = served.database.pools.db
  const complete = (post: string) =>
    app.transaction().execute(async db => {
      await sql`select set_config('app.post', ${post}, true)`.execute(db)
      await sql`insert into account.recommendation_entry (id, recommendation, wording, place, kind, from_state, to_state, words, written_by, written_at)
        select gen_random_uuid(), 'hmicfrs-2025-roles', '', 99, 'moved', 'ready-for-review', 'complete', 'x', id, now() from guard.member limit 1`.execute(
        db,
      )
    })
  await assert.rejects(complete('taskforce-lead'), /row-level security/)
  await assert.rejects(complete(''), /row-level security/)
})

test('every move of the table, and no other, is allowed', async () => {
  assert.deepEqual(Object.keys(moves).sort(), [...recommendationStates.values].sort())
  for (const [from, open] of Object.entries(moves))
    for (const { to, by } of open) {
      assert.notEqual(to, from)
      if (to === 'complete' || to === 'returned') assert.equal(by, 'conclude')
    }
})

test('the Commander’s office reads and writes nothing; a form without words, and an old one, are told so', async () => {
  const path = '/recommendations/hmicfrs-2025-sharing'
  const read = await commander.open(path)
  assert.equal(read.status, 200)
  assert.doesNotMatch(read.text, /<form method="post" action="\/recommendations/)
  assert.equal((await move(commander, 'being-progressed', 'Please', path)).status, 404)
  assert.equal((await move(lead, 'being-progressed', ' ', path)).status, 422)
  const old = { seen: '7', to: 'being-progressed', 'move-words': 'From an old page' }
  assert.equal((await lead.send(`${path}/move`, old)).status, 409)
  assert.equal((await addEvidence(path, 'document')).status, 422)
  const nothing = 'figure:00000000-0000-4000-8000-000000000001'
  assert.equal((await addEvidence(path, nothing)).status, 422, 'a figure that is not signed off is no evidence')
  assert.equal((await lead.open('/recommendations/no-such-one')).status, 404)
})

test('the same form sent twice is one entry', async () => {
  const path = '/recommendations/hmicfrs-2025-training'
  const form = { seen: await versionOf(path), 'comment-words': 'Figures of the college are asked for' }
  const both = await Promise.all([lead.send(`${path}/comments`, form), lead.send(`${path}/comments`, form)])
  assert.deepEqual(both.map(({ status }) => status).sort(), [200, 409])
  const found = (await inspector.open(path)).text.match(/Figures of the college are asked for/g) ?? []
  assert.equal(found.length, 1)
})
