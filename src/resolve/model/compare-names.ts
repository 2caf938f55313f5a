// Names of two persons: which parts agree across scripts and orders, which are left out on one side, which contradict.
import { type Features, type NameFeature, type NamePart, namesThatName } from '#core/identifiers/index.ts'
import { type Assignment, assignParts, type Match } from './assign-parts.ts'
import type { Finding } from './finding.ts'
import { joinParts } from './join-parts.ts'
import type { LevelOf } from './levels.ts'
import { areSyllables, sameName } from './part-likeness.ts'

type NameLevel = LevelOf<'name'>

// How many more names lie one error away than spell the name: hand-made, 4 for a long word and 11 for a short one.
const bitsLostByError = 2
const bitsLostInShort = 3.5

const bitsOfMatch = ({ a, b, likeness }: Match): number => {
  const bits = Math.min(a.r, b.r)
  if (likeness === 1) return bits
  if (likeness >= sameName) return bits * 0.9
  return Math.max(1, bits - (Math.min(a.l.length, b.l.length) > 4 ? bitsLostByError : bitsLostInShort))
}

/** Parts under the name of the father say nothing against a family name, and the other way round: both are left out. */
const different = (a: NamePart, b: NamePart): boolean => (a.o === 'p') === (b.o === 'p')

const contradictions = ({ leftA, leftB }: Assignment): number => {
  const open = [...leftB]
  return leftA.filter(a => {
    const at = open.findIndex(b => different(a, b))
    if (at >= 0) open.splice(at, 1)
    return at >= 0
  }).length
}

const isAt = (parts: readonly NamePart[], left: readonly NamePart[], role: 'g' | 'f', at: number): boolean => {
  const roles = left.filter(part => part.o !== undefined)
  return roles.length > 0 ? roles.some(part => part.o === role) : left.some(part => parts.indexOf(part) === at)
}

/** Which part contradicts: brothers differ in the given name, so that weighs most. Unsaid, the first part is the given name. */
const contradicted = (a: NameFeature, b: NameFeature, { leftA, leftB, matches }: Assignment): NameLevel => {
  if (isAt(a.p, leftA, 'g', 0) && isAt(b.p, leftB, 'g', 0)) return 'given-differs'
  if (isAt(a.p, leftA, 'f', a.p.length - 1) && isAt(b.p, leftB, 'f', b.p.length - 1)) return 'family-differs'
  return matches.length > 1 ? 'other-differs' : 'given-differs'
}

/** One name is the other without its first part, in one order: in a chain of fathers' names that is how a parent is called. [recalled] */
const beginsLater = (longer: NameFeature, shorter: NameFeature, { matches }: Assignment): boolean => {
  const [first, second] = longer.p
  const matched = (part: NamePart | undefined): boolean => matches.some(({ a, b }) => a === part || b === part)
  if (first === undefined || matched(first) || longer.p.length <= shorter.p.length) return false
  const head = matches.find(({ a, b }) => a === second || b === second)
  return head !== undefined && (head.a === shorter.p[0] || head.b === shorter.p[0])
}

const countOf = (matches: readonly Match[]): number => matches.reduce((sum, { joined }) => sum + (joined ? 2 : 1), 0)
const isLetter = ({ l }: NamePart): boolean => l.length === 1 && !areSyllables(l)
const isInitial = ({ a, b }: Match): boolean => isLetter(a) !== isLetter(b)

const levelOf = (a: NameFeature, b: NameFeature, assigned: Assignment): NameLevel => {
  const { matches, leftA, leftB } = assigned
  const agree = countOf(matches)
  const against = contradictions(assigned)
  if (agree === 0) return 'differ'
  if (against > 0) return against > agree ? 'differ' : contradicted(a, b, assigned)
  if (agree === 1) return 'one-part'
  if (matches.some(isInitial)) return 'initial'
  if (beginsLater(a, b, assigned) || beginsLater(b, a, assigned)) return 'first-left-out'
  if (leftA.length + leftB.length > 0) return 'left-out'
  return matches.every(({ likeness }) => likeness >= sameName) ? 'all' : 'close'
}

const order: readonly NameLevel[] = [
  'all',
  'close',
  'left-out',
  'first-left-out',
  'initial',
  'one-part',
  'other-differs',
  'family-differs',
  'given-differs',
  'differ',
]

/** Added from the smallest on: floating point sums differ in their last digit by order, and parts have another order in the other record. */
const sumOf = (bits: readonly number[]): number =>
  bits.toSorted((one, other) => one - other).reduce((sum, one) => sum + one, 0)

const compared = (a: NameFeature, b: NameFeature): Required<Finding> & { readonly level: NameLevel } => {
  const assigned = joinParts(assignParts(a.p, b.p))
  return {
    level: levelOf(a, b, assigned),
    rarity: sumOf(assigned.matches.map(bitsOfMatch)),
  }
}

/** The best of all pairs of names; each further name is one more chance to agree by accident and costs its bits. */
export const compareNames = (a: Features, b: Features): Finding | undefined => {
  const [as, bs] = [namesThatName(a.names), namesThatName(b.names)]
  let best: ReturnType<typeof compared> | undefined
  for (const one of as)
    for (const other of bs) {
      const found = compared(one, other)
      if (best === undefined || isBetter(found, best)) best = found
    }
  return best === undefined ? undefined : { level: best.level, rarity: best.rarity - Math.log2(as.length * bs.length) }
}

const isBetter = (found: { readonly level: NameLevel; readonly rarity: number }, best: typeof found): boolean => {
  const ahead = order.indexOf(best.level) - order.indexOf(found.level)
  return ahead > 0 || (ahead === 0 && found.rarity > best.rarity)
}
