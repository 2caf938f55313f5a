// An officer writes a report in a form: with what it names confirmed or left out, read by whom he chose, sent back and corrected.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { handlingProblems } from '#core/language/handling.ts'
import { type Desk, type Served, serveDemonstration } from '../../../test/fixtures/desk-over-http.ts'
import { type NamedRow, namedIn, onceIn, yesToAll } from '../../../test/fixtures/filled-form.ts'

let served: Served
let officer: Desk
const closers: (() => Promise<void>)[] = []

before(async () => {
  served = await serveDemonstration({ after: close => closers.unshift(close) })
  officer = await served.signIn('intelligence-officer', 'estuary-police')
})
after(async () => {
  for (const close of closers) await close()
})

const keeper = () => served.database.pools.db.keeper

const countOf = async (table: string): Promise<number> =>
  Number((await sql<{ n: string }>`select count(*) as n from ${sql.table(table)}`.execute(keeper())).rows[0]?.n)

const words =
  'Zef Marku was seen at 14 Harbour Road, Saltmere SA4 7QP loading life jackets into a white van AB12 CDE. He rang 07700 900 123 twice.'
const item = {
  'item-1-words': words,
  'item-1-day': '2026-10-01',
  'item-1-time': '21:40',
  'item-1-basis': 'fact',
  'item-1-source': '2',
  'item-1-assessment': 'B',
  'item-1-handling': 'P',
}
const report = {
  came: 'A caller whom the desk knows',
  readers: 'oic-taskforce',
  marking: 'OFFICIAL-SENSITIVE',
  items: '1',
  ...item,
}

/** Goes on to the second page and says yes to everything on it, as `more` does not say otherwise. */
const confirmed = async (
  desk: Desk,
  form: Record<string, string>,
  more?: (row: NamedRow) => Record<string, string>,
) => {
  const once = onceIn((await desk.open('/reports/new')).text)
  const second = await desk.send('/reports/new', { ...form, once, do: 'continue' })
  assert.equal(second.status, 200, 'the second page')
  return { second, fields: { ...yesToAll(second.text, more), do: 'save' } as Record<string, string> }
}
const saved = async (desk: Desk, form: Record<string, string>, more?: (row: NamedRow) => Record<string, string>) =>
  desk.send('/reports', (await confirmed(desk, form, more)).fields)

const pathOf = (url: string): string => new URL(url).pathname

test('a report is written, with whom and what it names, and read by the parties of the agreement', async () => {
  const { second, fields } = await confirmed(officer, report, row =>
    row.kind === 'vehicle' ? { [`${row.prefix}-whose`]: '1' } : {},
  )
  assert.deepEqual(
    namedIn(second.text)
      .map(row => row.kind)
      .sort(),
    ['person', 'phone', 'place', 'vehicle'],
  )
  const written = await officer.send('/reports', fields)
  assert.equal(written.status, 200)
  assert.match(written.text, /Report R-[A-Z0-9]+ is written down/)
  assert.match(written.text, /A caller whom the desk knows/)
  assert.match(written.text, /2BP/)
  for (const name of ['Zef Marku', '07700 900 123', 'AB12 CDE', 'Harbour Road'])
    assert.ok(written.text.includes(name), name)
  assert.match(written.text, /Zef Marku<\/bdi><\/a> uses it/)
  assert.match((await officer.open('/reports')).text, /Zef Marku was seen/)
  const analyst = await served.signIn('analyst', 'four-rivers-regional-unit')
  const theirs = await analyst.open(pathOf(written.url))
  assert.match(theirs.text, /loading life jackets/)
  assert.doesNotMatch(theirs.text, /A caller whom the desk knows/, 'how it came is the writer’s agency’s own')
  assert.doesNotMatch(theirs.text, /report-parts/, 'another agency corrects nothing')
  const again = await officer.send('/reports', fields)
  assert.equal(pathOf(again.url), pathOf(written.url), 'the same form is the same report')
  assert.equal(await countOf('collect.report'), 1)
})

