// The clerk of one source: writes down what its agency saw, in the words, spellings and numbers of its own system.

import type { Cells } from '../files/row-file.ts'
import type { SourceDefinition } from '../files/source-definition.ts'
import { theirWord } from '../files/source-definition.ts'
import type { SourceFiles } from '../files/source-files.ts'
import { type Day, type Moment, writeDay, writeMoment } from '../model/calendar.ts'
import type { Chance } from '../model/chance.ts'
import type { Person, Phone, Place, Thing, Vehicle } from '../model/entities.ts'
import type { Registrar } from '../model/registrar.ts'
import type { Noise } from './noise.ts'
import type { SourceView } from './source-view.ts'
import { writtenBirth } from './written-birth.ts'
import { type WrittenName, writeName } from './written-name.ts'
import { writePhone, writePlate } from './written-number.ts'

export type Clerk = {
  readonly chance: Chance
  readonly noise: Noise
  /** The same clerk on a day when nothing is left out and nobody entered twice; what a story needs is then there. */
  readonly attentive: () => Clerk
  readonly write: (file: string, cells: Cells, of: Readonly<Record<string, Thing | undefined>>) => void
  /** Takes back what an earlier delivery said. */
  readonly takeBack: (file: string, cells: Cells) => void
  /** Enters this thing the first time it is met, now and then twice; gives the number it was entered under. */
  readonly once: (thing: Thing, enter: (number: string) => void) => string
  /** The number under which something was entered before; empty when it was not. */
  readonly numberOf: (thing: Thing | undefined) => string
  readonly number: () => string
  readonly name: (person: Person) => WrittenName
  /** 'SURNAME, Forenames', or 'Forenames Surname'. */
  readonly fullName: (person: Person, style: 'surname-first' | 'plain') => string
  readonly born: (person: Person, pattern: string) => string
  readonly phone: (phone: Phone | undefined) => string
  /** A person's phone, unless nobody asked. */
  readonly phoneOf: (person: Person, which?: number) => string
  readonly plate: (vehicle: Vehicle | undefined) => string
  /** An address in parts, empty where there is none; offices shorten streets and close up postcodes. */
  readonly address: (place: Place | undefined) => {
    readonly line: string
    readonly town: string
    readonly postcode: string
  }
  readonly day: (day: Day, pattern: string) => string
  readonly time: (at: Moment, pattern: string) => string
  readonly word: (list: string, ours: string) => string
}

type Desk = {
  readonly view: SourceView
  readonly files: SourceFiles
  readonly registrar: Registrar
  readonly chance: Chance
}

const joined = (name: WrittenName, style: 'surname-first' | 'plain'): string => {
  if (name.given === '') return style === 'surname-first' ? name.family.toUpperCase() : name.family
  return style === 'surname-first' ? `${name.family.toUpperCase()}, ${name.given}` : `${name.given} ${name.family}`
}

const numbering = ({ view, registrar }: Desk): (() => string) => {
  const { source } = view.definition
  const letters = source
    .split('-')
    .map(word => word[0]?.toUpperCase())
    .join('')
  return () => `${letters}${registrar.ref(source, 8)}`
}

const register = (desk: Desk, number: () => string): Pick<Clerk, 'once' | 'numberOf'> => {
  const entered = new Map<string, string>()
  return {
    numberOf: thing => (thing ? (entered.get(thing.entity) ?? '') : ''),
    once: (thing, enter) => {
      const known = entered.get(thing.entity)
      if (known !== undefined) return known
      const first = number()
      entered.set(thing.entity, first)
      enter(first)
      if (desk.chance.often(desk.view.noise.enteredTwice)) enter(number())
      return first
    },
  }
}

const hand = ({ view, chance }: Desk): Pick<Clerk, 'name' | 'fullName' | 'born' | 'phone' | 'phoneOf' | 'plate'> => {
  const { noise, phoneHabit = 'local', plateHabit = 'close' } = view
  const phone = (given: Phone | undefined): string => (given ? writePhone(given, phoneHabit, 0.15, chance) : '')
  return {
    name: person => writeName(person.name, noise, chance),
    fullName: (person, style) => joined(writeName(person.name, noise, chance), style),
    born: (person, pattern) => {
      const born = writtenBirth(person.born, noise, chance)
      return born === undefined ? '' : writeDay(born, pattern)
    },
    phone,
    phoneOf: (person, which = 0) => (chance.often(noise.phoneMissing) ? '' : phone(person.phones[which])),
    plate: vehicle => (vehicle ? writePlate(vehicle, plateHabit, noise.plateConfused, chance) : ''),
  }
}

const shortened: readonly (readonly [RegExp, string])[] = [
  [/ Road$/, ' Rd'],
  [/ Street$/, ' St'],
  [/ Lane$/, ' Ln'],
  [/ Avenue$/, ' Ave'],
]

const addresses = ({ view, chance }: Desk): Pick<Clerk, 'address'> => ({
  address: place => {
    if (!place) return { line: '', town: '', postcode: '' }
    const isLoose = chance.often(view.noise.otherSpelling / 2)
    const line = isLoose ? shortened.reduce((text, [long, short]) => text.replace(long, short), place.line) : place.line
    return { line, town: place.town, postcode: isLoose ? place.postcode.replace(' ', '') : place.postcode }
  },
})

const zoneOf = (definition: SourceDefinition): 'Europe/London' | 'UTC' => definition.timezone ?? 'Europe/London'

const withCare = (desk: Desk): Desk => ({
  ...desk,
  view: {
    ...desk.view,
    noise: { ...desk.view.noise, phoneMissing: 0, birthMissing: 0, plateConfused: 0, enteredTwice: 0 },
  },
})

/** A clerk for one neighbourhood; the numbers run on, the memory of faces does not. */
export const clerkOf = (desk: Desk, known?: Pick<Clerk, 'once' | 'numberOf' | 'number'>): Clerk => {
  const { definition } = desk.view
  const number = known?.number ?? numbering(desk)
  const book = known ?? { number, ...register(desk, number) }
  return {
    chance: desk.chance,
    noise: desk.view.noise,
    ...book,
    attentive: () => clerkOf(withCare(desk), book),
    ...hand(desk),
    ...addresses(desk),
    write: (file, cells, of) => desk.files.write(file, cells, of),
    takeBack: (file, cells) => desk.files.takeBack(file, cells),
    day: writeDay,
    time: (at, pattern) => writeMoment(at, pattern, zoneOf(definition)),
    word: (list, ours) => theirWord(definition.codes, list, ours),
  }
}
