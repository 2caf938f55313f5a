// Which script a word of a name is written in: decides how it is read into sounds, never what a person is.
export const scripts = [
  'latin',
  'arabic',
  'cyrillic',
  'geez',
  'greek',
  'hebrew',
  'han',
  'hangul',
  'abugida',
  'other',
] as const
export type Script = (typeof scripts)[number]

const blocks: readonly (readonly [number, number, Script])[] = [
  [0x0041, 0x024f, 'latin'],
  [0x1e00, 0x1eff, 'latin'],
  [0x0370, 0x03ff, 'greek'],
  [0x1f00, 0x1fff, 'greek'],
  [0x0400, 0x052f, 'cyrillic'],
  [0x0590, 0x05ff, 'hebrew'],
  [0xfb1d, 0xfb4f, 'hebrew'],
  [0x0600, 0x06ff, 'arabic'],
  [0x0750, 0x077f, 'arabic'],
  [0x08a0, 0x08ff, 'arabic'],
  [0xfb50, 0xfdff, 'arabic'],
  [0xfe70, 0xfefc, 'arabic'],
  [0x1200, 0x139f, 'geez'],
  [0x2d80, 0x2ddf, 'geez'],
  [0xab00, 0xab2f, 'geez'],
  [0x3400, 0x9fff, 'han'],
  [0x1100, 0x11ff, 'hangul'],
  [0xac00, 0xd7af, 'hangul'],
  // Devanagari to Malayalam, Sinhala, Thai, Lao, Tibetan, Burmese, Khmer: a consonant carries a vowel that is not written.
  [0x0900, 0x0fff, 'abugida'],
  [0x1000, 0x109f, 'abugida'],
  [0x1780, 0x17ff, 'abugida'],
]

const scriptOfLetter = (code: number): Script => blocks.find(([from, to]) => code >= from && code <= to)?.[2] ?? 'other'

/** The script of the first letter; words of two scripts are not met in names often enough to split them. */
export const scriptOf = (word: string): Script => {
  const letter = /\p{L}/u.exec(word)?.[0]
  return letter === undefined ? 'other' : scriptOfLetter(letter.codePointAt(0) ?? 0)
}
