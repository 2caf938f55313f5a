// What agencies send wrongly: each fault is told with its place and how to mend it, the rest is taken in, and nothing is taken by halves.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { openTestDatabase } from '#core/ground/postgres/test-database.ts'
import {
  type DeliveryFolder,
  type Described,
  deliveryFolder,
  type Nominal,
  nominal,
  nominals,
  nominalsCsv,
} from '../fixtures/delivery-folder.ts'
import { counted, held, only, takingIn } from '../fixtures/intake-desk.ts'

const database = await openTestDatabase({ after })
const load = takingIn(database)

type Case = {
  readonly folder: DeliveryFolder
  readonly name: string
  readonly deliver: (rows: readonly Nominal[], described?: Described) => void
}

/** A source of its own for each case. */
const newCase = (t: { readonly after: (close: () => void) => void; readonly name: string }): Case => {
  const folder = deliveryFolder(t)
  const name = t.name
    .toLowerCase()
    .replace(/[^a-z]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40)
    .replace(/-$/, '')
  const renamed =
    (more = (yaml: string) => yaml) =>
    (yaml: string) =>
      more(yaml).replace('source: estuary-nominals', `source: ${name}`)
  return {
    folder,
    name,
    deliver: (rows, described = {}) => folder.deliver(rows, { ...described, more: renamed(described.more) }),
  }
}

const taken = async ({ folder, name }: Case) => {
  const report = only(await load(folder.path))
  const again = only(await load(folder.path))
  assert.deepEqual(again.rejections, report.rejections, 'the same again is told the same')
  const people = (await held(database, name)).filter(line => line.startsWith('person')).length
  return {
    ...report,
    people,
    told: report.rejections.map(({ kind, line, column }) =>
      [kind, line, column].filter(part => part !== undefined).join(' '),
    ),
  }
}

test('A row with bytes that are not UTF-8', async t => {
  const one = newCase(t)
  one.deliver(nominals(3))
  const csv = nominalsCsv(nominals(3)).replace('Family2', 'Fam\u0001ly')
  one.folder.write('nominals/nominals.csv', Buffer.from(csv.replace('\u0001', 'é'), 'latin1'))
  const { told, people, state, counts } = await taken(one)
  assert.deepEqual([told, people, state, counts.rejected], [['bad-bytes 3'], 2, 'applied', 1])
})

test('A file in another encoding is refused whole', async t => {
  const one = newCase(t)
  one.deliver(nominals(3))
  one.folder.write('nominals/nominals.csv', Buffer.from(`\uFEFF${nominalsCsv(nominals(3))}`, 'utf16le'))
  const { told, people, state } = await taken(one)
  assert.deepEqual([told, people, state], [['wrong-encoding 1'], 0, 'refused'])
})

test('A file that was cut off is refused whole, with the rows that were expected', async t => {
  const one = newCase(t)
  one.deliver(nominals(8), { complete: '{ count: 12 }' })
  const { told, people, state, rejections } = await taken(one)
  assert.deepEqual([told, people, state], [['file-truncated'], 0, 'refused'])
  assert.match(rejections[0]?.reason ?? '', /Expected 12 rows, read 8\./)
  one.deliver(nominals(12), { complete: '{ count: 12 }' })
  assert.equal((await taken(one)).people, 12)
})

test('Shifted columns reject their row; renamed ones the file', async t => {
  const one = newCase(t)
  one.deliver(nominals(3))
  one.folder.write('nominals/nominals.csv', nominalsCsv(nominals(3)).replace('Family2', 'Family2, Junior'))
  const { told, people } = await taken(one)
  assert.deepEqual([told, people], [['shifted-columns 3'], 2])
  one.folder.write('nominals/nominals.csv', nominalsCsv(nominals(3)).replace('Surname', 'LastName'))
  const renamed = await taken(one)
  assert.deepEqual([renamed.told, renamed.people, renamed.state], [['wrong-header 1'], 2, 'refused'])
})

