// A debrief over HTTP: gates before anything is asked, answers graded one by one, a refusal kept, a child's answers sealed.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { stopReasons } from '#core/language/collecting.ts'
import { type Desk, type Page, type Served, serveDemonstration } from '../../../test/fixtures/desk-over-http.ts'
import { hiddenIn, onceIn, seenIn, yesToAll } from '../../../test/fixtures/filled-form.ts'

let served: Served
let debriefer: Desk
let lead: Desk
const closers: (() => Promise<void>)[] = []

before(async () => {
  served = await serveDemonstration({ after: close => closers.unshift(close) })
  debriefer = await served.signIn('debriefer')
  lead = await served.signIn('safeguarding-lead')
})
after(async () => {
  for (const close of closers) await close()
})

const keeper = () => served.database.pools.db.keeper
const pathOf = ({ url }: Page): string => new URL(url).pathname
const open = {
  site: 'Gull Point reception',
  age: 'adult',
  welfare: 'yes',
  offered: 'yes',
  told: 'yes',
  understood: 'yes',
  agrees: 'yes',
  consent: '3',
  language: 'Kurdish (Sorani)',
  interpreter: 'I-204',
  present: 'nobody',
  readers: 'debrief-sharing',
}
const begin = async (more: Record<string, string> = {}) =>
  debriefer.send('/debriefs', { ...open, ...more, once: onceIn((await debriefer.open('/debriefs/new')).text) })

const answer = async (
  path: string,
  group: string,
  fields: Record<string, string>,
  more?: Parameters<typeof yesToAll>[1],
) => {
  const address = `${path}/answers/${group}`
  const once = onceIn((await debriefer.open(address)).text)
  const second = await debriefer.send(address, {
    state: 'answered',
    directness: 'saw',
    ...fields,
    once,
    do: 'continue',
  })
  assert.equal(second.status, 200, 'the second page')
  const filled = { ...yesToAll(second.text, more), source: '2', assessment: 'C', do: 'save' }
  return { address, second, filled, kept: await debriefer.send(address, filled) }
}

test('with every gate open questions are asked; an answer is graded by a person, and what it names meets other records', async () => {
  const begun = await begin()
  assert.equal(begun.status, 200)
  assert.match(begun.text, /The person is called D-/)
  const { second, kept } = await answer(pathOf(begun), 'people', {
    'q-name': 'Kaka Jamal',
    'q-phone': '+44 7700 900 321',
    'q-does': 'Took us to the beach',
  })
  assert.match(second.text, /That proposes <strong>A: Known directly/)
  assert.match(kept.text, /Took us to the beach/)
  assert.match(kept.text, /2CP/, 'the grade is the person’s, not the proposal')
  assert.match(kept.text, /Kaka Jamal/)
  const { rows } = await sql<{ kind: string; protected: string; compare: string }>`
    select r.kind, l.protected, l.compare from collect.record r join guard.label l on l.id = r.label join collect.source s on s.id = r.source
    where s.name = 'written/debriefs/arrivals-reception-centre' and r.kind <> 'link' order by r.kind`.execute(keeper())
  assert.deepEqual(rows, [
    { kind: 'event', protected: 'debrief', compare: 'strong-only' },
    { kind: 'person', protected: 'debrief', compare: 'strong-only' },
    { kind: 'phone', protected: 'debrief', compare: 'strong-only' },
  ])
})

test('a refusal and not knowing are kept as what came of asking', async () => {
  const path = pathOf(await begin())
  for (const [group, state, words] of [
    ['payment', 'refused', 'Payment</h3>'],
    ['boat', 'does-not-know', 'Does not know'],
  ] as const) {
    const address = `${path}/answers/${group}`
    const fields = { once: onceIn((await debriefer.open(address)).text), state, do: 'continue' }
    const kept = await debriefer.send(address, fields)
    assert.equal(kept.status, 200)
    assert.ok(kept.text.replaceAll(/\s+<\/h3>/g, '</h3>').includes(words), words)
    await debriefer.send(address, fields)
  }
  const { rows } =
    await sql`select 1 from collect.debrief_answer w join collect.debrief d on d.id = w.debrief where d.id = ${path.split('/')[2]}`.execute(
      keeper(),
    )
  assert.equal(rows.length, 2, 'the same form twice is one answer')
})

