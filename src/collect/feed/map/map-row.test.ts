import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readSourceDescription } from '../describe/read-source-description.ts'
import { compileRows, type MappedRow } from './map-row.ts'
import type { Unit } from './unit.ts'

const directory = {
  agencies: new Set(['estuary-police']),
  agreements: new Map([['oic-taskforce', { parties: new Set(['estuary-police']) }]]),
  compartments: new Set<string>(),
}

const yaml = `source: estuary-nominals
title: Nominals of Estuary Police
agency: estuary-police
system: Records management system
agreement: oic-taskforce
dates: [dd/MM/yyyy, MM/yyyy]
absent: [not held]
delivery: { kind: delta, asOf: 2026-09-30T18:00:00Z }
label: { marking: OFFICIAL-SENSITIVE, handling: P, purposes: [prevent-detect-oic] }
grade: 2BP
codes:
  sex: { M: male, F: female }
  roles: { S: suspect, V: victim }
  markings: { O: OFFICIAL, OS: OFFICIAL-SENSITIVE, S: SECRET }
  flags: { VIC: victim, CHI: child, DEB: debrief }
files:
  - path: nominals.csv
    format: csv
    key: No
    columns: [No, Surname, Forenames, Alias, DOB, Sex, Mobile, Passport, IssuedBy, Town, Postcode, Lat, Lon, Remarks, Event, Role, SeenAt, GSC, Flag, Grade, Action, San, Instr, Deleted, Sum]
    withdrawn: { column: Deleted, equals: Y }
    marking: { column: GSC, codes: markings }
    protected: { column: Flag, codes: flags }
    grade: { column: Grade }
    action: { column: Action }
    sanitisation: { column: San }
    instructions: { column: Instr }
    records:
      - as: nominal
        kind: person
        key: '{No}'
        properties:
          name:
            - { given: Forenames, family: Surname }
            - { text: Alias, kind: alias, split: ';' }
          birthDate: { column: DOB, stated: claimed }
          sex: { column: Sex, codes: sex }
          document: { column: Passport, type: passport, state: { column: IssuedBy } }
          address: { text: [Town, Postcode], postcode: Postcode, lat: Lat, lon: Lon }
          note: { column: Remarks }
          amount: { column: Sum, unit: GBP }
      - as: mobile
        kind: phone
        when: Mobile
        shared: true
        key: 'phone:{Mobile}'
        properties: { phone: { column: Mobile, country: GB } }
    links:
      - { type: uses, from: nominal, to: mobile }
      - { type: involved-in, from: nominal, to: { key: 'ev:{Event}' }, when: Event, role: { column: Role, codes: roles }, at: { column: SeenAt, format: 'dd/MM/yyyy HH:mm' } }
`
const read = readSourceDescription(yaml, 'source.yaml', directory)
if (!('description' in read)) throw new Error(JSON.stringify(read.refusals))
const [file] = read.description.files
if (!file) throw new Error('no file')
const map = compileRows(read.description, file)

const row = (said: Record<string, string>): MappedRow => {
  const full: Record<string, string> = { No: 'N1', Surname: 'Hoxha', Forenames: 'Ana Maria', ...said }
  return map(column => (full[column] ? [full[column]] : []))
}
const unit = (said: Record<string, string>): Unit => {
  const mapped = row(said)
  assert.ok('unit' in mapped, JSON.stringify(mapped))
  return mapped.unit
}
const fault = (said: Record<string, string>) => {
  const mapped = row(said)
  assert.ok('fault' in mapped, `expected a fault, got ${JSON.stringify(mapped)}`)
  return mapped.fault
}

test('a row becomes a person with typed values; what is empty is absent', () => {
  const { records, links, grade, label } = unit({
    Alias: 'Nana; Bibi',
    DOB: '02/05/1994',
    Sex: 'F',
    Passport: 'ab 123456',
    IssuedBy: 'ALB',
    Sum: '£1,250.50',
  })
  assert.equal(records.length, 1)
  assert.deepEqual(
    records[0]?.properties.name?.map(name => [name.text, name.kind]),
    [
      ['Ana Maria Hoxha', undefined],
      ['Nana', 'alias'],
      ['Bibi', 'alias'],
    ],
  )
  assert.deepEqual(records[0]?.properties.birthDate, [
    { text: '02/05/1994', from: '1994-05-02', to: '1994-05-02', precision: 'day', stated: 'claimed' },
  ])
  assert.deepEqual(records[0]?.properties.sex, [{ code: 'female', text: 'F' }])
  assert.equal(records[0]?.properties.document?.[0]?.state, 'ALB')
  assert.deepEqual(records[0]?.properties.amount, [{ value: 1250.5, unit: 'GBP' }])
  assert.ok(!('note' in (records[0]?.properties ?? {})))
  assert.deepEqual(
    [links, grade, label],
    [[], '2BP', { marking: 'OFFICIAL-SENSITIVE', handling: 'P', protected: 'none', compare: 'yes' }],
  )
})

test('a phone and an event of the row are linked to its person, with the role on the link', () => {
  const { records, links } = unit({ Mobile: '07700 900123', Event: 'E7', Role: 'S', SeenAt: '01/07/2026 12:30' })
  assert.deepEqual(
    records.map(record => [record.kind, record.key]),
    [
      ['person', 'N1'],
      ['phone', 'phone:07700 900123'],
    ],
  )
  assert.deepEqual(
    links.map(link => [link.type, link.fromKey, link.toKey]),
    [
      ['uses', 'N1', 'phone:07700 900123'],
      ['involved-in', 'N1', 'ev:E7'],
    ],
  )
  assert.deepEqual(links[1]?.properties.role, [{ code: 'suspect', text: 'S' }])
  assert.equal(links[1]?.trueFrom, '2026-07-01T11:30:00.000Z')
  assert.ok(!('role' in (records[0]?.properties ?? {})))
})

