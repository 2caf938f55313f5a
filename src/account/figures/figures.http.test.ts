// The taskforce lead freezes a figure, a second person signs it off, the Commander's office reads it; later ones show what was revised.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { settableClock } from '#core/ground/clock.ts'
import { takeAway, writeConfirmed } from '../../../test/fixtures/confirmed-disruptions.ts'
import { type Desk, type Page, type Served, serveDemonstration } from '../../../test/fixtures/desk-over-http.ts'
import { writeOperation } from '../../../test/fixtures/ended-operation.ts'
import { onceIn } from '../../../test/fixtures/filled-form.ts'

const clock = settableClock('2026-10-05T09:00:00Z')
let served: Served
let lead: Desk
let coordinator: Desk
let commander: Desk
const closers: (() => Promise<void>)[] = []

before(async () => {
  served = await serveDemonstration({ after: close => closers.unshift(close) }, clock)
  lead = await served.signIn('taskforce-lead')
  coordinator = await served.signIn('tasking-coordinator')
  commander = await served.signIn('commander-office')
  await writeConfirmed(served.database, 'first', [
    { day: '2026-05-02', grade: 'major', count: 6 },
    { day: '2026-05-03', grade: 'moderate', count: 9 },
    { day: '2026-05-04', grade: 'minor', count: 12 },
    { day: '2026-05-04', grade: 'negative', count: 2 },
    { day: '2026-08-04', grade: 'major', count: 2 },
    { day: '2026-08-04', grade: 'moderate', count: 7 },
    { day: '2026-08-04', grade: 'minor', count: 30 },
    { day: '2026-10-04', grade: 'minor', count: 6 },
  ])
})
after(async () => {
  for (const close of closers) await close()
})

const idIn = ({ url }: Page): string => /\/figures\/([0-9a-f-]{36})/.exec(url)?.[1] ?? ''
const form = async (from: string, to: string, figure = 'disruptions') => ({
  once: onceIn((await lead.open('/figures/new')).text),
  figure,
  from,
  to,
})
const freeze = async (from: string, to: string, figure?: string) =>
  lead.send('/figures/new', await form(from, to, figure))
const signOff = (id: string, desk = coordinator) =>
  desk.send(`/figures/${id}/sign-off`, { decision: 'signed-off', reason: 'Held against the definition' })
const cells = (text: string): readonly string[] =>
  [...text.matchAll(/<t[hd] [^>]*govuk-table__(?:cell|header)[^>]*>(.*?)<\/t[hd]>/gs)].map(found =>
    (found[1] ?? '').replace(/<[^>]+>/g, '').trim(),
  )

test('a figure is frozen, shows no small number, and is read by the Commander’s office once a second person signed it off', async () => {
  const frozen = await freeze('2026-Q2', '2026-Q4')
  assert.equal(frozen.status, 200)
  const id = idIn(frozen)
  const found = cells(frozen.text)
  const row = (name: string) => found.slice(found.indexOf(name) + 1)
  assert.deepEqual(row('April to June 2026').slice(0, 6), ['6', '9', '12', '27', '0', 'fewer than 5'])
  assert.deepEqual(row('July to September 2026').slice(0, 4), ['9 (major and moderate together)', '30', '39', '0'])
  assert.deepEqual(row('October to December 2026 (so far)').slice(0, 2), [
    'not divided (the quarter has not ended: total only)',
    '6',
  ])
  assert.deepEqual(row('All quarters').slice(0, 6), ['at least 6', 'at least 9', 'at least 42', '72', '0', 'not shown'])
  assert.match(frozen.text, /no official statistic/)
  assert.match(frozen.text, /Detection bias/)

  assert.equal((await commander.open(`/figures/${id}`)).status, 404, 'not before it is signed off')
  assert.ok(!(await commander.open('/figures')).text.includes(id))
  assert.equal((await signOff(id, lead)).status, 404, 'not by whoever took it')
  assert.match((await lead.open(`/figures/${id}`)).text, /You froze it, so somebody else signs it off/)
  assert.match((await coordinator.open('/')).text, /Figure to sign off: Disruptions/)
  assert.doesNotMatch((await lead.open('/')).text, /Figure to sign off/)
  assert.match((await signOff(id)).text, /The figure is signed off\./)
  assert.equal((await signOff(id)).status, 409, 'once')
  assert.match((await commander.open('/')).text, /New figure: Disruptions/)
  const read = await commander.open(`/figures/${id}`)
  assert.equal(read.status, 200)
  assert.ok(!read.text.includes('records behind it'), 'who sees no label is led to no records')
  const behind = /href="(\/figures\/[0-9a-f-]+\/records)"/.exec(frozen.text)?.[1] ?? ''
  assert.equal((await lead.open(behind)).status, 200)
  assert.equal((await commander.open(behind)).status, 404)
  assert.match((await lead.open('/figures')).text, /Live, as far as you may see/)
  assert.doesNotMatch((await commander.open('/figures')).text, /Live, as far as you may see/)
})

