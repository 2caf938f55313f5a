// One part written as two, or two as one: Mohammadhasni and Mohammad Hasni.
import type { NamePart } from '#core/identifiers/index.ts'
import type { Assignment, Match } from './assign-parts.ts'
import { partLikeness, sameName } from './part-likeness.ts'

const mostBits = 12

const together = (one: NamePart, other: NamePart): NamePart => ({
  s: one.s,
  x: one.x + other.x,
  l: one.l + other.l,
  r: Math.min(mostBits, one.r + other.r),
})

/** Letters and sounds of one word run to about the same length in every spelling, vowels left out or not. */
const couldMake = (whole: NamePart, one: NamePart, other: NamePart): boolean =>
  whole.l.length >= 5 && Math.abs(whole.l.length - one.l.length - other.l.length) <= 3

type Found = { readonly whole: NamePart; readonly halves: readonly [NamePart, NamePart]; readonly likeness: number }

const found = (wholes: readonly NamePart[], halves: readonly NamePart[]): Found | undefined => {
  for (const whole of wholes)
    for (const one of halves)
      for (const other of halves) {
        if (one === other || !couldMake(whole, one, other)) continue
        const likeness = partLikeness(whole, together(one, other))
        if (likeness >= sameName) return { whole, halves: [one, other], likeness }
      }
  return undefined
}

const without = (parts: readonly NamePart[], gone: readonly NamePart[]): readonly NamePart[] =>
  parts.filter(part => !gone.includes(part))

/** Adds the match of a part with two others where one side has a part too many; counted as the two parts it is. */
export const joinParts = (assigned: Assignment): Assignment => {
  const { matches, leftA, leftB } = assigned
  if (leftA.length === 0 || leftB.length === 0 || leftA.length + leftB.length < 3) return assigned
  const inB = found(leftA, leftB)
  if (inB !== undefined) {
    const [one, other] = inB.halves
    const match: Match = { a: inB.whole, b: together(one, other), likeness: inB.likeness, joined: true }
    return { matches: [...matches, match], leftA: without(leftA, [inB.whole]), leftB: without(leftB, [one, other]) }
  }
  const inA = found(leftB, leftA)
  if (inA === undefined) return assigned
  const [one, other] = inA.halves
  const match: Match = { a: together(one, other), b: inA.whole, likeness: inA.likeness, joined: true }
  return { matches: [...matches, match], leftA: without(leftA, [one, other]), leftB: without(leftB, [inA.whole]) }
}
