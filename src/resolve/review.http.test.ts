// Reviewing over HTTP: one page and the next, a second person across a line, doubts that lapse, and second readings.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { settableClock } from '#core/ground/clock.ts'
import { type Desk, type Served, serveDemonstration } from '../../test/fixtures/desk-over-http.ts'
import { seenIn } from '../../test/fixtures/filled-form.ts'
import { drawOf } from './draw.ts'
import type { PairOfRecords } from './judgement.ts'

const clock = settableClock(new Date())
let served: Served
let analyst: Desk
let officer: Desk
let lead: Desk
/** Two of one force, who see what it protects and what it holds under conditions. */
let ruth: Desk
let owen: Desk
const closers: (() => Promise<void>)[] = []

const sitDown = async () => {
  analyst = await served.signIn('analyst', 'four-rivers-regional-unit')
  officer = await served.signIn('intelligence-officer', 'residence-enforcement-directorate')
  lead = await served.signIn('lead-responsible-officer')
  ruth = await served.signIn('intelligence-officer', 'estuary-police')
  owen = await served.signIn('analyst', 'estuary-police')
}

before(async () => {
  served = await serveDemonstration({ after: close => closers.unshift(close) }, clock)
  await sql`insert into guard.member (id, name, agency, post, demonstration)
    values ('00000000-0000-4000-8000-0000000000e1', 'Owen Specimen', 'estuary-police', 'analyst', true)`.execute(
    served.database.pools.db.keeper,
  )
  await sitDown()
})
after(async () => {
  for (const close of closers) await close()
})

type Found = { left: string; right: string }
const pathOf = ({ left, right }: Found): string => `/pairs/${left}/${right}`

/** Undecided proposals of a sort, that all of these may judge. */
const pairsFor = async (desks: readonly Desk[], which: ReturnType<typeof sql>, wanted: number, draws?: boolean) => {
  const { rows } = await sql<Found>`
    select e.left_record as left, e.right_record as right from resolve.edge e
    where not e.judged and ${which} order by e.probability desc, e.left_record, e.right_record`.execute(
    served.database.pools.db.keeper,
  )
  const found: string[] = []
  for (const row of rows) {
    if (found.length === wanted) return found
    if (draws !== undefined && drawOf([row.left, row.right] as unknown as PairOfRecords) < 0.05 !== draws) continue
    const pages = await Promise.all(desks.map(desk => desk.open(pathOf(row))))
    if (pages.every(page => page.text.includes('name="verdict"'))) found.push(pathOf(row))
  }
  assert.ok(found.length === wanted, `${found.length} of ${wanted} such pairs`)
  return found
}

const crossing = sql`resolve.crosses(e.left_label, e.right_label, e.kind)`
/** Kinds of which there are few proposals, so that the whole queue of the kind is soon read. */
const plain = sql`not ${crossing} and e.kind in ('vehicle', 'vessel', 'place', 'document', 'engine', 'organisation')`

const judge = async (desk: Desk, path: string, verdict: string, more: Record<string, string> = {}) => {
  const page = await desk.open(more.from ? `${path}?from=queue` : path)
  return desk.send(path, { seen: seenIn(page.text), verdict, [`reason-${verdict}`]: 'Said in a test', ...more })
}

const outcomes = async (act: string): Promise<readonly string[]> =>
  (
    await sql<{ outcome: string }>`
      select b.body ->> 'outcome' as outcome from ledger.body b join ledger.entry e on e.id = b.entry
      where b.body ->> 'act' = ${act} order by e.written_at`.execute(served.database.pools.db.auditor)
  ).rows.map(row => row.outcome)

const firstOf = async (desk: Desk): Promise<string> => {
  const found = /href="(\/pairs\/[0-9a-f-]+\/[0-9a-f-]+)\?from=queue"/.exec((await desk.open('/proposals')).text)?.[1]
  assert.ok(found, 'something waits')
  return found
}

const kindOf = async (path: string): Promise<string> => {
  const { rows } = await sql<{
    kind: string
  }>`select kind from collect.record where id = ${path.split('/')[2]}`.execute(served.database.pools.db.keeper)
  return rows[0]?.kind ?? ''
}