test('what is missing is asked for, and what was typed stays', async () => {
  const nothing = await debriefer.send('/debriefs', {
    once: onceIn((await debriefer.open('/debriefs/new')).text),
    site: 'Gull Point',
  })
  assert.equal(nothing.status, 422)
  assert.match(nothing.text, /value="Gull Point"/)
  const half = await begin({ consent: '', welfare: '' })
  assert.equal(half.status, 422)
  assert.match(half.text, /href="#welfare"/)
  assert.match(half.text, /href="#consent"/)
  const address = `${pathOf(await begin())}/answers/launch`
  const once = onceIn((await debriefer.open(address)).text)
  const bare = await debriefer.send(address, { once, state: 'answered', 'q-when': 'At night', do: 'continue' })
  assert.equal(bare.status, 422)
  assert.match(bare.text, /Say how the person knows it/)
  assert.match(bare.text, /value="At night"/)
  const second = await debriefer.send(address, {
    once,
    state: 'answered',
    directness: 'heard',
    'q-when': 'At night',
    do: 'continue',
  })
  const ungraded = await debriefer.send(address, { ...hiddenIn(second.text), do: 'save' })
  assert.equal(ungraded.status, 422)
  assert.match(ungraded.text, /Evaluate the source/)
})

test('every gate that is not open stops the form, says why, and waits until somebody took it up', async () => {
  for (const [gate, why] of [
    ['welfare', 'welfare-check'],
    ['offered', 'not-offered-freely'],
    ['told', 'taken-for-asylum-interview'],
    ['understood', 'no-consent-statement'],
    ['agrees', 'declined'],
  ] as const) {
    const stopped = await begin({ [gate]: 'no' })
    assert.equal(stopped.status, 200)
    assert.match(stopped.text, /This conversation stopped/)
    assert.ok(stopped.text.includes(stopReasons.words[why]))
    assert.equal((await debriefer.open(`${pathOf(stopped)}/answers/journey`)).status, 409)
  }
  const stopped = await begin({ agrees: 'no' })
  const path = pathOf(stopped)
  const seen = seenIn(stopped.text)
  assert.equal((await debriefer.send(`${path}/follow-up`, { 'follow-up': ' ', seen })).status, 422)
  assert.match(
    (await debriefer.send(`${path}/follow-up`, { 'follow-up': 'Offered again tomorrow', seen })).text,
    /Offered again tomorrow/,
  )
  assert.equal((await debriefer.send(`${path}/follow-up`, { 'follow-up': 'Twice', seen })).status, 409)
})

test('under 18 or in doubt the conversation never begins, and a safeguarding lead of another agency is told', async () => {
  for (const age of ['under-18', 'disputed']) {
    const stopped = await begin({ age, welfare: '', readers: '' })
    assert.match(stopped.text, /Tell the safeguarding lead and the local authority now/)
    const path = pathOf(stopped)
    const theirs = await lead.open(path)
    assert.equal(theirs.status, 200)
    assert.match(theirs.text, /Keep what was done/)
    assert.match((await lead.open('/debriefs')).text, /Nobody has taken it up yet/)
    for (const one of [lead, debriefer]) assert.match((await one.open('/')).text, new RegExp(`href="${path}"`))
    const seen = seenIn(theirs.text)
    assert.match(
      (await lead.send(`${path}/follow-up`, { 'follow-up': 'A social worker is on the way', seen })).text,
      /A social worker is on the way/,
    )
    for (const post of ['analyst', 'intelligence-officer'])
      assert.equal((await (await served.signIn(post)).open(path)).status, 404)
  }
})

test('when it turns out on the way that the person may be a child, the answers are sealed and none is lost', async () => {
  const path = pathOf(await begin())
  await debriefer.send(`${path}/identity`, { name: 'Rojin Ahmed', born: '2009', reference: 'ARR-88121' })
  const { kept } = await answer(path, 'phones', {
    'q-phone': '+44 7700 900 654',
    'q-used': 'Calls before the crossing',
  })
  const thing = /href="(\/things\/[0-9a-f-]+)"><bdi[^>]*>\+44 7700 900 654/.exec(kept.text)?.[1] ?? ''
  assert.equal((await debriefer.open(thing)).status, 200)
  const seen = seenIn((await debriefer.open(path)).text)
  assert.equal((await debriefer.send(`${path}/end`, { how: 'stopped', why: '', seen })).status, 422)
  const stopped = await debriefer.send(`${path}/end`, { how: 'stopped', why: 'age', seen })
  assert.match(stopped.text, /What had been said is sealed/)
  assert.doesNotMatch(stopped.text, /Calls before the crossing|900 654|Rojin/)
  assert.equal((await debriefer.send(`${path}/end`, { how: 'stopped', why: 'age', seen })).status, 409)
  const theirs = await lead.open(path)
  assert.equal(theirs.status, 200)
  assert.doesNotMatch(theirs.text, /Calls before the crossing|900 654/)
  assert.equal((await lead.open(thing)).status, 404)
  const { rows } = await sql<{ kind: string; compare: string; compartment: string | null; words: string }>`
    select r.kind, l.compare, l.compartment, v.properties::text as words from collect.record r join guard.label l on l.id = r.label
      join collect.version v on v.record = r.id
    where r.unit = any(select w.id::text from collect.debrief_answer w where w.debrief = ${path.split('/')[2]} union select ${path.split('/')[2]})`.execute(
    keeper(),
  )
  assert.equal(rows.length, 4, 'the answer, the phone, its link and the identity are all there')
  for (const row of rows) assert.deepEqual([row.compare, row.compartment], ['never', 'debrief-identity'])
  assert.ok(rows.some(row => row.words.includes('Calls before the crossing')))
})

