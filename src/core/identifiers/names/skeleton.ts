// The skeleton of a name part: its consonants in broad classes, the same for every script and most spellings; keys are made of it.

const classes: Readonly<Record<string, string>> = {
  b: 'P',
  p: 'P',
  f: 'F',
  t: 'T',
  d: 'T',
  T: 'T',
  D: 'T',
  s: 'S',
  z: 'S',
  S: 'S',
  Z: 'S',
  c: 'J',
  C: 'J',
  J: 'J',
  j: 'J',
  k: 'K',
  q: 'K',
  g: 'K',
  G: 'K',
  X: 'K',
  x: 'K',
  h: 'H',
  l: 'L',
  r: 'R',
  m: 'M',
  n: 'N',
}
// Signs that languages read differently: th and dh are s or z in Persian and Turkish, kh is h in Russian and Turkish, j is y in
// Bosnian and German, x is s in Vietnamese and Chinese, a soft c is s in English. [recalled]
const otherReadings: Readonly<Record<string, string>> = { T: 'S', D: 'S', X: 'H', x: 'S', c: 'S', j: '', Z: 'J' }
const startsWithGlide: Readonly<Record<string, string>> = { v: 'W', w: 'W', y: 'Y' }
const startsWithVowel = /^[aeiouAIUEO3]/
const longest = 6

const classed = (sound: string, reading: Readonly<Record<string, string>>): string => {
  const [first = '', ...rest] = [...sound]
  const start = startsWithVowel.test(first)
    ? 'A'
    : (startsWithGlide[first] ?? (first === 'j' && reading.j === '' ? 'Y' : reading[first]))
  // An h at the end is heard in Arabic and written or not in Latin letters (Salah, Sala).
  const heard = rest.at(-1) === 'h' ? rest.slice(0, -1) : rest
  return [start, ...heard.map(sign => reading[sign] ?? '')].join('').slice(0, longest)
}

/** One skeleton, or two where a sign has another common reading; never empty for a word with a letter in it. */
export const skeletonsOf = (sound: string): readonly string[] => {
  if (sound === '') return []
  const usual = classed(sound, classes)
  const other = classed(sound, { ...classes, ...otherReadings })
  return other === usual ? [usual] : [usual, other]
}
