// A folder of exports read as intake reads it, with the truth beside it: records to compare, and what each is counted by.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse as parseYaml } from 'yaml'
import { featuresOf, keysOfFeatures, scriptOf } from '#core/identifiers/index.ts'
import type { Properties } from '#core/language/properties.ts'
import { type ReadUnit, readBack, readList } from '../../world/read-back.ts'
import type { HeldRecord, Traits } from './held-record.ts'
import { type Faults, noiseLevel } from './noise-level.ts'

type Person = { readonly language: string; readonly nationality: string; readonly sex: string; readonly born: string }
type Known = {
  readonly entities: ReadonlyMap<string, string>
  readonly people: ReadonlyMap<string, Person>
  readonly noise: ReadonlyMap<string, string>
}

const listIn = (folder: string, file: string) => (existsSync(join(folder, file)) ? readList(folder, file) : [])

const noiseIn = (folder: string): ReadonlyMap<string, string> => {
  const file = join(folder, 'world.yaml')
  if (!existsSync(file)) return new Map()
  const { noise } = parseYaml(readFileSync(file, 'utf8'), { maxAliasCount: -1 }) as { noise?: Record<string, Faults> }
  return new Map(Object.entries(noise ?? {}).map(([source, faults]) => [source, noiseLevel(faults)]))
}

const knownOf = (folder: string): Known => ({
  entities: new Map(listIn(folder, 'truth.csv').map(({ source, key, entity }) => [`${source} ${key}`, entity ?? ''])),
  people: new Map(
    listIn(folder, 'people.csv').map(({ entity = '', language = '', nationality = '', sex = '', born = '' }) => [
      entity,
      { language, nationality, sex, born },
    ]),
  ),
  noise: noiseIn(folder),
})

const ages = [
  [18, 'under 18'],
  [25, '18 to 24'],
  [35, '25 to 34'],
  [50, '35 to 49'],
] as const
const ageIn = (year: number, born: string): string =>
  ages.find(([below]) => year - Number(born) < below)?.[1] ?? '50 and over'

const scriptsIn = ({ name }: Properties): string | undefined => {
  const scripts = new Set((name ?? []).map(({ text }) => scriptOf(text)))
  return scripts.size === 0 ? undefined : [...scripts].toSorted().join(' and ')
}

const traitsOf = ({ source }: ReadUnit, properties: Properties, person: Person | undefined, noise: Known['noise']) => {
  const script = scriptsIn(properties)
  const level = noise.get(source.source)
  const traits: Traits = {
    source: source.source,
    agency: source.agency,
    ...(script === undefined ? {} : { script }),
    ...(level === undefined ? {} : { noise: level }),
    ...(person === undefined
      ? {}
      : {
          language: person.language,
          nationality: person.nationality,
          sex: person.sex,
          age: ageIn(source.delivery.asOf.getUTCFullYear(), person.born),
        }),
  }
  return traits
}

const heldIn = (read: ReadUnit, known: Known): readonly HeldRecord[] =>
  read.unit.records.map(({ kind, key, properties }) => {
    const id = `${read.source.source} ${key}`
    const entity = known.entities.get(id)
    const features = featuresOf(kind, properties)
    const person = kind === 'person' && entity !== undefined ? known.people.get(entity) : undefined
    const isIdentified = kind !== 'person' || known.people.size === 0 || person !== undefined
    const isNeverCompared = read.unit.label.compare === 'never'
    return {
      id,
      kind,
      features,
      keys: isNeverCompared ? [] : keysOfFeatures(features),
      strongOnly: read.unit.label.compare === 'strong-only',
      traits: traitsOf(read, properties, person, known.noise),
      isNeverCompared,
      // Somebody whom the truth does not identify, a voice on a telephone in a debrief, shows neither right nor wrong.
      ...(entity === undefined || !isIdentified ? {} : { entity }),
    }
  })

/** Every record of the folder once, by source and key; what the folder's truth says of it stands beside it. */
export const readExports = async (folder: string): Promise<readonly HeldRecord[]> => {
  const known = knownOf(folder)
  const { units } = await readBack(folder)
  const held = new Map<string, HeldRecord>()
  for (const unit of units) for (const record of heldIn(unit, known)) held.set(record.id, record)
  return [...held.values()]
}
