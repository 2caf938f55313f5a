// The guide to source.yaml, held to what it says: its example is taken in, it names every field, and every answer it quotes is given.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { z } from 'zod'
import { packageRoot } from '#core/ground/paths.ts'
import { propertyTypes } from '#core/language/properties.ts'
import { compareRules, jurisdictions, protectedClasses, purposes, regimes } from '#core/language/protection.ts'
import { eventTypes, linkTypes, personRoles, thingKinds } from '#core/language/things.ts'
import { compileRows } from '../map/map-row.ts'
import type { Unit } from '../map/unit.ts'
import { isKnownWhole } from '../read/completeness.ts'
import { encodings } from '../read/decode.ts'
import { readRows } from '../read/read-rows.ts'
import { FileRefused } from '../take-in/rejection.ts'
import { readSourceDescription } from './read-source-description.ts'
import { type SourceDescription, sourceDescription } from './source-description.ts'

const guide = readFileSync(join(packageRoot, 'docs/guide/source-description.md'), 'utf8')

const fenced = (language: string): string => new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 's').exec(guide)?.[1] ?? ''
const example = { yaml: fenced('yaml'), csv: fenced('csv') }

const directory = {
  agencies: new Set(['estuary-police']),
  agreements: new Map([['oic-taskforce', { parties: new Set(['estuary-police']) }]]),
  compartments: new Set<string>(),
}

type Taken = { readonly units: readonly Unit[]; readonly answers: readonly string[] }

const readThrough = async (source: SourceDescription, csv: string): Promise<Taken> => {
  const [file] = source.files
  assert.ok(file)
  const mapped = compileRows(source, file)
  const taken = { units: [] as Unit[], answers: [] as string[] }
  const reader = readRows(
    (async function* () {
      yield Buffer.from(csv)
    })(),
    source,
    file,
  )
  for (let group = await reader.next(); ; group = await reader.next()) {
    if (group.done) {
      isKnownWhole(file, group.value)
      return taken
    }
    for (const row of group.value) {
      const said = 'fault' in row ? row : mapped(row.cells)
      if ('fault' in said) taken.answers.push(said.fault.reason)
      else if ('unit' in said) taken.units.push(said.unit)
    }
  }
}

const takeIn = async ({ yaml, csv }: typeof example): Promise<Taken> => {
  const read = readSourceDescription(yaml, 'source.yaml', directory)
  if ('refusals' in read) return { units: [], answers: read.refusals.map(one => one.reason) }
  try {
    return await readThrough(read.description, csv)
  } catch (fault) {
    if (fault instanceof FileRefused) return { units: [], answers: [fault.refusal.reason] }
    throw fault
  }
}

test('the example of the guide is taken in as it stands', async () => {
  const { units, answers } = await takeIn(example)
  assert.deepEqual(answers, [])
  assert.deepEqual(
    units.map(unit => [unit.label.protected, unit.records.length, unit.links.length]),
    [
      ['none', 4, 3],
      ['witness', 4, 3],
    ],
  )
})

const mistakes = Array.from(guide.matchAll(/^\| `(.+?)` \| `(.+?)` \| `(.+?)` \|$/gm), found => found.slice(1))

const changed = ([from = '', to = '']: readonly string[]): typeof example => {
  assert.notEqual(example.yaml.includes(from), example.csv.includes(from), `'${from}' stands in one of the two files`)
  return { yaml: example.yaml.replace(from, to), csv: example.csv.replace(from, to) }
}

test('every mistake that the guide lists is answered as it says', async () => {
  assert.ok(mistakes.length > 30, `${mistakes.length} mistakes are listed`)
  for (const mistake of mistakes) {
    const { answers } = await takeIn(changed(mistake))
    assert.ok(
      answers.some(answer => answer.includes(mistake[2] ?? '')),
      `${mistake[1]}: ${answers.join(' / ')}`,
    )
  }
})

type Schema = { readonly properties?: Readonly<Record<string, Schema>> }

const fieldsOf = ({ properties = {}, ...rest }: Schema): readonly string[] => [
  ...Object.entries(properties).flatMap(([name, inner]) => [name, ...fieldsOf(inner)]),
  ...Object.values(rest).flatMap(inner =>
    typeof inner === 'object' && inner !== null ? fieldsOf(inner as Schema) : [],
  ),
]

const described = (): readonly string[] =>
  fieldsOf(z.toJSONSchema(sourceDescription, { io: 'input', unrepresentable: 'any' }) as Schema)

test('the guide names every field, and every word of the closed sets', () => {
  const fields = [...new Set([...described(), ...Object.keys(propertyTypes)])]
  assert.ok(fields.includes('maximumWithdrawn') && fields.includes('patronymic'), fields.join(' '))
  const isNamed = (name: string) => new RegExp(`\`${name}[\`:]`).test(guide) || new RegExp(`[{,] ${name}: `).test(guide)
  assert.deepEqual(
    fields.filter(name => !isNamed(name)),
    [],
  )
  const sets = [thingKinds, linkTypes, eventTypes, personRoles, purposes, protectedClasses, compareRules]
  const words = [...sets, jurisdictions, regimes, encodings].flatMap((set): readonly string[] => set.values)
  assert.deepEqual(
    words.filter(word => !new RegExp(`(?<![a-z-])${word}(?![a-z-])`).test(guide)),
    [],
  )
})
