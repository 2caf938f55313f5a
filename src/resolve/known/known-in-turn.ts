// When a known-answer pair comes up: before one real proposal in so many, drawn by who looks and what he would have looked at.
import type { MemberId } from '#core/language/ids.ts'
import { drawFrom } from '../draw.ts'
import type { PairOfRecords } from '../judgement.ts'
import { type KnownPair, knownPairs } from './known-pairs.ts'

/**
 * The known-answer pair that comes before a real one, if any: always the same for the same two and the same member, and none that he has had.
 * It takes nobody's place: once it is answered, the real pair comes.
 */
export const knownBefore = (
  about: PairOfRecords,
  member: MemberId,
  had: ReadonlySet<string>,
  oneIn: number,
  pairs: readonly KnownPair[] = knownPairs,
): KnownPair | undefined => {
  const words = `${member} ${about.join(' ')}`
  if (drawFrom(`comes ${words}`) >= 1 / oneIn) return undefined
  const chosen = pairs[Math.floor(drawFrom(`which ${words}`) * pairs.length)]
  return chosen && !had.has(chosen.id) ? chosen : undefined
}
