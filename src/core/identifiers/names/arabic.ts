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

/**
 * Before a vowel that is written: a long a, Sorani's a and o; yeh also before heh at the end (رقیه, Ruqayya), waw also before a yeh that is
 * a vowel itself (سوید, Suwayd, but رویا, Roya).
 */
const isGlideBefore = (text: string, at: number): boolean => {
  const next = text[at + 1]
  if (next === 'ا' || next === 'ە' || next === 'ۆ') return true
  if (text[at] === 'ی') return next === 'ه' && at + 2 === text.length
  return next === 'ی' && !isGlideBefore(text, at + 1)
}

/** Waw and yeh are consonants at the beginning and before a vowel, else long vowels; doubled waw is Sorani's long u. */
const soundOfGlide = (text: string, at: number, consonant: string, vowel: string): string => {
  const next = text[at + 1]
  if (text[at] === next) return ''
  if (at === 0 || (at === 1 && text[0] === 'ئ')) return at === 0 ? consonant : vowel
  return isGlideBefore(text, at) ? consonant : vowel
}

/** Alef before waw or yeh and a consonant is a diphthong: أوس (Aws), أيمن (Ayman), سائد (Saed), نايف (Nayef), آيلا (Ayla). [recalled: ALA-LC Arabic] */
const diphthongs: Readonly<Record<string, string>> = { و: 'O', ی: 'E', ئ: 'E' }
const diphthongAt = (text: string, at: number): string | undefined => {
  const [letter, next = '', after] = [text[at], text[at + 1], text[at + 2]]
  const stands =
    (letter === 'ا' || letter === 'آ') && after !== undefined && !isVowelLetter(after) && (at > 0 || next !== 'ئ')
  // Within a word waw after a long a keeps its consonant (Dawud, Nawal); only at the beginning is it a diphthong.
  return stands && !(at > 0 && next === 'و') && !(after === 'ه' && at + 3 === text.length)
    ? diphthongs[next]
    : undefined
}

/** Heh at the end is a vowel after a consonant, and silent after a long one (شاه, Shah). */
const endsInHeh = (text: string, at: number): string =>
  isVowelLetter(text[at - 1]) && !(at > 1 && text[at - 1] === 'ی') ? '' : 'a'

const soundOfLetter = (text: string, at: number): string => {
  const letter = text[at] ?? ''
  const first = at === 0
  if (at > 0 && diphthongAt(text, at - 1) !== undefined) return ''
  const diphthong = diphthongAt(text, at)
  if (diphthong !== undefined) return diphthong
  if (letter === 'ا') return first ? (text[1] === 'ی' && text.length > 2 ? '' : '3') : 'A'
  if (letter === 'ع') return first && isVowelLetter(text[1]) ? '' : '3'
  if (letter === 'ئ') return first ? '' : isVowelLetter(text[at + 1]) ? '3' : 'I'
  if (letter === 'و') return soundOfGlide(text, at, 'w', 'U')
  if (letter === 'ی') return soundOfGlide(text, at, 'y', 'I')
  if (letter === 'ه' && at === text.length - 1 && at > 0) return endsInHeh(text, at)
  return consonants[letter] ?? writtenVowels[letter] ?? ''
}

/** Yeh without dots at the end is an a (منى, Muna) or, in Egypt, the usual yeh (على, Ali); sign Y leaves it open. [recalled: ISO 233] */
const openEnd = /.ى$/u

/** How a word in the Arabic script sounds, in the signs of sound.ts; 3 is a vowel whose colour is not written. */
export const arabicSound = (word: string): string => {
  const text = arabicLetters(word)
  const sound = [...text].map((_, at) => soundOfLetter(text, at)).join('')
  // An ai at the end is one sound in most romanisations (رفاعی, Rifai; رجائی, Rajai).
  const ended = sound.replace(/A3?II?$/, 'E')
  return openEnd.test(word.normalize('NFC')) ? ended.replace(/I$/, 'Y') : ended
}
