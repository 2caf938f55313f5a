// Clock time at a place to the moment it was: hours that a change to summer time leaves out are told, not guessed.
import type { DateParts } from './date-format.ts'

const formats = new Map<string, Intl.DateTimeFormat>()
const offsets = new Map<string, number>()
const minute = 60_000

const formatOf = (zone: string): Intl.DateTimeFormat => {
  const known = formats.get(zone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'longOffset' })
  formats.set(zone, format)
  return format
}

export const isTimeZone = (zone: string): boolean => {
  try {
    return formatOf(zone) !== undefined
  } catch {
    return false
  }
}

/** Minutes east of Greenwich in this zone at this moment. */
const offsetAt = (zone: string, moment: number): number => {
  const quarter = Math.floor(moment / (15 * minute))
  const key = `${zone} ${quarter}`
  const known = offsets.get(key)
  if (known !== undefined) return known
  const name =
    formatOf(zone)
      .formatToParts(moment)
      .find(part => part.type === 'timeZoneName')?.value ?? 'GMT'
  const [, sign, hours, minutes] = /GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? ['', '+', '0', '0']
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1)
  if (offsets.size > 50_000) offsets.clear()
  offsets.set(key, offset)
  return offset
}

const day = 24 * 60 * minute

/** The moment of a clock time in a zone; undefined when clocks skipped it. When it came twice, the first is meant. */
export const momentOf = (parts: DateParts, zone: string): Date | undefined => {
  const { year, month = 1, day: date = 1, hour = 0, minute: minutes = 0, second = 0, offset } = parts
  const clock = Date.UTC(year, month - 1, date, hour, minutes, second)
  if (offset !== undefined) return new Date(clock - offset * minute)
  const before = offsetAt(zone, clock - day)
  const after = offsetAt(zone, clock + day)
  const moments = [...new Set([before, after])].map(east => ({ east, moment: clock - east * minute }))
  const real = moments.filter(({ east, moment }) => offsetAt(zone, moment) === east).map(({ moment }) => moment)
  return real.length === 0 ? undefined : new Date(Math.min(...real))
}
