// Which part of one name goes with which part of the other, in whatever order they stand, so that the whole agrees best.
import type { NamePart } from '#core/identifiers/index.ts'
import { nearName, partLikeness } from './part-likeness.ts'

/** `joined`: one part on one side, two on the other. */
export type Match = { readonly a: NamePart; readonly b: NamePart; readonly likeness: number; readonly joined?: true }
export type Assignment = {
  readonly matches: readonly Match[]
  readonly leftA: readonly NamePart[]
  readonly leftB: readonly NamePart[]
}

/** A father's name is never the son's own (Salman bin Mohammed, Mohammed bin Salman); given and family name do change places. */
const rolesAllow = (a: NamePart, b: NamePart): boolean =>
  !((a.o === 'g' && b.o === 'p') || (a.o === 'p' && b.o === 'g'))

const likenessOf = (a: NamePart, b: NamePart, least: number): number => {
  if (!rolesAllow(a, b)) return 0
  const likeness = partLikeness(a, b)
  return likeness >= least ? likeness : 0
}

const mostSearched = 5

/** The best matching of the parts from `at` on, by trying each; there are few left once equal parts are gone. */
const best = (as: readonly NamePart[], bs: readonly NamePart[], least: number, at = 0): readonly Match[] => {
  const a = as[at]
  if (a === undefined || at >= mostSearched || bs.length === 0) return []
  let found = best(as, bs, least, at + 1)
  let most = total(found)
  for (const b of bs) {
    const likeness = likenessOf(a, b, least)
    if (likeness === 0) continue
    const others = best(
      as,
      bs.filter(other => other !== b),
      least,
      at + 1,
    )
    const sum = likeness + total(others)
    if (sum <= most) continue
    found = [{ a, b, likeness }, ...others]
    most = sum
  }
  return found
}

const total = (matches: readonly Match[]): number => matches.reduce((sum, { likeness }) => sum + likeness, 0)

const alike = (a: NamePart, b: NamePart): boolean =>
  (a.l === b.l || (a.k !== undefined && a.k === b.k)) && rolesAllow(a, b)

/** Equal parts go together first: no other matching can be better for them. */
const equalFirst = (as: readonly NamePart[], bs: readonly NamePart[]): Assignment => {
  const leftB = [...bs]
  const matches: Match[] = []
  const leftA = as.filter(a => {
    const at = leftB.findIndex(b => alike(a, b))
    const [b] = at < 0 ? [] : leftB.splice(at, 1)
    if (b !== undefined) matches.push({ a, b, likeness: 1 })
    return b === undefined
  })
  return { matches, leftA, leftB }
}

/** `least`: how alike two parts must be to go together at all. */
export const assignParts = (as: readonly NamePart[], bs: readonly NamePart[], least = nearName): Assignment => {
  const equal = equalFirst(as, bs)
  if (equal.leftA.length === 0 || equal.leftB.length === 0) return equal
  const more = best(equal.leftA, equal.leftB, least)
  if (more.length === 0) return equal
  return {
    matches: [...equal.matches, ...more],
    leftA: equal.leftA.filter(part => !more.some(({ a }) => a === part)),
    leftB: equal.leftB.filter(part => !more.some(({ b }) => b === part)),
  }
}
