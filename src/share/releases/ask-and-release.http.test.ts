// One agency asks, the other answers, releases and takes back; each form is sent twice, and each step looked at by whoever may not see it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { settableClock } from '#core/ground/clock.ts'
import { internLabel } from '#core/guard/intern-label.ts'
import { mustBe, type RecordId } from '#core/language/ids.ts'
import { agenciesAtWork, label } from '../../../test/fixtures/agencies-at-work.ts'
import { type Desk, type Page, type Served, serveDemonstration } from '../../../test/fixtures/desk-over-http.ts'
import { fieldIn } from '../../../test/fixtures/filled-form.ts'

const clock = settableClock('2026-11-22T09:00:00Z')
const hour = 3_600_000
let served: Served
let work: Awaited<ReturnType<typeof agenciesAtWork>>
let asker: Desk
let holder: Desk
const closers: (() => Promise<void>)[] = []
const held = new Map<string, ReadonlyMap<string, RecordId>>()

const closed = { handling: 'C', action: 'A1', sanitisation: 'S2' } as const
const instructions = 'Ask us before anything is done on it'
const phones = {
  whole: '01632 960401',
  refused: '01632 960402',
  customs: '01632 960403',
  victim: '01632 960404',
  offered: '01632 960405',
  twice: '01632 960406',
} as const
type Which = keyof typeof phones

const signIn = async () => {
  asker = await served.signIn('analyst', 'four-rivers-regional-unit')
  holder = await served.signIn('intelligence-officer', 'estuary-police')
}

before(async () => {
  const closing = { after: (close: () => Promise<void>) => closers.unshift(close) }
  served = await serveDemonstration(closing, clock)
  work = await agenciesAtWork(served, closing, clock)
  await signIn()
  const estuary = await work.deskOf('intelligence-officer', 'estuary-police')
  const customs = await work.deskOf('intelligence-officer', 'customs-and-levies-office')
  const put = async (as: Which, desk: typeof estuary, codes: ReturnType<typeof label>) =>
    held.set(as, (await work.write(desk, { phone: phones[as], label: codes, instructions })).records)
  for (const as of ['whole', 'refused', 'offered', 'twice'] as const)
    await put(as, estuary, label('estuary-police', closed))
  await put('victim', estuary, label('estuary-police', { ...closed, protected: 'victim' }))
  const controlled = {
    agreement: 'customs-controlled' as ReturnType<typeof label>['agreement'],
    regime: 'customs',
    purposes: ['prevent-detect-oic'],
  } as const
  await put('customs', customs, label('customs-and-levies-office', { ...closed, ...controlled }))
})
after(async () => {
  for (const close of closers) await close()
})

const keeper = () => served.database.pools.db.keeper
const idOf = (as: Which, what = 'phone'): RecordId => mustBe(held.get(as)?.get(what), what)
const plain = (text: string): string => text.replaceAll('&amp;', '&')
const search = async (desk: Desk, typed: string): Promise<string> =>
  (await desk.open(`/search?q=${encodeURIComponent(typed)}`)).text
const askLink = (page: string): string => plain(/href="(\/requests\/new\?[^"]+)"/.exec(page)?.[1] ?? '')
const count = async (table: string): Promise<number> =>
  (await sql<{ n: number }>`select count(*)::int as n from ${sql.table(`share.${table}`)}`.execute(keeper())).rows[0]
    ?.n ?? -1
const facts = async (kind: string): Promise<number> =>
  (await sql<{ n: number }>`select count(*)::int as n from facts.fact where kind = ${kind}`.execute(keeper())).rows[0]
    ?.n ?? -1

const why = { necessity: 'To find who fits the engine', proportionality: 'One number, one record' }

type Filled = { readonly to: string; readonly form: Readonly<Record<string, string>> }

const filledRequest = async (desk: Desk, as: Which, more: Readonly<Record<string, string>> = {}): Promise<Filled> => {
  const form = (await desk.open(askLink(await search(desk, phones[as])))).text
  return {
    to: '/requests',
    form: {
      once: fieldIn('once', form),
      hit: fieldIn('hit', form),
      q: fieldIn('q', form),
      about: phones[as],
      scope: 'record',
      ...why,
      urgency: 'immediate',
      ...more,
    },
  }
}

