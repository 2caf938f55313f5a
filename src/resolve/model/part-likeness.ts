// Whether two parts of names are one: the same known name, the same sound in any script, or a typing error away.
import {
  areOneAbroad,
  isListedSpelling,
  isSpelledOneWay,
  joinedArticle,
  longNamesOf,
  type NamePart,
} from '#core/identifiers/index.ts'
import { typingErrors } from './edit-distance.ts'
import { soundLikeness, syllableLikeness } from './sound-distance.ts'

/** At or above this two parts are one name otherwise romanised. */
export const sameName = 0.93
/** At or above this they may be, with an error in one of them. */
export const nearName = 0.8
/** At or above this they resemble each other: a list of names may ask about them, a record is not joined by them. */
export const resembles = 0.72
const initial = 0.81
const shortForm = 0.86
const sameSyllable = 0.92
const oneErrorHeard = 0.77
const translated = 0.75
/** Two different names that are both well known are two names, however close they look (Amin and Amir, Hasan and Husain). */
const twoKnownNames = 0.6
/** Whatever sounds half alike by chance is another name. */
const differentName = 0.7

const isShortFormOf = (short: NamePart, long: NamePart): boolean =>
  longNamesOf(short.l).some(name => name === long.l || name === long.k)

/** A short form cut off the front of a name (Geoff, Kev, Gill); an a more makes a woman's name of a man's and is no short form. */
const cutShort = (a: string, b: string): number => {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  const rest = long.slice(short.length)
  return short.length >= 3 &&
    short.length <= 5 &&
    long.startsWith(short) &&
    rest !== 'a' &&
    (rest === 'e' || long.length >= 5)
    ? nearName
    : 0
}

// Endings that thousands of names share; what agrees in them alone is no agreement. [recalled: East and South Slavic, Georgian, Armenian,
// Turkic, Persian and Pashto family names, patronymics, Arabic compounds]
const sharedEnding =
  /(?:[oe]vi?t?[cC]h?|[oe]v(?:na|a)?|[iy]?nska|s?sk(?:iy?|y|a|ij)|enko|shvili|Svili|dze|yan|ian|oglu|oGlu|zadeh?|zay|zai|zE|uddin|udin|ullah?|ula|abadi)$/

/** Chinese and Korean signs, each a syllable; those of one sound are different names. */
export const areSyllables = (letters: string): boolean =>
  letters.charCodeAt(0) >= 0x3400 && letters.charCodeAt(0) < 0xd800

const typedWhole = (a: string, b: string): number => {
  const length = Math.min(a.length, b.length)
  if (length < 4) return 0
  const most = length >= 9 ? 2 : 1
  const errors = typingErrors(a, b, most)
  return errors > most ? 0 : 1 - errors / (length + 2)
}

/** The errors lie in what is left of the words, and no more are forgiven than that much shorter a word may have. */
const stemsFit = (a: string, b: string): boolean => {
  const ending = sharedEnding.exec(a)?.[0]
  if (ending === undefined || !b.endsWith(ending)) return true
  return typedWhole(a.slice(0, -ending.length), b.slice(0, -ending.length)) > 0
}

/** One error in four letters and two in nine may be typing; a shorter word with an error is another word. */
const typed = (a: string, b: string): number => {
  const likeness = typedWhole(a, b)
  return likeness > 0 && stemsFit(a, b) ? likeness : 0
}

const arabicArticle = /^ال(?=..)/
const hasArticle = ({ l }: NamePart): boolean => joinedArticle.test(l) || arabicArticle.test(l)

/**
 * A foreign name in Chinese or Korean syllables keeps its consonants, with l for r, and gains vowels (玛丽娜, Marina): enough for a
 * resemblance. [recalled: the Xinhua tables of transcription]
 */
const transcribed = (a: NamePart, b: NamePart): boolean => {
  if (areSyllables(a.l) === areSyllables(b.l) || (areSyllables(a.l) ? a : b).l.length < 2) return false
  const [one = '', other = ''] = [a, b].map(({ s }) => s[0]?.replaceAll('R', 'L'))
  return one.length > 2 && one === other
}

/** Aljubouri and Jubouri, الوا and Wa: an article joined on one side only. */
const apartFromArticle = (joined: NamePart, other: NamePart): number =>
  hasArticle(joined) && !hasArticle(other)
    ? soundLikeness(joined.x.slice(2), other.x, joined.v === 1, other.v === 1, nearName)
    : 0

/** An a at the end makes a woman's name of a man's (Karim, Karima); Slavic family names do it for sisters. [recalled] */
const womanAndMan = (a: string, b: string): boolean => {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return (
    /^(?:a|ah|eh|ه)$/.test(long.slice(short.length)) && long.startsWith(short) && !/(?:[oe]v|in|sk[iy])$/.test(short)
  )
}

const isInitial = (letters: string): boolean => letters.length === 1 && !areSyllables(letters)