test('a later snapshot says what was revised; the old one is the same bytes, and its hash is of them', async () => {
  const before = idIn(await freeze('2026-Q2', '2026-Q3'))
  await signOff(before)
  const read = async (id: string) => (await commander.open(`/figures/${id}/as-frozen.json`)).text
  const was = await read(before)
  const page = (await commander.open(`/figures/${before}`)).text
  await writeConfirmed(served.database, 'late', [{ day: '2026-05-20', grade: 'minor', count: 3 }])
  clock.advance(60_000)
  const later = await freeze('2026-Q2', '2026-Q3')
  assert.match(later.text, /April to June 2026, Minor: revised from 12 to 15/)
  assert.match(later.text, /April to June 2026, Total: revised from 27 to 30/)
  assert.equal(await read(before), was)
  assert.equal((await commander.open(`/figures/${before}`)).text, page)
  assert.ok(page.replaceAll('<wbr>', '').includes(createHash('sha256').update(was).digest('hex')))
})

test('what was put together stays together, and a quarter in which a number became small is held back', async () => {
  await writeConfirmed(served.database, 'grown', [{ day: '2026-08-05', grade: 'major', count: 4 }])
  const grown = cells((await freeze('2026-Q3', '2026-Q3')).text)
  assert.ok(grown.includes('13 (major and moderate together)'))
  await takeAway(served.database, '2026-05-02', 'major', 2)
  const shrunk = cells((await freeze('2026-Q2', '2026-Q2')).text)
  assert.ok(shrunk.some(text => text.startsWith('not shown (held back')))
})

test('the same form sent twice, also at once, is one snapshot', async () => {
  const sent = await form('2026-Q1', '2026-Q1')
  const both = await Promise.all([lead.send('/figures/new', sent), lead.send('/figures/new', sent)])
  const again = await lead.send('/figures/new', sent)
  assert.deepEqual(
    [...both, again].map(({ status }) => status),
    [200, 200, 200],
  )
  assert.equal(new Set([...both, again].map(idIn)).size, 1)
})

test('two forms sent at once are two snapshots, the later of which knows the earlier', async () => {
  const forms = [await form('2026-Q1', '2026-Q2'), await form('2026-Q1', '2026-Q2')]
  const both = await Promise.all(forms.map(sent => lead.send('/figures/new', sent)))
  assert.equal(new Set(both.map(idIn)).size, 2)
  const { rows } = await sql<{ place: number }>`select place from account.snapshot order by place`.execute(
    served.database.pools.db.keeper,
  )
  assert.deepEqual(
    rows.map(row => row.place),
    rows.map((_, at) => at + 1),
  )
})