test('A key given twice rejects the second row and names the first', async t => {
  const one = newCase(t)
  one.deliver([nominal(1), nominal(2), nominal(1, { Surname: 'Other' })])
  const { told, people, rejections } = await taken(one)
  assert.deepEqual([told, people], [['duplicate-key 4'], 2])
  assert.match(rejections[0]?.reason ?? '', /'N1' was given before, in line 2\./)
})

test('A birth date in the future', async t => {
  const one = newCase(t)
  one.deliver([nominal(1), nominal(2, { DOB: '01/01/2031' })])
  const { told, people } = await taken(one)
  assert.deepEqual([told, people], [['impossible-birth-date 3 DOB'], 1])
})

test('A row marked SECRET is refused and nothing of it is kept anywhere', async t => {
  const one = newCase(t)
  one.deliver([
    nominal(1),
    nominal(2, { GSC: 'S', Surname: 'Quillfeather', Remarks: 'the informant' }),
    nominal(3, { Remarks: 'TOP SECRET//EYES: Quillfeather' }),
  ])
  const { told, people, counts, rejections } = await taken(one)
  assert.deepEqual(
    [told, people, counts.quarantined],
    [['above-the-ceiling 3 GSC', 'above-the-ceiling 4 Remarks'], 1, 2],
  )
  assert.equal(rejections[0]?.rowSha256?.length, 32)
  const tables = await database.asSuperuser(async client =>
    (
      await client.query<{ t: string }>(`select table_schema || '.' || table_name as t from information_schema.tables
    where table_schema in ('collect', 'facts', 'ledger', 'guard', 'ground') and table_type = 'BASE TABLE'`)
    ).rows.map(row => row.t),
  )
  for (const table of tables)
    assert.equal(await counted(database, `${table} x where x::text ~ 'Quillfeather|informant'`), 0, table)
})

test('A row that becomes SECRET takes what was held of it out of sight', async t => {
  const one = newCase(t)
  one.deliver([nominal(1), nominal(2)])
  await taken(one)
  one.deliver([nominal(1), nominal(2, { GSC: 'S' })], { asOf: '2026-10-01T18:00:00Z' })
  await taken(one)
  const said = await held(database, one.name)
  assert.match(said.find(line => line.startsWith('person | N2')) ?? '', /withdrawn/)
  assert.doesNotMatch(said.find(line => line.startsWith('person | N1')) ?? '', /withdrawn/)
})

test('JSON with prototype keys', async t => {
  const one = newCase(t)
  one.deliver([], {
    complete: '{ count: 3 }',
    more: yaml =>
      yaml
        .replace('nominals.csv', 'nominals.ndjson')
        .replace('format: csv', 'format: ndjson')
        .replace(
          /records:[\s\S]*/,
          `records: [{ as: person, kind: person, key: '{No}', properties: { name: { text: Surname } } }]\n`,
        ),
  })
  one.folder.write(
    'nominals/nominals.ndjson',
    '{"No":"N1","Surname":"Ana"}\n{"No":"N2","__proto__":{"isAdmin":true}}\n{"No":"N3","Surname":"Ben"}\n',
  )
  const { told, people } = await taken(one)
  assert.deepEqual([told, people], [['unsafe-json 2 __proto__'], 2])
})

test('Cells that begin like formulas are kept as they are', async t => {
  const one = newCase(t)
  one.deliver([nominal(1, { Surname: '=Family', Remarks: '+1 @home -2' })])
  assert.deepEqual((await taken(one)).told, [])
  assert.ok((await held(database, one.name)).some(line => line.includes('"=Family"') && line.includes('+1 @home -2')))
})

test('An unknown code is told with the codes that are known', async t => {
  const one = newCase(t)
  one.deliver([nominal(1, { Sex: 'X' }), nominal(2)])
  const { told, people, rejections } = await taken(one)
  assert.deepEqual([told, people], [['unknown-code 2 Sex'], 1])
  assert.match(rejections[0]?.mend ?? '', /codes\.sex in source\.yaml/)
})

