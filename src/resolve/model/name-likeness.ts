// How alike two names are by themselves, for lists of names with nothing beside them.
import type { NameFeature, NamePart } from '#core/identifiers/index.ts'
import { assignParts, type Match } from './assign-parts.ts'
import { joinParts } from './join-parts.ts'

// A part left out costs a little, a part that contradicts costs itself. Hand-made.
const leftOut = 0.12
const weightOf = (part: NamePart): number => Math.min(part.r, 6) + 3

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
const weightOfMatch = ({ a, b }: Match): number => (weightOf(a) + weightOf(b)) / 2

/** 0 for nothing in common, 1 for the same parts in any order and script. */
export const nameLikeness = (a: NameFeature, b: NameFeature): number => {
  const { matches, leftA, leftB } = joinParts(assignParts(a.p, b.p))
  if (matches.length === 0) return 0
  const agreed = sum(matches.map(match => match.likeness ** 2 * weightOfMatch(match)))
  const of = sum(matches.map(weightOfMatch))
  const [fewer, more] = leftA.length < leftB.length ? [leftA, leftB] : [leftB, leftA]
  const against = sum(fewer.map(weightOf)) * 2
  const missing = sum(more.map(weightOf)) * leftOut
  return agreed / (of + against + missing)
}