test('the same form sent twice at once is one report', async () => {
  const { fields } = await confirmed(officer, report)
  const before = await countOf('collect.report')
  const both = await Promise.all([officer.send('/reports', fields), officer.send('/reports', fields)])
  assert.deepEqual(
    both.map(one => one.status),
    [200, 200],
  )
  assert.equal(new Set(both.map(one => pathOf(one.url))).size, 1)
  assert.equal(await countOf('collect.report'), before + 1)
})

test('what the writer leaves out is not linked, and what is not answered is asked for', async () => {
  const { fields } = await confirmed(officer, report)
  const [person] = Object.entries(fields).filter(([, value]) => value === 'person')
  const prefix = (person?.[0] ?? '').replace(/-kind$/, '')
  const unanswered = await officer.send('/reports', { ...fields, [`${prefix}-keep`]: '' })
  assert.equal(unanswered.status, 422)
  assert.match(unanswered.text, /Say whether ‘Zef Marku’ belongs here/)
  const { [`${prefix}-role`]: _, ...withoutRole } = fields
  const noRole = await officer.send('/reports', withoutRole)
  assert.equal(noRole.status, 422)
  assert.match(noRole.text, /Choose the part that Zef Marku has in this/)
  const left = await officer.send('/reports', { ...fields, [`${prefix}-keep`]: 'no' })
  assert.equal(left.status, 200)
  assert.doesNotMatch(left.text, />Zef Marku<\/bdi><\/a>/)
})

test('the words about somebody who may be a victim, and her number, go where she goes: not to another agency, but to a safeguarding lead', async () => {
  const second = Object.fromEntries(Object.entries(item).map(([name, value]) => [name.replace('-1-', '-2-'), value]))
  const about = { ...second, 'item-2-words': 'Lan Pham said that she owes them money. Her number is 07700 900 456.' }
  const form = { ...report, ...about, items: '2' }
  const written = await saved(officer, form, row =>
    row.kind === 'person' && row.text.includes('Lan') ? { [`${row.prefix}-role`]: 'victim' } : {},
  )
  assert.match(written.text, /Protected: victim or possible victim/)
  const thing = /href="(\/things\/[0-9a-f-]+)"><bdi[^>]*>Lan Pham/.exec(written.text)?.[1] ?? ''
  const analyst = await served.signIn('analyst', 'four-rivers-regional-unit')
  const theirs = await analyst.open(pathOf(written.url))
  assert.equal(theirs.status, 200)
  assert.match(theirs.text, /loading life jackets/)
  assert.doesNotMatch(theirs.text, /Lan Pham|owes them|900 456/)
  assert.equal((await analyst.open(thing)).status, 404)
  const lead = await served.signIn('safeguarding-lead')
  assert.equal((await lead.open(thing)).status, 200)
  const immigration = await served.signIn('intelligence-officer', 'residence-enforcement-directorate')
  assert.equal((await immigration.open(thing)).status, 404)
  for (const page of [await immigration.open(pathOf(written.url)), await immigration.open('/search?q=07700+900456')])
    assert.doesNotMatch(page.text, /Lan Pham|owes them|0?7700 ?900 456/)
})

test('under C the codes and instructions are compulsory, and nobody else reads it; under P codes are refused', async () => {
  const once = onceIn((await officer.open('/reports/new')).text)
  const bare = await officer.send('/reports/new', { ...report, 'item-1-handling': 'C', once, do: 'continue' })
  assert.equal(bare.status, 422)
  for (const field of ['action', 'sanitisation', 'instructions'])
    assert.match(bare.text, new RegExp(`href="#item-1-${field}"`))
  assert.ok(bare.text.includes('loading life jackets'), 'what was typed stays')
  const odd = await officer.send('/reports', { ...report, 'item-1-action': 'A1', once, do: 'save' })
  assert.equal(odd.status, 422)
  const conditions = {
    'item-1-action': 'A1',
    'item-1-sanitisation': 'S2',
    'item-1-instructions': 'Ask the desk before any action',
  }
  const closed = await saved(officer, { ...report, 'item-1-handling': 'C', ...conditions })
  assert.match(closed.text, /2BC/)
  assert.match(closed.text, /Ask the desk before any action/)
  const analyst = await served.signIn('analyst', 'four-rivers-regional-unit')
  assert.equal((await analyst.open(pathOf(closed.url))).status, 404)
})