test('who stands behind the pseudonym is read in its circle alone, is compared with nothing, and is written once', async () => {
  const path = pathOf(await begin())
  const bad = await debriefer.send(`${path}/identity`, { name: ' ', born: 'long ago' })
  assert.equal(bad.status, 422)
  const kept = await debriefer.send(`${path}/identity`, {
    name: 'Dilnaz Rahimi',
    native: 'دلناز رحیمی',
    born: '14/02/1998',
    reference: 'ARR-10577',
  })
  const thing = /href="(\/things\/[0-9a-f-]+)"><bdi[^>]*>Dilnaz Rahimi/.exec(kept.text)?.[1] ?? ''
  assert.equal((await debriefer.open(thing)).status, 200)
  assert.equal((await debriefer.send(`${path}/identity`, { name: 'Dilnaz Rahimi' })).status, 409)
  const { rows } = await sql`select 1 from collect.feature f where f.record = ${thing.split('/')[2]}`.execute(keeper())
  assert.equal(rows.length, 0)
  const { rows: labels } = await sql<{ agreement: string; compare: string }>`
    select l.agreement, l.compare from collect.record r join guard.label l on l.id = r.label where r.id = ${thing.split('/')[2]}`.execute(
    keeper(),
  )
  assert.deepEqual(labels, [{ agreement: 'between-agencies', compare: 'never' }], 'no agreement opens it')
  for (const [post, agency] of [
    ['analyst', 'four-rivers-regional-unit'],
    ['safeguarding-lead', undefined],
    ['lead-responsible-officer', undefined],
  ] as const)
    assert.equal((await (await served.signIn(post, agency)).open(thing)).status, 404)
})

test('under an agreement the answers are read by those of its parties who work on debriefs; nobody else of them reads any', async () => {
  const path = pathOf(await begin())
  await answer(path, 'phones', { 'q-phone': '+44 7700 900 777', 'q-used': 'Calls at the camp' })
  const analyst = await served.signIn('analyst', 'four-rivers-regional-unit')
  const theirs = await analyst.open(path)
  assert.match(theirs.text, /Calls at the camp/)
  assert.doesNotMatch(theirs.text, /Stop it|\/answers\/|Write down who it is/)
  assert.equal((await (await served.signIn('lead-responsible-officer')).open(path)).status, 404)
  assert.equal(
    (await analyst.open(pathOf(await begin({ agrees: 'no' })))).status,
    404,
    'that it stopped is the agency’s own',
  )
})

test('nobody but a debriefer begins one, and a hidden one is the same as none', async () => {
  const path = pathOf(await begin({ readers: 'own-agency' }))
  for (const post of ['intelligence-officer', 'analyst', 'safeguarding-lead', 'commander-office', 'data-officer']) {
    const other = await served.signIn(post)
    assert.equal((await other.open('/debriefs/new')).status, 404)
    assert.equal((await other.send('/debriefs', { ...open, once: '00000000-0000-4000-8000-000000000009' })).status, 404)
    const hidden = await other.open(path)
    assert.equal(hidden.status, 404)
    assert.equal(hidden.text, (await other.open('/debriefs/00000000-0000-4000-8000-000000000001')).text)
    assert.equal(
      (await other.send(`${path}/answers/journey`, { state: 'refused', once: '00000000-0000-4000-8000-000000000009' }))
        .status,
      404,
    )
    assert.equal((await other.send(`${path}/end`, { how: 'finished', seen: '1' })).status, 404)
  }
  const finished = await debriefer.send(`${path}/end`, { how: 'finished', seen: '1' })
  assert.match(finished.text, /The conversation is finished\./)
  assert.equal((await debriefer.open(`${path}/answers/journey`)).status, 409)
})

test('signs of exploitation lead to safeguarding, and to the alarm about that answer', async () => {
  const path = pathOf(await begin())
  const { kept } = await answer(path, 'exploitation', { 'q-locked': 'Kept in a flat for two weeks' })
  assert.match(kept.text, /Tell the safeguarding lead what was said here/)
  const alarm = /href="(\/life-at-risk\/new\?about=[0-9a-f-]+)"/.exec(kept.text)?.[1] ?? ''
  assert.equal((await debriefer.open(alarm)).status, 200)
})
