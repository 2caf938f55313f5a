// A figure as its page shows it: the table with what is put together or left out said in words, its definition and its caveats.
import { operationEvents } from '#core/language/disrupt.ts'
import { periodWords, quarterWords } from '#core/language/quarters.ts'
import type { Definition } from './definition.ts'
import type { Frozen, GradeRow, Table } from './frozen.ts'
import { besideTotal, inTotal } from './protect.ts'
import type { Sum } from './sum-figures.ts'

export const counted = (n: number): string => n.toLocaleString('en-GB')

/** A hash in parts, for a page to break it between them. */
export const hashParts = (sha256: string): readonly string[] => sha256.match(/.{1,8}/g) ?? []

export const sumWords = ({ count, atLeast }: Sum): string => {
  if (!atLeast) return counted(count)
  return count === 0 ? 'not shown' : `at least ${counted(count)}`
}

export type CellShown = {
  readonly text: string
  readonly note?: string
  readonly span?: number
  readonly isWord?: true
}
export type TableShown = {
  readonly columns: readonly string[]
  readonly rows: readonly { readonly name: string; readonly note?: string; readonly cells: readonly CellShown[] }[]
  readonly sum: { readonly name: string; readonly cells: readonly CellShown[] } | undefined
}

const notShown = (smallest: number): CellShown => ({ text: `fewer than ${smallest}`, isWord: true })

const cell = (count: number | null, smallest: number): CellShown =>
  count === null ? notShown(smallest) : { text: counted(count) }

const whyTogether: Readonly<Record<string, string>> = {
  'too-few': 'so few in all that no number is shown',
  'held-back': 'held back: beside an earlier snapshot it would give a small number away',
  'still-running': 'the quarter has not ended: total only',
}

const gradeCells = ({ parts, shown, total }: GradeRow): readonly CellShown[] => {
  if (parts.length === 0) {
    const why = whyTogether[shown] ?? ''
    const text = shown === 'too-few' || total === null ? 'not shown' : 'not divided'
    return [{ text, note: why, span: inTotal.length, isWord: true }]
  }
  return parts.map(({ grades, count }) =>
    grades.length === 1
      ? { text: counted(count) }
      : {
          text: counted(count),
          note: `${grades.join(' and ').replace('major and moderate and', 'major, moderate and')} together`,
          span: grades.length,
        },
  )
}

const totalCell = ({ shown, total }: GradeRow, smallest: number): CellShown => {
  if (total !== null) return { text: counted(total) }
  return shown === 'held-back' ? { text: 'not shown', isWord: true } : notShown(smallest)
}

const rowOf = (row: GradeRow, smallest: number) => ({
  name: quarterWords(row.quarter),
  ...(row.shown === 'still-running' ? { note: 'so far' } : {}),
  cells: [...gradeCells(row), totalCell(row, smallest), ...row.beside.map(({ count }) => cell(count, smallest))],
})

const sumCells = (table: Extract<Table, { shape: 'by-grade' }>): readonly CellShown[] => {
  const sumOf = (grade: string) => table.grades.find(one => one.grade === grade)?.sum ?? { count: 0, atLeast: true }
  return [...inTotal.map(sumOf), table.total, ...besideTotal.map(sumOf)].map(sum => ({ text: sumWords(sum) }))
}

export const tableShown = (table: Table, smallest: number): TableShown => {
  if (table.shape === 'by-grade')
    return {
      columns: ['Major', 'Moderate', 'Minor', 'Total', 'No effect found', 'Negative effect'],
      rows: table.rows.map(row => rowOf(row, smallest)),
      sum: { name: 'All quarters', cells: sumCells(table) },
    }
  return {
    // Many quarters stand by their codes, so that they fit on a sheet.
    columns: [...(table.quarters.length > 4 ? table.quarters : table.quarters.map(quarterWords)), 'All quarters'],
    rows: table.rows.map(({ kind, counts, sum }) => ({
      name: operationEvents.has(kind) ? operationEvents.words[kind] : kind,
      cells: [...counts.map(count => cell(count, smallest)), { text: sumWords(sum) }],
    })),
    sum: undefined,
  }
}

export const definitionShown = (definition: Definition) => ({
  title: definition.title,
  version: definition.version,
  counts: definition.counts,
  totals: definition.totals,
  leavesOut: definition.leaves_out,
  caveats: definition.caveats,
  revisions: definition.revisions,
  disclosure: definition.disclosure.rule,
  rooms: definition.rooms,
})

export const figureWords = (what: string): string => {
  if (what === 'total') return 'Total'
  if (operationEvents.has(what)) return operationEvents.words[what]
  const words = what.replace('none', 'no effect found').replace('negative', 'negative effect')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

export const revisionsShown = ({ revises }: Frozen) =>
  revises && {
    href: `/figures/${revises.snapshot}`,
    takenAt: revises.takenAt,
    changes: revises.changes.map(({ quarter, what, from, to }) => ({
      quarter: quarterWords(quarter),
      what: figureWords(what),
      from: counted(from),
      to: counted(to),
    })),
    notComparable: revises.notComparable.map(quarterWords),
  }

export const frozenShown = (frozen: Frozen) => ({
  title: frozen.title,
  period: periodWords(frozen.from, frozen.to),
  takenAt: frozen.takenAt,
  table: tableShown(frozen.table, frozen.definition.disclosure.smallest),
  definition: definitionShown(frozen.definition),
  revisions: revisionsShown(frozen),
})
