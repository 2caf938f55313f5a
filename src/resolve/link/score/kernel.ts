// One comparison over one block: for a left record, the level that each right record reaches with it.
import type { BlockColumn } from './block-columns.ts'
import type { OtherTest } from './other-test.ts'
import { LeftText, type MeasureOf, measureOf } from './measure-block.ts'
import type { Atom, Bound, Plan, PlannedComparison, TextMeasure } from './plan.ts'

/** A test as i on the left, j on the right; what it needs is at hand when it is made. */
type Test = (i: number, j: number) => boolean

const holds: Readonly<Record<Bound, (value: number, limit: number) => boolean>> = {
  '>=': (value, limit) => value >= limit,
  '>': (value, limit) => value > limit,
  '<=': (value, limit) => value <= limit,
  '<': (value, limit) => value < limit,
}

type MeasureAtom = Extract<Atom, { kind: 'measure' }>
const slotKey = ({ measure, left, right }: MeasureAtom): string => `${measure} ${left} ${right}`
const perfect = (measure: TextMeasure): number => (measure === 'levenshtein' || measure === 'damerau_levenshtein' ? 0 : 1)

const isMeasure = (atom: Atom): atom is MeasureAtom => atom.kind === 'measure'

/** The value of a measure for the pair at hand, worked out once however many levels ask for it. */
class Slot {
  private i = -1
  private j = -1
  private known = 0
  private readonly ground: { readonly left: BlockColumn; readonly right: BlockColumn }
  private readonly measure: MeasureOf
  private readonly same: number
  private readonly leftText: LeftText

  constructor(ground: { readonly left: BlockColumn; readonly right: BlockColumn }, measure: MeasureOf, same: number, leftText: LeftText) {
    this.ground = ground
    this.measure = measure
    this.same = same
    this.leftText = leftText
  }

  /** NaN where either has no value. */
  value(i: number, j: number): number {
    if (this.j === j && this.i === i) return this.known
    this.i = i
    this.j = j
    const a = this.ground.left.ids[i] ?? 0
    const b = this.ground.right.ids[j] ?? 0
    this.known = a === 0 || b === 0 ? Number.NaN : a === b ? this.same : this.measure(this.leftText, i, j)
    return this.known
  }

  forget(): void {
    this.i = -1
  }
}

const placeless: BlockColumn = {
  ids: new Int32Array(0),
  values: new Float64Array(0),
  lengths: new Uint16Array(0),
  once: new Int32Array(0),
  twice: new Int32Array(0),
  starts: new Int32Array(0),
}

export class Kernel {
  private readonly levels: readonly { readonly tests: readonly (readonly Test[])[]; readonly isElse: boolean }[]
  private readonly slots: readonly Slot[]

  constructor(comparison: PlannedComparison, plan: Plan, columns: readonly BlockColumn[], other: OtherTest) {
    const column = (place: number): BlockColumn => columns[place] ?? placeless
    const slots = new Map<string, Slot>()
    const measures = comparison.atoms.filter(isMeasure)
    for (const atom of measures) {
      const alike = measures.filter(one => slotKey(one) === slotKey(atom)).map(one => one.limit)
      const ground = { texts: plan.texts, left: column(atom.left), right: column(atom.right) }
      if (slots.has(slotKey(atom))) continue
      const measure = measureOf(atom.measure, ground, Math.min(...alike), Math.max(...alike))
      slots.set(slotKey(atom), new Slot(ground, measure, perfect(atom.measure), new LeftText(plan.texts)))
    }
    const tests = comparison.atoms.map(atom => testOf(atom, column, slots, other))
    this.slots = [...slots.values()]
    this.levels = comparison.levels.map(({ alternatives }) =>
      alternatives === 'else'
        ? { tests: [], isElse: true }
        : { tests: alternatives.map(some => some.flatMap(at => tests[at] ?? [])), isElse: false },
    )
  }

  /** A new block: what was remembered of places is no longer true. */
  begin(): void {
    for (const slot of this.slots) slot.forget()
  }

  /** @param into the level of each of the first `count` in `rights`, at the same place */
  reach(i: number, rights: Int32Array, count: number, into: Uint8Array): void {
    for (let at = 0; at < count; at += 1) into[at] = this.level(i, rights[at] ?? 0)
  }

  private level(i: number, j: number): number {
    const { levels } = this
    for (let at = 0; at < levels.length; at += 1) {
      const level = levels[at]
      if (level === undefined || level.isElse) return at
      for (const tests of level.tests) {
        let all = true
        for (const test of tests)
          if (!test(i, j)) {
            all = false
            break
          }
        if (all) return at
      }
    }
    return levels.length - 1
  }
}

const testOf = (
  atom: Atom,
  column: (place: number) => BlockColumn,
  slots: ReadonlyMap<string, Slot>,
  other: OtherTest,
): Test => {
  switch (atom.kind) {
    case 'missing':
    case 'present':
      return missingTest(column(atom.column), atom.side, atom.kind === 'missing', atom.isNumber)
    case 'equal': {
      const [left, right] = [column(atom.left), column(atom.right)]
      return (i, j) => {
        const id = left.ids[i] ?? 0
        return id !== 0 && id === right.ids[j]
      }
    }
    case 'measure': {
      const slot = slots.get(slotKey(atom))
      const { limit } = atom
      const within = holds[atom.bound]
      return (i, j) => slot !== undefined && within(slot.value(i, j), limit)
    }
    case 'apart': {
      const [left, right, within] = [column(atom.left), column(atom.right), holds[atom.bound]]
      const { limit } = atom
      return (i, j) => within(Math.abs((left.values[i] ?? Number.NaN) - (right.values[j] ?? Number.NaN)), limit)
    }
    case 'other':
      return other(atom.expression)
  }
}

const missingTest = (column: BlockColumn, side: 'l' | 'r', wanted: boolean, isNumber: boolean): Test => {
  if (isNumber)
    return side === 'l'
      ? i => Number.isNaN(column.values[i] ?? Number.NaN) === wanted
      : (_, j) => Number.isNaN(column.values[j] ?? Number.NaN) === wanted
  return side === 'l' ? i => (column.ids[i] === 0) === wanted : (_, j) => (column.ids[j] === 0) === wanted
}
