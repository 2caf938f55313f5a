// A property value in words: what the source wrote first, and what it is understood as beside it.
import type { ValueType, ValueTypes } from '#core/language/properties.ts'
import { dayAsKnown, momentAsKnown } from './dates.ts'
import { capitalised } from './words.ts'

/** Words of a value, and a note that says how to take them. */
export type Said = { readonly text: string; readonly note?: string }

const say = (text: string, ...notes: readonly (string | false | undefined)[]): Said => {
  const kept = notes.filter(note => typeof note === 'string' && note !== '' && note !== text)
  return kept.length > 0 ? { text, note: kept.join(', ') } : { text }
}

const nameKinds = { name: undefined, alias: 'alias', nickname: 'nickname', former: 'former name' } as const

const schemes: Readonly<Record<string, string>> = {
  pnc: 'PNC ID',
  cro: 'CRO number',
  'ho-ref': 'Home Office reference',
  'port-ref': 'port reference',
  imei: 'IMEI',
  imsi: 'IMSI',
  vin: 'VIN',
  mmsi: 'MMSI',
  imo: 'IMO number',
  hin: 'hull identification number',
  hull: 'hull number',
  'engine-serial': 'engine serial number',
  iban: 'IBAN',
  company: 'company number',
  uprn: 'property reference',
  container: 'container number',
  'consignment-ref': 'consignment reference',
  'officer-ref': 'officer reference',
  'group-ref': 'group reference',
  'case-ref': 'case reference',
  card: 'card number',
  'account-no': 'account number',
}

const currencies: Readonly<Record<string, string>> = { GBP: '£', EUR: '€', USD: '$' }

const amountWords = ({ value, unit }: ValueTypes['amount']): string => {
  const number = value.toLocaleString('en-GB', { maximumFractionDigits: 2 })
  const sign = currencies[unit]
  return sign ? `${sign}${number}` : `${number} ${unit}`.trim()
}

/** The same identifier written with and without spaces and dashes is not said twice. */
const unlike = (a: string, b: string | undefined): string | undefined =>
  b !== undefined && a.replace(/[\s.()-]/g, '').toUpperCase() !== b.replace(/[\s.()-]/g, '').toUpperCase()
    ? b
    : undefined

const saying: { readonly [T in ValueType]: (value: ValueTypes[T]) => Said } = {
  name: value => say(value.text, nameKinds[value.kind ?? 'name']),
  date: value => say(dayAsKnown(value.from, value.precision), value.stated),
  time: value => say(momentAsKnown(value.at, value.precision)),
  phone: value => say(value.raw, unlike(value.raw, value.e164)),
  plate: value => say(value.raw, unlike(value.raw, value.plate), value.country),
  document: value => say(value.raw, value.type, value.state),
  identifier: value => say(value.raw, schemes[value.scheme] ?? value.scheme),
  place: value => say(value.text, value.postcode && !value.text.includes(value.postcode) && value.postcode),
  code: value => say(capitalised(value.text), unlike(value.text, value.code)?.replaceAll('-', ' ')),
  text: value => say(value.text),
  amount: value => say(amountWords(value)),
  online: value => say(value.raw, value.platform),
  email: value => say(value.raw, unlike(value.raw, value.address)),
}

/** The value as a page says it: the words of the source, with what they are understood as in the note. */
export const said = <T extends ValueType>(type: T, value: ValueTypes[T]): Said => saying[type](value)
