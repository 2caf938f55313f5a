// One comparison over one block: the level that each right record reaches with a left one, level by level over all that are left.
import type { BlockColumn } from './block-columns.ts'
import { type Front, frontOf, isLeftFirst } from './front.ts'
import type { OtherTest } from './other-test.ts'
import type { Plan, PlannedComparison } from './plan.ts'
import { type Sieve, type Sieves, sievesOf, type Turn } from './sieves.ts'

export class Kernel {
  /** For each level but the last, which takes whatever is left: alternatives of tests that must all pass. */
  private readonly levels: readonly (readonly (readonly Sieve[])[])[]
  private readonly last: number
  private readonly front: Front | undefined
  private readonly made: Sieves
  private open = new Int32Array(256)
  private some = new Int32Array(256)

  constructor(
    comparison: PlannedComparison,
    plan: Plan,
    columns: readonly BlockColumn[],
    other: OtherTest,
    turn: Turn,
  ) {
    this.made = sievesOf(comparison.atoms, plan.texts, columns, other, turn)
    this.last = comparison.levels.length - 1
    const front = frontOf(comparison, columns)
    this.front = front.levels > 0 && isLeftFirst(front) ? front : undefined
    this.levels = comparison.levels
      .slice(0, -1)
      .map(({ alternatives }) =>
        alternatives === 'else' ? [[]] : alternatives.map(atoms => atoms.flatMap(at => this.made.sieves[at] ?? [])),
      )
  }

  room(size: number): void {
    if (size <= this.open.length) return
    this.open = new Int32Array(size)
    this.some = new Int32Array(size)
    this.made.room(size)
  }

  /** @param into by place, the level that each of the first `count` of `rights` reaches with `i` */
  reach(i: number, rights: Int32Array, count: number, into: Uint8Array): void {
    const { last, front } = this
    let left = front === undefined ? this.openAll(rights, count, into) : this.decideFront(front, i, rights, count, into)
    for (let level = front?.levels ?? 0; level < last && left > 0; level += 1)
      for (const sieves of this.levels[level] ?? []) left = this.take(i, sieves, left, level, into)
  }

  private openAll(rights: Int32Array, count: number, into: Uint8Array): number {
    const { open, last } = this
    for (let at = 0; at < count; at += 1) {
      const j = rights[at] ?? 0
      open[at] = j
      into[j] = last
    }
    return count
  }

  /** @returns how many are still open after the first levels */
  private decideFront(front: Front, i: number, rights: Int32Array, count: number, into: Uint8Array): number {
    for (const { column, level } of front.leftMissing) {
      if (column.ids[i] !== 0) continue
      for (let at = 0; at < count; at += 1) into[rights[at] ?? 0] = level
      return 0
    }
    let left = this.openAll(rights, count, into)
    for (const { column, left: own, level } of front.steps) {
      const wanted = own === undefined ? 0 : (own.ids[i] ?? 0)
      if (own === undefined ? !column.hasMissing : wanted === 0) continue
      left = this.takeEqual(column.ids, wanted, left, level, into)
    }
    return left
  }

  private takeEqual(ids: Int32Array, wanted: number, left: number, level: number, into: Uint8Array): number {
    const { open } = this
    let kept = 0
    for (let at = 0; at < left; at += 1) {
      const j = open[at] ?? 0
      if (ids[j] === wanted) into[j] = level
      else {
        open[kept] = j
        kept += 1
      }
    }
    return kept
  }

  /** Those that pass every test reach the level and leave the list of the open ones. */
  private take(i: number, sieves: readonly Sieve[], left: number, level: number, into: Uint8Array): number {
    const { open, some, last } = this
    let from = open
    let count = left
    for (const sieve of sieves) {
      count = sieve(i, from, count, some)
      if (count === 0) return left
      from = some
    }
    for (let at = 0; at < count; at += 1) into[some[at] ?? 0] = level
    if (count === left) return 0
    let kept = 0
    for (let at = 0; at < left; at += 1) {
      const j = open[at] ?? 0
      if (into[j] !== last) continue
      open[kept] = j
      kept += 1
    }
    return kept
  }
}
