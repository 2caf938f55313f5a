// A sanitised copy goes further than its original and never leads back to it; resolution takes both as one source.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { loginRoles } from '#core/ground/postgres/roles.ts'
import { drain } from '#core/ground/queue.ts'
import { mustBe, type RecordId, recordId } from '#core/language/ids.ts'
import { type Desk, type Page, type Served, serveDemonstration } from '../../../test/fixtures/desk-over-http.ts'
import { fieldIn } from '../../../test/fixtures/filled-form.ts'
import { itemWriter, sharedLabel, type Written, type WrittenItem } from '../../../test/fixtures/written-items.ts'
import { houseAt } from '../../composition.ts'
import { tasksOf } from '../../tasks.ts'

let served: Served
let officer: Desk
let analyst: Desk
let write: (written: Written) => Promise<WrittenItem>
let resolve: () => Promise<void>
const closers: (() => Promise<void>)[] = []

before(async () => {
  served = await serveDemonstration({ after: close => closers.unshift(close) })
  officer = await served.signIn('intelligence-officer', 'estuary-police')
  analyst = await served.signIn('analyst', 'four-rivers-regional-unit')
  write = await itemWriter(served, closers)
  const house = houseAt(served.database.place, loginRoles)
  closers.unshift(() => house.close())
  resolve = async () => {
    await drain(served.database.place, tasksOf(house))
  }
})
after(async () => {
  for (const close of closers) await close()
})

const keeper = () => served.database.pools.db.keeper
const closed = { ...sharedLabel, handling: 'C', action: 'A1', sanitisation: 'S2' } as const

const original = (phone: string) =>
  write({
    text: 'Mahmoud Karimi takes bookings on his phone and drives people to Whitmere',
    name: 'Mahmoud Karimi',
    phone,
    label: closed,
    grade: '1BC',
    instructions: 'Ask the handler first',
  })

const form = async (id: RecordId, fields: Readonly<Record<string, string>> = {}) => {
  const page = await officer.open(`/records/${id}/sanitised-copy/new`)
  assert.equal(page.status, 200)
  return {
    seen: fieldIn('seen', page.text),
    once: fieldIn('once', page.text),
    text: 'A man takes bookings by phone and drives people to a beach',
    source: '1',
    assessment: 'B',
    marking: 'OFFICIAL',
    agreement: 'oic-taskforce',
    why: 'The region asked who drives',
    ...fields,
  }
}

const send = (id: RecordId, fields: Readonly<Record<string, string>>) =>
  officer.send(`/records/${id}/sanitised-copy`, fields)
const copyIn = (page: Page): RecordId =>
  mustBe(recordId(/\/records\/([0-9a-f-]{36})\/evaluation/.exec(page.url)?.[1]), 'copy')

test('the words that still name somebody are shown before the copy is kept, and may stand when he says so', async () => {
  const { item } = await original('07700 900741')
  const typed = await form(item, { text: 'Mr Karimi answers 07700 900 741' })
  const warned = await send(item, typed)
  assert.equal(warned.status, 422)
  assert.match(warned.text, /Still in the text:.*Karimi.*07700 900 741/s)
  assert.match(warned.text, /Mr Karimi answers/)
  const kept = await send(item, { ...typed, 'may-stand': 'yes' })
  assert.match(kept.text, /The sanitised copy is kept/)
})

test('the copy reaches the parties of the agreement and tells nothing of its original; who sees both sees them side by side', async () => {
  const { item, phone } = await original('07700 900742')
  const kept = await send(item, await form(item, { take: phone }))
  const copy = copyIn(kept)
  assert.match(kept.text, /The original and its sanitised copies/)
  assert.match(kept.text, /Mahmoud Karimi takes bookings/)
  const seen = await analyst.open(`/records/${copy}/evaluation`)
  assert.equal(seen.status, 200)
  assert.match(seen.text, /A man takes bookings by phone/)
  assert.doesNotMatch(seen.text, /Karimi|original and its/)
  assert.doesNotMatch(seen.text, new RegExp(item))
  assert.equal((await analyst.open(`/records/${item}/evaluation`)).status, 404)
  assert.match((await analyst.open(`/search?q=07700900742`)).text, /Sanitised copies made in Breakwater/)
  const { rows } =
    await sql`select 1 from facts.fact where kind = 'record-sanitised' and ${copy} = any(records)`.execute(keeper())
  assert.equal(rows.length, 1)
})

