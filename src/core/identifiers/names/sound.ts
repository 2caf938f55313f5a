// How one word of a name sounds, in one alphabet for all scripts, so that spellings in different scripts can be laid side by side.
//
// The signs: b p f v w t d s z k q g h l r m n y x as in English; T th, D dh, S sh, Z zh, C ch, J dj, j an undecided j, c a soft c or ts,
// G gh, X kh; a e i o u short vowels, A I U long ones, E ei or ai, O au; 3 a vowel whose colour is not written, Y an a or i at the end.
import anyAscii from 'any-ascii'
import { arabicLetters, arabicSound } from './arabic.ts'
import { cyrillicToLatin } from './cyrillic.ts'
import { geezToLatin } from './geez.ts'
import { greekToLatin } from './greek.ts'
import { hangulToLatin } from './hangul.ts'
import { hebrewLetters, hebrewSound } from './hebrew.ts'
import { latinSound, plainLetters } from './latin.ts'
import type { Script } from './script.ts'

export type Sounded = {
  readonly sound: string
  /** The letters as typed: Arabic ones in one spelling, Chinese and Korean ones as they are, all others as plain Latin letters. */
  readonly letters: string
  /** True where the script leaves vowels out, so that a vowel on the other side only is no difference. */
  readonly vowelsUnwritten: boolean
}

const toLatin: Partial<Readonly<Record<Script, (word: string) => string>>> = {
  latin: word => word,
  cyrillic: cyrillicToLatin,
  geez: geezToLatin,
  greek: greekToLatin,
  hangul: hangulToLatin,
}
/** In Latin letters; scripts without a table of their own go through any-ascii: enough to find a name again, not to tell close ones apart. */
const inLatin = (word: string, script: Script): string => {
  const latin = (toLatin[script] ?? anyAscii)(word)
  // Indian scripts are written after scholars, with c for the sound of ch.
  return script === 'abugida' ? latin.replaceAll(/c(?!h)/gi, 'ch') : latin
}

/** A consonant of these carries a vowel that is written only where it is another than the usual one, or is silent. */
const leavesVowelsOut: ReadonlySet<Script> = new Set(['geez', 'abugida'])

export const soundOf = (word: string, script: Script): Sounded => {
  if (script === 'arabic') return { sound: arabicSound(word), letters: arabicLetters(word), vowelsUnwritten: true }
  if (script === 'hebrew') return { sound: hebrewSound(word), letters: hebrewLetters(word), vowelsUnwritten: true }
  const latin = inLatin(word, script)
  const letters = script === 'han' || script === 'hangul' ? word : plainLetters(latin)
  return { sound: latinSound(latin), letters, vowelsUnwritten: leavesVowelsOut.has(script) }
}

const broadSigns: Readonly<Record<string, string>> = {
  e: 'a',
  A: 'a',
  '3': 'a',
  I: 'i',
  o: 'u',
  O: 'u',
  U: 'u',
  q: 'k',
  G: 'g',
  D: 'd',
  T: 't',
  w: 'v',
  j: 'J',
  Z: 'J',
  x: 'X',
}

/** A broader sound in which the usual romanisations of one name fall together (Mohammed, Muhamad); used to look up known names only. */
export const broadSound = (sound: string): string => [...sound].map(sign => broadSigns[sign] ?? sign).join('')
