// Does anyone hold this? Over HTTP, in the spellings in which officers ask; and what the ledger keeps of it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type Desk, type Served, serveDemonstration } from '../../test/fixtures/desk-over-http.ts'

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

const search = (typed: string, kind?: string) =>
  officer.open(`/search?${new URLSearchParams({ q: typed, ...(kind ? { kind } : {}) })}`)
const foundOn = (text: string): readonly string[] =>
  [...text.matchAll(/class="bw-result__title"><a class="govuk-link" href="\/things\/([0-9a-f-]+)\?/g)].map(
    one => one[1] ?? '',
  )

type Held = { readonly id: string; readonly said: string }
/** Something that the officer's own force holds, or another agency that shares it. */
const held = async (kind: string, path: string, where = 'true', agency = 'estuary-police'): Promise<Held> => {
  const { rows } = await sql<Held>`
    select r.id, v.properties #>> ${`{${path}}`}::text[] as said from collect.record r join collect.version v on v.record = r.id and v.version = r.version
      join collect.source s on s.id = r.source join guard.label l on l.id = r.label
    where r.kind = ${kind} and s.agency = ${agency} and l.handling = 'P' and l.protected = 'none' and l.compartment is null and v.properties #>> ${`{${path}}`}::text[] is not null
      and ${sql.raw(where)} order by r.id limit 1`.execute(served.database.pools.db.keeper)
  const [first] = rows
  assert.ok(first, `the world holds a ${kind} with ${path}`)
  return first
}

/** The record, or one that stands together with it in the suggested view. */
const finds = async (typed: string, { id }: Held): Promise<boolean> => {
  const found = foundOn((await search(typed)).text)
  if (found.includes(id)) return true
  for (const other of found) if ((await officer.open(`/things/${other}`)).text.includes(id)) return true
  return false
}

test('a phone is found in the three spellings in which it is asked for', async () => {
  const phone = await held('phone', 'phone,0,e164', "v.properties #>> '{phone,0,e164}' like '+447700%'")
  const national = phone.said.replace('+44', '0')
  for (const typed of [
    phone.said,
    national,
    phone.said.replace('+', '00'),
    `${national.slice(0, 5)} ${national.slice(5, 8)} ${national.slice(8)}`,
  ])
    assert.ok(await finds(typed, phone), `asked for as ${typed}`)
})

test('a plate is found with and without its space, and with O for 0', async () => {
  const vehicle = await held('vehicle', 'plate,0,plate', "v.properties #>> '{plate,0,plate}' ~ '0'")
  for (const typed of [
    vehicle.said,
    `${vehicle.said.slice(0, 4)} ${vehicle.said.slice(4)}`.toLowerCase(),
    vehicle.said.replaceAll('0', 'O'),
  ])
    assert.ok(await finds(typed, vehicle), `asked for as ${typed}`)
})

test('a person is found by name in either order', async () => {
  const person = await held('person', 'name,0,text', "v.properties #>> '{name,0,text}' ~ '^[A-Z][a-z]+ [A-Z][a-z]+$'")
  const [given = '', family = ''] = person.said.split(' ')
  for (const typed of [person.said, `${family.toUpperCase()} ${given}`, `${family}, ${given}`])
    assert.ok(await finds(typed, person), `asked for as ${typed}`)
})

test('whoever is found by another of his names is shown with it', async () => {
  const person = await held('person', 'name,1,text', 'true', 'residence-enforcement-directorate')
  const [, results = ''] = (await search(person.said)).text.split('class="bw-results"')
  assert.ok(results.replace(/<[^>]+>/g, '').includes(person.said), person.said)
})

test('what a party to the agreement holds is found; what only its holder may read is not', async () => {
  const { rows } = await sql<{ id: string; e164: string; handling: string }>`
    select r.id, v.properties #>> '{phone,0,e164}' as e164, l.handling from collect.record r join collect.version v on v.record = r.id and v.version = r.version
      join guard.label l on l.id = r.label
    where r.kind = 'phone' and l.owner = 'customs-and-levies-office' and l.handling = 'C' and v.properties #>> '{phone,0,e164}' is not null order by r.id limit 1`.execute(
    served.database.pools.db.keeper,
  )
  const [hidden] = rows
  assert.ok(hidden)
  assert.ok(!(await search(hidden.e164)).text.includes(hidden.id))
  assert.equal((await officer.open(`/things/${hidden.id}`)).status, 404)
})

test('an officer finds a record by his own agency’s reference, in the spelling of its system or without its signs', async () => {
  const { rows } = await sql<{ id: string; unit: string }>`
    select r.id, r.unit from collect.record r join collect.source s on s.id = r.source join guard.label l on l.id = r.label
    where s.name = 'estuary-nominals' and r.kind = 'person' and l.protected = 'none' order by r.id limit 1`.execute(
    served.database.pools.db.keeper,
  )
  const reference = (rows[0]?.unit ?? '').split('/').at(-1) ?? ''
  for (const typed of [reference, reference.toLowerCase(), `${reference.slice(0, 2)} ${reference.slice(2)}`])
    assert.ok(await finds(typed, { id: rows[0]?.id ?? '', said: reference }), `asked for as ${typed}`)
})

test('nothing typed is told as such, nonsense finds nothing, and a search can be narrowed to a kind', async () => {
  assert.equal((await search(' ')).status, 422)
  assert.match((await search('qqzzxxjj')).text, /You can see no record of this/)
  const phone = await held('phone', 'phone,0,e164')
  assert.ok(!foundOn((await search(phone.said, 'vehicle')).text).includes(phone.id))
})

test('the ledger keeps what was asked and every record that was shown', async () => {
  const phone = await held('phone', 'phone,0,e164')
  const found = foundOn((await search(phone.said)).text)
  const { rows } = await sql<{ asked: string; records: string[] }>`
    select b.body ->> 'asked' as asked, array(select a.record::text from ledger.about a where a.entry = b.entry) as records
    from ledger.body b join ledger.entry e on e.id = b.entry where b.body ->> 'act' = 'search-things' order by e.written_at desc limit 1`.execute(
    served.database.pools.db.auditor,
  )
  assert.equal(rows[0]?.asked, phone.said)
  for (const id of found) assert.ok(rows[0]?.records.includes(id))
})

test('when looking cannot be recorded, nothing is shown', async () => {
  await served.database.asSuperuser(client =>
    client.query('revoke execute on function ledger.append(jsonb) from breakwater_app'),
  )
  try {
    const answer = await search('Samir')
    assert.equal(answer.status, 503)
    assert.doesNotMatch(answer.text, /bw-result/)
  } finally {
    await served.database.asSuperuser(client =>
      client.query('grant execute on function ledger.append(jsonb) to breakwater_app'),
    )
  }
})

test('words that no database can keep are answered like any others, and entered', async () => {
  for (const typed of ['\u0000', 'Has\u0000san', `${'a'.repeat(199)}\u{1f600}`]) {
    const { status } = await search(typed)
    assert.equal(status, 200, JSON.stringify(typed.slice(0, 8)))
  }
})
