// A sample of pairs that persons judged: what it can show of a model, which is less than a truth can.
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { Problem } from '#core/ground/problem.ts'
import type { JudgedByKey } from '#resolve'
import type { HeldRecord } from './held-record.ts'
import { namesOfPair, overall } from './measure-groups.ts'
import { openTallies, type Tallies } from './tally.ts'

export type JudgedPair = { readonly left: string; readonly right: string; readonly verdict: 'match' | 'no-match' }

/** Said with every figure from such a sample. */
export const cautionOfSample =
  'Pairs were not drawn at random: officers judge what the model proposes, the doubtful first. So recall here is of pairs that somebody met, not of all that are true, and false matches are a share of the suggested pairs judged, not of people.'

const columns = ['left_source', 'left_key', 'right_source', 'right_key', 'verdict'] as const

/** Those an instance holds and that are settled, under the ids that records have here. */
export const judgedFrom = (given: readonly JudgedByKey[]): readonly JudgedPair[] =>
  given.flatMap(({ left, right, verdict }) =>
    verdict !== 'match' && verdict !== 'no-match' ? [] : [{ left: left.join(' '), right: right.join(' '), verdict }],
  )

/** Pairs judged unsure say nothing of the model, and are left out. */
export const readJudgedPairs = (file: string): readonly JudgedPair[] => {
  const rows = parse(readFileSync(file), { columns: true, bom: true, skip_empty_lines: true }) as Record<
    string,
    string
  >[]
  const missing = columns.filter(column => rows[0] !== undefined && rows[0][column] === undefined)
  if (missing.length > 0)
    throw new Problem({
      what: `The judged pairs have no column ${missing.join(', ')}.`,
      where: file,
      mend: `give a CSV with the columns ${columns.join(', ')}; verdict is match, no-match or unsure.`,
    })
  return rows.flatMap(row =>
    row.verdict === 'match' || row.verdict === 'no-match'
      ? [
          {
            left: `${row.left_source} ${row.left_key}`,
            right: `${row.right_source} ${row.right_key}`,
            verdict: row.verdict,
          },
        ]
      : [],
  )
}

/** Counts judged pairs in place of true ones; what stands in one group counts as linked. */
export const measureJudged = (
  held: readonly HeldRecord[],
  groups: readonly (readonly string[])[],
  judged: readonly JudgedPair[],
): Tallies => {
  const byId = new Map(held.map(record => [record.id, record]))
  const groupOf = new Map(groups.flatMap((group, at) => group.map(id => [id, at] as const)))
  const counter = openTallies()
  for (const { left, right, verdict } of judged) {
    const [a, b] = [byId.get(left), byId.get(right)]
    if (a === undefined || b === undefined) continue
    const names = namesOfPair(a.traits, b.traits)
    const isLinked = groupOf.has(left) && groupOf.get(left) === groupOf.get(right)
    if (verdict === 'match') counter.add('truePairs', names)
    if (verdict === 'match' && isLinked) counter.add('found', names)
    if (!isLinked) continue
    for (const what of ['links', 'things'] as const) counter.add(what, names)
    if (verdict === 'no-match') for (const what of ['wrong', 'mismatched'] as const) counter.add(what, names)
  }
  // A sample in which nothing is linked still has its whole.
  counter.add('links', [overall], 0)
  return counter.tallies
}
