// In which order comparisons are made, so that pairs are given up soonest.
import { firstOpenLevel } from './front.ts'
import { lengthIn } from './glances.ts'
import type { Plan, PlannedComparison } from './plan.ts'
import { weighedLevels } from './weigh-levels.ts'

/** Texts of more than 32 bytes are compared the slow way; where the mean is over this, many of them are. */
const longMean = 24
/** By a thousand records, evenly apart. */
const isLong = (place: number, { columns, glances }: Plan): boolean => {
  const column = columns[place]
  if (column?.kind !== 'text') return false
  const some = Math.min(column.ids.length, 1000)
  const step = Math.max(1, Math.floor(column.ids.length / Math.max(1, some)))
  let [total, count] = [0, 0]
  for (let record = 0; record < column.ids.length; record += step) {
    const id = column.ids[record] ?? 0
    if (id === 0) continue
    total += lengthIn(glances, id)
    count += 1
  }
  return count > 0 && total / count > longMean
}

/** How many times as long a closer look takes as one at numbers alone, roughly: it decides an order and no result. [our estimate] */
const costOf = ({ atoms }: PlannedComparison, plan: Plan): number => {
  if (atoms.some(atom => atom.kind === 'measure' && isLong(atom.left, plan))) return 10
  if (atoms.some(({ kind }) => kind === 'other')) return 20
  if (atoms.some(atom => atom.kind === 'measure' && atom.measure === 'name_likeness')) return 20
  return atoms.some(({ kind }) => kind === 'measure') ? 3 : 1
}

/** Comparisons by place: first that which takes most bits away from pairs its first look left open, for what it costs. */
export const soonestOrder = (plan: Plan): readonly number[] => {
  const worth = plan.comparisons.map(comparison => {
    const open = weighedLevels(comparison, plan).slice(firstOpenLevel(comparison))
    const most = Math.max(...open.map(level => level.most))
    return (most - (open.at(-1)?.weight ?? 0)) / costOf(comparison, plan)
  })
  return [...worth.keys()].toSorted((a, b) => (worth[b] ?? 0) - (worth[a] ?? 0) || a - b)
}
