// The name of an organisation or a vessel, taken apart for comparing: legal form and vessel prefix aside, numbers by themselves.
import anyAscii from 'any-ascii'
import { familyOfForm, legalFormAt, longForms, withoutNativeForm } from './legal-forms.ts'
import { type NamePart, partOfWord } from './parts.ts'
import { scriptOf } from './script.ts'
import { soundOf } from './sound.ts'

export type OrganisationName = {
  /** Words that name it, each compared as a part of a name is. */
  readonly words: readonly NamePart[]
  /** Numbers, Roman ones in digits: a series, a year, a branch. */
  readonly numbers: readonly string[]
  /** Families of legal form; several where the name holds several. */
  readonly forms: readonly string[]
  /** First letters of all its words, for a name that is known by them (People's Liberation Army, PLA). */
  readonly initials: string
}

const vessels = new Set('mv mt ms ss sy my fv mfv tug hms rv mtug mtanker'.split(' '))
const unsaid = new Set(
  'the of and for in a an et und de der die das des du la le les el al los y e i o van von do da'.split(' '),
)
const most = 10

/** Signs of syllables and words with digits in them go through any-ascii; Arabic and Hebrew letters stay, without the article. */
const plainWord = (word: string): string => {
  const script = scriptOf(word)
  if (/\d/.test(word) || script === 'han' || script === 'hangul' || script === 'other') return anyAscii(word)
  return soundOf(word, script).letters.replace(/^(?:ال|لل)(?=...)/, '')
}

/** A.B.C. and p.l.c. are one word; M/V is MV; & is and. */
const tidied = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(
      /(?<![\p{L}\p{N}])(?:\p{L}\.\s?){2,}(?:\p{L}(?![\p{L}\p{N}]))?/gu,
      letters => ` ${letters.replaceAll(/[.\s]/g, '')} `,
    )
    .replaceAll(/(?<![\p{L}])([ABKMSabkms])\/([A-Za-z])(?![\p{L}])/gu, '$1$2')
    .replaceAll(/['’‘`´ʼ]/g, '')
    .replaceAll('&', ' and ')

const plainWords = (text: string): readonly string[] => {
  const naming = wordsIn(tidied(withoutNativeForm(text)))
  return naming.length > 0 ? naming : wordsIn(tidied(text))
}

const wordsIn = (tidy: string): readonly string[] =>
  tidy
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter(word => word !== '')
    .flatMap(word =>
      plainWord(word)
        .toLowerCase()
        .split(/[^a-z0-9\u0590-\u06ff]+/),
    )
    .filter(word => word !== '')

// Roman numerals by themselves, from two letters on, and I after another word; C, D, L and M alone are initials.
const roman = /^(?:x{0,3})(?:ix|iv|v?i{0,3})$/
const romanDigits: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10 }
const fromRoman = (word: string): number =>
  [...word].reduce((sum, letter, at) => {
    const [value, next] = [romanDigits[letter] ?? 0, romanDigits[word[at + 1] ?? ''] ?? 0]
    return sum + (value < next ? -value : value)
  }, 0)

const spelled = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ')
const ordinals = 'zeroth first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ')

const numberIn = (word: string, at: number): string | undefined => {
  if (/^\d+$/.test(word)) return String(Number(word))
  if (/\d/.test(word)) return word.replace(/^(\d+)(?:st|nd|rd|th)$/, '$1')
  if (at > 0 && word !== '' && roman.test(word)) return String(fromRoman(word))
  const counted = Math.max(spelled.indexOf(word), ordinals.indexOf(word))
  return counted >= 0 ? String(counted) : undefined
}

type Sorted = { words: string[]; numbers: string[]; forms: string[] }

const isMisspelt = (word: string): boolean =>
  word.length >= 8 &&
  longForms.some(form => form.slice(0, 6) === word.slice(0, 6) && Math.abs(form.length - word.length) <= 2)

const sorted = (words: readonly string[]): Sorted => {
  const so: Sorted = { words: [], numbers: [], forms: [] }
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? ''
    const form = legalFormAt(words, at)
    const number = numberIn(word, at)
    if (form !== undefined) {
      so.forms.push(form.family)
      at += form.words.length - 1
    } else if (number !== undefined) so.numbers.push(number)
    else if (isMisspelt(word)) so.forms.push('stock')
    else so.words.push(word)
  }
  return so
}

/** Siemensag: a form run together with the name, which stands without it on the other side. */
const formAtEnd = (word: string, others: ReadonlySet<string>): string | undefined =>
  [2, 3, 4]
    .map(length => word.slice(-length))
    .find(end => familyOfForm(end) !== undefined && others.has(word.slice(0, -end.length)))

export const organisationName = (text: string, beside = ''): OrganisationName => {
  const all = plainWords(text.slice(0, 300))
  const so = sorted(all)
  const others = new Set(plainWords(beside.slice(0, 300)))
  const naming = so.words.filter(
    (word, at) => !unsaid.has(word) && !(vessels.has(word) && (at === 0 || at === so.words.length - 1)),
  )
  const words = (naming.length > 0 ? naming : all).map(word => {
    const end = formAtEnd(word, others)
    return end === undefined ? word : word.slice(0, -end.length)
  })
  return {
    words: words.slice(0, most).map(word => partOfWord({ ...soundOf(word, scriptOf(word)), role: undefined })),
    numbers: so.numbers,
    forms: so.forms,
    initials: so.words
      .filter(word => !unsaid.has(word))
      .map(word => word[0])
      .join(''),
  }
}

const organised =
  /\b(?:bank|group|holdings?|trust|foundation|institute|university|ministry|agency|committee|council|party|army|association|company|corporation|industries|trading|shipping|enterprise|fund|partners)\b/i

// Motor vessel, tanker, yacht; fishing vessel; sailing yacht: in capitals before the name.
const vesselPrefix = /^\s*(?:M\/?[VTY]|F\/?V|S\/?Y|[MS]\/S)\.?\s+\p{L}{2}/u

const strongForms =
  /^(?:ltd|limited|llc|gmbh|inc|plc|ooo|oao|zao|pao|jsc|corp|sarl|srl|llp|spa|pjsc|ojsc|cjsc|bv|nv|sdnbhd|doo|shpk|aktiengesellschaft)$/

/** True for a name that says it is no person's: it bears a legal form or a word that only organisations bear. */
export const looksOrganised = (text: string): boolean => {
  const words = plainWords(text)
  const isSpelledOut = (at: number): boolean => {
    const form = legalFormAt(words, at)?.words ?? []
    return form.length > 1 && form.some(word => word.length > 2)
  }
  const hasForm = words.some((word, at) => strongForms.test(word) || isSpelledOut(at))
  return (
    (hasForm && words.length > 1) || vesselPrefix.test(text) || organised.test(text) || withoutNativeForm(text) !== text
  )
}
