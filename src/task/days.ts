// Days as a tasking counts them: calendar days in London, read from a form's three boxes.
import { field } from '#core/frame/index.ts'

const inLondon = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** The calendar day of a moment, '2026-10-03'. */
export const dayOf = (at: Date): string => inLondon.format(at)

export const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10)

/** The moment a day is over in this product's reckoning, for lists that are sorted by moment. */
export const endOf = (day: string): Date => new Date(`${day}T23:59:59Z`)

export type DayTyped = { readonly day: string; readonly month: string; readonly year: string }

export const dayTyped = (form: URLSearchParams, name: string): DayTyped => ({
  day: field(form, `${name}-day`),
  month: field(form, `${name}-month`),
  year: field(form, `${name}-year`),
})

export const asTyped = (day: string): DayTyped => {
  const [year = '', month = '', date = ''] = day.split('-')
  return { day: String(Number(date)), month: String(Number(month)), year }
}

/** The day somebody typed; undefined when there is no such day. */
export const readDay = ({ day, month, year }: DayTyped): string | undefined => {
  if (!/^\d{1,2}$/.test(day) || !/^\d{1,2}$/.test(month) || !/^\d{4}$/.test(year)) return undefined
  const read = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const at = new Date(`${read}T12:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(read) ? read : undefined
}
