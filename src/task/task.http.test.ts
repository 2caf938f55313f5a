// One agency asks another to act, over HTTP: accepted, declined, sent on, escalated, late, and never against somebody who needs protection.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { settableClock } from '#core/ground/clock.ts'
import { type Desk, type Page, type Served, serveDemonstration } from '../../test/fixtures/desk-over-http.ts'
import { fieldIn } from '../../test/fixtures/filled-form.ts'

const clock = settableClock(new Date().toISOString())
let served: Served
let lead: Desk
let asked: Desk
let coordinator: Desk
let taskforceLead: Desk
const closers: (() => Promise<void>)[] = []

before(async () => {
  served = await serveDemonstration({ after: close => closers.unshift(close) }, clock)
  lead = await served.signIn('lead-responsible-officer')
  asked = await served.signIn('operation-lead', 'downland-police')
  coordinator = await served.signIn('tasking-coordinator')
  taskforceLead = await served.signIn('taskforce-lead')
})
after(async () => {
  for (const close of closers) await close()
})

const pathOf = ({ url }: Page): string => new URL(url).pathname

const inDays = (days: number) => {
  const [year = '', month = '', day = ''] = new Date(clock.now().getTime() + days * 86_400_000)
    .toISOString()
    .slice(0, 10)
    .split('-')
  return { day, month, year }
}
const dates = (answer = 2, due = 9) =>
  Object.fromEntries(
    Object.entries({ answerBy: inDays(answer), due: inDays(due) }).flatMap(([name, parts]) =>
      Object.entries(parts).map(([part, value]) => [`${name}-${part}`, value]),
    ),
  )

const asking = (change: Readonly<Record<string, string>> = {}) => ({
  title: 'Watch the slipway at Cooper’s Hard',
  wanted: 'Keep the slipway under watch on the three nights of the spring tide',
  kind: 'enforcement',
  asked: 'downland-police',
  ...dates(),
  priority: 'supply-of-boats',
  level: 'regional',
  necessity: 'Nothing else shows who brings the engines',
  proportionality: 'A public place, three nights, no cameras on homes',
  ...change,
})

const send = async (by: Desk, change: Readonly<Record<string, string>> = {}, query = ''): Promise<Page> => {
  const form = await by.open(`/taskings/new${query}`)
  assert.equal(form.status, 200)
  return by.send('/taskings', { once: fieldIn('once', form.text), ...asking(change) })
}

const move = async (by: Desk, path: string, act: string, words = '', more: Readonly<Record<string, string>> = {}) => {
  const shown = await by.open(path)
  const address = { escalate: 'escalation', 'send-on': 'next' }[act] ?? 'moves'
  return by.send(`${path}/${address}`, {
    act,
    words,
    seen: fieldIn('seen', shown.text) || '1',
    once: fieldIn('once', shown.text),
    ...more,
  })
}

const outcomes = async (act: string) =>
  (
    await sql<{ outcome: string }>`select b.body ->> 'outcome' as outcome from ledger.body b
      join ledger.entry e on e.id = b.entry where b.body ->> 'act' = ${act} order by e.written_at`.execute(
      served.database.pools.db.auditor,
    )
  ).rows.map(row => row.outcome)

const facts = async (kind: string): Promise<number> =>
  (await sql`select 1 from facts.fact where kind = ${kind}`.execute(served.database.pools.db.keeper)).rows.length

test('a tasking is sent, read by the other agency, accepted, got under way and completed with a result', async () => {
  const sent = await send(lead)
  assert.match(sent.text, /Downland Police is asked|is asked\. The tasking is on its board/)
  const path = pathOf(sent)
  assert.match((await asked.open('/taskings')).text, /Watch the slipway/)
  assert.match((await asked.open('/')).text, /asks: Watch the slipway/)
  assert.match((await move(asked, path, 'accept')).text, /This tasking now stands as: accepted/)
  assert.match((await move(asked, path, 'start', 'From tonight')).text, /From tonight/)
  const without = await move(asked, path, 'complete')
  assert.equal(without.status, 422)
  assert.match(without.text, /Say what came of it/)
  assert.match((await move(asked, path, 'complete', 'Two engines found, none taken')).text, /stands as: completed/)
  assert.match((await lead.open('/')).text, /completed: Watch the slipway/)
  assert.doesNotMatch((await asked.open(path)).text, /What you can do/)
  assert.deepEqual(await outcomes('send-tasking'), ['sent'])
  for (const kind of ['tasking-sent', 'tasking-accepted', 'tasking-completed']) assert.equal(await facts(kind), 1, kind)
})

