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

const beginAlike = (whole: NamePart, one: NamePart): boolean => {
  if (whole.l.charCodeAt(0) === one.l.charCodeAt(0)) return true
  const begins = one.s[0]?.charCodeAt(0)
  return whole.s.some(skeleton => skeleton.charCodeAt(0) === begins)
}

/** Sounds of one word run to about the same length in every spelling, vowels left out or not. */
const fits = (whole: NamePart, length: number, writesVowels: boolean): boolean =>
  Math.abs(whole.x.length - length) <= ((whole.v === undefined) === writesVowels ? 2 : 5)

const mostTogether = 4

/** Every two parts in either order, and three or four that follow each other: Chinese and Korean names have a part a syllable. */
const runsFor = (whole: NamePart, parts: readonly NamePart[]): readonly (readonly NamePart[])[] => {
  const runs: (readonly NamePart[])[] = []
  if (whole.x.length < 4) return runs
  for (const [at, one] of parts.entries()) {
    if (!beginAlike(whole, one)) continue
    const writesVowels = one.v === undefined
    for (const other of parts)
      if (other !== one && fits(whole, one.x.length + other.x.length, writesVowels)) runs.push([one, other])
    for (let length = 3; length <= mostTogether && at + length <= parts.length; length += 1) {
      const run = parts.slice(at, at + length)
      if (
        fits(
          whole,
          run.reduce((sum, { x }) => sum + x.length, 0),
          writesVowels,
        )
      )
        runs.push(run)
    }
  }
  return runs
}

type Found = { readonly whole: NamePart; readonly parts: readonly NamePart[]; readonly match: Match }

const found = (wholes: readonly NamePart[], halves: readonly NamePart[], wholeIsA: boolean): Found | undefined => {
  if (halves.length < 2) return undefined
  for (const whole of wholes)
    for (const parts of runsFor(whole, halves)) {
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
