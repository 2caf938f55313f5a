// A day in a form's three boxes.
import { field } from '#core/frame/index.ts'
import { dayIn } from '#core/ground/calendar.ts'

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
export const readDay = ({ day, month, year }: DayTyped): string | undefined =>
  dayIn(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
