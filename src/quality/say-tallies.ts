// Figures of quality in lines of a table, each share with its interval and what it is a share of.
import { figuresOf, type Share, type Tallies, type Tally } from './tally.ts'

const number = new Intl.NumberFormat('en-GB')
const percent = (share: number): string => (share * 100).toFixed(2)

const shareText = (share: Share | undefined): string =>
  share === undefined
    ? 'nothing to judge'
    : `${percent(share.share)}% (${percent(share.low)} to ${percent(share.high)})`

const perTenThousand = ({ share, low, high, of }: Share): string =>
  of === 0
    ? 'nothing to judge'
    : `${(share * 10_000).toFixed(1)} (${(low * 10_000).toFixed(1)} to ${(high * 10_000).toFixed(1)})`

const heads = ['', 'true pairs', 'recall', 'links', 'precision', 'things', 'false matches per 10,000']

const cellsOf = (name: string, tally: Tally): readonly string[] => {
  const { recall, precision, falseMatches } = figuresOf(tally)
  return [
    name,
    number.format(tally.truePairs),
    shareText(recall),
    number.format(tally.links),
    shareText(precision),
    number.format(tally.things),
    perTenThousand(falseMatches),
  ]
}

/** Intervals hold the true share 19 times of 20. */
export const linesOfTallies = (tallies: Tallies): readonly string[] => {
  const rows = [
    heads,
    ...[...tallies].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, tally]) => cellsOf(name, tally)),
  ]
  const widths = heads.map((_, at) => Math.max(...rows.map(row => row[at]?.length ?? 0)))
  return rows.map(row =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ')
      .trimEnd(),
  )
}
