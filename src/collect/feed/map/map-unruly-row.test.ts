// Rows of registers that nobody made for us: dates in several hands, kinds of thing in one column, births that cannot be.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readSourceDescription } from '../describe/read-source-description.ts'
import { compileRows, type MappedRow } from './map-row.ts'

const directory = {
  agencies: new Set(['estuary-police']),
  agreements: new Map([['oic-taskforce', { parties: new Set(['estuary-police']) }]]),
  compartments: new Set<string>(),
}

const described = (born: string, when = 'when: { column: Kind, equals: [P, PERSON] }') => `source: old-register
title: A register of Estuary Police
agency: estuary-police
system: Card index
agreement: oic-taskforce
dates: [MM/dd/yy, dd-MMM-yy]
delivery: { kind: full, asOf: 2026-09-30T18:00:00Z }
label: { marking: OFFICIAL-SENSITIVE, handling: P, purposes: [prevent-detect-oic] }
files:
  - path: register.csv
    format: csv
    key: No
    columns: [No, Kind, Name, Born]
    records:
      - as: person
        kind: person
        ${when}
        key: '{No}'
        properties: { name: Name, birthDate: ${born}, note: Born }
      - as: firm
        kind: organisation
        when: { column: Kind, equals: O }
        key: '{No}'
        properties: { name: Name }
`

const mapped = (yaml: string, said: Readonly<Record<string, string>>): MappedRow => {
  const read = readSourceDescription(yaml, 'source.yaml', directory)
  assert.ok('description' in read, JSON.stringify(read))
  const [file] = read.description.files
  assert.ok(file)
  const full: Readonly<Record<string, string>> = { No: 'N1', Kind: 'P', Name: 'Anna Quill', ...said }
  return compileRows(read.description, file)(column => (full[column] ? [full[column]] : []))
}

const recordOf = (row: MappedRow) => {
  assert.ok('unit' in row, JSON.stringify(row))
  return row.unit.records[0]
}

const bornOf = (born: string, text: string) =>
  recordOf(mapped(described(born), { Born: text }))?.properties.birthDate?.[0]?.from

test('one column says what kind of thing the row is about', () => {
  assert.equal(recordOf(mapped(described('Born'), { Kind: 'PERSON' }))?.kind, 'person')
  assert.equal(recordOf(mapped(described('Born'), { Kind: 'O' }))?.kind, 'organisation')
  assert.ok('fault' in mapped(described('Born'), { Kind: 'vessel' }))
})

test('a condition on a column that the file has not is told', () => {
  const read = readSourceDescription(described('Born', 'when: { column: Sort, equals: P }'), 'source.yaml', directory)
  assert.match(JSON.stringify(read), /'Sort' is not one of the columns/)
})

test('a birth year of two digits is never one that is still to come', () => {
  assert.equal(bornOf('Born', '2/4/31'), '1931-02-04')
  assert.equal(bornOf('Born', '2/4/27'), '1927-02-04')
  assert.equal(bornOf('Born', '2/4/26'), '2026-02-04')
  assert.equal(bornOf('Born', '15-Mar-92'), '1992-03-15')
})

test('a date that cannot be read costs the row, unless the mapping says to leave it out', () => {
  const said = { Born: '31/31/1990' }
  assert.ok('fault' in mapped(described('Born'), said))
  const kept = recordOf(mapped(described('{ column: Born, unreadable: leave-out }'), said))
  assert.equal(kept?.properties.birthDate, undefined)
  assert.equal(kept?.properties.note?.[0]?.text, '31/31/1990')
  assert.equal(bornOf('{ column: Born, unreadable: leave-out }', '1/2/80'), '1980-01-02')
})

test('nobody is taken to be over 120 years old, unless the register is said to go back further', () => {
  const archive = '{ column: Born, earliest: 1500-01-01 }'
  assert.ok('fault' in mapped(described('Born'), { Born: '1847-12-18' }))
  assert.equal(bornOf(archive, '1847-12-18'), '1847-12-18')
  const tooEarly = mapped(described(archive), { Born: '1400-01-01' })
  assert.ok('fault' in tooEarly)
  assert.match(tooEarly.fault.reason, /before 1500-01-01/)
})