const requested = async (desk: Desk, as: Which): Promise<string> => {
  const { to, form } = await filledRequest(desk, as)
  const page = await desk.send(to, form)
  assert.match(page.text, /Your request is with those who hold it/)
  return new URL(page.url).pathname
}

const releaseForm = async (desk: Desk, path: string, more: Readonly<Record<string, string>> = {}): Promise<Filled> => {
  const form = (await desk.open(path)).text
  const request = fieldIn('request', form)
  return {
    to: '/releases',
    form: {
      once: fieldIn('once', form),
      seen: fieldIn('seen', form),
      record: fieldIn('record', form),
      ...(request ? { request } : {}),
      scope: 'record',
      conditions: 'For intelligence alone',
      ...more,
    },
  }
}

const pathOf = (page: Page): string => new URL(page.url).pathname

test('a request says what is missing, and keeps what was typed', async () => {
  const { to, form } = await filledRequest(asker, 'whole', { necessity: '', scope: 'everything', urgency: '' })
  const answer = await asker.send(to, form)
  assert.equal(answer.status, 422)
  for (const words of [
    /Say why you need it/,
    /Choose how much you ask for/,
    /Choose how soon/,
    /One number, one record/,
  ])
    assert.match(answer.text, words)
  assert.equal(await count('request'), 0)
})

test('what is asked, released, and taken back leaves the asking side where it was', async () => {
  const before = await search(asker, phones.whole)
  const thingBefore = await asker.open(`/things/${idOf('whole')}`)
  assert.equal(thingBefore.status, 404)

  const filled = await filledRequest(asker, 'whole')
  const [once, twice] = await Promise.all([asker.send(filled.to, filled.form), asker.send(filled.to, filled.form)])
  assert.equal(pathOf(once), pathOf(twice), 'the same form is the same request')
  assert.equal(await count('request'), 1)
  assert.equal(await facts('release-requested'), 1)
  const path = pathOf(once)

  const theirs = await holder.open(path)
  for (const words of [
    /Request from Four Rivers/,
    /To find who fits the engine/,
    /Idris Penhallow/,
    new RegExp(`/things/${idOf('whole')}`),
  ])
    assert.match(theirs.text, words)
  const another = await served.signIn('lead-responsible-officer', 'national-serious-crime-office')
  assert.equal(
    (await another.open(path)).text,
    (await another.open('/requests/00000000-0000-4000-8000-000000000001')).text,
  )

  const release = await releaseForm(holder, plain(/href="(\/releases\/new\?[^"]+)"/.exec(theirs.text)?.[1] ?? ''))
  const given = await holder.send(release.to, release.form)
  assert.match(given.text, /It is released\./)
  assert.equal((await holder.send(release.to, release.form)).url, given.url, 'sent again, it is what it made')
  assert.equal(await count('release'), 1)
  assert.deepEqual([await facts('record-released'), await facts('request-answered')], [1, 1])

  const came = await asker.open(`/things/${idOf('whole')}`)
  assert.equal(came.status, 200)
  assert.match(await search(asker, phones.whole), new RegExp(`/things/${idOf('whole')}`))
  const received = await asker.open(pathOf(given))
  for (const words of [
    /Received from Estuary Police/,
    /For intelligence alone/,
    /A1: Combine or corroborate only/,
    /Ask us before anything is done on it/,
  ])
    assert.match(received.text, words)
  assert.match((await asker.open(path)).text, /Released/)
  assert.equal((await another.open(`/things/${idOf('whole')}`)).status, 404, 'nobody else reads it')
  assert.equal((await another.open(pathOf(given))).status, 404)

  assert.equal((await asker.send(`${pathOf(given)}/withdraw`, { why: 'I should not be able to' })).status, 404)
  assert.equal((await holder.send(`${pathOf(given)}/withdraw`, { why: ' ' })).status, 422)
  const withdrawn = await holder.send(`${pathOf(given)}/withdraw`, { why: 'Given on a wrong number' })
  assert.match(withdrawn.text, /It is withdrawn\. Every recipient is told/)
  assert.match(withdrawn.text, /Four Rivers Regional Crime Unit<\/strong> has not acknowledged the withdrawal/)
  assert.equal((await holder.send(`${pathOf(given)}/withdraw`, { why: 'Sent twice' })).status, 409)
  assert.equal(await facts('release-withdrawn'), 1)

  assert.equal(await search(asker, phones.whole), before, 'the next page is what it was before')
  assert.equal((await asker.open(`/things/${idOf('whole')}`)).text, thingBefore.text)
  const notice = await asker.open(pathOf(given))
  assert.match(notice.text, /Given on a wrong number/)
  assert.doesNotMatch(notice.text, /A1: Combine|Ask us before|960401/)
  assert.match((await asker.open('/')).text, /withdrew release R-[0-9A-F]{8}/)

  const seen = fieldIn('seen', notice.text)
  assert.match((await asker.send(`${pathOf(given)}/acknowledge`, { seen })).text, /Acknowledged\. The holder sees it/)
  assert.equal((await asker.send(`${pathOf(given)}/acknowledge`, { seen })).status, 409)
  assert.equal(await count('acknowledgement'), 1)
  assert.match(
    (await holder.open(pathOf(given))).text,
    /Idris Penhallow, Four Rivers Regional Crime Unit acknowledged the withdrawal/,
  )
  assert.doesNotMatch((await asker.open('/')).text, /withdrew release/)
})

