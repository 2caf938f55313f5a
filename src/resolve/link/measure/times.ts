// Moments in texts, by the formats that models name: strictly, so that the 31st of February is no moment at all.

const strptime: Readonly<Record<string, string>> = {
  Y: '(?<Y>\\d{1,4})',
  m: '(?<m>\\d{1,2})',
  d: '(?<d>\\d{1,2})',
  H: '(?<H>\\d{1,2})',
  M: '(?<M>\\d{1,2})',
  S: '(?<S>\\d{1,2})',
  z: '(?<z>Z|[+-]\\d{2}(?::?\\d{2})?)',
  '%': '%',
}

const patterns = new Map<string, RegExp>()

const patternOf = (format: string): RegExp => {
  const known = patterns.get(format)
  if (known) return known
  const source = format.replaceAll(/%(.)|[.*+?^${}()|[\]\\]/g, (sign, letter: string | undefined) =>
    letter === undefined ? `\\${sign}` : (strptime[letter] ?? `\\${letter}`),
  )
  const pattern = new RegExp(`^\\s*${source}\\s*$`)
  patterns.set(format, pattern)
  return pattern
}

/** How far a place's clock is before the world's, in seconds: +02:00 is two hours. */
const zoneOf = (zone: string | undefined): number => {
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone ?? '') ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60)
}

/**
 * Seconds since 1970 in UTC by a format with percent signs, or undefined where the text is not of the format or names no real day. A year of four digits leaves the rest to the others,
 * so seven digits can be a date too. [measured: DuckDB 1.5.6]
 */
export const secondsOf = (text: string, format: string): number | undefined => {
  const found = patternOf(format).exec(text)?.groups
  if (found === undefined) return undefined
  const [year, month, day] = [Number(found.Y ?? 1900), Number(found.m ?? 1), Number(found.d ?? 1)]
  const moment = new Date(0)
  moment.setUTCFullYear(year, month - 1, day)
  if (moment.getUTCMonth() !== month - 1 || moment.getUTCDate() !== day) return undefined
  const [hour, minute, second] = [Number(found.H ?? 0), Number(found.M ?? 0), Number(found.S ?? 0)]
  if (hour > 23 || minute > 59 || second > 59) return undefined
  return moment.getTime() / 1000 + hour * 3600 + minute * 60 + second - zoneOf(found.z)
}

const iso = /^(\d{1,4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}:\d{2}(?::\d{2})?)(\.\d+)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?)?$/

/** Seconds since 1970 of a date or a moment as a file of a typed column holds it: 2026-03-01, 2026-03-01T04:30:00.250Z, 2026-03-01 04:30:00+02. */
export const secondsOfMoment = (text: string): number | undefined => {
  const [, year, month, day, time = '0:00', fraction = '0', zone = 'Z'] = iso.exec(text.trim()) ?? []
  if (year === undefined) return undefined
  const clock = time.split(':').length === 3 ? time : `${time}:0`
  const whole = secondsOf(`${year}-${month}-${day} ${clock} ${zone}`, '%Y-%m-%d %H:%M:%S %z')
  return whole === undefined ? undefined : whole + Number(fraction)
}