test('no combination of handling fields that may not stand is saved; every other is, as it was given', async () => {
  const some = ['', 'A1', 'A9'].flatMap(action =>
    ['', 'S1', 'S9'].flatMap(sanitisation =>
      ['', ' ', 'Ask first'].flatMap(instructions =>
        ['P', 'C', '', 'X'].map(handling => ({ handling, action, sanitisation, instructions })),
      ),
    ),
  )
  const form = { ...report, readers: 'own-agency', 'item-1-words': 'Nobody is named here.' }
  const before = await countOf('collect.report')
  const allowed: string[] = []
  for (const one of some) {
    const fields = Object.fromEntries(Object.entries(one).map(([name, value]) => [`item-1-${name}`, value]))
    const answer = await officer.send('/reports', { ...form, ...fields, once: randomUUID() })
    const isSound =
      (one.handling === 'P' || one.handling === 'C') &&
      handlingProblems({ ...one, handling: one.handling }).length === 0
    assert.equal(answer.status, isSound ? 200 : 422, JSON.stringify(one))
    if (isSound) allowed.push(JSON.stringify(one))
  }
  assert.equal((await countOf('collect.report')) - before, allowed.length)
})

test('an item is added without a script and what was typed stays; items under P and C are each under their own label', async () => {
  const once = onceIn((await officer.open('/reports/new')).text)
  const more = await officer.send('/reports/new', { ...report, once, do: 'add-item' })
  assert.equal(more.status, 200)
  assert.match(more.text, /Item 2/)
  assert.ok(more.text.includes('loading life jackets'))
  const second = Object.fromEntries(
    Object.entries(item).map(([name, value]) => [name.replace('item-1', 'item-2'), value]),
  )
  const mixed = await saved(officer, {
    ...report,
    ...second,
    items: '2',
    'item-2-words': 'The same van was bought for cash.',
    'item-2-handling': 'C',
    'item-2-action': 'A2',
    'item-2-sanitisation': 'S2',
    'item-2-instructions': 'Protect the technique',
  })
  assert.match(mixed.text, /bought for cash/)
  const analyst = await served.signIn('analyst', 'four-rivers-regional-unit')
  const theirs = await analyst.open(pathOf(mixed.url))
  assert.equal(theirs.status, 200)
  assert.doesNotMatch(theirs.text, /bought for cash|Item 2/)
})

test('a report above the ceiling is refused in words, and nothing of it stays', async () => {
  const once = onceIn((await officer.open('/reports/new')).text)
  for (const path of ['/reports/new', '/reports'])
    for (const marked of [{ marking: 'above' }, { 'item-1-words': `SECRET // ${words}` }]) {
      const answer = await officer.send(path, { ...report, ...marked, once, do: 'continue' })
      assert.equal(answer.status, 422)
      assert.match(answer.text, /Breakwater holds nothing above OFFICIAL-SENSITIVE/)
      assert.doesNotMatch(answer.text, /loading life jackets/)
    }
})