const heard = (a: NamePart, b: NamePart): number => {
  const sound = Math.max(
    soundLikeness(a.x, b.x, a.v === 1, b.v === 1, nearName),
    apartFromArticle(a, b),
    apartFromArticle(b, a),
  )
  // Where vowels are not written nobody can tell one Latin spelling from another.
  const spelled = a.v === undefined && b.v === undefined && (isSpelledOneWay(a) || isSpelledOneWay(b))
  return spelled ? Math.min(sound, nearName) : sound
}

/** Two known names are two, unless one of them is only read as known and is one error away from a usual spelling (Aamir, Samir). */
const bothKnown = (a: NamePart, b: NamePart): number =>
  isListedSpelling(a.l) !== isListedSpelling(b.l) && typed(a.l, b.l) > 0 ? translated : twoKnownNames

/** A syllable sign is short and each vowel in it tells names apart (Yong, Jang), so it must sound the same. */
const syllableHeard = (a: NamePart, b: NamePart): number => {
  const sound = syllableLikeness(a.x, b.x)
  return sound >= sameSyllable ? Math.max(sound, sameName) : transcribed(a, b) ? nearName : 0
}

const spelledAlike = (a: NamePart, b: NamePart): number => {
  if (areSyllables(a.l) || areSyllables(b.l)) return syllableHeard(a, b)
  const likeness = Math.max(heard(a, b), typed(a.l, b.l), cutShort(a.l, b.l))
  if (likeness >= nearName) return likeness
  return typed(a.x, b.x) > 0 ? oneErrorHeard : Math.min(likeness, differentName)
}

const judged = (a: NamePart, b: NamePart): number => {
  if (a.l === b.l || (a.k !== undefined && a.k === b.k)) return 1
  if (areSyllables(a.l) && areSyllables(b.l)) return 0
  if (isInitial(a.l) || isInitial(b.l)) return a.l[0] === b.l[0] || a.x[0] === b.x[0] ? initial : 0
  if (isShortFormOf(a, b) || isShortFormOf(b, a)) return shortForm
  const both = a.k !== undefined && b.k !== undefined
  const likeness = both ? bothKnown(a, b) : womanAndMan(a.l, b.l) ? twoKnownNames : spelledAlike(a, b)
  return areOneAbroad(a, b) ? Math.max(likeness, translated) : likeness
}

type Heard = Pick<NamePart, 'x' | 'v'>
type Remembered = Heard & { readonly likeness: number }
type Row = Heard & { readonly others: Map<string, Remembered> }
const remembered = new Map<string, Row>()
const mostRemembered = 200_000
let count = 0

const forget = (): void => {
  remembered.clear()
  count = 0
}

const isHeardAs = (one: Heard, other: Heard): boolean => one.x === other.x && one.v === other.v
const heardOf = ({ x, v }: NamePart): Heard => (v === undefined ? { x } : { x, v })

const rowOf = (part: NamePart): Row => {
  const { l } = part
  const row = remembered.get(l) ?? { ...heardOf(part), others: new Map() }
  remembered.set(l, row)
  return row
}

const isShort = ({ l }: NamePart): boolean => longNamesOf(l).length > 0
const sameEnds = (a: string, b: string): boolean =>
  a.charCodeAt(0) === b.charCodeAt(0) || a.charCodeAt(a.length - 1) === b.charCodeAt(b.length - 1)

/** p, f and v are one letter in some scripts, and so begin alike. */
const lips = (sign: string | undefined): string | undefined => (sign === 'F' || sign === 'W' ? 'P' : sign)
const skeletonsMeet = (a: NamePart, b: NamePart): boolean => {
  for (const one of a.s)
    for (const other of b.s)
      if (
        sameEnds(one, other) ||
        (a.v !== b.v && (lips(one[0]) === lips(other[0]) || lips(one.at(-1)) === lips(other.at(-1))))
      )
        return true
  return false
}

/** Parts that neither begin nor end alike, in letters or in consonants, are no spelling of each other; most pairs end here. */
const mayBeAlike = (a: NamePart, b: NamePart): boolean =>
  sameEnds(a.l, b.l) || skeletonsMeet(a, b) || isShort(a) || isShort(b) || areOneAbroad(a, b)

/**
 * 0 to 1; remembered by letters, because the same few thousand names meet millions of times.
 * INVARIANT: what is remembered never depends on what came before: letters that sound otherwise here (Şahin, Sahin) are judged anew.
 */
export const partLikeness = (a: NamePart, b: NamePart): number => {
  if (a.l === b.l) return 1
  if (!mayBeAlike(a, b)) return 0
  const [first, second] = a.l < b.l ? [a, b] : [b, a]
  if (count >= mostRemembered) forget()
  const row = rowOf(first)
  if (!isHeardAs(row, first)) return judged(first, second)
  const known = row.others.get(second.l)
  if (known !== undefined) return isHeardAs(known, second) ? known.likeness : judged(first, second)
  const likeness = judged(first, second)
  row.others.set(second.l, { ...heardOf(second), likeness })
  count += 1
  return likeness
}
