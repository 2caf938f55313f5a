// Dates and times as officers read them: '3 October 2026', '3 October 2026 at 14:32 BST', always Europe/London.

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

const london = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', ...options })

const parts = london({
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZoneName: 'short',
})

type Moment = {
  readonly year: string
  readonly month: string
  readonly day: string
  readonly hour: string
  readonly minute: string
  readonly zone: string
}

const inLondon = (at: Date): Moment => {
  const found = Object.fromEntries(parts.formatToParts(at).map(part => [part.type, part.value]))
  const { year = '', month = '', day = '', hour = '', minute = '', timeZoneName: zone = '' } = found
  return { year, month, day, hour, minute, zone }
}

const calendarDay = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/

const dayWords = (year: string, month: string | undefined, day: string | undefined): string => {
  const name = months[Number(month) - 1]
  if (month === undefined || name === undefined) return year
  return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`
}

const asDate = (value: string | Date): Date | undefined => {
  const at = typeof value === 'string' ? new Date(value) : value
  return Number.isNaN(at.getTime()) ? undefined : at
}

/** '2026-10-03' → '3 October 2026', '2026-10' → 'October 2026', '2026' → '2026'; a moment gives its day in London. Unreadable words stay. */
export const day = (value: string | Date): string => {
  const [, year, month, date] = (typeof value === 'string' && calendarDay.exec(value)) || []
  if (year !== undefined) return dayWords(year, month, date)
  const at = asDate(value)
  if (!at) return String(value)
  const there = inLondon(at)
  return dayWords(there.year, there.month, there.day)
}

/** '2026-10-03T13:32:00Z' → '3 October 2026 at 14:32 BST'. The 24-hour clock and the zone, because crossings start in another one. */
export const moment = (value: string | Date): string => {
  const at = asDate(value)
  if (!at) return String(value)
  const there = inLondon(at)
  return `${dayWords(there.year, there.month, there.day)} at ${there.hour}:${there.minute} ${there.zone}`
}

export type DatePrecision = 'day' | 'month' | 'year'

/** A date known only to its month or year is not said more exactly than it is known. */
export const dayAsKnown = (from: string, precision: DatePrecision): string =>
  day(from.slice(0, { day: 10, month: 7, year: 4 }[precision]))

export type TimePrecision = 'minute' | 'hour' | 'day'

/** A time known to the hour is said as 'about 14:00', known to the day as the day alone. */
export const momentAsKnown = (value: string | Date, precision: TimePrecision): string => {
  const at = asDate(value)
  if (!at || precision === 'day') return day(value)
  if (precision === 'minute') return moment(value)
  const there = inLondon(at)
  return `${dayWords(there.year, there.month, there.day)}, about ${there.hour}:00 ${there.zone}`
}

const dayMonth = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: 'short', day: 'numeric', month: 'long' })

/** '2025-09-03' → 'Wed 3 September', for headings where the year is said above. */
export const shortDay = (day: string): string => dayMonth.format(new Date(`${day}T12:00:00Z`)).replace(',', '')
