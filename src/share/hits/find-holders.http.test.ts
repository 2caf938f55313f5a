// Who is told what of a record that he may not read: the holder, that somebody holds it, or nothing; and what the ledger keeps of it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { settableClock } from '#core/ground/clock.ts'
import { mustBe, type RecordId } from '#core/language/ids.ts'
import { agenciesAtWork, label } from '../../../test/fixtures/agencies-at-work.ts'
import { type Desk, type Served, serveDemonstration } from '../../../test/fixtures/desk-over-http.ts'

const clock = settableClock('2026-11-22T09:00:00Z')
let served: Served
let work: Awaited<ReturnType<typeof agenciesAtWork>>
const closers: (() => Promise<void>)[] = []
const held = new Map<string, ReadonlyMap<string, RecordId>>()

const closed = { handling: 'C', action: 'A1', sanitisation: 'S2' } as const
const instructions = 'Ask us before anything is done on it'
const phones = {
  holder: '01632 960311',
  somebody: '01632 960312',
  silence: '01632 960313',
  victim: '01632 960314',
  never: '01632 960315',
}

before(async () => {
  const closing = { after: (close: () => Promise<void>) => closers.unshift(close) }
  served = await serveDemonstration(closing, clock)
  work = await agenciesAtWork(served, closing, clock)
  const estuary = await work.deskOf('intelligence-officer', 'estuary-police')
  const customs = await work.deskOf('intelligence-officer', 'customs-and-levies-office')
  const put = async (as: keyof typeof phones, desk: typeof estuary, codes: ReturnType<typeof label>, person?: string) =>
    held.set(
      as,
      (await work.write(desk, { phone: phones[as], label: codes, instructions, ...(person ? { person } : {}) }))
        .records,
    )
  await put('holder', estuary, label('estuary-police', closed), 'Zoltan Specimen-Ferro')
  await put(
    'somebody',
    customs,
    label('customs-and-levies-office', {
      ...closed,
      agreement: 'customs-controlled' as ReturnType<typeof label>['agreement'],
      regime: 'customs',
      purposes: ['prevent-detect-oic'],
    }),
  )
  await put(
    'silence',
    estuary,
    label('estuary-police', { ...closed, agreement: 'overseas-exchange' as ReturnType<typeof label>['agreement'] }),
  )
  await put('victim', estuary, label('estuary-police', { ...closed, protected: 'victim' }))
  await put('never', estuary, label('estuary-police', { ...closed, compare: 'never' }))
  await work.resolve()
})
after(async () => {
  for (const close of closers) await close()
})

const search = async (desk: Desk, typed: string): Promise<string> =>
  (await desk.open(`/search?q=${encodeURIComponent(typed)}`)).text
const told = (page: string): readonly string[] =>
  [...page.matchAll(/<li>([^<]* holds a record of [^.<]*)\./g)].map(found => found[1] ?? '')
const idOf = (as: string, what = 'phone'): RecordId => mustBe(held.get(as)?.get(what), what)

test('a party that may not read is told who holds it, in any spelling, and nothing of what it says', async () => {
  const analyst = await served.signIn('analyst', 'four-rivers-regional-unit')
  for (const spelling of ['01632 960311', '+44 1632 960311', '00441632960311']) {
    const page = await search(analyst, spelling)
    assert.deepEqual(
      told(page),
      ['Estuary Police holds a record of a person', 'Estuary Police holds a record of a phone'],
      spelling,
    )
    assert.match(page, /You can see no record of this/)
    for (const id of held.get('holder')?.values() ?? []) assert.ok(!page.includes(id), 'no id of what is held')
    assert.doesNotMatch(page, /Zoltan|Ask us before/)
  }
})

test('each telling is in the ledger as a disclosure, with what was asked and what it told of', async () => {
  const { rows } = await sql<{ asked: string; agency: string; told: RecordId[] }>`
    select b.body ->> 'asked' as asked, b.body ->> 'agency' as agency,
      array(select a.record from ledger.about a where a.entry = b.entry and a.manner = 'shown' order by a.record) as told
    from ledger.body b where b.body ->> 'act' = 'ask-who-else' and b.body ->> 'verb' = 'disclosure'`.execute(
    served.database.pools.db.auditor,
  )
  const entry = rows.find(row => row.asked === '+44 1632 960311')
  assert.equal(entry?.agency, 'four-rivers-regional-unit')
  assert.deepEqual(entry?.told, [idOf('holder'), idOf('holder', 'person')].sort())
})

test('where the agreement does not name the holder, somebody holds it, once', async () => {
  const lead = await served.signIn('lead-responsible-officer', 'national-serious-crime-office')
  const page = await search(lead, phones.somebody)
  assert.deepEqual(told(page), ['Somebody holds a record of a phone'])
  assert.doesNotMatch(page, /Customs and Levies/)
})

