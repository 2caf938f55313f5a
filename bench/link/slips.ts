// The slips with which the same person is written down a second time: keys, swaps, moves, marriages, guesses, gaps.
import type { Chance } from './chance.ts'
import { birthDateAt, homeAt, hostAt, surnameAt } from './invented-names.ts'

export type Person = {
  firstName: string
  surname: string
  dob: string
  postcode: string
  city: string
  email: string
}

const small = 'abcdefghijklmnopqrstuvwxyz'

/** One key wrong: a sign left out, put in, put for another, or two changed about. */
export const mistype = (word: string, chance: Chance): string => {
  if (word.length < 2) return word
  const place = chance.below(word.length)
  const sign = small.charAt(chance.below(small.length))
  const [before, here, after] = [word.slice(0, place), word.charAt(place), word.slice(place + 1)]
  switch (chance.below(4)) {
    case 0:
      return before + after
    case 1:
      return before + here + sign + after
    case 2:
      return before + sign + after
    default:
      return before + after.charAt(0) + here + after.slice(1)
  }
}

const withDigit = (text: string, place: number, chance: Chance): string =>
  text.slice(0, place) + chance.below(10) + text.slice(place + 1)

/** A date of birth as it is got wrong: one digit, day for month, the first of January for "about that year", or another date. */
const slipDate = (dob: string, chance: Chance): string => {
  const kind = chance.fraction()
  if (kind < 0.5) return withDigit(dob, [2, 3, 6, 9, 8][chance.below(5)] ?? 3, chance)
  if (kind < 0.7 && Number(dob.slice(8)) <= 12) return `${dob.slice(0, 5)}${dob.slice(8)}-${dob.slice(5, 7)}`
  if (kind < 0.9) return `${dob.slice(0, 4)}-01-01`
  return birthDateAt(chance.fraction())
}

const slipFirstName = (name: string, chance: Chance): string =>
  chance.below(5) === 0 ? name.slice(0, 1) : mistype(name, chance)

export const emailOf = (person: Person, chance: Chance): string =>
  `${person.firstName}.${person.surname}${chance.below(90) + 10}@${hostAt(chance.fraction())}`.toLowerCase()

const slipEmail = (person: Person, chance: Chance): string => {
  const kind = chance.fraction()
  if (kind < 0.4) return `${person.email.split('@')[0]}@${hostAt(chance.fraction())}`
  return kind < 0.6 ? mistype(person.email, chance) : emailOf(person, chance)
}

const swapNames = (person: Person): void => {
  const { firstName, surname } = person
  person.firstName = surname
  person.surname = firstName
}

/** How often, of a hundred times that somebody is written down again, each thing is written otherwise. Assumed, not measured. */
export const slip = (person: Person, chance: Chance): void => {
  const happens = (percent: number) => chance.fraction() * 100 < percent
  if (happens(4)) person.surname = surnameAt(chance.fraction())
  if (happens(12)) person.firstName = slipFirstName(person.firstName, chance)
  if (happens(10)) person.surname = mistype(person.surname, chance)
  if (happens(12)) person.dob = slipDate(person.dob, chance)
  if (happens(18)) Object.assign(person, homeAt(chance.fraction(), chance.below))
  if (happens(6)) person.postcode = mistype(person.postcode, chance).toUpperCase()
  if (happens(4)) person.city = mistype(person.city, chance)
  if (happens(25)) person.email = slipEmail(person, chance)
  if (happens(1.5)) swapNames(person)
}

/** What nobody asked or nobody wrote down. */
export const leaveGaps = (person: Person, chance: Chance): void => {
  const happens = (percent: number) => chance.fraction() * 100 < percent
  if (happens(0.5)) person.firstName = ''
  if (happens(1)) person.surname = ''
  if (happens(6)) person.dob = ''
  if (happens(10)) person.postcode = ''
  if (happens(5)) person.city = ''
  if (happens(45)) person.email = ''
}
