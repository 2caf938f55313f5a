// The columns that a model reads, by what they are worked out from, each once however many levels and rules read it.
import { type Expression, withoutSide } from '../sql/expression.ts'
import { deriveNumber, deriveText, givenColumn, onlyColumn } from '../table/derive.ts'
import { sharedInts, type Table } from '../table/table.ts'
import type { Atom, PlannedColumn, PlannedComparison } from './plan.ts'
import type { TaskOf } from './prepare.ts'

export const aColumn = (column: string): Expression => ({ kind: 'column', column, side: 'l' })

/** A column that has its place, and has yet to be worked out. */
type Waiting = { readonly of: Expression; readonly ids: Int32Array }

/** Places whose texts are read, or held against those of another column: their numbers must be those of the table's pool. */
const readPlaces = (atoms: readonly Atom[]): readonly number[] =>
  atoms.flatMap(atom => {
    if (atom.kind === 'measure') return [atom.left, atom.right]
    return atom.kind === 'equal' && atom.left !== atom.right ? [atom.left, atom.right] : []
  })

export class Columns {
  readonly made: PlannedColumn[] = []
  private readonly places = new Map<string, number>()
  private readonly waiting = new Map<number, Waiting>()
  private readonly table: Table

  constructor(table: Table) {
    this.table = table
  }

  private place(key: string, make: (at: number) => PlannedColumn): number {
    const known = this.places.get(key)
    if (known !== undefined) return known
    const at = this.made.length
    this.made.push(make(at))
    this.places.set(key, at)
    return at
  }

  readonly text = (of: Expression): number =>
    this.place(`text ${withoutSide(of)}`, at => {
      const given = givenColumn(this.table, of)
      const ids = given ?? sharedInts(this.table.size)
      if (given === undefined) this.waiting.set(at, { of, ids })
      return { kind: 'text', ids, isMeasured: false }
    })

  readonly number = (of: Expression): number =>
    this.place(`number ${withoutSide(of)}`, () => ({ kind: 'number', values: deriveNumber(this.table, of) }))

  /** Worked out, by numbers of the table's pool. */
  ids(of: Expression): Int32Array {
    const at = this.text(of)
    this.workOut(at)
    const column = this.made[at]
    return column?.kind === 'text' ? column.ids : new Int32Array(this.table.size)
  }

  private workOut(at: number): void {
    const waiting = this.waiting.get(at)
    this.waiting.delete(at)
    if (waiting !== undefined) deriveText(this.table, waiting.of, waiting.ids)
  }

  /** Says of each column whether its texts are measured, and works out at once what has to have numbers of the pool. */
  settle(comparisons: readonly PlannedComparison[]): void {
    for (const { atoms } of comparisons) for (const place of readPlaces(atoms)) this.workOut(place)
    for (const atom of comparisons.flatMap(({ atoms }) => atoms)) {
      if (atom.kind !== 'measure') continue
      for (const place of [atom.left, atom.right]) {
        const column = this.made[place]
        if (column?.kind === 'text') this.made[place] = { ...column, isMeasured: true }
      }
    }
    for (const [at, { of }] of this.waiting) if (onlyColumn(this.table, of) === undefined) this.workOut(at)
  }

  /** What is left to be worked out, by whichever thread. To be called when columns are settled. */
  tasks(): readonly TaskOf<'derive'>[] {
    const texts = this.table.pool.texts()
    return [...this.waiting.values()].flatMap(({ of, ids }): TaskOf<'derive'>[] => {
      const from = onlyColumn(this.table, of)
      return from === undefined ? [] : [{ kind: 'derive', of, from, texts, into: ids }]
    })
  }
}
