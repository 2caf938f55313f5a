// Names in Greek letters, into Latin ones as Greek passports write them.
import anyAscii from 'any-ascii'

// [recalled: ELOT 743 / ISO 843 as used on passports: mp is b and nt is d at the beginning of a word, g before g and k is n, upsilon after
// a, e is v before voiced sounds and f before others; chi is kh in most press romanisations]
const groups: readonly (readonly [RegExp, string])[] = [
  [/^μπ/g, 'b'],
  [/^ντ/g, 'd'],
  [/^γκ/g, 'g'],
  [/γγ|γκ/g, 'ng'],
  [/γξ/g, 'nx'],
  [/γχ/g, 'nkh'],
  [/ου/g, 'ou'],
  [/ευ(?=[θκξπστφχψ]|$)/g, 'ef'],
  [/ευ/g, 'ev'],
  [/αυ(?=[θκξπστφχψ]|$)/g, 'af'],
  [/αυ/g, 'av'],
  [/[οε]ι|υι/g, 'i'],
  [/αι/g, 'e'],
  [/χ/g, 'kh'],
  [/η|υ/g, 'i'],
  [/ψ/g, 'ps'],
  [/ξ/g, 'x'],
  [/β/g, 'v'],
  [/φ/g, 'f'],
  [/θ/g, 'th'],
]

export const greekToLatin = (word: string): string => {
  // A dieresis keeps two vowels apart (Μάιος is one sound, Μαΐου two), so it must go after the groups are read.
  const apart = word.toLowerCase().replaceAll(/[ϊΐ]/g, '\u0001').replaceAll(/[ϋΰ]/g, '\u0002')
  const plain = apart.normalize('NFD').replaceAll(/\p{M}/gu, '')
  const read = groups.reduce((text, [from, to]) => text.replaceAll(from, to), plain)
  return anyAscii(read.replaceAll('\u0001', 'i').replaceAll('\u0002', 'i'))
}
