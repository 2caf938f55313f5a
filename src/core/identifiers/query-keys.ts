// What an officer types in the one search box, read as everything it may be: a name, a number, a plate, a place, a date.
import type { ThingKind } from '#core/language/things.ts'
import { cleanDate } from './dates.ts'
import { cleanDocument } from './documents.ts'
import { keyOfOwnReference } from './keys.ts'
import { nameFeatures, pairsIn, skeletonsIn } from './names/name.ts'
import { cleanEmail, cleanOnline, mailbox } from './online.ts'
import { cleanPhone, isDialable, phoneTail } from './phones.ts'
import { cleanPostcode } from './places.ts'
import { cleanPlate, foldConfusables } from './plates.ts'
import { cleanIdentifier, comparedValue, type Scheme } from './references.ts'
import { cleanSerial, legibleEnds } from './serials.ts'
import { wordsOfThing } from './thing-names.ts'

/** A record answers a probe when it has all its keys; `words` tell the officer how the text was read. */
export type Probe = { readonly keys: readonly string[]; readonly kind: ThingKind | 'any'; readonly words: string }

const longest = 200
const probe = (words: string, kind: Probe['kind'], ...keys: readonly string[]): Probe => ({ keys, kind, words })
const compact = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
const digitsIn = (text: string): number => text.normalize('NFKC').replaceAll(/\P{Nd}/gu, '').length

const asEmail = (text: string): readonly Probe[] => {
  const mail = cleanEmail(text)
  return mail === undefined ? [] : [probe('e-mail address', 'any', `em:${mailbox(mail)}`)]
}

const asHandle = (text: string): readonly Probe[] => {
  if (!/^@|:\/\/|^[\w.]+:\s+\S+$|\.(?:com|me)\//.test(text) && !/^[\w.]*[\d_.][\w.]*$/.test(text)) return []
  const online = cleanOnline(text)
  return online === undefined ? [] : [probe('online handle', 'any', `ol:${online.handle}`)]
}

const asPhone = (text: string): readonly Probe[] => {
  if (/\p{L}/u.test(text) || digitsIn(text) < 6) return []
  const phone = cleanPhone(text)
  return isDialable(phone) ? [probe('telephone number', 'any', `p:${phoneTail(phone)}`)] : []
}

/** Marks and numbers: each word has a digit in it or is a few letters long, as in AB12 CDE. */
const isCode = (text: string): boolean =>
  /^[A-Z0-9]{3,34}$/.test(compact(text)) &&
  /\d/.test(text) &&
  text.split(/\s+/).every(word => /\d/.test(word) || word.length <= 3)

const asPlate = (text: string): readonly Probe[] => {
  const { plate } = cleanPlate(text)
  return plate.length >= 4 && plate.length <= 9 && /[A-Z]/.test(plate)
    ? [probe('registration plate', 'any', `pl:${foldConfusables(plate)}`)]
    : []
}

const asDocument = (text: string): readonly Probe[] => {
  const document = cleanDocument(text)
  if (document === undefined || document.number.length < 5 || document.number.length > 20) return []
  return [probe('document number', 'any', `doc:${foldConfusables(document.number)}`)]
}

const asOwnReference = (text: string): readonly Probe[] =>
  keyOfOwnReference(text).map(key => probe("an agency's own reference", 'any', key))

// Schemes whose spelling differs; every other number is the same under each.
const spellings: readonly Scheme[] = ['ho-ref', 'pnc', 'cro', 'imei', 'vin', 'company', 'mmsi', 'uprn']
const asReference = (text: string): readonly Probe[] => {
  const values = spellings.flatMap(scheme => {
    const found = cleanIdentifier(text, scheme)
    return found === undefined || found.value.length < 4 ? [] : [comparedValue(found)]
  })
  const distinct = [...new Set(values)]
  return [
    ...distinct.map(value => probe('reference or number', 'any', `id:${value}`)),
    ...distinct.slice(0, 1).map(value => probe('case, group or consignment reference', 'any', `ref:${value}`)),
  ]
}

const asSerial = (text: string): readonly Probe[] => {
  const serial = foldConfusables(cleanSerial(text))
  const { start, end } = legibleEnds(serial)
  return [
    ...(serial.includes('?') || serial.length < 4 ? [] : [probe('serial number', 'any', `e:${serial}`)]),
    ...(start === undefined ? [] : [probe('beginning of a serial number', 'any', `ea:${start}`)]),
    ...(end === undefined ? [] : [probe('end of a serial number', 'any', `ez:${end}`)]),
  ]
}

const asPostcode = (text: string): readonly Probe[] => {
  const postcode = cleanPostcode(text)
  return postcode === undefined ? [] : [probe('postcode', 'place', `pc:${postcode.replace(' ', '')}`)]
}

const asDate = (text: string): readonly Probe[] => {
  const date = cleanDate(text)
  return date?.precision === 'day' ? [probe('date of birth', 'person', `day:${date.from}`)] : []
}

const dateAtEnd = /^(.*\p{L}\S*)[\s,]+(\d{4}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{4}-\d{2}-\d{2})$/u

/** A year after a name is left to the comparing: only a whole day is a key. */
const asName = (text: string): readonly Probe[] => {
  const [, before, when] = dateAtEnd.exec(text) ?? []
  const [name] = nameFeatures([{ text: before ?? text }])
  if (name === undefined) return []
  const born = when === undefined ? undefined : cleanDate(when)
  const day = born?.precision === 'day' ? [`day:${born.from}`] : []
  const pairs = pairsIn(name)
  const keys = pairs.length > 0 ? pairs.map(pair => `n:${pair}`) : skeletonsIn(name).map(skeleton => `s:${skeleton}`)
  const words =
    pairs.length > 0 ? 'name, in any script and order' : 'part of a name, or one that sounds like it, in any script'
  return keys.map(key => probe(day.length > 0 ? `${words}, and date of birth` : words, 'person', key, ...day))
}

const asThing = (text: string): readonly Probe[] => {
  const words = [...new Set(wordsOfThing(text))].slice(0, 4)
  return words.length === 0
    ? []
    : [probe('name of a business, vessel or place', 'any', ...words.map(word => `w:${word}`))]
}

const asNumber = (text: string): readonly Probe[] => [
  ...asPhone(text),
  ...asPostcode(text),
  ...asHandle(text),
  ...(isCode(text) ? [asOwnReference, asPlate, asDocument, asReference].flatMap(read => read(text)) : []),
  ...(isCode(text) || /[?*#]/.test(text) ? asSerial(text) : []),
]
const isAddressed = (text: string): boolean => /@|:\/\//.test(text)

/** Every way the text can be read; what can be nothing but a date or an address is not guessed at further. */
export const queryKeys = (text: string): readonly Probe[] => {
  const typed = text.slice(0, longest).trim()
  const certain = [...asEmail(typed), ...asDate(typed)]
  if (certain.length > 0) return certain
  const words = /\p{L}/u.test(typed) && !isAddressed(typed) ? [...asName(typed), ...asThing(typed)] : []
  return [...new Map([...asNumber(typed), ...words].map(one => [one.keys.join(' '), one])).values()]
}
