// Invented people in any number, a third of them written down more than once: what the benchmark of linking runs on.
import { closeSync, openSync, writeSync } from 'node:fs'
import { type Chance, chanceOf, makeChance } from './chance.ts'
import { birthDateAt, firstNameAt, homeAt, surnameAt } from './invented-names.ts'
import { emailOf, leaveGaps, type Person, slip } from './slips.ts'

export type PeopleAsked = {
  readonly records: number
  readonly seed?: number
  /** Where the records go, and apart from them who is who. */
  readonly path: string
  readonly truthPath: string
}

export const peopleColumns = ['unique_id', 'first_name', 'surname', 'dob', 'postcode', 'city', 'email'] as const

const purposes = { again: 1, whom: 2, person: 3, slips: 4, gaps: 5, any: 6 } as const
const shareWrittenAgain = 0.35
const shareMetAsOften = 0.7

const isWrittenAgain = (seed: number, record: number): boolean =>
  record > 0 && chanceOf(seed, record, purposes.again) < shareWrittenAgain

/** Seven times in ten somebody met before is met in proportion to how often he was met already, so that a few are met very often. */
const earlierRecord = (seed: number, record: number): number => {
  const any = Math.floor(chanceOf(seed, record, purposes.whom) * record)
  if (chanceOf(seed, record, purposes.any) < shareMetAsOften) return any
  let first = any
  while (isWrittenAgain(seed, first)) first -= 1
  return first
}

/**
 * Who a record is about: the number of the record that told of him first.
 * INVARIANT: worked out from the seed alone, so that nothing need be kept and ten million records take the memory of ten.
 */
export const personOf = (seed: number, record: number): number => {
  let about = record
  while (isWrittenAgain(seed, about)) about = earlierRecord(seed, about)
  return about
}

const invent = (seed: number, number: number, chance: Chance): Person => {
  chance.from(seed, number, purposes.person)
  const [firstName, surname] = [firstNameAt(chance.fraction()), surnameAt(chance.fraction())]
  const dob = birthDateAt(chance.fraction())
  const person: Person = { firstName, surname, dob, ...homeAt(chance.fraction(), chance.below), email: '' }
  person.email = emailOf(person, chance)
  return person
}

const recordOf = (seed: number, record: number, about: number, chance: Chance): Person => {
  const person = invent(seed, about, chance)
  chance.from(seed, record, purposes.slips)
  if (about !== record) slip(person, chance)
  leaveGaps(person, chance)
  return person
}

/** Lines are written a few thousand at a time: a line at a time is slow, all at once is more than a text may be long. */
const lineWriter = (path: string, heading: string) => {
  const file = openSync(path, 'w')
  let waiting = `${heading}\n`
  const flush = () => {
    if (waiting !== '') writeSync(file, waiting)
    waiting = ''
  }
  const line = (text: string) => {
    waiting += `${text}\n`
    if (waiting.length > 1 << 20) flush()
  }
  const close = () => {
    flush()
    closeSync(file)
  }
  return { line, close }
}

export const writePeople = ({ records, seed = 1, path, truthPath }: PeopleAsked): void => {
  const chance = makeChance()
  const rows = lineWriter(path, peopleColumns.join(','))
  const truth = lineWriter(truthPath, 'unique_id,cluster')
  for (let record = 0; record < records; record++) {
    const about = personOf(seed, record)
    const { firstName, surname, dob, postcode, city, email } = recordOf(seed, record, about, chance)
    rows.line(`${record},${firstName},${surname},${dob},${postcode},${city},${email}`)
    truth.line(`${record},${about}`)
  }
  rows.close()
  truth.close()
}
