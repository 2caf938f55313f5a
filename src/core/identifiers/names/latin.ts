// Latin letters as they are written across Europe, Turkey, Kurdistan, Vietnam and East Africa, folded to plain letters and read into sounds.

// Letters that Unicode decomposition leaves alone or that stand for a sound of their own. [recalled: Albanian, Turkish, Kurmanji,
// Vietnamese, Polish, Czech, Romanian, Azerbaijani and Nordic orthographies]
const ownLetters: Readonly<Record<string, string>> = {
  đ: 'd',
  ð: 'dh',
  þ: 'th',
  ł: 'l',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  ı: 'i',
  ə: 'a',
  ħ: 'h',
  ŋ: 'ng',
  ş: 'sh',
  ș: 'sh',
  š: 'sh',
  ś: 'sh',
  ç: 'ch',
  č: 'ch',
  ć: 'ch',
  ţ: 'ts',
  ț: 'ts',
  ž: 'zh',
  ź: 'zh',
  ğ: 'gh',
}
const marks = /\p{M}/gu
const notPlain = /[^a-z]/g

/** Plain letters as a clerk without the diacritics would type them (Şahin → sahin, Nguyễn → nguyen, Đức → duc). */
export const plainLetters = (word: string): string =>
  word
    .toLowerCase()
    .replaceAll(/[đðłøıəħ]/g, letter => (ownLetters[letter] ?? letter).slice(0, 1))
    .replaceAll(/[þæœßŋ]/g, letter => ownLetters[letter] ?? letter)
    .normalize('NFD')
    .replaceAll(marks, '')
    .replaceAll(notPlain, '')

/** Đ begins a Vietnamese syllable with a plain d (Đức); elsewhere it is Serbo-Croatian dj (Đorđe, Anđela). [recalled] */
const southSlavicDj = /(?<=.)đ|^đ(?=[aeiou]+[^aeiou]+[aeiou])/g

/** Letters with their diacritics spelled out (Şahin → shahin). */
const spelledOut = (word: string): string =>
  [...word.normalize('NFC').toLowerCase().replaceAll(southSlavicDj, 'dj')]
    .map(letter => ownLetters[letter] ?? letter)
    .join('')
    .normalize('NFD')
    .replaceAll(marks, '')
    .replaceAll(notPlain, '')

// Groups of letters that stand for one sound, longest first; see sound.ts for the signs. [recalled: ALA-LC, UN and press romanisations;
// xh, gj, dj and zh are Albanian, sch and tsch German,
// cz Polish, ou French-style Arabic; ayi and aei are the open syllables that others write ay or ae (Nayif, Naif, Naef)]
const groups: Readonly<Record<string, string>> = {
  schtsch: 'S',
  tsch: 'C',
  shch: 'S',
  dsch: 'J',
  sch: 'S',
  tch: 'C',
  dzh: 'J',
  sh: 'S',
  ch: 'C',
  kh: 'X',
  gh: 'G',
  th: 'T',
  dh: 'D',
  zh: 'Z',
  ph: 'f',
  ts: 'c',
  tz: 'c',
  dz: 'z',
  xh: 'J',
  gj: 'J',
  dj: 'J',
  ck: 'k',
  qu: 'k',
  ks: 'x',
  cz: 'C',
  sz: 'S',
  ee: 'I',
  ii: 'I',
  ie: 'I',
  iy: 'I',
  oo: 'U',
  ou: 'U',
  uu: 'U',
  aa: 'A',
  ei: 'E',
  ey: 'E',
  ai: 'E',
  ay: 'E',
  ae: 'E',
  ayi: 'E',
  aye: 'E',
  aei: 'E',
  au: 'O',
  aw: 'O',
  ow: 'O',
}
const vowels = 'aeiouy'
const isVowel = (letter: string | undefined): boolean => letter !== undefined && vowels.includes(letter)

/** A glide between two vowels stays a consonant (Hayat), and a doubled vowel is not cut in two (Sa-eed). */
const groupStands = (group: string, next: string | undefined): boolean => {
  const last = group.at(-1)
  // In German and Polish spellings of Slavic names a w at the end is a v (Kowaljow).
  if (group === 'ow' && next === undefined) return false
  if (last === 'y' || last === 'w') return !isVowel(next)
  // Before e and i only is qu a k alone (Enrique); Qusay and Quang keep their u.
  if (group === 'qu') return next === 'e' || next === 'i'
  return !(isVowel(last) && next === last)
}

const groupAt = (text: string, at: number): string | undefined => {
  for (let length = 7; length > 1; length -= 1) {
    const group = text.slice(at, at + length)
    if (group.length === length && groups[group] !== undefined && groupStands(group, text[at + length])) return group
  }
  return undefined
}

const soundOfLetter = (text: string, at: number): string => {
  const letter = text[at] ?? ''
  const next = text[at + 1]
  if (letter === next && !isVowel(letter)) return ''
  if (letter === 'c') return next !== undefined && 'eiy'.includes(next) ? 'c' : 'k'
  if (letter === 'y') return text[at - 1] === 'i' ? '' : isVowel(next) ? 'y' : 'i'
  if (letter === 'h' && next === undefined && isVowel(text[at - 1])) return ''
  return letter
}

/** How a word in Latin letters sounds, in the signs of sound.ts. */
export const latinSound = (word: string): string => {
  const text = spelledOut(word)
  let sound = ''
  for (let at = 0; at < text.length; ) {
    const group = groupAt(text, at)
    sound += group === undefined ? soundOfLetter(text, at) : (groups[group] ?? '')
    at += group?.length ?? 1
  }
  return sound
}
