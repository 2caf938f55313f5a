// Names in Hebrew letters (Hebrew, Yiddish spellings of names): consonants read into sounds; most vowels are not written.

// [recalled: alphabet and the common romanisation of the Academy of the Hebrew Language, 2006; bet, kaf and pe have a second sound without
// a point, which sound-distance.ts allows for against letters that write vowels]
const consonants: Readonly<Record<string, string>> = {
  ב: 'b',
  ג: 'g',
  ד: 'd',
  ז: 'z',
  ח: 'X',
  ט: 't',
  כ: 'k',
  ך: 'X',
  ל: 'l',
  מ: 'm',
  ם: 'm',
  נ: 'n',
  ן: 'n',
  ס: 's',
  פ: 'p',
  ף: 'f',
  צ: 'c',
  ץ: 'c',
  ק: 'k',
  ר: 'r',
  ש: 'S',
  ת: 't',
}
// A geresh after it makes another consonant (ג׳ורג׳: George, צ׳רלס: Charles).
const withGeresh: Readonly<Record<string, string>> = { ג: 'J', ז: 'Z', צ: 'C', ץ: 'C', ת: 'T', ד: 'D' }
const geresh = /['’׳]/

/** Points and accents go; the letters stay as they are. */
export const hebrewLetters = (word: string): string => word.normalize('NFKD').replaceAll(/[\u0591-\u05C7]/g, '')

/** Vav and yod are consonants at the beginning or doubled, else vowels; alef and ayin carry a vowel; he at the end is an a. */
const soundOfLetter = (text: string, at: number): string => {
  const [letter = '', next, before] = [text[at], text[at + 1], text[at - 1]]
  if (next !== undefined && geresh.test(next)) return withGeresh[letter] ?? consonants[letter] ?? ''
  if (letter === 'א' || letter === 'ע') return at === 0 && (next === 'ו' || next === 'י') ? '' : '3'
  if (letter === 'ו') return at === 0 ? 'v' : before === 'ו' ? '' : next === 'ו' ? 'v' : 'U'
  if (letter === 'י') return at === 0 ? 'y' : before === 'י' ? '' : next === 'י' ? 'E' : next === 'ה' ? 'y' : 'I'
  if (letter === 'ה') return at === text.length - 1 ? 'a' : 'h'
  return consonants[letter] ?? ''
}

/** How a word in Hebrew letters sounds, in the signs of sound.ts. */
export const hebrewSound = (word: string): string => {
  const text = hebrewLetters(word)
  return [...text].map((_, at) => soundOfLetter(text, at)).join('')
}
