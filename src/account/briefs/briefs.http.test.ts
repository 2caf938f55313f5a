// A brief is written, named people are kept out of it, a second person issues it, and from then on it says the same as page and as PDF.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { settableClock } from '#core/ground/clock.ts'
import { writeConfirmed } from '../../../test/fixtures/confirmed-disruptions.ts'
import { type Desk, type Page, type Served, serveDemonstration } from '../../../test/fixtures/desk-over-http.ts'
import { writeOperation } from '../../../test/fixtures/ended-operation.ts'
import { onceIn, seenIn } from '../../../test/fixtures/filled-form.ts'

const clock = settableClock('2026-10-05T09:00:00Z')
let served: Served
let lead: Desk
let coordinator: Desk
let commander: Desk
let figure = ''
const closers: (() => Promise<void>)[] = []

before(async () => {
  served = await serveDemonstration({ after: close => closers.unshift(close) }, clock)
  lead = await served.signIn('taskforce-lead')
  coordinator = await served.signIn('tasking-coordinator')
  commander = await served.signIn('commander-office')
  await writeConfirmed(served.database, 'brief', [
    { day: '2026-05-02', grade: 'major', count: 6 },
    { day: '2026-05-03', grade: 'moderate', count: 9 },
    { day: '2026-08-04', grade: 'minor', count: 30 },
  ])
  const frozen = await lead.send('/figures/new', { figure: 'disruptions', from: '2026-Q2', to: '2026-Q3' })
  figure = /\/figures\/([0-9a-f-]{36})/.exec(frozen.url)?.[1] ?? ''
})
after(async () => {
  for (const close of closers) await close()
})

const addressOf = ({ url }: Page): string => /\/briefs\/[0-9a-f-]{36}/.exec(url)?.[0] ?? ''
const words = {
  title: 'Progress in summer 2026',
  from: '2026-Q2',
  to: '2026-Q3',
  narrative: 'More was looked at.\n\nWhat that means is open.',
}
const begin = async (change: Readonly<Record<string, string>> = {}) =>
  lead.send('/briefs/new', {
    once: onceIn((await lead.open('/briefs/new')).text),
    ...words,
    figures: figure,
    ...change,
  })

/** Its bytes, as the Commander's office is sent them. */
const fetchPdf = async (address: string): Promise<Buffer> => {
  const answer = await fetch(`${served.url}${address}.pdf`, { headers: { cookie: commander.cookie } })
  assert.equal(answer.headers.get('content-type'), 'application/pdf')
  return Buffer.from(await answer.arrayBuffer())
}

test('only a signed-off figure goes into a brief', async () => {
  const tooEarly = await begin()
  assert.equal(tooEarly.status, 422)
  assert.match(tooEarly.text, /Choose figures that are signed off/)
  assert.match(tooEarly.text, /More was looked at\./, 'what was typed stays')
  await coordinator.send(`/figures/${figure}/sign-off`, {
    decision: 'signed-off',
    reason: 'Held against the definition',
  })
  assert.match((await begin()).text, /The draft is kept\./)
})

test('a brief that names a group or a running operation is sent back to its writer', async () => {
  const answer = await begin({ narrative: 'We hit the INVENTED ferrymen hard.' })
  assert.ok((await lead.open('/groups')).text.includes('The Invented Ferrymen'), 'the writer sees the group')
  assert.equal(answer.status, 422)
  assert.match(answer.text, /It names a group, “The Invented Ferrymen”/)
  const running = { name: 'Quiet Harbour', firstDay: '2026-09-28', lastDay: '2026-10-30' }
  await writeOperation(served.database, running, [])
  const named = await begin({ narrative: 'Quiet Harbour goes well.' })
  assert.match(named.text, /an operation that has not ended, “Quiet Harbour”/)
  assert.equal((await begin({ narrative: 'The ferry ran; men were invented.' })).status, 200, 'words alone are no name')
})

