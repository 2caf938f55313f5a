// A record that fits two people who are plainly not one: where it fits neither clearly better, it is suggested with neither.
import type { Compared } from './compare.ts'
import { decisive } from './weights.ts'

/** Two records that nobody proposes and whose birth dates contradict each other are two people, whoever else is like both. */
export const contradict = ({ probability, terms }: Compared, floor: number): boolean =>
  probability < floor && terms.some(({ comparison, level }) => comparison === 'birthDate' && level === 'differ')

export type Tie = { readonly left: number; readonly right: number; readonly weight: number }

/** By so many bits one of two rivals has to be ahead: odds of eight to one. Hand-made. */
const ahead = 3

/**
 * The ties that do not hold, because the record at one end has a rival for the other that contradicts it.
 * INVARIANT: depends on the set of ties alone, not on their order: each is held against all that were given.
 */
export const rivalled = (
  ties: readonly Tie[],
  contradicts: (one: number, other: number) => boolean,
): ReadonlySet<Tie> => {
  const of = new Map<number, { readonly other: number; readonly tie: Tie }[]>()
  const add = (at: number, other: number, tie: Tie): void => {
    const known = of.get(at)
    if (known === undefined) of.set(at, [{ other, tie }])
    else known.push({ other, tie })
  }
  for (const tie of ties) {
    add(tie.left, tie.right, tie)
    add(tie.right, tie.left, tie)
  }
  const gone = new Set<Tie>()
  // A strong identifier decides, whoever else is like it.
  const loses = (tie: Tie, rival: Tie): boolean => tie.weight < decisive && tie.weight - rival.weight < ahead
  for (const around of of.values())
    for (const [at, one] of around.entries())
      for (const two of around.slice(at + 1)) {
        if (!contradicts(one.other, two.other)) continue
        if (loses(one.tie, two.tie)) gone.add(one.tie)
        if (loses(two.tie, one.tie)) gone.add(two.tie)
      }
  return gone
}