/** The queue of a pair's kind of thing, to its end. */
const queueWith = async (desk: Desk, path: string): Promise<readonly string[]> => {
  const kind = await kindOf(path)
  const paths: string[] = []
  for (let after = 0; ; after += 25) {
    const { text } = await desk.open(`/proposals?kind=${kind}&after=${after}`)
    const here = [...text.matchAll(/tbody[\s\S]*<\/tbody>/g)].flatMap(body =>
      [...body[0].matchAll(/href="(\/pairs\/[0-9a-f-]+\/[0-9a-f-]+)\?from=queue&amp;kind=/g)].map(
        found => found[1] ?? '',
      ),
    )
    paths.push(...here)
    if (here.length < 25) return paths
  }
}

/** The first page of it, where what waits for a second person stands before all else. */
const topFor = async (desk: Desk, path: string): Promise<string> =>
  (await desk.open(`/proposals?kind=${await kindOf(path)}`)).text

/** Whether two records stand side by side in the confirmed view: a page may name the other for other reasons, such as a link. */
const standTogether = async (desk: Desk, path: string): Promise<boolean> => {
  const [, , left, right] = path.split('/')
  const { text } = await desk.open(`/things/${left}?view=confirmed`)
  return new RegExp(`bw-records__title"><a class="govuk-link" href="/things/${right}"`).test(text)
}

test('a decision takes one page: the next pair comes up at once, says what was done, and how to take it back', async () => {
  const first = await firstOf(analyst)
  const next = await judge(analyst, first, 'no-match', { from: 'queue' })
  assert.equal(next.status, 200)
  assert.match(new URL(next.url).pathname, /^\/pairs\//)
  assert.notEqual(new URL(next.url).pathname, first)
  assert.match(next.text, /Kept: not the same\. /)
  assert.ok(next.text.includes(`href="${first}#before"`), 'the way back')
  const somebodyElse = await officer.open(new URL(next.url).pathname + new URL(next.url).search)
  assert.doesNotMatch(somebodyElse.text, /Kept:/, 'what I did is told to me alone')
  assert.ok(!(await topFor(analyst, first)).includes(first), 'nobody is asked twice')
})

test('a suggested reason stands in the form of each verdict, and is kept as it is or written anew', async () => {
  const [path = ''] = await pairsFor([analyst], plain, 1)
  const page = await analyst.open(path)
  const suggested = (verdict: string) =>
    new RegExp(`id="reason-${verdict}"[^>]*>([^<]*)</textarea>`).exec(page.text)?.[1] ?? ''
  for (const verdict of ['match', 'no-match', 'unsure']) assert.notEqual(suggested(verdict), '', verdict)
  const answer = await analyst.send(path, { seen: seenIn(page.text), verdict: 'match', 'reason-match': ' ' })
  assert.equal(answer.status, 422)
  assert.match(answer.text, /href="#reason-match"/)
  assert.equal((await analyst.send(path, { seen: seenIn(page.text) })).status, 422, 'no verdict is chosen for him')
})

test('across a line the first match joins nothing, comes to others and not to its giver, and stands when another agrees', async () => {
  const [path = ''] = await pairsFor([ruth, owen], crossing, 1)
  assert.match((await ruth.open(path)).text, /A match needs a second person/)
  const first = await judge(ruth, path, 'match')
  assert.match(first.text, /What stands now: <strong>The same, once a second person agrees/)
  const confirmed = () => standTogether(ruth, path)
  assert.equal(await confirmed(), false)
  assert.ok(!(await topFor(ruth, path)).includes(path), 'not to the one who gave it')
  assert.match(await topFor(owen, path), new RegExp(path), 'before all else to others')
  const home = async (desk: Desk) => (await desk.open('/')).text
  assert.match(await home(owen), new RegExp(`${path}[^>]*>\\s*(<bdi>)?A second person is asked`), 'and on their home')
  assert.ok(!(await home(ruth)).includes(path))
  const again = await judge(ruth, path, 'match')
  assert.equal(again.status, 422)
  assert.match(again.text, /Another person has to decide/)
  assert.ok((await outcomes('judge-pair')).includes('needs-another'), 'and the ledger knows')
  assert.equal(await confirmed(), false)
  await judge(owen, path, 'match', { from: 'queue' })
  assert.equal(await confirmed(), true)
  const second = (await owen.open(path)).text
  const revoke = [...second.matchAll(/action="([^"]+\/revoke)"/g)].at(-1)?.[1] ?? ''
  await owen.send(revoke, { [`reason-${revoke.split('/').at(-2)}`]: 'Looked at again' })
  assert.equal(await confirmed(), false, 'without the second it pends again')
  assert.match(await topFor(owen, path), new RegExp(path))
})

test('of two who differ neither takes the other’s verdict back: a third decides; his own he may withdraw', async () => {
  const [path = ''] = await pairsFor([ruth, owen], crossing, 1)
  await judge(ruth, path, 'match')
  await judge(owen, path, 'no-match')
  const page = (await ruth.open(path)).text
  const [own = '', others = ''] = [...page.matchAll(/action="([^"]+\/revoke)"/g)].map(([, action]) => action ?? '')
  const withdraw = (revoke: string) => ruth.send(revoke, { [`reason-${revoke.split('/').at(-2)}`]: 'I know better' })
  const refused = await withdraw(others)
  assert.equal(refused.status, 422)
  assert.match(refused.text, /A third person decides/)
  assert.match((await ruth.open(path)).text, /What stands now: <strong>Contested/)
  assert.ok((await outcomes('revoke-judgement')).includes('needs-another'), 'and the ledger knows')
  assert.notEqual((await withdraw(own)).status, 422)
  assert.match((await ruth.open(path)).text, /What stands now: <strong>Not the same</)
})

test('across a line a denial stands at once', async () => {
  const [path = ''] = await pairsFor([ruth, owen], crossing, 1)
  assert.match((await judge(ruth, path, 'no-match')).text, /What stands now: <strong>Not the same</)
  assert.ok(!(await topFor(owen, path)).includes(path))
})

test('a pair drawn to be read twice shows the second reader nothing of the first; where they differ a third decides', async () => {
  const [path = ''] = await pairsFor([analyst, officer, lead], plain, 1, true)
  await judge(analyst, path, 'match')
  const blind = await officer.open(`${path}?from=queue`)
  assert.doesNotMatch(blind.text, /What was said before|What stands now|Said in a test/)
  assert.ok((await queueWith(officer, path)).includes(path))
  assert.ok(!(await queueWith(analyst, path)).includes(path), 'nobody reads himself a second time')
  const told = await judge(officer, path, 'no-match', { from: 'queue' })
  assert.match(told.text, /Yours was a second reading, and the first said otherwise/)
  assert.equal(await standTogether(analyst, path), false, 'joins nothing')
  assert.match((await lead.open(path)).text, /Two colleagues differ/)
  assert.equal((await judge(analyst, path, 'match')).status, 422, 'neither of the two settles it')
  await judge(lead, path, 'match', { from: 'queue' })
  assert.match((await analyst.open(path)).text, /What stands now: <strong>The same</)
})

test('a pair that was not drawn is asked of nobody again once it is decided', async () => {
  const [path = ''] = await pairsFor([analyst, officer], plain, 1, false)
  await judge(analyst, path, 'match')
  assert.ok(!(await queueWith(officer, path)).includes(path))
  assert.match((await officer.open(`${path}?from=queue`)).text, /What stands now: <strong>The same</)
})

test('a pair hidden between look and verdict is answered as one that was never there', async () => {
  const [path = ''] = await pairsFor([analyst], plain, 1)
  const page = await analyst.open(path)
  const left = path.split('/')[2]
  const restrict = (to: boolean) =>
    sql`update collect.record set restricted = ${to} where id = ${left}`.execute(served.database.pools.db.keeper)
  await restrict(true)
  try {
    const form = { seen: seenIn(page.text), verdict: 'match', 'reason-match': 'Too late' }
    const nowhere = '/pairs/00000000-0000-4000-8000-000000000001/00000000-0000-4000-8000-000000000002'
    const hidden = await analyst.send(path, form)
    assert.equal(hidden.status, 404)
    assert.equal(hidden.text, (await analyst.send(nowhere, form)).text)
  } finally {
    await restrict(false)
  }
})

test('about whom somebody is unsure is asked of nobody until the doubt has lapsed', async () => {
  const [path = ''] = await pairsFor([analyst, officer], plain, 1)
  await judge(analyst, path, 'unsure')
  assert.ok(!(await queueWith(analyst, path)).includes(path))
  assert.ok(!(await queueWith(officer, path)).includes(path))
  clock.advance(29 * 86_400_000)
  await sitDown()
  assert.ok(!(await queueWith(officer, path)).includes(path))
  clock.advance(2 * 86_400_000)
  await sitDown()
  assert.ok((await queueWith(officer, path)).includes(path), 'it is asked again')
  assert.match((await officer.open(`${path}?from=queue`)).text, /it is time to ask again/)
  await judge(officer, path, 'match', { from: 'queue' })
  assert.match((await analyst.open(path)).text, /What stands now: <strong>The same</, 'the doubt is answered')
})
