// A birth date as it is put down: right, missing, with day and month swapped, or a year out.
import { type Day, dayOf } from '../model/calendar.ts'
import type { Chance } from '../model/chance.ts'
import type { Noise } from './noise.ts'

const swapped = (born: Day): Day => {
  const date = new Date(born * 86_400_000)
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]
  return day <= 12 ? dayOf(year, day, month) : born
}

const otherYear = (born: Day, by: number): Day => {
  const date = new Date(born * 86_400_000)
  return dayOf(date.getUTCFullYear() + by, date.getUTCMonth() + 1, date.getUTCDate())
}

/** Undefined where nobody asked or nobody knew. */
export const writtenBirth = (born: Day, noise: Noise, chance: Chance): Day | undefined => {
  if (chance.often(noise.birthMissing)) return undefined
  if (chance.often(noise.dayMonthSwapped)) return swapped(born)
  return chance.often(noise.yearWrong) ? otherYear(born, chance.pick([-2, -1, 1, 2])) : born
}