test('a cell that begins like a formula is kept as text', () => {
  assert.equal(
    unit({ Remarks: '=HYPERLINK("http://x")' }).records[0]?.properties.note?.[0]?.text,
    '=HYPERLINK("http://x")',
  )
  assert.equal(unit({ Surname: '@Hoxha' }).records[0]?.properties.name?.[0]?.family, '@Hoxha')
})

test('a birth date in the future or of long ago rejects the row', () => {
  assert.match(fault({ DOB: '01/10/2026' }).reason, /lies after 2026-09-30/)
  assert.match(fault({ DOB: '01/01/1823' }).reason, /more than 120 years/)
  assert.deepEqual([fault({ DOB: '31/02/1994' }).kind, fault({ DOB: '31/02/1994' }).column], ['bad-date', 'DOB'])
  assert.equal(unit({ DOB: '05/1994' }).records[0]?.properties.birthDate?.[0]?.precision, 'month')
  assert.equal(unit({ DOB: 'not held' }).records[0]?.properties.birthDate, undefined)
  assert.equal(unit({ DOB: 'N/K' }).records[0]?.properties.birthDate, undefined)
})

test('an unknown code is told with the codes that are known and where to add it', () => {
  const { column, reason, mend } = fault({ Sex: 'X' })
  assert.equal(column, 'Sex')
  assert.match(reason, /'X' is not a code of the list sex. Known: M, F/)
  assert.match(mend, /codes\.sex in source\.yaml/)
})

test('a row marked SECRET keeps nothing in its message, whatever else is wrong with it', () => {
  for (const GSC of ['S', 'SECRET', 'Top-Secret', 'UK SECRET']) {
    const { kind, reason } = fault({ GSC, Sex: 'X', Remarks: 'the name of the source' })
    assert.equal(kind, 'above-the-ceiling')
    assert.doesNotMatch(reason, /Hoxha|source|'X'/)
  }
  assert.equal(fault({ GSC: 'Z' }).kind, 'unknown-marking')
  assert.equal(fault({ Remarks: 'SECRET UK EYES ONLY: met at the pier' }).kind, 'above-the-ceiling')
  assert.equal(unit({ Remarks: 'SECRET WATERS, a vessel' }).label.marking, 'OFFICIAL-SENSITIVE')
  assert.equal(unit({ GSC: 'O' }).label.marking, 'OFFICIAL')
})

test('a grade that cannot be, or conditions without what they need, reject the row', () => {
  assert.equal(fault({ Grade: '4BP' }).kind, 'bad-grade')
  assert.equal(fault({ Grade: '1BC' }).kind, 'bad-handling')
  assert.match(fault({ Grade: '1BC', Action: 'A1', San: 'S2' }).reason, /no instructions/)
  assert.equal(fault({ Grade: '1BP', Action: 'A1' }).kind, 'bad-handling')
  const { label, grade, instructions } = unit({ Grade: '1bc', Action: 'A1', San: 'S2', Instr: 'Ask first' })
  assert.deepEqual([label.handling, label.action, grade, instructions], ['C', 'A1', '1BC', 'Ask first'])
})

test('of all combinations of grade, codes and instructions exactly those are taken in that the field knows', () => {
  const [actions, sanitisations, instructions] = [
    ['', 'A1', 'A3', 'A9'],
    ['', 'S1', 'S2', 'S9'],
    ['', 'Ask first'],
  ]
  for (const Grade of ['1AP', '3EP', '2BC', '1AC'])
    for (const Action of actions)
      for (const San of sanitisations)
        for (const Instr of instructions) {
          const stands = Grade.endsWith('P')
            ? Action === '' && San === ''
            : /^A[123]$/.test(Action) && /^S[12]$/.test(San) && Instr !== ''
          const said = { Grade, Action, San, Instr }
          assert.equal('unit' in row(said), stands, JSON.stringify(said))
        }
})

test('a row about a victim carries her label, and what she said in a debrief is never compared', () => {
  assert.equal(unit({ Flag: 'VIC' }).label.protected, 'victim')
  assert.deepEqual(unit({ Flag: 'DEB' }).label, {
    marking: 'OFFICIAL-SENSITIVE',
    handling: 'P',
    protected: 'debrief',
    compare: 'never',
  })
  assert.equal(fault({ Flag: 'QQ' }).kind, 'unknown-code')
})

test('a phone that a victim shares with others is a record apart under her label', () => {
  const keys = (Flag: string) => unit({ Flag, Mobile: '07700900123' }).records.map(record => record.key)
  assert.deepEqual(keys(''), ['N1', 'phone:07700900123'])
  assert.deepEqual(keys('VIC'), ['N1', 'phone:07700900123~victim'])
})

test('a row without its key, and a row that takes back', () => {
  assert.equal(fault({ No: '' }).kind, 'no-key')
  assert.deepEqual(row({ Deleted: 'Y' }), { withdraws: 'nominals/N1' })
})

test('a place that is not on earth, a sum in words and a key of a thousand letters are told', () => {
  assert.equal(fault({ Lat: '151', Lon: '1.5' }).kind, 'bad-place')
  assert.equal(fault({ Sum: 'a lot' }).kind, 'bad-number')
  assert.equal(fault({ No: 'x'.repeat(1000) }).kind, 'too-long')
  assert.equal(fault({ Remarks: 'x'.repeat(30_000) }).kind, 'too-long')
})

test('several faults of one row are told together', () => {
  const { column, reason } = fault({ DOB: '99/99/9999', Sex: 'X' })
  assert.equal(column, 'DOB')
  assert.match(reason, /Also: Sex: 'X'/)
})