test('a report goes back to its writer, who is told, corrects it with a reason, and its history stays', async () => {
  const written = await saved(officer, { ...report, readers: 'own-agency' })
  const path = pathOf(written.url)
  assert.doesNotMatch(written.text, /Send it back to the writer/, 'nobody sends back his own')
  const { rows } = await sql<{ id: string }>`
    insert into guard.member (id, name, agency, post, demonstration)
    values ('00000000-0000-4000-8000-00000000a001', 'Aaron Sample-Desk', 'estuary-police', 'analyst', true) returning id`.execute(
    keeper(),
  )
  assert.equal(rows.length, 1)
  const colleague = await served.signIn('analyst', 'estuary-police')
  const seen = /name="seen" value="(\d+)"/.exec((await colleague.open(path)).text)?.[1] ?? ''
  assert.equal((await colleague.send(`${path}/return`, { reason: ' ', seen })).status, 422)
  assert.match(
    (await colleague.send(`${path}/return`, { reason: 'Which harbour?', seen })).text,
    /The report is sent back/,
  )
  assert.equal((await colleague.send(`${path}/return`, { reason: 'Which harbour?', seen })).status, 409)
  assert.equal((await officer.send(`${path}/return`, { reason: 'Myself', seen: '1' })).status, 404)
  assert.match((await officer.open('/')).text, /was sent back: correct it/)
  const back = await officer.open(path)
  assert.match(back.text, /Which harbour\?/)
  const correct = /href="(\/report-parts\/[0-9a-f-]+\/correct)">Correct item 1/.exec(back.text)?.[1] ?? ''
  const form = await officer.open(correct)
  assert.match(form.text, /loading life jackets/)
  assert.match(form.text, /value="2026-10-01"/)
  const version = /name="seen" value="(\d+)"/.exec(form.text)?.[1] ?? ''
  const now = { words: 'He loaded life jackets at the east harbour.', 'happened-day': '2026-10-01', seen: version }
  assert.equal((await officer.send(correct, now)).status, 422, 'why is asked for')
  const corrected = await officer.send(correct, { ...now, reason: 'The harbour was named' })
  assert.match(corrected.text, /at the east harbour/)
  assert.match(corrected.text, /What it said before/)
  assert.match(corrected.text, /The harbour was named/)
  assert.doesNotMatch(corrected.text, /Sent back to the writer/)
  assert.doesNotMatch((await officer.open('/')).text, /was sent back: correct it/)
  assert.match((await colleague.open('/')).text, /which you sent back, was corrected/)
  assert.equal((await officer.send(correct, { ...now, reason: 'Again' })).status, 409)
  const analyst = await served.signIn('analyst', 'four-rivers-regional-unit')
  assert.equal(
    (await analyst.open(correct)).text,
    (await analyst.open('/report-parts/00000000-0000-4000-8000-000000000001/correct')).text,
  )
})

test('whoever does not write reports finds no form, and no page tells hidden from absent', async () => {
  for (const post of ['commander-office', 'inspector', 'data-officer']) {
    const other = await served.signIn(post)
    assert.equal((await other.open('/reports/new')).status, 404)
    assert.equal(
      (await other.send('/reports', { ...report, once: '00000000-0000-4000-8000-000000000009' })).status,
      404,
    )
    assert.equal((await other.open('/reports')).status, 200)
  }
  const written = await saved(officer, { ...report, readers: 'own-agency' })
  const analyst = await served.signIn('analyst', 'four-rivers-regional-unit')
  const hidden = await analyst.open(pathOf(written.url))
  assert.equal(hidden.status, 404)
  assert.equal(hidden.text, (await analyst.open('/reports/00000000-0000-4000-8000-000000000001')).text)
})

test('every report is entered in the ledger as collected, with its records', async () => {
  const { rows } = await sql<{ verb: string; records: number }>`
    select b.body ->> 'verb' as verb, (select count(*)::int from ledger.about a where a.entry = b.entry) as records
    from ledger.body b where b.body ->> 'act' = 'write-report' and b.body ->> 'outcome' = 'written'`.execute(
    served.database.pools.db.auditor,
  )
  assert.ok(rows.length > 0)
  for (const row of rows) assert.ok(row.verb === 'collection' && row.records >= 2)
})
