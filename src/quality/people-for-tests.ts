// Invented people for the tests of quality, in few words.
import { cleanDate, featuresOf, keysOfFeatures } from '#core/identifiers/index.ts'
import type { HeldRecord } from './held-record.ts'

export type InventedPerson = {
  readonly id: string
  readonly entity: string
  readonly agency: string
  readonly name?: string
  readonly born?: string
  readonly script?: string
  readonly nationality?: string
}

export const person = ({ id, entity, agency, name, born, ...traits }: InventedPerson): HeldRecord => {
  const date = born === undefined ? undefined : cleanDate(born)
  const features = featuresOf('person', {
    ...(name === undefined ? {} : { name: [{ text: name }] }),
    ...(date === undefined ? {} : { birthDate: [date] }),
  })
  return {
    id,
    kind: 'person',
    features,
    keys: keysOfFeatures(features),
    entity,
    traits: { source: agency, agency, ...traits },
    isNeverCompared: false,
  }
}

const given = 'Ahmad Ali Hasan Husain Ibrahim Ismail Khalid Mahmud Mustafa Omar'.split(' ')
const families = 'Ahmadi Karimi Rahimi Hosseini Mohammadi Rezai Akbari Noori'.split(' ')
const english = 'Alice Brenda Carol Diana Edith Fiona Gemma Helen Irene Janet Karen Linda Moira Nadia Olive'.split(' ')
const surnames = 'Ashdown Barraclough Cotterill Dunmore Elphick Fairweather Garside Hollis Inskip Jessop'.split(' ')
const at = (list: readonly string[], n: number): string => list[n % list.length] ?? ''

/**
 * A register of people whose birth was registered to the day, and beside it people of another country who were all given 1 January:
 * strangers among these who share a common name share the year too, now and then.
 */
export const twoPeoples = (registered: number, placeholders: number): readonly HeldRecord[] => [
  ...Array.from({ length: registered }, (_, n) =>
    person({
      id: `police ${n}`,
      entity: `registered ${n}`,
      agency: 'police',
      name: `${at(english, n)} ${at(surnames, Math.floor(n / 15))}`,
      born: `19${60 + (n % 39)}-${String((n % 11) + 2).padStart(2, '0')}-${String((n % 27) + 2).padStart(2, '0')}`,
      script: 'latin',
      nationality: 'GBR',
    }),
  ),
  ...Array.from({ length: placeholders }, (_, n) => {
    // Two strangers in every twelve share a name that half the country bears, and the year.
    const isNamesake = n % 12 < 2
    const name = isNamesake ? `Ali ${at(given, 2 + Math.floor(n / 12))}` : `${at(given, n * 7)} ${at(families, n * 3)}`
    return person({
      id: `border ${n}`,
      entity: `placeholder ${n}`,
      agency: 'border',
      name,
      born: `${isNamesake ? 1970 + Math.floor(n / 12) : 1960 + (Math.floor(n / 12) % 40)}-01-01`,
      script: 'latin',
      nationality: 'AFG',
    })
  }),
]
