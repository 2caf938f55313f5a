// A voyage over HTTP: written down once, joined to what agencies hold, shown with what is missing, by and for whom it may be.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type Desk, type Page, type Served, serveDemonstration } from '../../../test/fixtures/desk-over-http.ts'
import { hiddenIn, onceIn } from '../../../test/fixtures/filled-form.ts'

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
const pathOf = ({ url }: Page): string => new URL(url).pathname
const voyage = {
  'launched-day': '2026-09-12',
  'launched-time': '02:30',
  'landed-day': '2026-09-12',
  aboard: '48',
  children: '6',
  'part-boat': 'Grey inflatable, patched at the bow',
  'part-launch': 'Dune camp, third ramp',
  words: 'The one who steered said he was beaten.',
  readers: 'oic-taskforce',
  marking: 'OFFICIAL',
  source: '2',
  assessment: 'B',
  'voyage-handling': 'P',
}

/** The second page with the first choice for each part that `choose` does not say. */
const recorded = async (desk: Desk, form: Record<string, string>, choose: Record<string, string> = {}) => {
  const once = onceIn((await desk.open('/voyages/new')).text)
  const second = await desk.send('/voyages/new', { ...form, once, do: 'continue' })
  assert.equal(second.status, 200, 'the second page')
  const parts = [...second.text.matchAll(/name="(choice-[a-z]+)" value="(?:new|none)"/g)].map(found => found[1] ?? '')
  const fields = {
    ...hiddenIn(second.text),
    ...Object.fromEntries(parts.map(part => [part, 'new'])),
    ...choose,
    do: 'save',
  }
  return { second, fields, page: await desk.send('/voyages', fields) }
}

/** An engine of another agency that this officer may read. */
const othersEngine = async () => {
  const { rows } = await sql<{ id: string; serial: string }>`
    select r.id, v.properties -> 'engineSerial' -> 0 ->> 'raw' as serial from collect.record r
      join collect.version v on v.record = r.id and v.version = r.version join guard.label l on l.id = r.label
    where r.kind = 'engine' and l.owner <> 'estuary-police' and l.handling = 'P' and l.protected = 'none' and 'prevent-detect-oic' = any(l.purposes)
      and v.properties -> 'engineSerial' -> 0 ->> 'raw' not like '%?%' order by r.id`.execute(keeper())
  for (const row of rows) if ((await officer.open(`/things/${row.id}`)).status === 200) return row
  throw new Error('There is no engine to join.')
}

test('a voyage is recorded with what is known, shows what is missing, and is read by the parties', async () => {
  const { page, fields } = await recorded(officer, voyage)
  assert.equal(page.status, 200)
  assert.match(page.text, /The voyage is recorded/)
  for (const words of ['48 people aboard', '6 of them said to be children', 'Grey inflatable', 'Dune camp', '2BP'])
    assert.match(page.text, new RegExp(words))
  assert.match(page.text, /Missing: no record that you may read says it/)
  assert.match(page.text, /says nothing against anybody/)
  assert.equal(pathOf(await officer.send('/voyages', fields)), pathOf(page), 'the same form is the same voyage')
  const { rows } = await sql`select 1 from collect.voyage`.execute(keeper())
  assert.equal(rows.length, 1)
  const analyst = await served.signIn('analyst', 'four-rivers-regional-unit')
  const theirs = await analyst.open(pathOf(page))
  assert.equal(theirs.status, 200)
  assert.doesNotMatch(theirs.text, /\/join/)
  assert.match((await analyst.open('/voyages')).text, new RegExp(pathOf(page)))
})

test('another agency’s engine is found, joined, and shown with its agency; nothing is copied', async () => {
  const engine = await othersEngine()
  const { second, page } = await recorded(
    officer,
    { ...voyage, 'part-engine': engine.serial },
    { 'choice-engine': engine.id },
  )
  assert.match(second.text, new RegExp(`value="${engine.id}"`))
  assert.match(page.text, new RegExp(`href="/things/${engine.id}"`))
  const { rows } =
    await sql`select 1 from collect.record where kind = 'engine' and unit in (select unit from collect.record where id = ${pathOf(page).split('/')[2]})`.execute(
      keeper(),
    )
  assert.equal(rows.length, 0)
})

