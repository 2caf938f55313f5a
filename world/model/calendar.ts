// The world's calendar: it runs from January to the end of September 2026, and its clocks keep London time.

/** Minutes since 1970, in UTC. */
export type Moment = number
/** Days since 1970. */
export type Day = number

const minutesOfDay = 1440

export const dayOf = (year: number, month: number, date: number): Day => Date.UTC(year, month - 1, date) / 86_400_000
export const moment = (year: number, month: number, date: number, hour = 12, minute = 0): Moment =>
  dayOf(year, month, date) * minutesOfDay + hour * 60 + minute
export const dayOfMoment = (at: Moment): Day => Math.floor(at / minutesOfDay)
export const atNoon = (day: Day): Moment => day * minutesOfDay + 720

export const worldBegins = moment(2026, 1, 5, 0, 0)
export const worldEnds = moment(2026, 9, 30, 12, 0)
export const worldEndsText = '2026-09-30T18:00:00Z'
export const hour = 60
export const day = minutesOfDay

const lastSunday = (year: number, month: number): Day => {
  const last = dayOf(year, month + 1, 1) - 1
  return last - ((last + 4) % 7)
}

/** Summer time from the last Sunday of March to the last of October, both at 01:00 UTC. */
const isSummer = (at: Moment): boolean => {
  const year = new Date(at * 60_000).getUTCFullYear()
  const begins = lastSunday(year, 3) * minutesOfDay + 60
  return at >= begins && at < lastSunday(year, 10) * minutesOfDay + 60
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const two = (n: number): string => String(n).padStart(2, '0')

const written = (shown: Date, pattern: string): string =>
  pattern.replace(/yyyy|MMM|MM|dd|HH|mm|ss|yy/g, token => {
    if (token === 'yyyy') return String(shown.getUTCFullYear())
    if (token === 'yy') return two(shown.getUTCFullYear() % 100)
    if (token === 'MMM') return months[shown.getUTCMonth()] ?? ''
    if (token === 'MM') return two(shown.getUTCMonth() + 1)
    if (token === 'dd') return two(shown.getUTCDate())
    if (token === 'HH') return two(shown.getUTCHours())
    return token === 'mm' ? two(shown.getUTCMinutes()) : '00'
  })

export const writeDay = (day: Day, pattern: string): string => written(new Date(day * 86_400_000), pattern)
export const writeMoment = (at: Moment, pattern: string, zone: 'Europe/London' | 'UTC'): string =>
  written(new Date((zone === 'Europe/London' && isSummer(at) ? at + 60 : at) * 60_000), pattern)
