// The parts of a name as they are compared and made into keys.
import type { NameValue } from '#core/language/properties.ts'
import { knownName, rarityOfName, skeletonsOfKnown } from './known-names.ts'
import { type Piece, piecesOfName } from './pieces.ts'
import { longNamesOf } from './short-forms.ts'
import { skeletonsOf } from './skeleton.ts'
import { type PartRole, wordsOfName } from './words.ts'

/** Short field names because millions are kept. */
export type NamePart = {
  /** Skeletons: one, two where a sign has another reading, and those of the names it is short for. */
  readonly s: readonly string[]
  /** Sound, in the signs of names/sound.ts. */
  readonly x: string
  /** Letters as typed, in one spelling. */
  readonly l: string
  /** Bits that agreement on it is worth. */
  readonly r: number
  /** The known name it spells. */
  readonly k?: string
  /** Given name, family name or patronymic, where the source or the grammar says so. */
  readonly o?: PartRole
  /** 1 where the script leaves vowels out. */
  readonly v?: 1
}

const mostParts = 8
const mostSkeletons = 3
// A compound (… ullah, … din) is never rarer than this, because its halves are common. [recalled]
const bitsOfCompound = 7
/** An article in Latin letters written as one word with the name. */
export const joinedArticle = /^[ae]l(?=[^aeiouyl].{3})/
const bitsOfInitial = 3

const rarity = (piece: Piece, known: string | undefined, skeleton: string): number => {
  if (piece.letters.length === 1) return bitsOfInitial
  return Math.min(rarityOfName(known, skeleton), piece.compound ? bitsOfCompound : 99)
}

/** Aljubouri may be al-Jubouri: found under both, since Alderton and Elliott cannot be told from it. [recalled] */
const withoutArticle = ({ letters, sound }: Piece, known: string | undefined): readonly string[] =>
  known === undefined && joinedArticle.test(letters) ? skeletonsOf(sound.slice(2)) : []

/** One word as it is compared, whether of a person's name or of a business's. */
export const partOfWord = (piece: Piece): NamePart => {
  const known = knownName(piece)
  const own = known === undefined ? skeletonsOf(piece.sound) : skeletonsOfKnown(known)
  const others = [...longNamesOf(piece.letters).flatMap(skeletonsOfKnown), ...withoutArticle(piece, known)]
  const s = [...new Set([...own, ...others])].slice(0, mostSkeletons)
  return {
    s,
    x: piece.sound.slice(0, 24),
    l: piece.letters.slice(0, 24),
    r: rarity(piece, known, s[0] ?? ''),
    ...(known === undefined ? {} : { k: known }),
    ...(piece.role === undefined ? {} : { o: piece.role }),
    ...(piece.vowelsUnwritten ? { v: 1 as const } : {}),
  }
}

export const partsOfName = (name: NameValue): readonly NamePart[] =>
  piecesOfName(wordsOfName(name)).slice(0, mostParts).map(partOfWord)
