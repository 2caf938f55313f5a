// In which order comparisons are made, so that pairs are given up soonest.
import { firstOpenLevel } from './front.ts'
import type { Plan, PlannedComparison } from './plan.ts'
import { weighedLevels } from './weigh-levels.ts'

/** Texts of more than 32 bytes are compared the slow way; a column of such texts is looked at last. */
const longTexts = 24
const isLong = (place: number, { columns, glances }: Plan): boolean => {
  const column = columns[place]
  if (column?.kind !== 'text') return false
  const some = Math.min(column.ids.length, 1000)
  const step = Math.max(1, Math.floor(column.ids.length / Math.max(1, some)))
  let [total, count] = [0, 0]
  for (let record = 0; record < column.ids.length; record += step) {
    const id = column.ids[record] ?? 0
    if (id === 0) continue
    total += glances[id * 4] ?? 0
    count += 1
  }
  return count > 0 && total / count > longTexts
}

const costOf = ({ atoms }: PlannedComparison, plan: Plan): number => {
  if (atoms.some(atom => atom.kind === 'measure' && isLong(atom.left, plan))) return 10
  if (atoms.some(({ kind }) => kind === 'other')) return 20
  if (atoms.some(atom => atom.kind === 'measure' && atom.measure === 'name_likeness')) return 20
  return atoms.some(({ kind }) => kind === 'measure') ? 3 : 1
}

/** By how much a comparison takes away from most pairs, once its first look has left it open, for what it costs. */
export const soonestOrder = (plan: Plan): readonly number[] => {
  const worth = plan.comparisons.map(comparison => {
    const open = weighedLevels(comparison, plan).slice(firstOpenLevel(comparison))
    const most = Math.max(...open.map(level => level.most))
    return (most - (open.at(-1)?.weight ?? 0)) / costOf(comparison, plan)
  })
  return [...worth.keys()].toSorted((a, b) => (worth[b] ?? 0) - (worth[a] ?? 0) || a - b)
}
