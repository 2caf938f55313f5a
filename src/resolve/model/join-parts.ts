// One part written as two, or two as one: Mohammadhasni and Mohammad Hasni.
import type { NamePart } from '#core/identifiers/index.ts'
import type { Assignment, Match } from './assign-parts.ts'
import { partLikeness, sameName } from './part-likeness.ts'

const mostBits = 12

const together = (parts: readonly NamePart[]): NamePart => ({
  s: parts[0]?.s ?? [],
  x: parts.map(({ x }) => x).join(''),
  l: parts.map(({ l }) => l).join(''),
  r: Math.min(
    mostBits,
    parts.reduce((bits, { r }) => bits + r, 0),
  ),
  ...(parts.some(({ v }) => v === 1) ? { v: 1 as const } : {}),
})

const first = (part: NamePart): string => part.s[0]?.[0] ?? ''
const soundsIn = (parts: readonly NamePart[]): number => parts.reduce((length, { x }) => length + x.length, 0)

/** Sounds of one word run to about the same length in every spelling, vowels left out or not, and begin in one class of consonants. */
const couldMake = (whole: NamePart, parts: readonly NamePart[]): boolean => {
  const [one] = parts
  if (one === undefined || whole.x.length < 4) return false
  const apart = Math.abs(whole.x.length - soundsIn(parts))
  const begins = first(whole) === first(one) || (whole.s[1] ?? '')[0] === first(one) || whole.l[0] === one.l[0]
  return begins && apart <= (whole.v === one.v ? 2 : 5)
}

const mostTogether = 4

/** Every two parts in either order, and three or four that follow each other: Chinese and Korean names have a part a syllable. */
const runsOf = (parts: readonly NamePart[]): readonly (readonly NamePart[])[] => [
  ...parts.flatMap(one => parts.filter(other => other !== one).map(other => [one, other])),
  ...[3, mostTogether].flatMap(length =>
    parts.slice(0, Math.max(0, parts.length - length + 1)).map((_, at) => parts.slice(at, at + length)),
  ),
]

type Found = { readonly whole: NamePart; readonly parts: readonly NamePart[]; readonly match: Match }

const found = (wholes: readonly NamePart[], halves: readonly NamePart[], wholeIsA: boolean): Found | undefined => {
  for (const parts of runsOf(halves))
    for (const whole of wholes) {
      if (!couldMake(whole, parts)) continue
      const made = together(parts)
      const likeness = partLikeness(whole, made)
      if (likeness < sameName) continue
      const [a, b] = wholeIsA ? [whole, made] : [made, whole]
      return { whole, parts, match: { a, b, likeness, joined: true } }
    }
  return undefined
}

const without = (parts: readonly NamePart[], gone: readonly NamePart[]): readonly NamePart[] =>
  parts.filter(part => !gone.includes(part))

/** A part that only went with the beginning of the other (Rami, Ramimakhlouf) is free again to be half of it. */
const loosened = ({ matches, leftA, leftB }: Assignment): Assignment => {
  const loose = matches.filter(({ likeness }) => likeness < sameName)
  return {
    matches: matches.filter(({ likeness }) => likeness >= sameName),
    leftA: [...leftA, ...loose.map(({ a }) => a)],
    leftB: [...leftB, ...loose.map(({ b }) => b)],
  }
}

/** The loose matches that the join left alone stand as they were. */
const kept = (before: Assignment, { matches, leftA, leftB }: Assignment): Assignment => {
  const again = before.matches.filter(({ a, b }) => leftA.includes(a) && leftB.includes(b))
  return {
    matches: [...matches, ...again],
    leftA: without(
      leftA,
      again.map(({ a }) => a),
    ),
    leftB: without(
      leftB,
      again.map(({ b }) => b),
    ),
  }
}

const joinedOnce = ({ matches, leftA, leftB }: Assignment): Assignment | undefined => {
  const inB = found(leftA, leftB, true)
  if (inB !== undefined)
    return {
      matches: [...matches, inB.match],
      leftA: without(leftA, [inB.whole]),
      leftB: without(leftB, inB.parts),
    }
  const inA = found(leftB, leftA, false)
  if (inA === undefined) return undefined
  return { matches: [...matches, inA.match], leftA: without(leftA, inA.parts), leftB: without(leftB, [inA.whole]) }
}

/** Adds the match of a part with two others where one side has a part too many; counted as the two parts it is. */
export const joinParts = (assigned: Assignment): Assignment => {
  if (assigned.leftA.length + assigned.leftB.length === 0) return assigned
  const loose = loosened(assigned)
  if (loose.leftA.length === 0 || loose.leftB.length === 0 || loose.leftA.length + loose.leftB.length < 3)
    return assigned
  const joined = joinedOnce(loose)
  return joined === undefined ? assigned : joinParts(kept(assigned, joined))
}
