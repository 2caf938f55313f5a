// Names in the Arabic script: Arabic, Persian, Dari, Pashto, Sorani and Urdu letters read into sounds; short vowels are mostly not written.

// [recalled: Unicode charts and the alphabets of the six languages; ذ ض ظ are z in Persian, Urdu and Turkish, dh or d in Arabic]
const consonants: Readonly<Record<string, string>> = {
  ب: 'b',
  پ: 'p',
  ت: 't',
  ط: 't',
  ټ: 't',
  ٹ: 't',
  ث: 'T',
  ج: 'J',
  چ: 'C',
  ح: 'h',
  ه: 'h',
  ھ: 'h',
  ہ: 'h',
  خ: 'X',
  څ: 'c',
  ځ: 'z',
  د: 'd',
  ډ: 'd',
  ڈ: 'd',
  ذ: 'D',
  ض: 'D',
  ظ: 'D',
  ر: 'r',
  ړ: 'r',
  ڑ: 'r',
  ڕ: 'r',
  ز: 'z',
  ژ: 'Z',
  ږ: 'Z',
  س: 's',
  ص: 's',
  ش: 'S',
  ښ: 'S',
  غ: 'G',
  ف: 'f',
  ڤ: 'v',
  ق: 'q',
  ک: 'k',
  گ: 'g',
  ګ: 'g',
  ل: 'l',
  ڵ: 'l',
  م: 'm',
  ن: 'n',
  ڼ: 'n',
  ں: 'n',
}
// Letters that always stand for a written vowel (Sorani writes all but short i) and the optional vowel signs.
const writtenVowels: Readonly<Record<string, string>> = {
  آ: 'A',
  ە: 'a',
  ۆ: 'o',
  ێ: 'E',
  ې: 'E',
  ۍ: 'E',
  '\u064E': 'a',
  '\u064F': 'u',
  '\u0650': 'i',
}
const spellings: readonly (readonly [RegExp, string])[] = [
  [/[يىئ](?=\u0654)/g, 'ی'],
  [/[يى]/g, 'ی'],
  [/ك/g, 'ک'],
  [/[أإٱ]/g, 'ا'],
  [/ؤ/g, 'و'],
  [/[ۀةۃ]/g, 'ه'],
  [/[ء\u0640\u064B-\u064D\u0651-\u065F\u0670\u200B-\u200F]/g, ''],
]

/** One spelling per word: Arabic and Persian forms of yeh, kaf, heh and alef are typed for each other in every register. [recalled] */
export const arabicLetters = (word: string): string =>
  spellings.reduce((text, [from, to]) => text.replaceAll(from, to), word.normalize('NFKC').normalize('NFC'))

const vowelLetters = 'اآویەۆێېۍئ'
const isVowelLetter = (letter: string | undefined): boolean => letter !== undefined && vowelLetters.includes(letter)

/** Waw and yeh are consonants at the beginning and before a long a, else long vowels; doubled waw is Sorani's long u. */
const soundOfGlide = (text: string, at: number, consonant: string, vowel: string): string => {
  const next = text[at + 1]
  if (text[at] === next) return ''
  if (at === 0 || (at === 1 && text[0] === 'ئ')) return at === 0 ? consonant : vowel
  return next === 'ا' || next === 'ە' || next === 'ۆ' ? consonant : vowel
}

const soundOfLetter = (text: string, at: number): string => {
  const letter = text[at] ?? ''
  const first = at === 0
  if (letter === 'ا') return first ? (text[1] === 'ی' && text.length > 2 ? '' : '3') : 'A'
  if (letter === 'ع') return first && isVowelLetter(text[1]) ? '' : '3'
  if (letter === 'ئ') return first ? '' : 'I'
  if (letter === 'و') return soundOfGlide(text, at, 'w', 'U')
  if (letter === 'ی') return soundOfGlide(text, at, 'y', 'I')
  if (letter === 'ه' && at === text.length - 1 && at > 0) return isVowelLetter(text[at - 1]) ? '' : 'a'
  return consonants[letter] ?? writtenVowels[letter] ?? ''
}

/** How a word in the Arabic script sounds, in the signs of sound.ts; 3 is a vowel whose colour is not written. */
export const arabicSound = (word: string): string => {
  const text = arabicLetters(word)
  return [...text].map((_, at) => soundOfLetter(text, at)).join('')
}
