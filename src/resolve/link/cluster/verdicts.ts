// What persons said of pairs of records, as clustering needs it: who must stand together, and who must stay apart.
import { componentsOf } from './components.ts'

export type RecordPair = readonly [number, number]
export type Verdicts = {
  readonly same: readonly RecordPair[]
  readonly different: readonly RecordPair[]
}

export type HeldVerdicts = {
  readonly together: readonly RecordPair[]
  readonly apart: readonly RecordPair[]
  /** Verdicts of "same" that hang together with a verdict of "different": none of them is followed until someone decides. */
  readonly contested: number
}

const column = (pairs: readonly RecordPair[], side: 0 | 1): Int32Array => Int32Array.from(pairs, pair => pair[side])

/** INVARIANT: "different" always holds, and the order in which verdicts were given decides nothing. */
export const heldVerdicts = (records: number, { same, different }: Verdicts): HeldVerdicts => {
  const root = componentsOf(records, column(same, 0), column(same, 1), () => true).first
  const contested = new Set(different.filter(([a, b]) => root[a] === root[b]).map(([a]) => root[a]))
  const together = same.filter(([a]) => !contested.has(root[a]))
  return { together, apart: different, contested: same.length - together.length }
}

export const noVerdicts: Verdicts = { same: [], different: [] }