test('a third agency finds neither the tasking nor a trace of it', async () => {
  const path = pathOf(await send(lead, { title: 'Ask the harbour for its log' }))
  const other = await served.signIn('intelligence-officer', 'customs-and-levies-office')
  const nowhere = '/taskings/00000000-0000-4000-8000-000000000001'
  assert.equal((await other.open(path)).status, 404)
  assert.equal((await other.open(path)).text, (await other.open(nowhere)).text)
  assert.equal((await move(other, path, 'accept')).text, (await move(other, nowhere, 'accept')).text)
  assert.doesNotMatch((await other.open('/taskings?whose=all')).text, /harbour for its log/)
})

test('it is declined with a reason, asked of another agency as a tasking of its own, which the first does not read', async () => {
  const path = pathOf(await send(lead, { title: 'Stop the van on the A road' }))
  assert.equal((await move(asked, path, 'decline')).status, 422)
  assert.match((await move(asked, path, 'decline', 'No unit free before the tide')).text, /stands as: declined/)
  assert.match((await lead.open('/')).text, /declined: Stop the van/)
  const next = await move(lead, path, 'send-on', 'Estuary covers that road too', {
    asked: 'estuary-police',
    ...dates(),
  })
  assert.match(next.text, /This was asked before of/)
  assert.notEqual(pathOf(next), path)
  assert.equal((await asked.open(pathOf(next))).status, 404)
  assert.doesNotMatch((await asked.open(path)).text, new RegExp(pathOf(next)))
  const other = await served.signIn('intelligence-officer', 'estuary-police')
  const shown = await other.open(pathOf(next))
  assert.match(shown.text, /Stop the van/)
  assert.doesNotMatch(shown.text, /asked before|No unit free/)
})

test('it is escalated to the taskforce, which reads it from then on, and stands again with new days', async () => {
  const path = pathOf(await send(lead, { title: 'Find the boat store' }))
  assert.equal((await taskforceLead.open(path)).status, 404)
  assert.equal((await move(lead, path, 'escalate', 'No answer')).status, 422)
  const before = await move(lead, path, 'escalate', 'No answer in a week', { to: 'taskforce-lead@domestic-taskforce' })
  assert.match(before.text, /Taskforce lead, Domestic Taskforce/)
  assert.match((await taskforceLead.open('/')).text, /Escalated to you: Find the boat store/)
  const again = await move(taskforceLead, path, 'ask-again', 'It matters this month', dates(1, 5))
  assert.match(again.text, /Asked again/)
  assert.match((await move(asked, path, 'accept')).text, /stands as: accepted/)
  assert.match((await coordinator.open(path)).text, /Escalate/)
})

test('nobody but the agency that asks widens who reads it', async () => {
  const path = pathOf(await send(lead, { title: 'Look at the yard' }))
  assert.equal(
    (await move(asked, path, 'escalate', 'Not ours', { to: 'taskforce-lead@domestic-taskforce' })).status,
    404,
  )
  assert.equal((await move(lead, path, 'escalate', 'Not theirs', { to: 'taskforce-lead@estuary-police' })).status, 404)
  assert.equal((await taskforceLead.open(path)).status, 404)
})

test('two officers who answer the same form: one is kept, the other is told that it has moved on', async () => {
  const path = pathOf(await send(lead, { title: 'Visit the car wash' }))
  const form = { seen: '1', words: 'We will not: no powers there' }
  const both = await Promise.all([
    asked.send(`${path}/moves`, { ...form, act: 'accept' }),
    asked.send(`${path}/moves`, { ...form, act: 'decline' }),
  ])
  assert.deepEqual(both.map(answer => answer.status).sort(), [200, 409])
})

test('the same form sent twice, at once or again, is one tasking', async () => {
  const form = await lead.open('/taskings/new')
  const fields = { once: fieldIn('once', form.text), ...asking({ title: 'Once and no more' }) }
  const answers = await Promise.all([lead.send('/taskings', fields), lead.send('/taskings', fields)])
  const later = await lead.send('/taskings', fields)
  assert.equal(new Set([...answers, later].map(pathOf)).size, 1)
  assert.equal((await lead.open('/taskings')).text.split('Once and no more').length - 1, 1)
})