test('a refusal needs a reason, and is given once', async () => {
  const path = await requested(asker, 'refused')
  const form = fieldIn('seen', (await holder.open(path)).text)
  assert.equal((await holder.send(`${path}/refuse`, { refused: '', seen: form })).status, 422)
  assert.equal((await asker.send(`${path}/refuse`, { refused: 'Not mine to say', seen: form })).status, 404)
  assert.match(
    (await holder.send(`${path}/refuse`, { refused: 'It would endanger a source', seen: form })).text,
    /Your refusal and its reason/,
  )
  assert.equal((await holder.send(`${path}/refuse`, { refused: 'Sent twice', seen: form })).status, 409)
  const page = (await asker.open(path)).text
  assert.match(page, /Refused/)
  assert.match(page, /It would endanger a source/)
  assert.match((await asker.open('/')).text, /Refused: your request about 01632 960402/)
})

test('somebody stays somebody while he asks back and refuses; customs information goes out with the originator’s sentences', async () => {
  const lead = await served.signIn('lead-responsible-officer', 'national-serious-crime-office')
  const customs = await served.signIn('intelligence-officer', 'customs-and-levies-office')
  const path = await requested(lead, 'customs')
  const seen = () => customs.open(path).then(page => fieldIn('seen', page.text))
  await customs.send(`${path}/ask-back`, { 'asked-back': 'Which case is it for?', seen: await seen() })
  const asked = (await lead.open(path)).text
  assert.match(asked, /Which case is it for\?/)
  assert.match(asked, /Somebody who holds it/)
  assert.doesNotMatch(asked, /Customs|Ottoline/)
  assert.match((await lead.open('/')).text, /Somebody asks back/)
  await lead.send(`${path}/reply`, { replied: 'The engine courier', seen: fieldIn('seen', asked) })
  assert.match((await customs.open(path)).text, /The engine courier/)
  const release = await releaseForm(
    customs,
    `/releases/new?record=${idOf('customs')}&request=${path.split('/').at(-1)}`,
  )
  const given = await customs.send(release.to, release.form)
  assert.match(given.text, /pass it to nobody without the originator’s written consent/)
  const received = await lead.open(pathOf(given))
  assert.match(received.text, /pass it to nobody without the originator’s written consent/)
  assert.match((await lead.open(path)).text, /Ottoline Bracegirdle-Sow, Customs and Levies Office/)
  assert.equal(
    (await lead.open(`/releases/new?record=${idOf('customs')}`)).status,
    404,
    'a recipient does not pass it on',
  )
})

