// Birth dates: what was written, the days it can mean, and how little a placeholder says.
import type { DateValue } from '#core/language/properties.ts'

type Stated = DateValue['stated']
/** Year, month and day; 0 where not stated; the last year where the date is a span of years. */
export type DateFeature = {
  readonly y: number
  readonly m: number
  readonly d: number
  readonly to?: number
  readonly s?: 'c' | 'd' | 'a'
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const two = (n: number): string => String(n).padStart(2, '0')
const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()
const sensibleYear = (year: number): boolean => year >= 1850 && year <= 2100

type Stem = { readonly year: number; readonly month: number; readonly day: number }

const dated = (text: string, { year, month, day }: Stem): DateValue | undefined => {
  if (!sensibleYear(year) || month > 12) return undefined
  if (month === 0) return { text, from: `${year}-01-01`, to: `${year}-12-31`, precision: 'year' }
  const stem = `${year}-${two(month)}`
  if (day === 0) return { text, from: `${stem}-01`, to: `${stem}-${lastDay(year, month)}`, precision: 'month' }
  if (day > lastDay(year, month)) return undefined
  return { text, from: `${stem}-${two(day)}`, to: `${stem}-${two(day)}`, precision: 'day' }
}

/** Two digits of a birth year are of the last hundred years as seen from 2030. */
const fullYear = (digits: string): number => {
  const year = Number(digits)
  return digits.length > 2 ? year : year > 30 ? 1900 + year : 2000 + year
}
const unknownPart = '(\\d{1,2}|[?x*]{1,2}|--)'
const numberOf = (part = ''): number => (/^\d+$/.test(part) ? Number(part) : 0)
const monthOf = (word: string): number => months.indexOf(word.slice(0, 3).toLowerCase()) + 1

// In order; a bare day/month/year is read the British way, as the agencies write it.
const readings: readonly (readonly [RegExp, (found: RegExpExecArray) => Stem])[] = [
  [/^(\d{4})(\d{2})(\d{2})$/, ([, y, m, d]) => ({ year: Number(y), month: numberOf(m), day: numberOf(d) })],
  [
    new RegExp(`^(\\d{4})[-/.]${unknownPart}[-/.]${unknownPart}(?:[T ].*)?$`, 'i'),
    ([, y, m, d]) => ({ year: Number(y), month: numberOf(m), day: numberOf(d) }),
  ],
  [/^(\d{4})[-/.](\d{1,2})$/, ([, y, m]) => ({ year: Number(y), month: numberOf(m), day: 0 })],
  [
    new RegExp(`^${unknownPart}[-/. ]${unknownPart}[-/. ](\\d{4}|\\d{2})(?:[T ].*)?$`, 'i'),
    ([, d, m, y]) => ({ year: fullYear(y ?? ''), month: numberOf(m), day: numberOf(d) }),
  ],
  [/^(\d{1,2})[-/.](\d{4})$/, ([, m, y]) => ({ year: Number(y), month: numberOf(m), day: 0 })],
  [
    /^(\d{1,2})(?:st|nd|rd|th)?[-\s.]*([a-z]{3,9})[-\s.,]*(\d{4}|\d{2})$/i,
    ([, d, m, y]) => ({ year: fullYear(y ?? ''), month: monthOf(m ?? ''), day: Number(d) }),
  ],
  [
    /^([a-z]{3,9})\s+(\d{1,2})(?:st|nd|rd|th)?[,\s]+(\d{4})$/i,
    ([, m, d, y]) => ({ year: Number(y), month: monthOf(m ?? ''), day: Number(d) }),
  ],
  [/^([a-z]{3,9})[-\s.,]*(\d{4})$/i, ([, m, y]) => ({ year: Number(y), month: monthOf(m ?? ''), day: 0 })],
  [/^(?:c\.?|ca\.?|circa|about|approx\.?|abt)?\s*(\d{4})$/i, ([, y]) => ({ year: Number(y), month: 0, day: 0 })],
]

const plainDigits = (text: string): string =>
  text.normalize('NFKC').replaceAll(/[\u0660-\u0669\u06F0-\u06F9]/g, digit => String((digit.codePointAt(0) ?? 0) % 16))

/** A date as agencies write it; undefined for what cannot be read, so that the raw text stays with whoever holds it. */
export const cleanDate = (raw: string, stated?: Stated): DateValue | undefined => {
  const text = raw.trim()
  const plain = plainDigits(text)
  for (const [pattern, stem] of readings) {
    const found = pattern.exec(plain)
    const date = found === null ? undefined : dated(text, stem(found))
    if (date !== undefined) return stated === undefined ? date : { ...date, stated }
  }
  return undefined
}

const statedBy = { claimed: 'c', documented: 'd', assessed: 'a' } as const

export const dateFeature = (date: DateValue): DateFeature => {
  const [y = 0, m = 0, d = 0] = date.from.split('-').map(Number)
  const lastYear = Number(date.to.slice(0, 4))
  return {
    y,
    m: date.precision === 'year' ? 0 : m,
    d: date.precision === 'day' ? d : 0,
    ...(lastYear > y ? { to: lastYear } : {}),
    ...(date.stated === undefined ? {} : { s: statedBy[date.stated] }),
  }
}

/** A birth date of 1 January is often given to people whose date is not known, so it says little beyond the year. [recalled] */
export const isPlaceholder = ({ m, d }: DateFeature): boolean => m === 1 && d === 1

/** The first of another month is a rounder date than most, and so a little weaker. [recalled] */
export const isFirstOfMonth = ({ m, d }: DateFeature): boolean => d === 1 && m > 1

/** The key of a day, alike for day and month exchanged (05/02 and 02/05). */
export const dayKey = ({ y, m, d }: DateFeature): string | undefined =>
  d === 0 ? undefined : `${y}-${two(Math.min(m, d))}~${two(Math.max(m, d))}`
