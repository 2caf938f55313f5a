// Invented records in any number: people with names as common and as rare as names are, phones, vehicles; a third are of somebody held already.
import type { Properties } from '#core/language/properties.ts'
import type { ThingKind } from '#core/language/things.ts'
import { type Chance, chanceFor } from '../../world/model/chance.ts'
import { mistyped } from '../../world/observe/written-name.ts'
import { type Culture, nameLists } from '../../world/people/names/index.ts'
import { paperSpelling } from '../../world/people/true-name.ts'

export type Invented = { readonly kind: ThingKind; readonly properties: Properties }

const shares: readonly (readonly [ThingKind, number])[] = [
  ['person', 70],
  ['phone', 18],
  ['vehicle', 12],
]
const cultures = Object.keys(nameLists) as Culture[]

// The lists hold the common names. Most families of a country have one of very many rare names, so these are made up from syllables.
const starts = 'Ba Che Dor Fen Gar Hal Jan Kem Lo Mar Nor Pel Ras Sto Tan Ul'.split(' ')
const middles = 'bri do ga ken lu mi no pa ri sta ta vo we xi zu cha'.split(' ')
const ends = 'd ford l ley m n ov r s sen t ton u vic x zi'.split(' ')
const at = <T>(list: readonly T[], place: number): T => list[place % list.length] as T

const rareFamily = (chance: Chance): string => {
  const [a, b] = [chance.between(0, 255), chance.between(0, 4_095)]
  return `${at(starts, a)}${at(middles, a >> 4)}${at(middles, b)}${at(ends, b >> 4)}`
}

const day = (chance: Chance): string =>
  `${1955 + Math.floor(50 * chance.draw() ** 0.7)}-${String(chance.between(1, 12)).padStart(2, '0')}-${String(chance.between(1, 28)).padStart(2, '0')}`

const mobile = (chance: Chance): string => `7${String(Math.floor(chance.draw() * 1e9)).padStart(9, '0')}`
const letter = (chance: Chance): string => chance.pick([...'ABCDEFGHJKLMNOPRSTUVWXY'])
const letters = (chance: Chance, count: number): string => Array.from({ length: count }, () => letter(chance)).join('')

const phoneValue = (digits: string) => ({ raw: `0${digits}`, e164: `+44${digits}` })

const personSeen = (entity: Chance, seen: Chance): Properties => {
  const list = nameLists[entity.pick(cultures)]
  const sex = entity.often(0.8) ? 'male' : 'female'
  const [given, common, spelling] = [
    entity.pickCommon(list[sex]),
    entity.pickCommon(list.families),
    entity.between(0, 5),
  ]
  const rare = entity.often(0.6) ? rareFamily(entity) : undefined
  const [born, digits, town] = [day(entity), mobile(entity), `${letters(entity, 2)}${entity.between(1, 30)}`]
  const other = seen.often(0.2) ? seen.between(0, 5) : spelling
  const family = rare ?? paperSpelling(common, other)
  const text = `${paperSpelling(given, other)} ${seen.often(0.03) ? mistyped(family, seen) : family}`
  return {
    name: [{ text }],
    sex: [{ code: sex, text: sex }],
    ...(seen.often(0.85) ? { birthDate: [{ text: born, from: born, to: born, precision: 'day' as const }] } : {}),
    ...(seen.often(0.5) ? { phone: [phoneValue(digits)] } : {}),
    ...(seen.often(0.4)
      ? {
          address: [
            {
              text: `${entity.between(1, 90)} Harbour Street`,
              postcode: `${town} ${entity.between(1, 9)}${letters(entity, 2)}`,
            },
          ],
        }
      : {}),
  }
}

const vehicleSeen = (entity: Chance): Properties => {
  const plate = `${letters(entity, 2)}${entity.between(10, 74)}${letters(entity, 3)}`
  const make = entity.pickCommon([
    'Ford Transit',
    'Vauxhall Vivaro',
    'Mercedes Sprinter',
    'Volkswagen Golf',
    'BMW 320',
    'Audi A4',
  ])
  return { plate: [{ raw: plate, plate, country: 'GB' }], make: [{ text: make }] }
}

/** Somebody or something, as one more record tells of it: the same seed and number always tell the same. */
const seenAs = (seed: string, entity: number, record: string): Invented => {
  const [one, seen] = [chanceFor(seed, 'entity', entity), chanceFor(seed, 'record', record)]
  const kind = one.weighted(shares)
  if (kind === 'phone') return { kind, properties: { phone: [phoneValue(mobile(one))] } }
  return { kind, properties: kind === 'vehicle' ? vehicleSeen(one) : personSeen(one, seen) }
}

/** The nth of the records that are held: a third are of somebody who came before. */
export const heldRecord = (seed: string, place: number): Invented => {
  const chance = chanceFor(seed, 'which', place)
  return seenAs(seed, chance.often(1 / 3) ? chance.between(0, place) : place, String(place))
}

/** A new record beside so many that are held: half are of somebody held already. */
export const newRecord = (seed: string, held: number, place: string): Invented => {
  const chance = chanceFor(seed, 'new', place)
  const entity = chance.often(0.5) ? chance.between(0, held - 1) : held + chance.between(0, 1_000_000_000)
  return seenAs(seed, entity, `new ${place}`)
}