test('what stands for somebody who needs protection goes only after a harm check', async () => {
  const path = `/releases/new?record=${idOf('victim')}`
  const bare = await releaseForm(holder, path, { recipients: 'four-rivers-regional-unit' })
  const answer = await holder.send(bare.to, bare.form)
  assert.equal(answer.status, 422)
  assert.match(answer.text, /Check whom it could harm/)
  const checked = { ...bare.form, harm: 'yes', harmReason: 'The number is known to nobody who threatens her' }
  const given = await holder.send('/releases', checked)
  assert.match(given.text, /The number is known to nobody who threatens her/)
  assert.doesNotMatch((await asker.open(pathOf(given))).text, /known to nobody who threatens her/)
  const status = await served.signIn('intelligence-officer', 'residence-enforcement-directorate')
  assert.equal((await status.open(`/things/${idOf('victim')}`)).status, 404)
})

test('an offer ends by the clock, and the day that was typed is the last', async () => {
  const before = await search(asker, phones.offered)
  const path = `/releases/new?record=${idOf('offered')}`
  const nobody = await releaseForm(holder, path)
  assert.match((await holder.send(nobody.to, nobody.form)).text, /Choose who may read it/)
  const wrong = await releaseForm(holder, path, {
    recipients: 'four-rivers-regional-unit',
    'until-day': '31',
    'until-month': '2',
    'until-year': '2027',
  })
  assert.match((await holder.send(wrong.to, wrong.form)).text, /Enter a day that there is/)
  assert.equal((await holder.send('/releases', { ...wrong.form, recipients: 'no-such-agency' })).status, 422)
  const given = await holder.send(wrong.to, {
    ...wrong.form,
    'until-day': '22',
    'until-month': '11',
    'until-year': '2026',
  })
  assert.match(given.text, /22 November 2026/)
  assert.equal((await asker.open(`/things/${idOf('offered')}`)).status, 200)
  clock.set('2026-11-23T00:00:00Z')
  await signIn()
  assert.equal((await asker.open(`/things/${idOf('offered')}`)).status, 404)
  const tokens = (page: string) => page.replaceAll(/name="form-token" value="[^"]+"/g, '')
  assert.equal(tokens(await search(asker, phones.offered)), tokens(before))
  assert.match((await asker.open(pathOf(given))).text, /Ended/)
})

test('no answer in time is overdue on both sides', async () => {
  const path = await requested(asker, 'twice')
  clock.advance(5 * hour)
  assert.match((await asker.open(path)).text, /Not answered yet, overdue/)
  assert.match((await holder.open('/requests')).text, /Overdue/)
  for (const desk of [asker, holder]) assert.match((await desk.open('/')).text, /01632 960406/)
})

test('given to one and to another, taken back from the first: the other goes on reading', async () => {
  const give = async (recipients: string) => {
    const { to, form } = await releaseForm(holder, `/releases/new?record=${idOf('twice')}`, { recipients })
    return pathOf(await holder.send(to, form))
  }
  const first = await give('four-rivers-regional-unit')
  const second = await give('national-serious-crime-office')
  const lead = await served.signIn('lead-responsible-officer', 'national-serious-crime-office')
  const reads = async () => [
    (await asker.open(`/things/${idOf('twice')}`)).status,
    (await lead.open(`/things/${idOf('twice')}`)).status,
  ]
  assert.deepEqual(await reads(), [200, 200])
  await holder.send(`${first}/withdraw`, { why: 'Not for them' })
  assert.deepEqual(await reads(), [404, 200])
  await holder.send(`${second}/withdraw`, { why: 'Nor for them' })
  assert.deepEqual(await reads(), [404, 404])
  const { rows } = await sql<{ canonical: string }>`
    select l.canonical from collect.record r join guard.label l on l.id = r.label where r.id in (${idOf('twice')}, ${idOf('refused')})`.execute(
    keeper(),
  )
  assert.equal(new Set(rows.map(row => row.canonical)).size, 1, 'it stands where it stood')
})

test('the same audience is the same label, however many records go to it', async () => {
  const labels = async () =>
    (await sql<{ n: number }>`select count(*)::int as n from guard.label`.execute(keeper())).rows[0]?.n ?? 0
  const give = async (as: Which) => {
    const { to, form } = await releaseForm(holder, `/releases/new?record=${idOf(as)}`, {
      recipients: 'downland-police',
    })
    assert.match((await holder.send(to, form)).text, /It is released/)
  }
  await give('whole')
  const before = await labels()
  await give('refused')
  await give('twice')
  assert.equal(await labels(), before)
})

