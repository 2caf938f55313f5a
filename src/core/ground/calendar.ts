// The calendar in London: a day is text, '2025-09-03', and no clock turns it into another.
const shape = /^\d{4}-\d{2}-\d{2}$/
const dayMs = 86_400_000

const atNoon = (day: string): number => Date.parse(`${day}T12:00:00Z`)
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)

/** A calendar day that exists; undefined for anything else. */
export const dayIn = (text: string): string | undefined => {
  if (!shape.test(text) || text < '1900-01-01') return undefined
  const at = atNoon(text)
  return Number.isNaN(at) || dayOf(at) !== text ? undefined : text
}

export const daysAfter = (day: string, days: number): string => dayOf(atNoon(day) + days * dayMs)

/** How many days `to` lies after `from`. */
export const daysBetween = (from: string, to: string): number => Math.round((atNoon(to) - atNoon(from)) / dayMs)

export const earlier = (a: string, b: string): string => (a < b ? a : b)
export const later = (a: string, b: string): string => (a > b ? a : b)

const london = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  hourCycle: 'h23',
})

const partsOf = (at: Date) => Object.fromEntries(london.formatToParts(at).map(part => [part.type, part.value]))

/** The day it is in London. */
export const londonDay = (at: Date): string => {
  const { year = '', month = '', day = '' } = partsOf(at)
  return `${year}-${month}-${day}`
}

/** The moment at which it is this hour of this day in London. */
export const londonHour = (day: string, hour: number): Date => {
  const guess = new Date(`${day}T${String(hour).padStart(2, '0')}:00:00Z`)
  const ahead = (Number(partsOf(guess).hour) - hour + 24) % 24
  return new Date(guess.getTime() - ahead * 3_600_000)
}
