// Names in Korean letters, syllable by syllable, into the Latin spelling that Korean passports and the press use most.

// [recalled: Unicode composes a Hangul syllable from 19 initials, 21 vowels and 28 finals; Revised Romanization of 2000, with k, t, p, ch
// for the plain initials as McCune-Reischauer and most passports write them]
const initials = 'k kk n t tt r m p pp s ss  ch jj ch k t p h'.split(' ')
const vowels = 'a ae ya yae o e yo ye o wa wae oe yo u wo we wi yu u ui i'.split(' ')
const finals = ' k k k n n n t l k m p l l p l m p p t t ng t t k t p t'.split(' ')

// Family names keep their own old spelling. [recalled: passports of the Republic of Korea]
const families: Readonly<Record<string, string>> = {
  김: 'kim',
  이: 'lee',
  리: 'ri',
  박: 'park',
  최: 'choi',
  정: 'jung',
  조: 'cho',
  강: 'kang',
  임: 'lim',
  림: 'rim',
  노: 'noh',
  로: 'ro',
  우: 'woo',
  오: 'oh',
  유: 'yoo',
  신: 'shin',
  심: 'shim',
}

const syllable = (letter: string): string => {
  const code = (letter.codePointAt(0) ?? 0) - 0xac00
  if (code < 0 || code >= 11_172) return ''
  const initial = initials[Math.floor(code / 588)] ?? ''
  const spelled = initial + (vowels[Math.floor((code % 588) / 28)] ?? '') + (finals[code % 28] ?? '')
  return spelled.replace(/^si/, 'shi')
}

/** A syllable by itself may be a family name; within a longer word it is read by its letters. */
export const hangulToLatin = (word: string): string =>
  families[word] ?? [...word.normalize('NFC')].map(syllable).join('')