test('a released record that is corrected is news to its recipients until they acknowledge it', async () => {
  const estuary = await work.deskOf('intelligence-officer', 'estuary-police')
  const { to, form } = await releaseForm(holder, `/releases/new?record=${idOf('offered')}`, {
    recipients: 'four-rivers-regional-unit',
  })
  const path = pathOf(await holder.send(to, form))
  assert.doesNotMatch((await asker.open(path)).text, /Acknowledge it/)
  await work.correctPhone(estuary, idOf('offered'), '01632 960499')
  const news = await asker.open(path)
  assert.match(news.text, /Something that was released has changed/)
  assert.match((await asker.open('/')).text, /released to you changed/)
  clock.advance(2 * hour)
  assert.match((await holder.open(path)).text, /has not acknowledged a change, 2 hours on/)
  assert.match((await asker.send(`${path}/acknowledge`, { seen: fieldIn('seen', news.text) })).text, /Acknowledged/)
  assert.doesNotMatch((await asker.open(path)).text, /Acknowledge it/)
  await work.correctPhone(estuary, idOf('offered'), '01632 960498')
  assert.match((await asker.open(path)).text, /Acknowledge it/)
})

test('the whole entry goes with what ties it together', async () => {
  const { to, form } = await releaseForm(holder, `/releases/new?record=${idOf('refused')}`, {
    recipients: 'national-serious-crime-office',
    scope: 'entry',
  })
  const given = await holder.send(to, form)
  assert.match(given.text, /The whole entry/)
  const lead = await served.signIn('lead-responsible-officer', 'national-serious-crime-office')
  const page = (await lead.open(`/things/${idOf('refused')}`)).text
  assert.match(page, new RegExp(`/things/${idOf('refused', 'item')}`), 'the item that names it, through their link')
})

test('whoever does not read all of a release does not take it back in part', async () => {
  const { to, form } = await releaseForm(holder, `/releases/new?record=${idOf('offered')}`, {
    recipients: 'national-serious-crime-office',
    scope: 'entry',
  })
  const path = pathOf(await holder.send(to, form))
  const item = idOf('offered', 'item')
  const [{ label: stands = 0 } = {}] = (
    await sql<{ label: number }>`select label from collect.record where id = ${item}`.execute(keeper())
  ).rows
  const unseen = await internLabel(
    keeper(),
    label('estuary-police', { ...closed, purposes: ['financial-investigation'] }),
  )
  await sql`update collect.record set label = ${unseen} where id = ${item}`.execute(keeper())
  const refused = await holder.send(`${path}/withdraw`, { why: 'Given in error' })
  assert.equal(refused.status, 422)
  assert.match(refused.text, /under a label that your post does not read/)
  const lead = await served.signIn('lead-responsible-officer', 'national-serious-crime-office')
  assert.equal((await lead.open(`/things/${idOf('offered')}`)).status, 200, 'nothing of it was taken back')
  await sql`update collect.record set label = ${stands} where id = ${item}`.execute(keeper())
  assert.match((await holder.send(`${path}/withdraw`, { why: 'Given in error' })).text, /It is withdrawn/)
})

test('each step is in the ledger as a disclosure, refused ones too', async () => {
  const { rows } = await sql<{ act: string; outcome: string }>`
    select distinct body ->> 'act' as act, body ->> 'outcome' as outcome from ledger.body where body ->> 'verb' = 'disclosure'`.execute(
    served.database.pools.db.auditor,
  )
  const kept = rows.map(row => `${row.act}: ${row.outcome}`)
  for (const one of [
    'request-release: requested',
    'request-release: requested-before',
    'answer-request: answered',
    'answer-request: no-such-request',
    'answer-request: moved-on',
    'release-record: released',
    'withdraw-release: withdrawn',
    'withdraw-release: no-such-release',
    'ask-who-else: shown',
  ])
    assert.ok(kept.includes(one), one)
})
