// The labelled pairs: people and all by threshold, the strongly evidenced rows, scripts, each beside the baseline on the same rows.
import { scriptOf } from '#core/identifiers/index.ts'
import { measureAt, measureNames, type ScoredCase, scoreWritten } from '#resolve'
import { type Row, say } from './rows.ts'

export type BenchRow = Row & {
  readonly schema: string
  readonly name1: string
  readonly name2: string
  readonly is_match: string
  readonly quality: string
  readonly baseline_score: string
}

type Scored = ScoredCase & { readonly row: BenchRow }
const scored = (rows: readonly BenchRow[]): readonly Scored[] =>
  rows.map(row => ({
    row,
    isMatch: row.is_match === 'true',
    score: scoreWritten(row.name1, row.name2, row.schema),
  }))
const asBaseline = (cases: readonly Scored[]): readonly ScoredCase[] =>
  cases.map(({ row, isMatch }) => ({ isMatch, score: Number(row.baseline_score) }))
const withBaseline = (cases: readonly Scored[]): readonly Scored[] =>
  cases.filter(({ row }) => row.baseline_score !== '')

const line = (title: string, cases: readonly ScoredCase[]): string => {
  const { bestF1, bestThreshold } = measureNames(cases)
  const { precision, recall } = measureAt(cases, bestThreshold)
  const figures = [bestF1, precision, recall].map(figure => figure.toFixed(4)).join('  ')
  return `${title.padEnd(34)}${String(cases.length).padStart(5)}  ${figures}  at ${bestThreshold.toFixed(3)}`
}

const bothLines = (title: string, cases: readonly Scored[]): void => {
  say(line(title, cases))
  const same = withBaseline(cases)
  if (same.length !== cases.length) say(line('  rows that the baseline has', same))
  say(line('  baseline, same rows', asBaseline(same)))
}

/** Prints the tables and gives back the threshold that is best for people. */
export const sayCases = (rows: readonly BenchRow[]): number => {
  const all = scored(rows)
  const people = all.filter(({ row }) => row.schema === 'Person')
  say(`${''.padEnd(34)}cases  F1      precision  recall`)
  bothLines('Person', people)
  bothLines(
    'Person, strong evidence',
    people.filter(({ row }) => row.quality === 'STRONG'),
  )
  bothLines('all', all)
  bothLines(
    'all, strong evidence',
    all.filter(({ row }) => row.quality === 'STRONG'),
  )
  say('\nPerson by threshold: threshold precision recall F1')
  for (const { threshold, precision, recall, f1 } of measureNames(people).thresholds)
    say(`${threshold.toFixed(2)}  ${precision.toFixed(4)}  ${recall.toFixed(4)}  ${f1.toFixed(4)}`)
  return measureNames(people).bestThreshold
}

const scriptsIn = ({ name1, name2 }: BenchRow): string =>
  [...new Set([name1, name2].flatMap(name => name.split(/\s+/).map(scriptOf)))]
    .filter(script => script !== 'other')
    .toSorted()
    .join(' and ') || 'other'

export const sayByScript = (rows: readonly BenchRow[]): void => {
  say('\nPerson by script')
  const people = scored(rows.filter(({ schema }) => schema === 'Person'))
  for (const [script, cases] of Map.groupBy(people, ({ row }) => scriptsIn(row))) say(line(`  ${script}`, cases))
}