test('An unknown agency, and a source without agreement, take nothing in', async t => {
  const one = newCase(t)
  one.deliver(nominals(2), { more: yaml => yaml.replace('agency: estuary-police', 'agency: estuary-polise') })
  const unknown = await taken(one)
  assert.deepEqual([unknown.told, unknown.state, unknown.people], [['unknown-agency 3 agency'], 'refused', 0])
  assert.match(unknown.rejections[0]?.reason ?? '', /'estuary-polise'.*'estuary-police'/)
  one.deliver(nominals(2), { more: yaml => yaml.replace('agreement: oic-taskforce\n', '') })
  const without = await taken(one)
  assert.deepEqual([without.told, without.state, without.people], [['bad-description 1 agreement'], 'refused', 0])
})

test('A missing file, and a link out of the folder, take nothing in', async t => {
  const one = newCase(t)
  one.deliver(nominals(2), { more: yaml => yaml.replace('path: nominals.csv', 'path: other.csv') })
  assert.deepEqual((await taken(one)).told, ['file-missing'])
})

test('A row linked to a row that was rejected falls with it, and comes in when that is mended', async t => {
  const one = newCase(t)
  one.deliver([
    nominal(1, { DOB: '99/99/1999' }),
    nominal(2, { Event: 'N1', Role: 'S' }),
    nominal(3, { Event: 'N2', Role: 'S' }),
    nominal(4),
  ])
  const first = await taken(one)
  assert.deepEqual([first.told, first.people], [['bad-date 2 DOB', 'missing-end 3', 'missing-end 4'], 1])
  one.deliver([nominal(1), nominal(2, { Event: 'N1', Role: 'S' }), nominal(3, { Event: 'N2', Role: 'S' }), nominal(4)])
  assert.deepEqual([(await taken(one)).told, (await taken(one)).people], [[], 4])
})

test('A correction that is rejected leaves what was held as it was', async t => {
  const one = newCase(t)
  one.deliver([nominal(1), nominal(2)])
  await taken(one)
  const before = await held(database, one.name)
  one.deliver([nominal(1), nominal(2, { DOB: '31/02/1980', Mobile: '' })], { asOf: '2026-10-01T18:00:00Z' })
  assert.deepEqual((await taken(one)).told, ['bad-date 3 DOB'])
  assert.deepEqual(await held(database, one.name), before)
})

test('A delivery that speaks of an earlier day than one taken in is refused', async t => {
  const one = newCase(t)
  one.deliver([nominal(1)], { asOf: '2026-10-01T18:00:00Z' })
  await taken(one)
  one.deliver([nominal(1, { Surname: 'Older' })])
  const { told, state } = await taken(one)
  assert.deepEqual([told, state], [['bad-description delivery.asOf'], 'refused'])
})

test('A delivery dated 2062 by mistake is refused, and shuts out no later one', async t => {
  const one = newCase(t)
  one.deliver([nominal(1)], { asOf: '2062-10-01T18:00:00Z' })
  assert.deepEqual((await taken(one)).told, ['bad-description delivery.asOf'])
  one.deliver([nominal(1)], { asOf: '2026-10-01T18:00:00Z' })
  assert.deepEqual((await taken(one)).told, [])
})

test('Real data does not come into an instance of invented data', async t => {
  const one = newCase(t)
  one.deliver([nominal(1)], { more: yaml => yaml.replace('synthetic: true', 'synthetic: false') })
  const { state, people, rejections } = await taken(one)
  assert.deepEqual([state, people], ['refused', 0])
  assert.match(rejections[0]?.reason ?? '', /This instance holds invented data/)
})

test('A source of one agency is not taken over by another', async t => {
  const one = newCase(t)
  one.deliver([nominal(1)])
  await taken(one)
  one.deliver([nominal(1)], { more: yaml => yaml.replace('agency: estuary-police', 'agency: frontier-control') })
  assert.match((await taken(one)).rejections[0]?.reason ?? '', /belongs to another agency/)
})
