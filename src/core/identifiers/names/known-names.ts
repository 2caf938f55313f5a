// Names that are known: which spellings in which scripts are one name, and how common it is among names of its language.
//
// INVARIANT: commonness goes by script and language of the name alone. Nothing here or in what leans on it asks for a nationality.
import data from '../data/names-2.json' with { type: 'json' }
import { latinSound } from './latin.ts'
import { scriptOf } from './script.ts'
import { skeletonsOf } from './skeleton.ts'
import { broadSound, type Sounded, soundOf } from './sound.ts'

type Entry = {
  readonly name: string
  readonly per10000: number
  readonly spellings: readonly string[]
  readonly loose: boolean
}

const entryOf = (line: string, loose: boolean): Entry => {
  const [name = '', per10000 = '', ...others] = line.split(' ')
  return { name, per10000: Number(per10000), spellings: [name, ...others], loose }
}

const languages: readonly (readonly Entry[])[] = Object.values(data.languages).map(language =>
  language.names.map(line => entryOf(line, language.spelling === 'loose')),
)
const entries = languages.flat()

const lettersOf = (spelling: string): string => soundOf(spelling, scriptOf(spelling)).letters

/** The first to claim a spelling keeps it, so that a file with one more name never changes the names before it. */
const claim = (index: Map<string, string>, spelling: string, name: string): void => {
  if (spelling !== '' && !index.has(spelling)) index.set(spelling, name)
}

const byLetters = new Map<string, string>()
const byBroadSound = new Map<string, string>()
for (const { name, spellings, loose } of entries)
  for (const spelling of spellings) {
    claim(byLetters, lettersOf(spelling), name)
    if (loose && scriptOf(spelling) === 'latin') claim(byBroadSound, broadSound(latinSound(spelling)), name)
  }

/** Russian writes and romanises every foreign h as kh (Khasan, Mukhammed). [recalled] */
const bySound = (broad: string): string | undefined =>
  byBroadSound.get(broad) ?? byBroadSound.get(broad.replaceAll('X', 'h'))

/** The known name that this word spells; undefined for a name that is not in the list. */
export const knownName = ({ letters, sound, vowelsUnwritten }: Sounded): string | undefined =>
  byLetters.get(letters) ?? (vowelsUnwritten ? undefined : bySound(broadSound(sound)))

/** True for a spelling that the list holds, false for one that is only read as a known name by its sound. */
export const isListedSpelling = (letters: string): boolean => byLetters.has(letters)

export const skeletonsOfKnown = (name: string): readonly string[] => skeletonsOf(latinSound(name))

const highest = (counts: Map<string, number>, key: string, value: number): void => {
  counts.set(key, Math.max(counts.get(key) ?? 0, value))
}

const namePer10000 = new Map<string, number>()
const skeletonPer10000 = new Map<string, number>()
for (const language of languages) {
  const bySkeleton = new Map<string, number>()
  for (const { name, per10000 } of language) {
    highest(namePer10000, name, per10000)
    for (const skeleton of skeletonsOfKnown(name)) bySkeleton.set(skeleton, (bySkeleton.get(skeleton) ?? 0) + per10000)
  }
  for (const [skeleton, per10000] of bySkeleton) highest(skeletonPer10000, skeleton, Math.min(per10000, 10_000))
}

const bits = (per10000: number): number => Math.round(-Math.log2(per10000 / 10_000) * 10) / 10

// What agreement on a name outside the list is worth, by the length of its skeleton: short ones meet by chance. Hand-made, on the low side.
const bitsOfUnknown = [3, 5, 6.5, 8, 9, 9, 9] as const
const unknownBits = (skeleton: string): number => bitsOfUnknown[Math.min(skeleton.length, 6)] ?? 9

/** How much agreement on this part says, in bits: 1 for a name that half of people bear, 10 for one in a thousand. */
export const rarityOfName = (known: string | undefined, skeleton: string): number =>
  known === undefined ? unknownBits(skeleton) : bits(namePer10000.get(known) ?? 10)

/** The same for a skeleton, on which several names fall together. */
export const rarityOfSkeleton = (skeleton: string): number => {
  const per10000 = skeletonPer10000.get(skeleton)
  return per10000 === undefined ? unknownBits(skeleton) : Math.min(bits(per10000), unknownBits(skeleton))
}

const spelledOneWay = new Set(entries.filter(({ loose }) => !loose).map(({ name }) => name))

/** Names of languages with a fixed Latin spelling, in which another letter is another name (Vietnamese Khanh and Canh). */
export const isSpelledOneWay = ({ k }: { readonly k?: string }): boolean => k !== undefined && spelledOneWay.has(k)
