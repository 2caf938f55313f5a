import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readSourceDescription } from './read-source-description.ts'

const directory = {
  agencies: new Set(['estuary-police', 'north-coast-police']),
  agreements: new Map([['oic-taskforce', { parties: new Set(['estuary-police']) }]]),
  compartments: new Set(['pier']),
}

const sound = `source: estuary-nominals
title: Nominals of Estuary Police
agency: estuary-police
system: Records management system
agreement: oic-taskforce
synthetic: true
dates: dd/MM/yyyy
delivery: { kind: full, asOf: 2026-09-30T18:00:00Z }
label: { marking: OFFICIAL-SENSITIVE, handling: P, purposes: [prevent-detect-oic, safeguarding], protected: none, compare: 'yes', compartment: none }
grade: 2BP
codes:
  sex: { M: male, F: female, 01: unknown, NO: other }
  roles: { S: suspect, V: victim }
files:
  - path: nominals.csv
    format: csv
    complete: { count: 812 }
    key: NominalNo
    columns: [NominalNo, Surname, Forenames, Alias, DOB, Sex, Mobile, EventRef, Role]
    records:
      - as: nominal
        kind: person
        key: '{NominalNo}'
        properties:
          name:
            - { given: Forenames, family: Surname }
            - { text: Alias, kind: alias, split: ';' }
          birthDate: { column: DOB }
          sex: { column: Sex, codes: sex }
      - as: mobile
        kind: phone
        when: Mobile
        shared: true
        key: 'phone:{Mobile}'
        properties: { phone: { column: Mobile, country: GB } }
    links:
      - { type: uses, from: nominal, to: mobile }
      - { type: involved-in, from: nominal, to: { key: 'ev:{EventRef}' }, when: EventRef, role: { column: Role, codes: roles } }
`

const read = (yaml: string) => readSourceDescription(yaml, 'source.yaml', directory)
const refusals = (yaml: string) => {
  const answer = read(yaml)
  return 'refusals' in answer ? answer.refusals : []
}
const changed = (from: string | RegExp, to: string) => sound.replace(from, to)

test('a sound description is read, with codes kept as the system writes them', () => {
  const answer = read(sound)
  assert.ok('description' in answer, JSON.stringify(answer))
  const { description } = answer
  assert.deepEqual(Object.keys(description.codes.sex ?? {}), ['M', 'F', '01', 'NO'])
  assert.equal(description.delivery.maximumWithdrawn, 0.05)
  assert.equal(description.delivery.asOf.toISOString(), '2026-09-30T18:00:00.000Z')
  assert.deepEqual(description.files[0]?.complete, { count: 812 })
})

test('everything wrong is told at once, each with its line, place and what was meant', () => {
  const broken = changed('system: Records', 'sytem: Records')
    .replace('column: DOB', 'colum: DOB')
    .replace('asOf: 2026-09-30T18:00:00Z', 'asOf: soon')
  const told = refusals(broken).map(refusal => `${refusal.line} ${refusal.reason}`)
  assert.ok(
    told.some(line => line.startsWith("4 sytem: 'sytem' is not known here. Did you mean 'system'?")),
    told.join('\n'),
  )
  assert.ok(
    told.some(line => /^\d+ system: It is missing\./.test(line)),
    told.join('\n'),
  )
  assert.ok(
    told.some(line => /^8 delivery\.asOf: .*moment/.test(line)),
    told.join('\n'),
  )
  assert.ok(
    told.some(line => /^28 .*'colum'.*'column'/.test(line)),
    told.join('\n'),
  )
})

test('an agency that nobody knows is told with the nearest name', () => {
  const [refusal] = refusals(changed('agency: estuary-police', 'agency: estuary-polcie'))
  assert.equal(refusal?.kind, 'unknown-agency')
  assert.match(refusal?.reason ?? '', /'estuary-polcie' is not an agency.*'estuary-police'/)
  assert.equal(refusal?.line, 3)
})

test('a source without an agreement, or under one its agency did not join, is refused', () => {
  assert.equal(refusals(changed('agreement: oic-taskforce\n', ''))[0]?.reason, 'agreement: It is missing.')
  assert.equal(refusals(changed('agreement: oic-taskforce', 'agreement: harbour'))[0]?.kind, 'no-agreement')
  assert.match(
    refusals(changed('agency: estuary-police', 'agency: north-coast-police'))[0]?.reason ?? '',
    /not a party/,
  )
})

test('a description marked SECRET is above the ceiling', () => {
  assert.match(
    refusals(changed('marking: OFFICIAL-SENSITIVE', 'marking: SECRET'))[0]?.reason ?? '',
    /'SECRET' is not one of: OFFICIAL, OFFICIAL-SENSITIVE/,
  )
})

test('handling C without codes and instructions, and a grade that disagrees, are told', () => {
  const told = refusals(changed('handling: P', 'handling: C')).map(refusal => refusal.reason)
  assert.equal(told.length, 4)
  assert.match(told.join('\n'), /no action code[\s\S]*no sanitisation code[\s\S]*no instructions[\s\S]*disagree/)
  assert.match(refusals(changed('grade: 2BP', 'grade: 9ZQ'))[0]?.reason ?? '', /not a 3x5x2 grade/)
})

test('columns, code lists, roles, record names and ends of links must exist', () => {
  const said = (from: string, to: string) =>
    refusals(changed(from, to))
      .map(refusal => `${refusal.line} ${refusal.reason}`)
      .join('\n')
  assert.match(
    said('family: Surname', 'family: Surnam'),
    /^26 files\.0\.records\.0\.properties\.name\.0: 'Surnam' is not one of the columns. Did you mean 'Surname'\?$/,
  )
  assert.match(said('codes: sex', 'codes: sexx'), /'sexx' is not a list under codes. Did you mean 'sex'/)
  assert.match(said('S: suspect', 'S: offender'), /'offender' is not a role/)
  assert.match(said('as: mobile', 'as: nominal'), /Two records are called 'nominal'/)
  assert.match(said('to: mobile }', 'to: mobil }'), /'mobil' is not a record of this row. Did you mean 'mobile'/)
  assert.match(said("'phone:{Mobile}'", "'phone:{Mobil}'"), /'Mobil' is not one of the columns/)
})

test('a file outside the folder of its source is not named', () => {
  assert.match(
    refusals(changed('path: nominals.csv', 'path: ../other/nominals.csv'))[0]?.reason ?? '',
    /in the folder of the source/,
  )
  assert.match(
    refusals(changed('path: nominals.csv', 'path: /etc/passwd'))[0]?.reason ?? '',
    /in the folder of the source/,
  )
})

test('what is not YAML, or a bomb of aliases, is refused and not run', () => {
  assert.match(refusals('source: [')[0]?.reason ?? '', /not YAML/)
  const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghi'
    .split('')
    .map((name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[i]}`).join(',')}]`)
    .join('\n')}\n`
  assert.ok(refusals(bomb).length > 0)
})
