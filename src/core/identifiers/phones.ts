// Telephone numbers as people write, type and export them; a number is never dropped because a numbering plan does not know it.
import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import type { PhoneValue } from '#core/language/properties.ts'

const asciiDigits = (text: string): string =>
  text.normalize('NFKC').replaceAll(/[\u0660-\u0669\u06F0-\u06F9]/g, digit => String((digit.codePointAt(0) ?? 0) % 16))

/** Digits and a leading plus; the trunk zero in +44 (0)7700 goes, and an extension is not part of the line. */
const dialled = (raw: string): string => {
  const text = asciiDigits(raw)
    .replace(/(?:ext\.?|x|#)\s*\d+\s*$/i, '')
    .replace(/\(\s*0\s*\)/, '')
  const plus = /^\D*\+/.test(text) ? '+' : ''
  return plus + text.replaceAll(/\D/g, '')
}

const possible = (number: string, country: CountryCode | undefined): string | undefined => {
  const parsed = parsePhoneNumberFromString(number, country)
  return parsed?.isPossible() ? parsed.number : undefined
}

/** A source whose numbers are of several countries: one without its country code keeps its digits alone, and meets others by its last nine. */
const unknown = 'unknown'

const countryOf = (country: string): CountryCode => {
  const code = country.toUpperCase() === 'UK' ? 'GB' : country.toUpperCase()
  return isSupportedCountry(code) ? code : 'GB'
}

/**
 * A number in E.164 where it can be one, and always as written.
 * Possible length decides, not validity: Ofcom's drama numbers 07700 900xxx are in no plan, and 07911 is read as Guernsey [measured].
 * A number with its country code but without the plus, as spreadsheets leave it, is read as international.
 */
export const cleanPhone = (raw: string, country = 'GB'): PhoneValue => {
  const number = dialled(raw)
  const digits = number.replace('+', '')
  if (digits.length < 7 || digits.length > 17 || /e\+\d+$/i.test(raw.trim())) return { raw }
  const home = country === unknown ? undefined : countryOf(country)
  const isWhole = number.startsWith('+') || home === undefined
  const e164 = possible(number, home) ?? (isWhole ? undefined : possible(`+${digits}`, home))
  return e164 === undefined ? { raw } : { raw, e164 }
}

const tail = 9
const fewestDigits = 7

/** All digits of the number, with the country code where it is known. */
const phoneDigits = ({ raw, e164 }: PhoneValue): string => (e164 ?? dialled(raw)).replace('+', '')

/** As compared: with a plus where the country code is known, so that lines of two countries are never one. */
export const comparedPhone = (phone: PhoneValue): string => phone.e164 ?? phoneDigits(phone)

/** The last nine digits: alike with and without country code, trunk zero and the zero a spreadsheet ate. */
export const phoneTail = (phone: PhoneValue): string => phoneDigits(phone).slice(-tail)

export const isDialable = (phone: PhoneValue): boolean => phoneDigits(phone).length >= fewestDigits
