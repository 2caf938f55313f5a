// One test over a batch of pairs: what passes stays at the front of the list.
import { BlockColumn } from './block-columns.ts'
import { type Fill, fillOf, isDistance } from './measure-block.ts'
import type { OtherTest } from './other-test.ts'
import { type Pairs, pairsAtOnce } from './pairs.ts'
import type { Atom, Bound, Plan } from './plan.ts'

/** Writes those of the first `count` pairs that pass into `into`, which may be the same list, in their order, and says how many. */
export type Sieve = (asked: Int32Array, count: number, into: Int32Array) => number

const placeless = new BlockColumn(new Int32Array(0))

const missing = (
  pairs: Pairs,
  column: BlockColumn,
  { side, kind, isNumber }: Extract<Atom, { kind: 'missing' | 'present' }>,
): Sieve => {
  const wanted = kind === 'missing'
  const places = side === 'l' ? pairs.lefts : pairs.rights
  return each(pair => {
    const place = places[pair] ?? 0
    return (isNumber ? Number.isNaN(column.values[place] ?? Number.NaN) : column.ids[place] === 0) === wanted
  })
}

const equal =
  ({ lefts, rights }: Pairs, left: BlockColumn, right: BlockColumn): Sieve =>
  (asked, count, into) => {
    const [ofLeft, ofRight] = [left.ids, right.ids]
    let kept = 0
    for (let at = 0; at < count; at += 1) {
      const pair = asked[at] ?? 0
      const id = ofLeft[lefts[pair] ?? 0] ?? 0
      if (id === 0 || ofRight[rights[pair] ?? 0] !== id) continue
      into[kept] = pair
      kept += 1
    }
    return kept
  }

const within = (value: number, bound: Bound, limit: number): boolean => {
  if (bound === '>=') return value >= limit
  if (bound === '<=') return value <= limit
  return bound === '>' ? value > limit : value < limit
}

const apart = (pairs: Pairs, left: BlockColumn, right: BlockColumn, bound: Bound, limit: number): Sieve =>
  each(pair => {
    const one = left.values[pairs.lefts[pair] ?? 0] ?? Number.NaN
    return within(Math.abs(one - (right.values[pairs.rights[pair] ?? 0] ?? Number.NaN)), bound, limit)
  })

/** The values of one measure of two columns for the batch at hand, each worked out once however many levels ask for it. */
class Slot {
  private readonly values = new Float64Array(pairsAtOnce)
  private readonly knownFor = new Int32Array(pairsAtOnce)
  private readonly asked = new Int32Array(pairsAtOnce)
  private readonly pairs: Pairs
  private readonly fill: Fill

  constructor(pairs: Pairs, fill: Fill) {
    this.pairs = pairs
    this.fill = fill
  }

  of(wanted: Int32Array, count: number): Float64Array {
    const { knownFor, asked, values } = this
    const { turn } = this.pairs
    let open = 0
    for (let at = 0; at < count; at += 1) {
      const pair = wanted[at] ?? 0
      if (knownFor[pair] === turn) continue
      knownFor[pair] = turn
      asked[open] = pair
      open += 1
    }
    if (open > 0) this.fill(this.pairs, asked, open, values)
    return values
  }
}

type MeasureAtom = Extract<Atom, { kind: 'measure' }>
const isMeasure = (atom: Atom): atom is MeasureAtom => atom.kind === 'measure'
const slotKey = ({ measure, left, right }: MeasureAtom): string => `${measure} ${left} ${right}`

const measured =
  (slot: Slot, bound: Bound, limit: number): Sieve =>
  (asked, count, into) => {
    const values = slot.of(asked, count)
    let kept = 0
    for (let at = 0; at < count; at += 1) {
      const pair = asked[at] ?? 0
      if (!within(values[pair] ?? Number.NaN, bound, limit)) continue
      into[kept] = pair
      kept += 1
    }
    return kept
  }

const each =
  (test: (pair: number) => boolean): Sieve =>
  (asked, count, into) => {
    let kept = 0
    for (let at = 0; at < count; at += 1) {
      const pair = asked[at] ?? 0
      if (!test(pair)) continue
      into[kept] = pair
      kept += 1
    }
    return kept
  }

const slotsOf = (
  atoms: readonly Atom[],
  texts: Plan['texts'],
  pairs: Pairs,
  column: (place: number) => BlockColumn,
): ReadonlyMap<string, Slot> => {
  const groups = Map.groupBy(atoms.filter(isMeasure), slotKey)
  return new Map(
    [...groups].flatMap(([key, alike]) => {
      const [atom] = alike
      if (atom === undefined) return []
      const limits = alike.map(({ limit }) => limit)
      // A distance asked for as "more than" must be known in full.
      const isOpen = alike.some(({ bound, measure }) => bound.startsWith('>') === isDistance(measure))
      const ground = { texts, left: column(atom.left), right: column(atom.right) }
      const least = isOpen ? Number.NEGATIVE_INFINITY : Math.min(...limits)
      const most = isOpen ? 1e6 : Math.max(...limits)
      return [[key, new Slot(pairs, fillOf(atom.measure, ground, least, most))] as const]
    }),
  )
}

type Making = {
  readonly pairs: Pairs
  readonly column: (place: number) => BlockColumn
  readonly slots: ReadonlyMap<string, Slot>
  readonly other: OtherTest
}

const sieveOf = (atom: Atom, { pairs, column, slots, other }: Making): Sieve => {
  switch (atom.kind) {
    case 'missing':
    case 'present':
      return missing(pairs, column(atom.column), atom)
    case 'equal':
      return equal(pairs, column(atom.left), column(atom.right))
    case 'apart':
      return apart(pairs, column(atom.left), column(atom.right), atom.bound, atom.limit)
    case 'measure': {
      const slot = slots.get(slotKey(atom))
      return slot === undefined ? () => 0 : measured(slot, atom.bound, atom.limit)
    }
    case 'other': {
      const test = other(atom.expression)
      return each(pair => test(pairs.lefts[pair] ?? 0, pairs.rights[pair] ?? 0))
    }
  }
}

/** A sieve for each test, over the pairs that are in the batch when it is asked. */
export const sievesOf = (
  atoms: readonly Atom[],
  texts: Plan['texts'],
  columns: readonly BlockColumn[],
  pairs: Pairs,
  other: OtherTest,
): readonly Sieve[] => {
  const column = (place: number): BlockColumn => columns[place] ?? placeless
  const slots = slotsOf(atoms, texts, pairs, column)
  return atoms.map(atom => sieveOf(atom, { pairs, column, slots, other }))
}
