// Numbers under a scheme: police and border references, phones' and ships' numbers, accounts, companies, containers.
import type { IdentifierValue } from '#core/language/properties.ts'
import { passesContainer, passesIban, passesImo, passesLuhn } from './check-digits.ts'
import { cleanSerial } from './serials.ts'

export const schemes = [
  'pnc',
  'cro',
  'ho-ref',
  'port-ref',
  'imei',
  'imsi',
  'vin',
  'mmsi',
  'imo',
  'hin',
  'hull',
  'engine-serial',
  'iban',
  'company',
  'uprn',
  'container',
  'consignment-ref',
  'officer-ref',
  'group-ref',
  'case-ref',
  'card',
  'account-no',
] as const
export type Scheme = (typeof schemes)[number]

const capitals = (raw: string): string =>
  raw
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '')
const digits = (raw: string): string => raw.normalize('NFKC').replaceAll(/\D/g, '')

/** Year and serial, with or without century and leading zeros: 1994/0012345A and 94/12345A are one number. [recalled] */
const pnc = (raw: string): string => {
  const found = /^(?:\d{2})?(\d{2})\s*[/\\-]?\s*0*(\d{1,7})\s*([A-Z])$/.exec(raw.trim().toUpperCase())
  return found === null ? capitals(raw) : `${found[1]}/${found[2]}${found[3]}`
}

const cro = (raw: string): string =>
  raw
    .trim()
    .toUpperCase()
    .replaceAll(/[^A-Z0-9/]/g, '')

/** Eight characters; a number the spreadsheet shortened gets its zeros back. [recalled: Companies House] */
const company = (raw: string): string => {
  const number = capitals(raw)
  const found = /^([A-Z]{0,2})(\d+)$/.exec(number)
  return found === null || number.length > 8
    ? number
    : `${found[1]}${found[2]?.padStart(8 - (found[1]?.length ?? 0), '0')}`
}

/** IMEI with software version (16 digits) or without check digit (14) is the same handset: the first 14 identify it. [recalled: 3GPP 23.003] */
const imei = (raw: string): string => digits(raw).slice(0, 15)
const sameHandset = 14

const spelled: Readonly<Record<Scheme, (raw: string) => string>> = {
  pnc,
  cro,
  'ho-ref': capitals,
  'port-ref': capitals,
  imei,
  imsi: digits,
  vin: capitals,
  mmsi: digits,
  imo: digits,
  hin: capitals,
  hull: cleanSerial,
  'engine-serial': cleanSerial,
  iban: capitals,
  company,
  uprn: raw => digits(raw).replace(/^0+/, ''),
  container: capitals,
  'consignment-ref': capitals,
  'officer-ref': capitals,
  'group-ref': capitals,
  'case-ref': capitals,
  card: digits,
  'account-no': capitals,
}

const isScheme = (text: string): text is Scheme => (schemes as readonly string[]).includes(text)

/** A value under a scheme in its one spelling; undefined where nothing of it is left. A scheme not known is kept as written. */
export const cleanIdentifier = (raw: string, scheme: string): IdentifierValue | undefined => {
  const value = isScheme(scheme) ? spelled[scheme](raw) : capitals(raw)
  return value === '' || /^(?:0+|NONE|NA|NIL|UNKNOWN|NK|TBC)$/.test(value) ? undefined : { raw, scheme, value }
}

type Check = { readonly passes: (value: string) => boolean; readonly problem: string }
const checks: Partial<Readonly<Record<Scheme, Check>>> = {
  imei: {
    passes: value => value.length === 14 || passesLuhn(value),
    problem: 'The check digit of this IMEI does not fit.',
  },
  imo: { passes: passesImo, problem: 'The check digit of this IMO number does not fit.' },
  iban: { passes: passesIban, problem: 'The check digits of this IBAN do not fit.' },
  container: { passes: passesContainer, problem: 'The check digit of this container number does not fit.' },
  // Nine digits; ships' own begin with 2 to 7. [recalled: ITU-R M.585]
  mmsi: {
    passes: value => /^[2-7]\d{8}$/.test(value),
    problem: 'An MMSI of a vessel has nine digits and begins with 2 to 7.',
  },
  // Without I, O and Q. [recalled: ISO 3779]
  vin: { passes: value => /^[A-HJ-NPR-Z0-9]{17}$/.test(value), problem: 'A VIN has 17 characters without I, O and Q.' },
  // Country, maker, serial, month, year, model year. [verified: ISO 10087, britishmarine]
  hin: {
    passes: value => /^[A-Z]{2}[A-Z0-9]{3}[A-Z0-9]{5}[A-L]\d{3}$/.test(value),
    problem: 'A hull identification number has 14 characters: country, maker, serial, month and years.',
  },
}

/** What does not fit about a value, in words; it is flagged and kept, never rejected. */
export const problemOf = ({ scheme, value }: IdentifierValue): string | undefined => {
  const check = isScheme(scheme) ? checks[scheme] : undefined
  return check === undefined || check.passes(value) ? undefined : check.problem
}

/** The value as compared: handsets by 14 digits, VINs with their impossible letters read as digits. */
export const comparedValue = ({ scheme, value }: Pick<IdentifierValue, 'scheme' | 'value'>): string => {
  if (scheme === 'imei') return value.slice(0, sameHandset)
  if (scheme === 'vin') return value.replaceAll(/[OQ]/g, '0').replaceAll('I', '1')
  return value
}
