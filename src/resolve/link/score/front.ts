// The first levels of most comparisons: no value on a side, or the very same one. Decided for all right records in one pass.
import { BlockColumn } from './block-columns.ts'
import type { Atom, PlannedComparison } from './plan.ts'

type Step = { readonly column: BlockColumn; readonly level: number }
/** What is to be asked of a left record before, and of the right ones after: no value, or the left one's own. */
export type Front = {
  readonly leftMissing: readonly Step[]
  readonly steps: readonly (Step & { readonly left: BlockColumn | undefined })[]
  /** How many levels are decided by it. */
  readonly levels: number
}

type Missing = Extract<Atom, { kind: 'missing' | 'present' }>
type Plain = Missing | Extract<Atom, { kind: 'equal' }>

const isPlain = (atom: Atom | undefined): atom is Plain =>
  (atom?.kind === 'missing' && !atom.isNumber) || atom?.kind === 'equal'

/** As many levels from the first on as ask for nothing else, each by single tests. */
const countPlain = ({ atoms, levels }: PlannedComparison): number => {
  const first = levels.findIndex(
    ({ alternatives }) =>
      alternatives === 'else' || !alternatives.every(all => all.length === 1 && isPlain(atoms[all[0] ?? -1])),
  )
  return Math.max(0, first)
}

export const frontOf = (comparison: PlannedComparison, columns: readonly BlockColumn[]): Front => {
  const count = countPlain(comparison)
  const asked = comparison.levels.slice(0, count).flatMap(({ alternatives }, level) =>
    alternatives === 'else'
      ? []
      : alternatives.flatMap(([at]) => {
          const atom = comparison.atoms[at ?? -1]
          return isPlain(atom) ? [{ atom, level }] : []
        }),
  )
  const column = (place: number): BlockColumn => columns[place] ?? new BlockColumn(new Int32Array(0))
  return {
    levels: count,
    leftMissing: asked.flatMap(({ atom, level }) =>
      atom.kind !== 'equal' && atom.side === 'l' ? [{ column: column(atom.column), level }] : [],
    ),
    steps: asked.flatMap(({ atom, level }): Front['steps'] => {
      if (atom.kind === 'equal') return [{ column: column(atom.right), left: column(atom.left), level }]
      return atom.side === 'r' ? [{ column: column(atom.column), left: undefined, level }] : []
    }),
  }
}

/** Whether a level that is asked of the left record alone stands before every other, so that it may be decided first. */
export const isLeftFirst = ({ leftMissing, steps }: Front): boolean =>
  leftMissing.every(one => steps.every(step => step.level >= one.level))
