// One test for one left record over many right ones at a time: what passes stays at the front of the list.
import { BlockColumn } from './block-columns.ts'
import { type Fill, fillOf } from './measure-block.ts'
import type { OtherTest } from './other-test.ts'
import type { Atom, Bound, Plan, TextMeasure } from './plan.ts'

/** Writes those of the first `count` places that pass into `into`, which may be the same list, in their order, and says how many. */
export type Sieve = (i: number, places: Int32Array, count: number, into: Int32Array) => number

const placeless = new BlockColumn(new Int32Array(0))

const none: Sieve = () => 0
const all: Sieve = (_i, places, count, into) => {
  if (into !== places) for (let at = 0; at < count; at += 1) into[at] = places[at] ?? 0
  return count
}

const missing = (
  column: BlockColumn,
  { side, kind, isNumber }: Extract<Atom, { kind: 'missing' | 'present' }>,
): Sieve => {
  const wanted = kind === 'missing'
  const isMissing = (at: number): boolean =>
    isNumber ? Number.isNaN(column.values[at] ?? Number.NaN) : column.ids[at] === 0
  if (side === 'l') return (i, places, count, into) => (isMissing(i) === wanted ? all : none)(i, places, count, into)
  return (_, places, count, into) => {
    if (wanted && !isNumber && !column.hasMissing) return 0
    let kept = 0
    for (let at = 0; at < count; at += 1) {
      const j = places[at] ?? 0
      if (isMissing(j) !== wanted) continue
      into[kept] = j
      kept += 1
    }
    return kept
  }
}

const equal =
  (left: BlockColumn, right: BlockColumn): Sieve =>
  (i, places, count, into) => {
    const id = left.ids[i] ?? 0
    if (id === 0) return 0
    const { ids } = right
    let kept = 0
    for (let at = 0; at < count; at += 1) {
      const j = places[at] ?? 0
      if (ids[j] !== id) continue
      into[kept] = j
      kept += 1
    }
    return kept
  }

const within = (value: number, bound: Bound, limit: number): boolean => {
  if (bound === '>=') return value >= limit
  if (bound === '<=') return value <= limit
  return bound === '>' ? value > limit : value < limit
}

const apart =
  (left: BlockColumn, right: BlockColumn, bound: Bound, limit: number): Sieve =>
  (i, places, count, into) => {
    const value = left.values[i] ?? Number.NaN
    const { values } = right
    let kept = 0
    for (let at = 0; at < count; at += 1) {
      const j = places[at] ?? 0
      if (!within(Math.abs(value - (values[j] ?? Number.NaN)), bound, limit)) continue
      into[kept] = j
      kept += 1
    }
    return kept
  }

/** The values of a measure for the left record at hand, each worked out once however many levels ask for it. */
class Slot {
  private values = new Float64Array(256)
  private knownFor = new Int32Array(256)
  private asked = new Int32Array(256)
  private turn = -1
  /** How many of those looked at in this turn may be within any bound. */
  near = 0
  private readonly fill: Fill

  constructor(fill: Fill) {
    this.fill = fill
  }

  room(size: number): void {
    if (size <= this.values.length) return
    this.values = new Float64Array(size)
    this.knownFor = new Int32Array(size)
    this.asked = new Int32Array(size)
  }

  /** @param turn a number that no other left record of any block has */
  of(i: number, places: Int32Array, count: number, turn: number): Float64Array {
    const { knownFor, asked } = this
    if (this.turn !== turn) this.near = 0
    this.turn = turn
    let open = 0
    for (let at = 0; at < count; at += 1) {
      const j = places[at] ?? 0
      if (knownFor[j] === turn) continue
      knownFor[j] = turn
      asked[open] = j
      open += 1
    }
    if (open > 0) this.near += this.fill(i, asked, open, this.values)
    return this.values
  }
}

type MeasureAtom = Extract<Atom, { kind: 'measure' }>
const isMeasure = (atom: Atom): atom is MeasureAtom => atom.kind === 'measure'
const slotKey = ({ measure, left, right }: MeasureAtom): string => `${measure} ${left} ${right}`

export type Turn = { number: number }

const measured =
  (slot: Slot, bound: Bound, limit: number, turn: Turn): Sieve =>
  (i, places, count, into) => {
    const values = slot.of(i, places, count, turn.number)
    if (slot.near === 0) return 0
    let kept = 0
    for (let at = 0; at < count; at += 1) {
      const j = places[at] ?? 0
      if (!within(values[j] ?? Number.NaN, bound, limit)) continue
      into[kept] = j
      kept += 1
    }
    return kept
  }

const each =
  (test: (i: number, j: number) => boolean): Sieve =>
  (i, places, count, into) => {
    let kept = 0
    for (let at = 0; at < count; at += 1) {
      const j = places[at] ?? 0
      if (!test(i, j)) continue
      into[kept] = j
      kept += 1
    }
    return kept
  }

const isDistance = (measure: TextMeasure): boolean => measure.endsWith('levenshtein')

const slotsOf = (
  atoms: readonly Atom[],
  texts: Plan['texts'],
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
      return [[key, new Slot(fillOf(atom.measure, ground, least, most))] as const]
    }),
  )
}

type Making = {
  readonly column: (place: number) => BlockColumn
  readonly slots: ReadonlyMap<string, Slot>
  readonly other: OtherTest
  readonly turn: Turn
}

const sieveOf = (atom: Atom, { column, slots, other, turn }: Making): Sieve => {
  switch (atom.kind) {
    case 'missing':
    case 'present':
      return missing(column(atom.column), atom)
    case 'equal':
      return equal(column(atom.left), column(atom.right))
    case 'apart':
      return apart(column(atom.left), column(atom.right), atom.bound, atom.limit)
    case 'measure': {
      const slot = slots.get(slotKey(atom))
      return slot === undefined ? none : measured(slot, atom.bound, atom.limit, turn)
    }
    case 'other':
      return each(other(atom.expression))
  }
}

export type Sieves = { readonly sieves: readonly Sieve[]; readonly room: (size: number) => void }

export const sievesOf = (
  atoms: readonly Atom[],
  texts: Plan['texts'],
  columns: readonly BlockColumn[],
  other: OtherTest,
  turn: Turn,
): Sieves => {
  const column = (place: number): BlockColumn => columns[place] ?? placeless
  const slots = slotsOf(atoms, texts, column)
  const sieves = atoms.map(atom => sieveOf(atom, { column, slots, other, turn }))
  return {
    sieves,
    room: size => {
      for (const slot of slots.values()) slot.room(size)
    },
  }
}