test('what operations brought is frozen by kind: distinct events of operations that have ended, however many agencies were in them', async () => {
  const arrests = Array.from({ length: 6 }, (_, n) => ({
    key: `a${n}`,
    kind: 'arrest' as const,
    day: '2026-04-10',
    agencies: 3,
  }))
  await writeOperation(served.database, { name: 'Ended', firstDay: '2026-04-01', lastDay: '2026-05-01' }, [
    ...arrests,
    { key: 'twice', kind: 'arrest', day: '2026-07-01', sameAs: 'a0' },
    { key: 'thrice', kind: 'arrest', day: '2026-04-12', sameAs: 'twice' },
    { key: 'unsent', kind: 'arrest', day: '2026-04-13', isSent: false },
    { key: 'few', kind: 'premises-visited', day: '2026-04-13' },
  ])
  const running = { name: 'Running', firstDay: '2026-04-01', lastDay: '2026-12-01' }
  await writeOperation(served.database, running, [{ key: 'b', kind: 'arrest', day: '2026-04-11', agencies: 2 }])
  const frozen = await freeze('2026-Q2', '2026-Q3', 'operation-outcomes')
  assert.match(frozen.text, /Kinds are not added to each other/)
  const found = cells(frozen.text)
  const row = (name: string) => found.slice(found.indexOf(name) + 1).slice(0, 3)
  assert.deepEqual(row('Person arrested'), ['6', '0', '6'])
  assert.deepEqual(row('Premises visited'), ['fewer than 5', '0', 'not shown'])
  assert.ok(!frozen.text.includes('Running') && !frozen.text.includes('Ended'), 'no operation by name')
})

test('a bad form says what is wrong and keeps what was chosen', async () => {
  const answer = await lead.send('/figures/new', { once: '', figure: 'weather', from: '2026-Q3', to: '2026-Q1' })
  assert.equal(answer.status, 422)
  assert.match(answer.text, /Choose a figure/)
  assert.match(answer.text, /The last quarter is before the first/)
  const id = idIn(await freeze('2026-Q1', '2026-Q1'))
  assert.equal((await coordinator.send(`/figures/${id}/sign-off`, { decision: 'declined', reason: '' })).status, 422)
  const declined = await coordinator.send(`/figures/${id}/sign-off`, {
    decision: 'declined',
    reason: 'Returns are out',
  })
  assert.match(declined.text, /Returns are out/)
  assert.equal((await commander.open(`/figures/${id}`)).status, 404)
})

test('other posts freeze nothing and sign nothing off; hidden and absent are the same page', async () => {
  const nowhere = '/figures/00000000-0000-4000-8000-000000000001'
  const id = idIn(await freeze('2026-Q1', '2026-Q1'))
  for (const post of ['analyst', 'commander-office', 'inspector', 'intelligence-officer'] as const) {
    const desk = await served.signIn(post)
    assert.equal((await desk.open('/figures/new')).status, 404)
    assert.equal(
      (await desk.send('/figures/new', { figure: 'disruptions', from: '2026-Q1', to: '2026-Q1' })).status,
      404,
    )
    assert.equal((await signOff(id, desk)).text, (await signOff('00000000-0000-4000-8000-000000000001', desk)).text)
    if (post !== 'analyst') assert.equal((await desk.open(`/figures/${id}`)).text, (await desk.open(nowhere)).text)
  }
})

test('every freezing and signing stands in the ledger, refused ones too', async () => {
  const { rows } = await sql<{ act: string; outcome: string }>`
    select distinct body ->> 'act' as act, body ->> 'outcome' as outcome from ledger.body
    where body ->> 'act' in ('freeze-figures', 'settle-figures') order by 1, 2`.execute(
    served.database.pools.db.auditor,
  )
  const outcomes = (act: string) => rows.filter(row => row.act === act).map(({ outcome }) => outcome)
  assert.deepEqual(outcomes('freeze-figures'), ['frozen', 'frozen-before', 'refused'])
  assert.deepEqual(outcomes('settle-figures'), ['moved-on', 'refused', 'settled'])
})

test('row security stands behind it: a reader that names no post sees what is signed off, and the declassifier gives it nothing', async () => {
  const { app } = served.database.pools.db
  const { rows } = await sql<{ state: string }>`select distinct state from account.snapshot`.execute(app)
  assert.deepEqual(rows, [{ state: 'signed-off' }])
  await assert.rejects(
    sql`select * from account.count_disruptions('2026-01-01', '2026-12-31')`.execute(app),
    /frozen by the taskforce lead/,
  )
  await assert.rejects(sql`update account.snapshot set body = '{}'`.execute(app), /permission denied/)
})