test('a part is joined later, once, and a record that is hidden or of another kind is not', async () => {
  const { page } = await recorded(officer, voyage)
  const path = pathOf(page)
  const engine = await othersEngine()
  assert.match(page.text, /\/join\?part=engine/)
  const once = onceIn((await officer.open(`${path}/join?part=engine`)).text)
  assert.equal(
    (await officer.send(`${path}/join`, { part: 'engine', once, 'part-engine': ' ', do: 'find' })).status,
    422,
  )
  const found = await officer.send(`${path}/join`, { part: 'engine', once, 'part-engine': engine.serial, do: 'find' })
  assert.equal(found.status, 200)
  const unchosen = await officer.send(`${path}/join`, { ...hiddenIn(found.text), do: 'save' })
  assert.equal(unchosen.status, 422)
  const fields = { ...hiddenIn(found.text), 'choice-engine': engine.id, do: 'save' }
  const both = await Promise.all([officer.send(`${path}/join`, fields), officer.send(`${path}/join`, fields)])
  for (const one of [...both, await officer.send(`${path}/join`, fields)])
    assert.match(one.text, new RegExp(`href="/things/${engine.id}"`))
  const links = async () =>
    (
      await sql`select 1 from collect.link where from_record = ${engine.id} and to_record = ${path.split('/')[2]}`.execute(
        keeper(),
      )
    ).rows.length
  assert.equal(await links(), 1)
  const person = await sql<{
    id: string
  }>`select id from collect.record where kind = 'person' order by id limit 1`.execute(keeper())
  const again = onceIn((await officer.open(`${path}/join?part=engine`)).text)
  for (const other of [person.rows[0]?.id ?? '', '00000000-0000-4000-8000-000000000001'])
    assert.equal((await officer.send(`${path}/join`, { ...fields, once: again, 'choice-engine': other })).status, 409)
})

test('what cannot be is told at its field, and what was typed stays', async () => {
  const once = onceIn((await officer.open('/voyages/new')).text)
  const wrong = { ...voyage, 'landed-day': '2026-09-11', aboard: 'many', marking: '', 'voyage-handling': 'C' }
  const answer = await officer.send('/voyages/new', { ...wrong, once, do: 'continue' })
  assert.equal(answer.status, 422)
  for (const field of ['landed-day', 'aboard', 'marking', 'voyage-action', 'voyage-instructions'])
    assert.match(answer.text, new RegExp(`href="#${field}"`))
  assert.match(answer.text, /Grey inflatable/)
  const empty = { readers: 'own-agency', marking: 'OFFICIAL', source: '1', assessment: 'A', 'voyage-handling': 'P' }
  assert.equal((await officer.send('/voyages/new', { ...empty, once, do: 'continue' })).status, 422)
  const above = await officer.send('/voyages', { ...voyage, marking: 'above', once, do: 'save' })
  assert.equal(above.status, 422)
  assert.doesNotMatch(above.text, /Grey inflatable/)
  const second = await officer.send('/voyages/new', { ...voyage, once, do: 'continue' })
  const unchosen = await officer.send('/voyages', { ...hiddenIn(second.text), do: 'save' })
  assert.equal(unchosen.status, 422)
  assert.match(unchosen.text, /Choose what is meant by/)
})

test('a voyage of a feed has the same page; a hidden one is the same as none, and so is anything else', async () => {
  const listed = await officer.open('/voyages')
  const path = /href="(\/voyages\/[0-9a-f-]{36})"/.exec(listed.text)?.[1] ?? ''
  assert.equal((await officer.open(path)).status, 200)
  const { page } = await recorded(officer, { ...voyage, readers: 'own-agency' })
  const analyst = await served.signIn('analyst', 'four-rivers-regional-unit')
  const none = await analyst.open('/voyages/00000000-0000-4000-8000-000000000001')
  assert.equal((await analyst.open(pathOf(page))).text, none.text)
  assert.equal((await analyst.open(`${pathOf(page)}/join?part=boat`)).text, none.text)
  const person = await sql<{
    id: string
  }>`select id from collect.record where kind = 'phone' order by id limit 1`.execute(keeper())
  assert.equal((await officer.open(`/voyages/${person.rows[0]?.id}`)).status, 404)
  for (const post of ['commander-office', 'inspector', 'data-officer']) {
    const other = await served.signIn(post)
    assert.equal((await other.open('/voyages/new')).status, 404)
    assert.equal((await other.open('/voyages')).status, 200)
  }
})

test('what was written of a voyage is corrected as a new version', async () => {
  const { page } = await recorded(officer, { ...voyage, readers: 'own-agency' })
  const correct = /href="(\/report-parts\/[0-9a-f-]+\/correct)"/.exec(page.text)?.[1] ?? ''
  const seen = /name="seen" value="(\d+)"/.exec((await officer.open(correct)).text)?.[1] ?? ''
  const corrected = await officer.send(correct, {
    words: 'He said he was threatened.',
    'happened-day': '2026-09-12',
    reason: 'Misheard',
    seen,
  })
  assert.equal(pathOf(corrected), pathOf(page))
  assert.match(corrected.text, /He said he was threatened/)
  assert.match(corrected.text, /48 people aboard/)
})
