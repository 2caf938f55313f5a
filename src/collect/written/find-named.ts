// What the program finds in words: numbers, plates, accounts, places and names. It proposes; whoever wrote the words decides.
import { cleanEmail, cleanPhone, cleanPlate, nameFeatures } from '#core/identifiers/index.ts'
import type { Nameable } from './named-things.ts'

export type FoundInWords = { readonly kind: Nameable; readonly text: string }

type Spot = FoundInWords & { readonly from: number; readonly to: number }

const spots = (
  words: string,
  pattern: RegExp,
  kind: Nameable,
  isOne: (text: string) => boolean = () => true,
  group = 0,
) =>
  [...words.matchAll(pattern)].flatMap((found): Spot[] => {
    const text = found[group]?.trim().replace(/[.,;:)]+$/, '') ?? ''
    const from = found.index + (found[0].indexOf(text) < 0 ? 0 : found[0].indexOf(text))
    return text !== '' && isOne(text) ? [{ kind, text, from, to: from + text.length }] : []
  })

const mail = /[^\s@<>()]+@[^\s@<>()]+\.[a-z]{2,}/gi
const address =
  /\b(?:https?:\/\/)?(?:www\.)?(?:t\.me|telegram\.me|facebook\.com|fb\.com|instagram\.com|tiktok\.com|snapchat\.com|x\.com|twitter\.com|wa\.me|vk\.com)\/[^\s,;]+/gi
const handle = /(?<![\w.@/])@[a-z0-9_.]{3,40}/gi
const phone = /(?<![\w/-])(?:\+|00)?\(?\d[\d\s().-]{7,18}\d(?![\w-])/g
const british =
  /\b(?:[A-Z]{2}\d{2}\s?[A-Z]{3}|[A-Z]\d{1,3}\s?[A-Z]{3}|[A-Z]{3}\s?\d{1,3}[A-Z]|[A-Z]{1,3}Z\s?\d{1,4})\b/g
const otherPlate =
  /\b(?:registration|plate|index|VRM|reg)(?:\s+(?:number|mark|no\.?))?\s*:?\s+([A-Z0-9]{1,4}[ -]?[A-Z0-9]{1,5}(?:[ -][A-Z0-9]{1,4})?)\b/g
const papers =
  /\b(?:passport|identity card|ID card|driving licence|visa|residence permit)(?:\s+(?:number|no\.?))?\s*:?\s+[A-Z]{0,3}\d[A-Z0-9]{4,14}\b/gi
const postcode =
  /(?:\b\d{1,4}[A-Za-z]?\s+(?:[A-Z][\p{L}'’-]+\s*,?\s*){1,5})?\b[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}\b/gu
const serial = /\b(?:engine|serial|outboard)[^.;\n]{0,40}?\b(?:serial|s\/n|number|no\.?)\s*:?\s*([A-Z0-9?*-]{5,})/gi
const hull = /\b[A-Z]{2}-?[A-Z0-9]{3}[A-Z0-9]{5}[A-L]\d{3}\b/g

// Two to four words of a name, with the small words that stand inside names.
const inName = String.raw`(?:\p{Lu}[\p{L}'’-]+|al-\p{Lu}[\p{L}'’-]+)`
const names = new RegExp(
  String.raw`(?<![\p{L}-])${inName}(?:\s+(?:bin|bint|al|el|de|van|von|ul|ur)(?=\s))?(?:\s+${inName}){1,3}`,
  'gu',
)
const otherScripts =
  /[\p{Script=Arabic}\p{Script=Cyrillic}]{2,}(?:\s+[\p{Script=Arabic}\p{Script=Cyrillic}]{2,}){1,3}/gu

/** One of its words is a name that is known: Saltmere Council is none, Zef Marku is one. */
const bearsKnownName = (text: string): boolean =>
  nameFeatures([{ text }]).some(({ p }) => p.some(part => part.k !== undefined && part.l.length > 2))

const isPhone = (text: string): boolean => {
  const digits = text.replaceAll(/\D/g, '')
  return (
    digits.length >= 9 &&
    digits.length <= 15 &&
    (/^(?:\+|00|0|\()/.test(text) || cleanPhone(`+${digits}`).e164 !== undefined)
  )
}

const isBritish = (text: string): boolean => cleanPlate(text).country === 'GB'

const overlaps = (one: Spot, other: Spot): boolean => one.from < other.to && other.from < one.to

const mostFound = 20

/** In the order of the words, each thing once. What stands in something found before it (a plate in a passport's number) is not found again. */
export const findNamed = (words: string): readonly FoundInWords[] => {
  const all = [
    ...spots(words, mail, 'account', text => cleanEmail(text) !== undefined),
    ...spots(words, address, 'account'),
    ...spots(words, papers, 'document'),
    ...spots(words, hull, 'vessel'),
    ...spots(words, serial, 'engine', () => true, 1),
    ...spots(words, phone, 'phone', isPhone),
    ...spots(words, postcode, 'place'),
    ...spots(words, british, 'vehicle', isBritish),
    ...spots(words, otherPlate, 'vehicle', text => /\d/.test(text), 1),
    ...spots(words, handle, 'account'),
    ...spots(words, names, 'person', bearsKnownName),
    ...spots(words, otherScripts, 'person', bearsKnownName),
  ]
  const taken: Spot[] = []
  for (const spot of all)
    if (!taken.some(one => overlaps(one, spot) || (one.kind === spot.kind && sameText(one, spot)))) taken.push(spot)
  return taken
    .sort((a, b) => a.from - b.from)
    .slice(0, mostFound)
    .map(({ kind, text }) => ({ kind, text }))
}

const folded = (text: string): string => text.replaceAll(/[\s.()-]/g, '').toLowerCase()
const sameText = (one: Spot, other: Spot): boolean => folded(one.text) === folded(other.text)
