// Dates and times as agencies write them: a format in tokens (dd/MM/yyyy), read strictly, with how precise it is.

export const dateTokens = ['yyyy', 'yy', 'MMM', 'MM', 'dd', 'HH', 'mm', 'ss'] as const
type Token = (typeof dateTokens)[number]

export type DateParts = {
  readonly year: number
  readonly month?: number
  readonly day?: number
  readonly hour?: number
  readonly minute?: number
  readonly second?: number
  /** Minutes east of Greenwich, when the text itself says so. */
  readonly offset?: number
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const tokenPattern = /yyyy|yy|MMM|MM|dd|HH|mm|ss/g

const digits: Readonly<Record<Token, string>> = {
  yyyy: '(\\d{4})',
  yy: '(\\d{2})',
  MMM: '([A-Za-z]{3,9})\\.?',
  MM: '(\\d{1,2})',
  dd: '(\\d{1,2})',
  HH: '(\\d{1,2})',
  mm: '(\\d{2})',
  ss: '(\\d{2})',
}

/** Why a format cannot be used; undefined when it can. */
export const formatProblem = (format: string): string | undefined => {
  const tokens = format.match(tokenPattern) ?? []
  if (!tokens.some(token => token.startsWith('yy'))) return `The date format '${format}' has no year (yyyy or yy).`
  if (new Set(tokens).size !== tokens.length) return `The date format '${format}' has a part twice.`
  const rest = format.replace(tokenPattern, '').replace(/[TZ]/g, '')
  return /[A-Za-z]/.test(rest)
    ? `The date format '${format}' has letters that are no part of a date: ${rest.replace(/[^A-Za-z]/g, '')}.`
    : undefined
}

/** Reads one date by one format; undefined when the text is not written that way. */
export type DateReader = (text: string) => DateParts | undefined

const monthOf = (word: string): number | undefined => {
  const at = months.indexOf(word.slice(0, 3).toLowerCase())
  return at < 0 ? undefined : at + 1
}

/** Two-digit years run from 80 years before the reference year to 19 after it, unless what is dated cannot lie so far ahead. */
const usualYearsAhead = 19

const centuryOf = (year: number, reference: number, ahead: number): number => {
  const close = Math.floor(reference / 100) * 100 + year
  return close > reference + ahead ? close - 100 : close < reference + ahead - 99 ? close + 100 : close
}

const patternOf = (format: string): RegExp => {
  const escaped = format.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/\s+/g, '\\s+')
  const isTight = format.replace(tokenPattern, '#').includes('##')
  const pattern = escaped.replace(tokenPattern, token => {
    const shape = digits[token as Token]
    return isTight ? shape.replace('{1,2}', '{2}') : shape
  })
  return new RegExp(`^${pattern}$`)
}

export const compileDateFormat = (
  format: string,
  referenceYear: number,
  yearsAhead: number = usualYearsAhead,
): DateReader => {
  const pattern = patternOf(format)
  const tokens = (format.match(tokenPattern) ?? []) as Token[]
  const isUniversal = /Z$/.test(format)
  return text => {
    const found = pattern.exec(text)
    if (!found) return undefined
    const said = new Map(tokens.map((token, i) => [token, found[i + 1] ?? '']))
    const number = (token: Token) => (said.has(token) ? Number(said.get(token)) : undefined)
    const short = number('yy')
    const year = number('yyyy') ?? (short === undefined ? 0 : centuryOf(short, referenceYear, yearsAhead))
    const month = said.has('MMM') ? (monthOf(said.get('MMM') ?? '') ?? 13) : number('MM')
    return valid({
      year,
      month,
      day: number('dd'),
      hour: number('HH'),
      minute: number('mm'),
      second: number('ss'),
      offset: isUniversal ? 0 : undefined,
    })
  }
}

type Loose = { readonly [K in keyof DateParts]: DateParts[K] | undefined } & { readonly year: number }

export const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** A day or month written 00 is one that was not known [recalled: common in custody and immigration exports]. */
const valid = (loose: Loose): DateParts | undefined => {
  const month = loose.month === 0 && !loose.day ? undefined : loose.month
  const day = loose.day === 0 || month === undefined ? undefined : loose.day
  const { year, hour, minute, second, offset } = loose
  if (year < 1000 || (month !== undefined && (month < 1 || month > 12))) return undefined
  if (day !== undefined && month !== undefined && day > daysIn(year, month)) return undefined
  if ((hour ?? 0) > 23 || (minute ?? 0) > 59 || (second ?? 0) > 59) return undefined
  return Object.fromEntries(
    Object.entries({ year, month, day, hour, minute, second, offset }).filter(([, value]) => value !== undefined),
  ) as DateParts
}

const iso = /^(\d{4})-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?)?)?$/

const offsetOf = (zone: string | undefined): number | undefined => {
  if (zone === undefined) return undefined
  if (zone === 'Z') return 0
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2))
  return zone.startsWith('-') ? -minutes : minutes
}

/** ISO 8601, which can mean one thing only and so is understood whatever format is declared. */
export const readIsoDate: DateReader = text => {
  const found = iso.exec(text)
  if (!found) return undefined
  const [year, month, day, hour, minute, second] = found
    .slice(1, 7)
    .map(part => (part === undefined ? undefined : Number(part)))
  return valid({ year: year ?? 0, month, day, hour, minute, second, offset: offsetOf(found[7]) })
}

const two = (n: number): string => String(n).padStart(2, '0')
const four = (n: number): string => String(n).padStart(4, '0')

/** The first and the last day that a date can mean. */
export const daysMeant = ({
  year,
  month,
  day,
}: DateParts): { readonly from: string; readonly to: string; readonly precision: 'day' | 'month' | 'year' } => {
  if (month === undefined) return { from: `${four(year)}-01-01`, to: `${four(year)}-12-31`, precision: 'year' }
  const stem = `${four(year)}-${two(month)}`
  if (day === undefined) return { from: `${stem}-01`, to: `${stem}-${two(daysIn(year, month))}`, precision: 'month' }
  return { from: `${stem}-${two(day)}`, to: `${stem}-${two(day)}`, precision: 'day' }
}