test('the same form sent twice makes one copy', async () => {
  const { item } = await original('07700 900743')
  const typed = await form(item)
  const both = await Promise.all([send(item, typed), send(item, typed)])
  const pages = [...both, await send(item, typed)]
  assert.deepEqual(new Set(pages.map(copyIn)).size, 1)
  const { rows } = await sql`select 1 from evaluate.sanitised_copy where original = ${item}`.execute(keeper())
  assert.equal(rows.length, 1)
})

test('an original and its copy are one source: no proposal between them or what hangs on them, and nothing to judge', async () => {
  const phones = '07700 900744'
  const { item, phone } = await original(phones)
  const copy = copyIn(await send(item, await form(item, { take: phone })))
  const [copied] = (
    await sql<{ id: RecordId }>`select from_record as id from collect.link where to_record = ${copy}`.execute(keeper())
  ).rows
  const other = await write({ text: 'Another report of the same number', name: 'Lan Pham', phone: phones })
  await resolve()
  const edges = async (one: RecordId, two: RecordId) =>
    (
      await sql`select 1 from resolve.edge where (left_record, right_record) in ((${one}, ${two}), (${two}, ${one}))`.execute(
        keeper(),
      )
    ).rows.length
  const along = mustBe(copied?.id, 'phone of the copy')
  assert.equal(await edges(phone, along), 0)
  assert.equal(await edges(other.phone, along), 1, 'another report is another source, beside the copy')
  assert.equal(await edges(other.phone, phone), 1, 'and beside the original')
  const judged = await officer.open(`/pairs/${[phone, along].sort().join('/')}`)
  assert.equal(judged.status, 404)
  assert.equal((await officer.open(`/pairs/${[phone, other.phone].sort().join('/')}`)).status, 200)
})

test('a copy corroborates no grade of its original, nor the original of the copy', async () => {
  const { item } = await original('07700 900745')
  const copy = copyIn(await send(item, await form(item)))
  for (const [one, by] of [
    [item, copy],
    [copy, item],
  ] as const) {
    const seen = fieldIn('seen', (await officer.open(`/records/${one}/evaluation`)).text)
    const typed = { seen, source: '1', assessment: 'B', handling: 'P', why: 'Both say so', 'corroborated-by': by }
    assert.match((await officer.send(`/records/${one}/evaluation`, typed)).text, /corroborate nothing/)
  }
})

test('of somebody who needs protection a copy is made only when he says that nobody can be known by it', async () => {
  const victim = { ...sharedLabel, protected: 'victim' } as const
  const { item, phone } = await write({
    text: 'Held in a flat',
    name: 'Lan Pham',
    phone: '07700 900746',
    label: victim,
  })
  const page = await officer.open(`/records/${item}/sanitised-copy/new`)
  assert.doesNotMatch(page.text, /What goes along/)
  const typed = await form(item, { take: phone })
  assert.match((await send(item, typed)).text, /nobody who needs protection can be known/)
  const kept = await send(item, { ...typed, 'protects-nobody': 'yes' })
  assert.match(kept.text, /The sanitised copy is kept/)
  const { rows } = await sql`select 1 from collect.link where to_record = ${copyIn(kept)}`.execute(keeper())
  assert.deepEqual(rows, [], 'nobody who is protected goes along, whatever was sent')
})

test('another agency sanitises under code S1 what was released to it, under S2 it is told whom to ask; else it finds nothing', async () => {
  const { item } = await original('07700 900747')
  assert.equal((await analyst.open(`/records/${item}/sanitised-copy/new`)).status, 404)
  for (const [code, status] of [
    ['S2', 404],
    ['S1', 200],
  ] as const) {
    const label = {
      ...closed,
      sanitisation: code,
      release: `00000000-0000-4000-8000-0000000000${code === 'S1' ? '01' : '02'}`,
    }
    const written = await write({
      text: 'Released',
      name: 'Lee Marsh',
      phone: '07700 900748',
      label: label as typeof closed,
      grade: '1BC',
      instructions: 'Ask first',
    })
    await sql`insert into guard.release_grant (release, recipient, agreement, purposes, given_by, given_at)
      select ${label.release}, 'four-rivers-regional-unit', 'oic-taskforce', '{prevent-detect-oic}', id, now() from guard.member
      where agency = 'estuary-police' order by id limit 1 on conflict do nothing`.execute(keeper())
    assert.equal((await analyst.open(`/records/${written.item}/sanitised-copy/new`)).status, status, code)
    const page = await analyst.open(`/records/${written.item}/evaluation`)
    assert.match(page.text, code === 'S2' ? /must be consulted/ : /Write a sanitised copy/)
  }
})