test('it is read by the Commander’s office once a second person issued the version that he read', async () => {
  const address = addressOf(await begin())
  assert.equal((await commander.open(address)).status, 404)
  assert.equal((await lead.send(`${address}/issue`, { seen: '1' })).status, 404, 'not by whoever wrote it')
  const read = await coordinator.open(address)
  const rewritten = await lead.send(`${address}/rewrite`, {
    ...words,
    seen: '1',
    figures: figure,
    narrative: 'Other words now.',
  })
  assert.match(rewritten.text, /version 2/)
  assert.equal(
    (await coordinator.send(`${address}/issue`, { seen: seenIn(read.text) })).status,
    409,
    'not a version that he did not read',
  )
  assert.match((await coordinator.send(`${address}/issue`, { seen: '2' })).text, /The brief is issued\./)
  const issued = await commander.open(address)
  assert.match(issued.text, /Other words now\./)
  assert.match(issued.text, /no official statistic/)
  assert.equal((await lead.send(`${address}/rewrite`, { ...words, seen: '2', figures: figure })).status, 409)
  assert.equal((await lead.open(`${address}/rewrite`)).status, 404)
})

test('issued, it is set to the same content whatever happens afterwards; every page says that it is invented', {
  skip: existsSync('/usr/bin/pdftotext') ? false : 'pdftotext is not on this machine',
}, async () => {
  const address = addressOf(await begin())
  await coordinator.send(`${address}/issue`, { seen: '1' })
  const textOf = (pdf: Buffer) => execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf }).toString()
  const first = textOf(await fetchPdf(address))
  const page = (await commander.open(address)).text
  await lead.send('/recommendations/hmicfrs-2025-roles/move', {
    seen: '0',
    to: 'being-progressed',
    'move-words': 'Taken up',
  })
  await writeConfirmed(served.database, 'afterwards', [{ day: '2026-05-09', grade: 'minor', count: 7 }])
  clock.advance(60_000)
  assert.equal(textOf(await fetchPdf(address)), first)
  assert.equal((await commander.open(address)).text, page)
  const sheets = first.split('\f').filter(sheet => sheet.trim() !== '')
  assert.ok(sheets.length >= 2)
  for (const sheet of sheets) {
    assert.match(sheet, /INVENTED DATA/)
    assert.match(sheet, /OFFICIAL-SENSITIVE/)
  }
  assert.match(first, /Detection bias/)
  assert.match(first, /as of 5 October 2026/)
  assert.match(first, /Awaiting review/)
  assert.doesNotMatch(first, /Ferrymen/)
  assert.match(first, /April to June 2026\s+6\s+9\s+0\s+15/)
})

test('the same form sent twice is one brief', async () => {
  const sent = { once: onceIn((await lead.open('/briefs/new')).text), ...words, figures: figure, title: 'Sent twice' }
  const both = await Promise.all([lead.send('/briefs/new', sent), lead.send('/briefs/new', sent)])
  assert.equal(new Set(both.map(addressOf)).size, 1)
  const { rows } = await sql`select 1 from account.brief_version where body like '%Sent twice%'`.execute(
    served.database.pools.db.keeper,
  )
  assert.equal(rows.length, 1)
})

test('other posts write nothing, and hidden and absent are the same page', async () => {
  const address = addressOf(await begin())
  const nowhere = '/briefs/00000000-0000-4000-8000-000000000001'
  for (const post of ['inspector', 'commander-office', 'analyst', 'intelligence-officer']) {
    const desk = await served.signIn(post)
    assert.equal((await desk.open('/briefs/new')).status, 404)
    assert.equal((await desk.send('/briefs/new', words)).status, 404)
    assert.equal((await desk.open(address)).text, (await desk.open(nowhere)).text)
    assert.equal((await desk.open(`${address}.pdf`)).text, (await desk.open(`${nowhere}.pdf`)).text)
    assert.equal((await desk.send(`${address}/issue`, { seen: '1' })).status, 404)
  }
  const bad = await lead.send('/briefs/new', { title: '', from: '2026-Q3', to: '2026-Q2', narrative: '' })
  assert.equal(bad.status, 422)
  assert.match(bad.text, /Say what the figures mean/)
})
