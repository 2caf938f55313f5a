// What a figure was revised from: held against the latest signed-off snapshot that has some of the same quarters.
import type { SnapshotState } from '#core/language/account.ts'
import type { SnapshotId } from '#core/language/ids.ts'
import { cellsOf, type Frozen, revisedFrom, type Table } from './frozen.ts'

type Earlier = { readonly id: SnapshotId; readonly state: SnapshotState; readonly frozen: Frozen }

const sharesQuarters = (one: Table, other: Table): boolean => {
  const quarters = new Set(cellsOf(one).map(({ quarter }) => quarter))
  return cellsOf(other).some(({ quarter }) => quarters.has(quarter))
}

/** INVARIANT: only what others read already is named as revised; a snapshot that nobody signed off is no earlier figure. */
export const revisionsOf = (table: Table, earlier: readonly Earlier[]): Frozen['revises'] => {
  const last = earlier.filter(one => one.state === 'signed-off' && sharesQuarters(one.frozen.table, table)).at(-1)
  return last && { snapshot: last.id, takenAt: last.frozen.takenAt, ...revisedFrom(last.frozen.table, table) }
}
