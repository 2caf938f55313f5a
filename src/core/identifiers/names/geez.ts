// Names in Ge'ez letters (Tigrinya, Amharic): each letter is a consonant and one of seven vowels, in rows of eight.

// First letter of each row in the Unicode chart, and its consonant; the rows between follow every eight code points. [recalled: Unicode 1200-137F]
const rows: Readonly<Record<number, string>> = {
  4608: 'h',
  4616: 'l',
  4624: 'h',
  4632: 'm',
  4640: 's',
  4648: 'r',
  4656: 's',
  4664: 'sh',
  4672: 'q',
  4680: 'q',
  4688: 'q',
  4696: 'q',
  4704: 'b',
  4712: 'v',
  4720: 't',
  4728: 'ch',
  4736: 'h',
  4744: 'h',
  4752: 'n',
  4760: 'gn',
  4768: '',
  4776: 'k',
  4784: 'k',
  4792: 'kh',
  4800: 'kh',
  4808: 'w',
  4816: '',
  4824: 'z',
  4832: 'zh',
  4840: 'y',
  4848: 'd',
  4856: 'd',
  4864: 'j',
  4872: 'g',
  4880: 'g',
  4888: 'g',
  4896: 't',
  4904: 'ch',
  4912: 'p',
  4920: 'ts',
  4928: 'ts',
  4936: 'f',
  4944: 'p',
}
// The sixth vowel is short or silent, so it is not written out; the carriers of a bare vowel sound it as e;
// the first vowel after h is an a (ኃይለ, Haile). The soft n is written gn in Ethiopian passports (ደሳለኝ, Desalegn). [recalled]
const vowels = ['e', 'u', 'i', 'a', 'e', '', 'o', 'wa'] as const
const bareVowels = ['a', 'u', 'i', 'a', 'e', 'e', 'o', 'a'] as const

const latinOf = (letter: string): string => {
  const code = letter.codePointAt(0) ?? 0
  const consonant = rows[code - (code % 8)]
  if (consonant === undefined) return ''
  const vowel = (consonant === '' ? bareVowels : vowels)[code % 8] ?? ''
  return consonant + (consonant === 'h' && code % 8 === 0 ? 'a' : vowel)
}

export const geezToLatin = (word: string): string => [...word].map(latinOf).join('')
