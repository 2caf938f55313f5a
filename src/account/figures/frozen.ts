// A frozen figure whole: what it counts, by which definition, what is shown, and what it was revised from. Its words are hashed as they stand.
import { createHash } from 'node:crypto'
import { londonDay } from '#core/ground/calendar.ts'
import type { SnapshotId } from '#core/language/ids.ts'
import { hasEnded, type Quarter } from '#core/language/quarters.ts'
import { canonical } from '#core/ledger/entry.ts'
import type { Counted } from './count-for-publication.ts'
import type { Definition } from './definition.ts'
import {
  alone,
  type BesideTotal,
  besideTotal,
  type InTotal,
  inTotal,
  ownDivision,
  type Part,
  partsShown,
  type ShownInQuarter,
  shownAfter,
} from './protect.ts'
import { type Sum, sumOfShown } from './sum-figures.ts'

export type GradeRow = {
  readonly quarter: Quarter
  readonly shown: ShownInQuarter
  readonly parts: readonly Part[]
  readonly total: number | null
  /** Not part of the total; null is a number too small to show. */
  readonly beside: readonly { readonly grade: BesideTotal; readonly count: number | null }[]
}

export type KindRow = { readonly kind: string; readonly counts: readonly (number | null)[]; readonly sum: Sum }

export type Table =
  | {
      readonly shape: 'by-grade'
      readonly rows: readonly GradeRow[]
      readonly grades: readonly { readonly grade: InTotal | BesideTotal; readonly sum: Sum }[]
      readonly total: Sum
    }
  | { readonly shape: 'by-kind'; readonly quarters: readonly Quarter[]; readonly rows: readonly KindRow[] }

/** One number that is another than it was: in which quarter, of what. */
export type Revised = { readonly quarter: Quarter; readonly what: string; readonly from: number; readonly to: number }

export type Frozen = {
  readonly figure: string
  readonly title: string
  readonly definition: Definition
  readonly from: Quarter
  readonly to: Quarter
  readonly takenAt: string
  readonly takenBy: { readonly name: string; readonly agency: string }
  readonly table: Table
  /** The latest signed-off snapshot that had some of these quarters, and what is other than in it. */
  readonly revises?: {
    readonly snapshot: SnapshotId
    readonly takenAt: string
    readonly changes: readonly Revised[]
    readonly notComparable: readonly Quarter[]
  }
}

export type FrozenBody = { readonly body: string; readonly sha256: string }

export const frozenBody = (frozen: object): FrozenBody => {
  const body = canonical(frozen)
  return { body, sha256: createHash('sha256').update(body).digest('hex') }
}

const countOf = (counted: readonly Counted[], quarter: Quarter, word: string): number =>
  counted.find(one => one.quarter === quarter && one.word === word)?.n ?? 0

type ByGrade = {
  readonly quarters: readonly Quarter[]
  readonly counted: readonly Counted[]
  readonly smallest: number
  readonly now: Date
  /** How earlier snapshots of the figure showed a quarter after it had ended, the oldest first. */
  readonly earlier: (quarter: Quarter) => readonly ShownInQuarter[]
}

const gradeRow = ({ counted, smallest, now, earlier }: ByGrade, quarter: Quarter): GradeRow => {
  const counts = {
    major: countOf(counted, quarter, 'major'),
    moderate: countOf(counted, quarter, 'moderate'),
    minor: countOf(counted, quarter, 'minor'),
  }
  const shown = hasEnded(quarter, londonDay(now))
    ? shownAfter(ownDivision(counts, smallest), earlier(quarter))
    : 'still-running'
  const beside = besideTotal.map(grade => ({ grade, count: alone(countOf(counted, quarter, grade), smallest) }))
  return { quarter, shown, ...partsShown(shown, counts, smallest), beside }
}

/** The number of one grade in a row, where it stands by itself. */
const single = ({ parts }: GradeRow, grade: InTotal): number | null =>
  parts.find(part => part.grades.length === 1 && part.grades[0] === grade)?.count ?? null

export const tableByGrade = (of: ByGrade): Table => {
  const rows = of.quarters.map(quarter => gradeRow(of, quarter))
  const grades = [
    ...inTotal.map(grade => ({ grade, sum: sumOfShown(rows.map(row => single(row, grade))) })),
    ...besideTotal.map(grade => ({
      grade,
      sum: sumOfShown(rows.map(row => row.beside.find(one => one.grade === grade)?.count ?? null)),
    })),
  ]
  return { shape: 'by-grade', rows, grades, total: sumOfShown(rows.map(row => row.total)) }
}

export const tableByKind = (
  kinds: readonly string[],
  { quarters, counted, smallest }: Pick<ByGrade, 'quarters' | 'counted' | 'smallest'>,
): Table => ({
  shape: 'by-kind',
  quarters,
  rows: kinds.map(kind => {
    const counts = quarters.map(quarter => alone(countOf(counted, quarter, kind), smallest))
    return { kind, counts, sum: sumOfShown(counts) }
  }),
})

type Cell = { readonly quarter: Quarter; readonly what: string; readonly count: number | null }

const cellsOfGrades = (rows: readonly GradeRow[]): readonly Cell[] =>
  rows.flatMap(({ quarter, parts, total, beside }) => [
    ...parts.map(({ grades, count }) => ({ quarter, what: grades.join(' and '), count })),
    { quarter, what: 'total', count: total },
    ...beside.map(({ grade, count }) => ({ quarter, what: grade, count })),
  ])

/** Every number of a table by its quarter and what it counts. */
export const cellsOf = (table: Table): readonly Cell[] => {
  if (table.shape === 'by-grade') return cellsOfGrades(table.rows)
  return table.rows.flatMap(({ kind, counts }) =>
    table.quarters.map((quarter, at) => ({ quarter, what: kind, count: counts[at] ?? null })),
  )
}

/** What two snapshots say differently of the quarters that both have. */
export const revisedFrom = (
  before: Table,
  now: Table,
): Pick<NonNullable<Frozen['revises']>, 'changes' | 'notComparable'> => {
  const then = cellsOf(before)
  const pairs = cellsOf(now).flatMap(cell => {
    const old = then.find(one => one.quarter === cell.quarter && one.what === cell.what)
    return old ? [{ cell, old }] : []
  })
  const changes = pairs.flatMap(({ cell: { quarter, what, count }, old }) =>
    count !== null && old.count !== null && count !== old.count ? [{ quarter, what, from: old.count, to: count }] : [],
  )
  const hidden = pairs.filter(({ cell, old }) => (cell.count === null) !== (old.count === null))
  return { changes, notComparable: [...new Set(hidden.map(({ cell }) => cell.quarter))].sort() }
}
