// Moments in texts, by the formats that models name: strictly, so that the 31st of February is no moment at all.

const strptime: Readonly<Record<string, string>> = {
  Y: '(?<Y>\\d{1,4})',
  m: '(?<m>\\d{1,2})',
  d: '(?<d>\\d{1,2})',
  H: '(?<H>\\d{1,2})',
  M: '(?<M>\\d{1,2})',
  S: '(?<S>\\d{1,2})',
  Z: '(?:Z|UTC|[+-]\\d{2}:?\\d{2})',
  z: '(?:Z|[+-]\\d{2}:?\\d{2})',
}
const javaLetters: Readonly<Record<string, string>> = {
  yyyy: 'Y',
  MM: 'm',
  dd: 'd',
  HH: 'H',
  mm: 'M',
  ss: 'S',
  XXX: 'z',
}
const sqlWords: Readonly<Record<string, string>> = { YYYY: 'Y', MM: 'm', DD: 'd', HH24: 'H', MI: 'M', SS: 'S' }

/** Every engine's way of writing a format, as the one with percent signs. */
const percentFormat = (format: string): string => {
  if (format.includes('%')) return format.replace('%F', '%Y-%m-%d').replace('%T', '%H:%M:%S')
  const words = /YYYY|DD|MI|HH24/.test(format) ? sqlWords : javaLetters
  return format
    .replaceAll(/\\?'/g, '')
    .replaceAll(new RegExp(Object.keys(words).join('|'), 'g'), word => `%${words[word] ?? ''}`)
}

const patterns = new Map<string, RegExp>()

const patternOf = (format: string): RegExp => {
  const known = patterns.get(format)
  if (known) return known
  const percent = percentFormat(format)
  const source = percent.replaceAll(/%(.)|[.*+?^${}()|[\]\\]/g, (sign, letter: string | undefined) =>
    letter === undefined ? `\\${sign}` : (strptime[letter] ?? `\\${letter}`),
  )
  const pattern = new RegExp(`^\\s*${source}\\s*$`)
  patterns.set(format, pattern)
  return pattern
}

/**
 * Seconds since 1970 in UTC, or undefined where the text is not of the format or names no real day. A year of four digits leaves the rest to the others,
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
  return moment.getTime() / 1000 + hour * 3600 + minute * 60 + second
}
