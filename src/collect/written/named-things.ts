// Who and what is named in words: what somebody typed or the program found, made into a record of its kind.
import {
  cleanDate,
  cleanDocument,
  cleanEmail,
  cleanIdentifier,
  cleanName,
  cleanOnline,
  cleanPhone,
  cleanPlace,
  cleanPlate,
} from '#core/identifiers/index.ts'
import { closedSet, type Of } from '#core/language/closed-set.ts'
import type { Properties } from '#core/language/properties.ts'
import type { LinkType, ThingKind } from '#core/language/things.ts'

/** What an officer may name in what he writes, with how it is written in one line. */
export const nameable = closedSet({
  person: 'Person',
  phone: 'Phone number',
  vehicle: 'Vehicle, by its plate',
  account: 'Online account or e-mail address',
  document: 'Document, by its number',
  place: 'Place or address',
  organisation: 'Business or organisation',
  vessel: 'Boat or vessel',
  engine: 'Engine, by its serial number',
})
export type Nameable = Of<typeof nameable>

const dateAtEnd = /^(.*\p{L}\S*?)[\s,]+(?:born\s+)?(\d{4}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{4}-\d{2}-\d{2})$/u

const person = (text: string): Properties | undefined => {
  const [, before, date] = dateAtEnd.exec(text) ?? []
  const name = cleanName(before ?? text)
  const born = date === undefined ? undefined : cleanDate(date)
  return name && { name: [name], ...(born ? { birthDate: [born] } : {}) }
}

const digitsIn = (text: string): number => text.replaceAll(/\D/g, '').length

const account = (text: string): Properties | undefined => {
  const mail = cleanEmail(text)
  if (mail) return { email: [mail] }
  const online = cleanOnline(text)
  return online && { online: [online] }
}

const documentTypes =
  /^(passport|identity card|id card|driving licence|visa|residence permit)\s*(?:no\.?|number)?\s*:?\s*/i

const document = (text: string): Properties | undefined => {
  const type = documentTypes.exec(text)
  const found = cleanDocument(text.slice(type?.[0].length ?? 0), type?.[1] ? { type: type[1].toLowerCase() } : {})
  return found && { document: [found] }
}

const vessel = (text: string): Properties => {
  const hull = /\b[A-Z]{2}-?[A-Z0-9]{3}[A-Z0-9]{5}[A-L]\d{3}\b/i.exec(text)?.[0]
  const mmsi = /\bMMSI\s*:?\s*(\d{9})\b/i.exec(text)?.[1]
  const numbers = {
    ...(hull ? { hull: some(cleanIdentifier(hull, 'hull')) } : {}),
    ...(mmsi ? { mmsi: some(cleanIdentifier(mmsi, 'mmsi')) } : {}),
  }
  return Object.keys(numbers).length > 0 ? { ...numbers, description: [{ text }] } : { description: [{ text }] }
}

const some = <T>(value: T | undefined): readonly T[] => (value === undefined ? [] : [value])

const engine = (text: string): Properties => {
  const serial =
    /(?:serial|s\/n|number|no\.?)\s*:?\s*([A-Z0-9?*-]{4,})/i.exec(text)?.[1] ??
    (/^\S*\d\S*$/.test(text) ? text : undefined)
  const cleaned = serial === undefined ? undefined : cleanIdentifier(serial, 'engine-serial')
  return cleaned
    ? { engineSerial: [cleaned], ...(serial === text ? {} : { description: [{ text }] }) }
    : { description: [{ text }] }
}

const makers: Readonly<Record<Nameable, (text: string) => Properties | undefined>> = {
  person,
  phone: text => (digitsIn(text) >= 7 ? { phone: [cleanPhone(text)] } : undefined),
  vehicle: text => {
    const plate = cleanPlate(text)
    return plate.plate.length >= 2 && plate.plate.length <= 12 ? { plate: [plate] } : undefined
  },
  account,
  document,
  place: text => {
    const place = cleanPlace(text)
    return place && { address: [place] }
  },
  organisation: text => (/\p{L}|\p{N}/u.test(text) ? { name: [{ text }] } : undefined),
  vessel: text => (/\p{L}|\p{N}/u.test(text) ? vessel(text) : undefined),
  engine: text => (/\p{L}|\p{N}/u.test(text) ? engine(text) : undefined),
}

/** What a line says of a thing of this kind; undefined when it cannot be one. The words are kept as written. */
export const propertiesOf = (kind: Nameable, text: string): Properties | undefined =>
  text.length > 300 ? undefined : makers[kind](text)

export const howToMend: Readonly<Record<Nameable, string>> = {
  person: 'Write a name with at least one letter',
  phone: 'Write a phone number with at least seven digits',
  vehicle: 'Write the registration plate, for example AB12 CDE',
  account: 'Write the name of the account or the e-mail address',
  document: 'Write the number of the document, at least three signs',
  place: 'Write the place or the address',
  organisation: 'Write the name of the business',
  vessel: 'Describe the boat in a few words',
  engine: 'Write the serial number or describe the engine',
}

/** How a thing is tied to whoever uses it. */
export const tieToPerson: Readonly<Record<Nameable, LinkType>> = {
  person: 'related-to',
  phone: 'uses',
  vehicle: 'uses',
  account: 'uses',
  document: 'uses',
  place: 'seen-at',
  organisation: 'works-at',
  vessel: 'uses',
  engine: 'uses',
}

export const kindOf = (named: Nameable): ThingKind => named
