// Registration plates: one spelling per plate, and a key in which the letters and digits that cameras confuse fall together.
import type { PlateValue } from '#core/language/properties.ts'

// Cyrillic and Greek capitals that are drawn like Latin ones on plates. [recalled: Vienna Convention plates use shared letter shapes]
const lookalikes: Readonly<Record<string, string>> = {
  А: 'A',
  В: 'B',
  Е: 'E',
  К: 'K',
  М: 'M',
  Н: 'H',
  О: 'O',
  Р: 'P',
  С: 'C',
  Т: 'T',
  У: 'Y',
  Х: 'X',
  І: 'I',
  Α: 'A',
  Β: 'B',
  Ε: 'E',
  Ζ: 'Z',
  Η: 'H',
  Ι: 'I',
  Κ: 'K',
  Μ: 'M',
  Ν: 'N',
  Ο: 'O',
  Ρ: 'P',
  Τ: 'T',
  Υ: 'Y',
  Χ: 'X',
}

const compact = (raw: string): string =>
  [...raw.normalize('NFKC').toUpperCase()]
    .map(letter => lookalikes[letter] ?? letter)
    .join('')
    .replaceAll(/[^A-Z0-9]/g, '')

// Great Britain since 2001, 1983 and 1963, and Northern Ireland. [recalled: DVLA formats]
const british = [/^[A-Z]{2}\d{2}[A-Z]{3}$/, /^[A-Z]\d{1,3}[A-Z]{3}$/, /^[A-Z]{3}\d{1,3}[A-Z]$/, /^[A-Z]{1,3}Z\d{1,4}$/]

/** The plate in capitals without spaces; the country only where it is said or the pattern is British. */
export const cleanPlate = (raw: string, country?: string): PlateValue => {
  const plate = compact(raw)
  const said = country?.trim().toUpperCase()
  const known =
    said !== undefined && said !== ''
      ? said === 'UK'
        ? 'GB'
        : said
      : british.some(form => form.test(plate))
        ? 'GB'
        : undefined
  return known === undefined ? { raw, plate } : { raw, plate, country: known }
}

const asLetter: Readonly<Record<string, string>> = { 0: 'O', 1: 'I', 2: 'Z', 5: 'S', 6: 'G', 8: 'B' }
const asDigit: Readonly<Record<string, string>> = {
  O: '0',
  Q: '0',
  D: '0',
  I: '1',
  L: '1',
  Z: '2',
  S: '5',
  G: '6',
  B: '8',
}
const letterPlaces = [0, 1, 4, 5, 6]

/** A British plate of seven has letters and digits at fixed places, so the place says whether a sign is O or 0. [recalled: DVLA, since 2001] */
export const comparedPlate = (plate: string): string => {
  if (plate.length !== 7) return plate
  const read = [...plate]
    .map((sign, at) => (letterPlaces.includes(at) ? asLetter[sign] : asDigit[sign]) ?? sign)
    .join('')
  return british[0]?.test(read) ? read : plate
}

const confusables: Readonly<Record<string, string>> = {
  O: '0',
  Q: '0',
  D: '0',
  I: '1',
  L: '1',
  S: '5',
  B: '8',
  Z: '2',
  G: '6',
}

/** Letters and digits that number-plate cameras, scanners and stencils confuse, made one. [recalled: ANPR misreads O/0 I/1 S/5 B/8] */
export const foldConfusables = (text: string): string => [...text].map(letter => confusables[letter] ?? letter).join('')