test('silence is silence: whoever is no party, what is agreed to be silent, and what is never compared', async () => {
  const analyst = await served.signIn('analyst', 'four-rivers-regional-unit')
  const lead = await served.signIn('lead-responsible-officer', 'national-serious-crime-office')
  const nothing = await search(analyst, '01632 960399')
  for (const [desk, phone] of [
    [analyst, phones.somebody],
    [analyst, phones.silence],
    [analyst, phones.never],
    [analyst, phones.victim],
  ] as const)
    assert.equal((await search(desk, phone)).replaceAll(phone, '01632 960399'), nothing, phone)
  for (const phone of [phones.silence, phones.victim, phones.never])
    assert.deepEqual(told(await search(lead, phone)), [])
})

test('names alone ask nobody; a name with its whole day of birth would', async () => {
  const analyst = await served.signIn('analyst', 'four-rivers-regional-unit')
  assert.deepEqual(told(await search(analyst, 'Zoltan Specimen-Ferro')), [])
})

test('who needs protection is told of to the safeguarding lead, and to nobody who works on immigration status', async () => {
  const keeper = served.database.pools.db.keeper
  const spare = sql`update guard.agreement_party set reads = false where agreement = 'oic-taskforce' and agency = 'saltmere-council'`
  await spare.execute(keeper)
  const lead = await served.signIn('safeguarding-lead', 'saltmere-council')
  assert.deepEqual(told(await search(lead, phones.victim)), ['Estuary Police holds a record of a phone'])
  const status = await served.signIn('intelligence-officer', 'residence-enforcement-directorate')
  assert.deepEqual(told(await search(status, phones.victim)), [])
  assert.equal(
    (await search(status, phones.victim)).replaceAll(phones.victim, '01632 960399'),
    await search(status, '01632 960399'),
  )
  await sql`update guard.agreement_party set reads = true where agreement = 'oic-taskforce' and agency = 'saltmere-council'`.execute(
    keeper,
  )
})

test('whoever reads it is not told of it, and what is restricted is told of to nobody', async () => {
  const officer = await served.signIn('intelligence-officer', 'estuary-police')
  assert.deepEqual(told(await search(officer, phones.holder)), [])
  const keeper = served.database.pools.db.keeper
  const restrict = (yes: boolean) =>
    sql`update collect.record set restricted = ${yes} where id = ${idOf('somebody')}`.execute(keeper)
  await restrict(true)
  const lead = await served.signIn('lead-responsible-officer', 'national-serious-crime-office')
  assert.deepEqual(told(await search(lead, phones.somebody)), [])
  await restrict(false)
})

test('a changed agreement acts at once: nothing of a hit is stored', async () => {
  const keeper = served.database.pools.db.keeper
  const analyst = await served.signIn('analyst', 'four-rivers-regional-unit')
  await sql`update guard.agreement set hit = 'somebody' where id = 'oic-taskforce'`.execute(keeper)
  assert.deepEqual(told(await search(analyst, phones.holder)), [
    'Somebody holds a record of a person',
    'Somebody holds a record of a phone',
  ])
  await sql`update guard.agreement set hit = 'silence' where id = 'oic-taskforce'`.execute(keeper)
  assert.deepEqual(told(await search(analyst, phones.holder)), [])
  await sql`update guard.agreement set hit = 'holder' where id = 'oic-taskforce'`.execute(keeper)
})

test('records of one’s own that meet others’ are listed, newest first, with what may be told', async () => {
  const rivers = await work.deskOf('analyst', 'four-rivers-regional-unit')
  const own = await work.write(rivers, { phone: phones.holder, label: label('four-rivers-regional-unit') })
  await work.resolve()
  const analyst = await served.signIn('analyst', 'four-rivers-regional-unit')
  const page = (await analyst.open('/hits')).text
  assert.match(page, new RegExp(`/things/${own.records.get('phone')}`))
  assert.match(page, /Estuary Police holds a record of a phone/)
  for (const id of held.get('holder')?.values() ?? []) assert.ok(!page.includes(id))
  assert.equal((await (await served.signIn('commander-office')).open('/hits')).text.includes('holds a record'), false)
})

test('agreements are told in words to their parties, and are absent for others', async () => {
  const analyst = await served.signIn('analyst', 'four-rivers-regional-unit')
  const list = await analyst.open('/agreements')
  assert.match(list.text, /Taskforce sharing agreement/)
  assert.doesNotMatch(list.text, /Customs information under control|Correspondence between agencies/)
  const page = await analyst.open('/agreements/oic-taskforce')
  assert.match(page.text, /You are told which agency holds something/)
  assert.match(page.text, /Until 31 May 2036/)
  assert.match(page.text, /Four Rivers Regional Crime Unit \(your agency\)/)
  assert.equal(
    (await analyst.open('/agreements/customs-controlled')).text,
    (await analyst.open('/agreements/nowhere')).text,
  )
})
