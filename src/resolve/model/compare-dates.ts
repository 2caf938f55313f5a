// Birth dates of two persons: the same day, a slip of the pen, a placeholder, or another birth altogether.
import { type DateFeature, type Features, isFirstOfMonth, isPlaceholder } from '#core/identifiers/index.ts'
import { typingErrors } from './edit-distance.ts'
import type { Finding } from './finding.ts'
import { type LevelOf, levels } from './levels.ts'

type DateLevel = LevelOf<'birthDate'>

const digits = ({ y, m, d }: DateFeature): string => `${y}${String(m).padStart(2, '0')}${String(d).padStart(2, '0')}`
const lastYear = ({ y, to }: DateFeature): number => to ?? y
const yearsApart = (a: DateFeature, b: DateFeature): number => Math.max(0, a.y - lastYear(b), b.y - lastYear(a))
/** A date that its source knew no better than the year. */
const isVague = (date: DateFeature): boolean => date.m === 0 || isPlaceholder(date)

const sameDay = (a: DateFeature): DateLevel =>
  isPlaceholder(a) ? 'placeholder' : isFirstOfMonth(a) ? 'first-of-month' : 'day'

const wholeDays = (a: DateFeature, b: DateFeature): DateLevel | undefined => {
  if (a.y === b.y && a.m === b.m && a.d === b.d) return sameDay(a)
  if (a.y === b.y && a.m === b.d && a.d === b.m) return 'swapped'
  if (isPlaceholder(a) || isPlaceholder(b)) return undefined
  if (a.m === b.m && a.d === b.d) return yearsApart(a, b) > 12 ? undefined : 'other-year'
  if (a.y === b.y && a.m === b.m && Math.min(a.d, b.d) === 1) return 'one-digit'
  return typingErrors(digits(a), digits(b), 1) === 1 ? 'one-digit' : undefined
}

/** January of a year beside its first day is the placeholder once more, cut to the month by a register that keeps no days. */
const vagueDates = (a: DateFeature, b: DateFeature): DateLevel => {
  const apart = yearsApart(a, b)
  if (apart === 0 && a.m > 0 && a.m === b.m && (a.d === 0 || b.d === 0))
    return isPlaceholder(a) || isPlaceholder(b) ? 'placeholder' : 'month'
  if (!isVague(a) && !isVague(b)) return 'differ'
  if (apart === 0) return isPlaceholder(a) || isPlaceholder(b) ? 'placeholder-year' : 'year'
  return apart <= 2 ? 'near-year' : 'differ'
}

const compareTwoDates = (a: DateFeature, b: DateFeature): DateLevel =>
  (a.d > 0 && b.d > 0 ? wholeDays(a, b) : undefined) ?? vagueDates(a, b)

/** The closest of all pairs of dates stated. */
export const compareDates = (a: Features, b: Features): Finding | undefined => {
  if (a.born === undefined || b.born === undefined) return undefined
  const found = a.born.flatMap(one => b.born?.map(other => compareTwoDates(one, other)) ?? [])
  const level = levels.birthDate.find(candidate => found.includes(candidate))
  return level === undefined ? undefined : { level }
}
