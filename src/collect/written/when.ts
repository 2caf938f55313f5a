// A day and perhaps a time as a form gives them, meant where the country is.
import type { TimeValue } from '#core/language/properties.ts'
import { momentOf } from '../feed/map/local-time.ts'
import type { FormFault } from './form-fault.ts'

const zone = 'Europe/London'

export type WhenRead = { readonly when?: TimeValue; readonly fault?: FormFault }

const badDay = 'Write the day as year, month, day, for example 2026-10-03'
const badTime = 'Write the time as hours and minutes, for example 21:40'

/** `dayField` is where a mistake in the day is mended, `timeField` in the time. Nothing typed is nothing said. */
export const whenOf = (
  { day, time }: { readonly day: string; readonly time: string },
  fields: { readonly day: string; readonly time: string },
  now: Date,
): WhenRead => {
  if (day === '')
    return time === '' ? {} : { fault: { text: 'Give the day that the time belongs to', field: fields.day } }
  const [, year, month, date] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(day) ?? []
  const [, hour, minute] = /^(\d{1,2}):(\d{2})(?::\d{2})?$/.exec(time) ?? []
  if (!year || !month || !date || !isDay(Number(year), Number(month), Number(date)))
    return { fault: { text: badDay, field: fields.day } }
  if (time !== '' && (hour === undefined || Number(hour) > 23 || Number(minute) > 59))
    return { fault: { text: badTime, field: fields.time } }
  const parts = { year: Number(year), month: Number(month), day: Number(date) }
  const clock = hour === undefined ? {} : { hour: Number(hour), minute: Number(minute) }
  const at = momentOf({ ...parts, ...clock }, zone)
  if (!at)
    return { fault: { text: 'The clocks skipped this time when summer time began: give another', field: fields.time } }
  if (at > now) return { fault: { text: 'It cannot have happened in the future', field: fields.day } }
  return {
    when: {
      text: [day, time].filter(Boolean).join(' '),
      at: at.toISOString(),
      precision: hour === undefined ? 'day' : 'minute',
    },
  }
}

const isDay = (year: number, month: number, day: number): boolean => {
  const date = new Date(Date.UTC(year, month - 1, day))
  return year > 1900 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}
