// What a linking says, as rows: pairs with their weight at full precision, and which cluster each record is in.
import { probabilityOf } from '../../model/weights.ts'
import type { Edges } from '../score/edges.ts'
import type { Table } from '../table/table.ts'
import { textOf } from '../table/text-pool.ts'
import type { Cell, OutColumn } from './rows-out.ts'

const text = (name: string): OutColumn => ({ name, kind: 'text' })
const number = (name: string): OutColumn => ({ name, kind: 'number' })

const isSeveral = ({ sources }: Table): boolean => sources.length > 1

export const pairColumns = (table: Table): readonly OutColumn[] => [
  text('id_l'),
  text('id_r'),
  number('match_weight'),
  number('match_probability'),
  ...(isSeveral(table) ? [text('source_l'), text('source_r')] : []),
]

const idOf = ({ ids }: Table, record: number): string => textOf(ids, record + 1) ?? ''
const sourceOf = ({ sources, sourceOf: of }: Table, record: number): string => sources[of[record] ?? 0] ?? ''

export function* pairRows(table: Table, { left, right, weight }: Edges): Iterable<readonly Cell[]> {
  for (let at = 0; at < left.length; at += 1) {
    const [one, other, bits] = [left[at] ?? 0, right[at] ?? 0, weight[at] ?? 0]
    const row = [idOf(table, one), idOf(table, other), bits, probabilityOf(bits)]
    yield isSeveral(table) ? [...row, sourceOf(table, one), sourceOf(table, other)] : row
  }
}

export const clusterColumns = (table: Table): readonly OutColumn[] => [
  text('id'),
  text('cluster_id'),
  ...(isSeveral(table) ? [text('source')] : []),
]

/** A cluster is called by its first record; with several files by file and record, for an id may stand in two of them. */
export function* clusterRows(table: Table, clusterOf: Int32Array): Iterable<readonly Cell[]> {
  for (let record = 0; record < table.size; record += 1) {
    const first = clusterOf[record] ?? record
    if (isSeveral(table))
      yield [idOf(table, record), `${sourceOf(table, first)}-__-${idOf(table, first)}`, sourceOf(table, record)]
    else yield [idOf(table, record), idOf(table, first)]
  }
}
