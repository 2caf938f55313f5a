// A true name as an agency's clerk puts it down: two boxes to fill, one spelling of many, and the usual slips.
import type { Chance } from '../model/chance.ts'
import { type NamePart, paperSpelling, type TrueName } from '../people/true-name.ts'
import type { Noise } from './noise.ts'

export type WrittenName = { readonly given: string; readonly family: string; readonly native: string }

/** Letters that do not lose their mark by decomposition. */
const stubborn: Record<string, string> = { đ: 'd', Đ: 'D', ı: 'i', ł: 'l', Ł: 'L', ø: 'o', Ø: 'O' }

export const withoutMarks = (text: string): string =>
  text
    .replace(/[đĐıłŁøØ]/g, letter => stubborn[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')

const spelt = (part: NamePart, name: TrueName, noise: Noise, chance: Chance): string =>
  chance.often(noise.otherSpelling) ? chance.pick(part.latin) : paperSpelling(part, name.spelling)

/** One slip of the keyboard; very short words are left alone. */
export const mistyped = (word: string, chance: Chance): string => {
  if (word.length < 4) return word
  const at = chance.between(1, word.length - 2)
  const [before, letter, next, after] = [word.slice(0, at), word[at] ?? '', word[at + 1] ?? '', word.slice(at + 2)]
  return chance.pick([
    before + next + letter + after,
    before + next + after,
    before + letter + letter + next + after,
    before + chance.pick([...'aeioulnrst']) + next + after,
  ])
}

/** What goes in the second box where there is no family name: the father's or the grandfather's, as the clerk decides. */
const lastPart = (name: TrueName, chance: Chance): NamePart | undefined => {
  if (name.family) return name.family
  return chance.often(0.75) ? name.father : (name.grandfather ?? name.father)
}

const firstParts = (name: TrueName, last: NamePart | undefined, noise: Noise, chance: Chance): readonly NamePart[] => {
  const isKept = !chance.often(noise.partLeftOut)
  if (name.order === 'family-first') return name.middle && isKept ? [name.middle, name.given] : [name.given]
  if (name.middle) return isKept && chance.often(0.4) ? [name.given, name.middle] : [name.given]
  const withFather = name.father !== undefined && name.father !== last && isKept && chance.often(0.5)
  return withFather && name.father ? [name.given, name.father] : [name.given]
}

const settled = (text: string, noise: Noise, chance: Chance): string => {
  const plain = chance.often(noise.plainLetters) ? withoutMarks(text) : text
  return chance.often(noise.typo) ? mistyped(plain, chance) : plain
}

const nativeOf = (name: TrueName): string => {
  const parts =
    name.order === 'family-first'
      ? [name.family, name.middle, name.given]
      : [name.given, name.father, name.family ?? name.grandfather]
  return parts.flatMap(part => part?.native ?? []).join(' ')
}

export const writeName = (name: TrueName, noise: Noise, chance: Chance): WrittenName => {
  const last = lastPart(name, chance)
  const firsts = firstParts(name, last, noise, chance)
    .map(part => spelt(part, name, noise, chance))
    .join(' ')
  const given = settled(chance.often(noise.initialOnly) ? `${firsts[0]}.` : firsts, noise, chance)
  const family = last ? settled(spelt(last, name, noise, chance), noise, chance) : ''
  // A single name goes in the surname's box [recalled].
  if (family === '') return { given: '', family: given, native: nativeOf(name) }
  const isSwapped = chance.often(name.order === 'given-family' ? noise.swappedOrder / 2 : noise.swappedOrder)
  return { given: isSwapped ? family : given, family: isSwapped ? given : family, native: nativeOf(name) }
}