test('what is wrong with the form is said where it is, and what was typed stays', async () => {
  const form = await lead.open('/taskings/new')
  const answer = await lead.send('/taskings', {
    once: fieldIn('once', form.text),
    title: 'Half a tasking',
    'due-day': '31',
    'due-month': '2',
    'due-year': '2027',
  })
  assert.equal(answer.status, 422)
  for (const words of ['Choose the agency to ask', 'such as 27 3 2027', 'Say why it is proportionate'])
    assert.match(answer.text, new RegExp(words))
  assert.match(answer.text, /value="Half a tasking"/)
})

test('a post that sends no taskings has no form for it, and its form is refused', async () => {
  const form = await asked.open('/taskings/new')
  assert.match(form.text, /Your post sends no taskings/)
  const about = '/taskings/new?about=00000000-0000-4000-8000-000000000001'
  assert.equal((await asked.open(about)).text, form.text, 'whatever it would be about')
  assert.doesNotMatch((await asked.open('/taskings')).text, /Ask an agency to act/)
  const answer = await asked.send('/taskings', {
    once: '00000000-0000-4000-8000-0000000000aa',
    ...asking({ asked: 'estuary-police' }),
  })
  assert.equal(answer.status, 404)
})

test('a day that passed makes it overdue for both, by the clock alone', async () => {
  const path = pathOf(await send(lead, { title: 'Late already' }))
  clock.advance(4 * 86_400_000)
  asked = await served.signIn('operation-lead', 'downland-police')
  lead = await served.signIn('lead-responsible-officer')
  assert.match((await asked.open(path)).text, /Overdue since/)
  assert.match((await asked.open('/')).text, /Downland Police has not answered: Late already/)
  assert.match((await lead.open('/')).text, /Downland Police has not answered: Late already/)
})

const someone = async (where: string): Promise<string> => {
  const { rows } = await served.database.asSuperuser(client =>
    client.query<{ id: string }>(
      `select r.id from collect.record r join guard.label l on l.id = r.label
       where r.kind = 'person' and r.withdrawn_at is null and not r.restricted and ${where} order by r.id limit 1`,
    ),
  )
  return rows[0]?.id ?? ''
}

/** Of another agency than the one that is asked and the coordinator's own: whose officers may read who she is. */
const aVictim = `l.owner not in ('downland-police', 'domestic-taskforce') and l.protected = 'victim' and 'safeguarding' = any(l.purposes) and l.compartment is null`

test('a victim is never what an enforcement tasking rests on; a safeguarding tasking may rest on the same record', async () => {
  const safeguarding = await served.signIn('safeguarding-lead')
  const victim = await someone(aVictim)
  assert.equal((await safeguarding.open(`/things/${victim}`)).status, 200, 'she sees the victim')
  const refused = await send(safeguarding, { about: victim }, `?about=${victim}`)
  assert.equal(refused.status, 422)
  assert.match(refused.text, /cannot rest on somebody who needs protection/)
  assert.ok((await outcomes('send-tasking')).includes('needs-protection'))
  const kept = await send(safeguarding, { about: victim, kind: 'safeguarding' }, `?about=${victim}`)
  assert.match(kept.text, /Read by/)
  assert.ok(kept.text.includes(`/things/${victim}`))
  assert.ok(
    !(await asked.open(pathOf(kept))).text.includes(victim),
    'who may not see the record sees the tasking alone',
  )
})

test('whoever may not see a victim is answered as if there were none', async () => {
  coordinator = await served.signIn('tasking-coordinator')
  const victim = await someone(aVictim)
  const nobody = '00000000-0000-4000-8000-000000000001'
  assert.equal((await coordinator.open(`/taskings/new?about=${victim}`)).status, 404)
  const once = '00000000-0000-4000-8000-0000000000bb'
  const answers = await Promise.all(
    [victim, nobody].map(about => coordinator.send('/taskings', { once, ...asking({ about }) })),
  )
  assert.deepEqual(
    answers.map(answer => answer.status),
    [404, 404],
  )
  assert.equal(answers[0]?.text, answers[1]?.text)
})

test('a safeguarding tasking is not read by whoever decides on immigration status', async () => {
  const safeguarding = await served.signIn('safeguarding-lead')
  const change = { asked: 'residence-enforcement-directorate', title: 'Somebody may need a safe place' }
  const path = pathOf(await send(safeguarding, { ...change, kind: 'safeguarding' }))
  const statusOfficer = await served.signIn('intelligence-officer', 'residence-enforcement-directorate')
  assert.equal((await statusOfficer.open(path)).status, 404)
  assert.doesNotMatch((await statusOfficer.open('/taskings')).text, /safe place/)
})
