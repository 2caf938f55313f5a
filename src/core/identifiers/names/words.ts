// A written name cut into its words, each with its script, its letters and its sound.
import type { NameValue } from '#core/language/properties.ts'
import { type Script, scriptOf } from './script.ts'
import { type Sounded, soundOf } from './sound.ts'

/** What the source says of a part: given name, family name or patronymic. */
export type PartRole = 'g' | 'f' | 'p'
export type NameWord = Sounded & {
  readonly script: Script
  readonly role: PartRole | undefined
  /** Alef with a hamza at the beginning: it is no article. */
  readonly hamza?: true
}

const quotes = /['’‘`´ʿʾʼ"“”]/gu
const breaks = /[\s\-‐‑‒–—_.,;:/\\()[\]{}|·•&+*#@<>=!?]+/u
const digitsForLetters: Readonly<Record<string, string>> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', 8: 'b' }

/** Digits typed or scanned for letters (Ig0r); a word of digits only is no name. */
const withoutDigits = (word: string): string =>
  /\d/.test(word) && /\p{L}{2}/u.test(word) ? word.replaceAll(/\d/g, digit => digitsForLetters[digit] ?? '') : word

/** Two words run together keep their capitals (SergeiLavrov); Mac and Mc are no words. */
const runTogether = (word: string): readonly string[] =>
  /^(?:Mac|Mc)/.test(word) ? [word] : word.replaceAll(/(\p{Lu}\p{Ll}{2,})(?=\p{Lu}\p{Ll})/gu, '$1 ').split(' ')

/** Chinese and Korean names are written without spaces, one syllable a letter; a foreign name among them has a dot between its words. */
const syllables = (word: string, text: string): readonly string[] => {
  const script = scriptOf(word)
  return (script === 'han' || script === 'hangul') && !text.includes('·') && [...word].length <= 4 ? [...word] : [word]
}

/** Son or daughter of: the father's name follows; wife of: another person's name follows. [recalled: South Asian police forms] */
const kinSpelledOut = (text: string): string =>
  text.replace(/\b[sd]\s*\/\s*o\b/gi, ' bin ').replace(/\bw\s*\/\s*o\b.*$/i, '')

/** Initials written as one word (JC Juncker) where the rest of the name is not in capitals. */
const initials = (word: string, text: string): readonly string[] =>
  /^[B-DF-HJ-NP-TV-Z]{2,3}$/.test(word) && text !== text.toUpperCase() ? [...word] : [word]

const piecesOf = (text: string): readonly string[] =>
  kinSpelledOut(text)
    .normalize('NFKC')
    .replaceAll(quotes, '')
    .replaceAll(/[\u200B-\u200F\u2060\uFEFF]/gu, '')
    .split(breaks)
    .filter(word => /\p{L}/u.test(word))
    .flatMap(word => initials(word, text))
    .flatMap(runTogether)
    .flatMap(word => syllables(word, text))
    .map(withoutDigits)

const wordsIn = (text: string | undefined, role: PartRole | undefined): readonly NameWord[] =>
  piecesOf((text ?? '').slice(0, 200)).map(piece => {
    const script = scriptOf(piece)
    return { ...soundOf(piece, script), script, role, ...(/^[أإآ]/.test(piece) ? { hamza: true as const } : {}) }
  })

/** "FAMILY, Given" names its own parts; a comma after two words or more may as well close a list of titles. */
const wordsOfText = (text: string): readonly NameWord[] => {
  const [family = '', given = '', ...more] = text.split(/[,،]/)
  const named = given.trim() !== '' && more.length === 0
  return named ? [...wordsIn(given, 'g'), ...wordsIn(family, 'f')] : wordsIn(text, undefined)
}

export const wordsOfName = (name: NameValue): readonly NameWord[] => {
  const { given, patronymic, family } = name
  const words =
    given === undefined && family === undefined
      ? wordsOfText(name.text)
      : [...wordsIn(given, 'g'), ...wordsIn(patronymic, 'p'), ...wordsIn(family, 'f')]
  return words.filter(word => word.letters !== '' && word.sound !== '')
}
