// Who is who among figures of history with errors: our model and clusters beside Splink's, step by step, ids hidden and rows shuffled.
import { peakMemoryMB } from '#core/ground/peak-memory.ts'
import type { Called, Ending } from '../src/commands/command.ts'
import { columnsOf, linkModelOf } from '../src/resolve/link/settings/read-model.ts'
import { countOf } from './asked-number.ts'
import type { Benchmark } from './benchmark.ts'
import { dataFolder, whyNoData } from './benchmark-data.ts'
import type { Counted } from './historical/count-clusters.ts'
import { hiddenTable, type Judged } from './historical/hidden-table.ts'
import {
  clustered,
  historicalPath,
  needed,
  ourSessions,
  ourSettings,
  type Paired,
  pairCurve,
  paired,
  recallAt,
  splinkSessions,
  splinkSettings,
  trained,
  untaught,
  withRulesOf,
} from './historical/link-once.ts'
import { otherSets } from './historical/other-sets.ts'

const four = (share: number): string => share.toFixed(4)
export const said = ({ precision, recall, f1, bcubed, largest, impure }: Counted): string =>
  `${[precision, recall, f1].map(four).join('  ')}   ${[bcubed.precision, bcubed.recall, bcubed.f1].map(four).join('  ')}   ${String(largest).padStart(4)}  ${String(impure).padStart(4)}`
const heading = `${''.padEnd(58)}precision recall  F1       B-cubed P  R      F1    largest impure`

type Say = (line: string) => void

const shuffled = async (seed: number): Promise<Judged> => {
  const columns = [...new Set([splinkSettings(), ourSettings()].flatMap(settings => columnsOf(linkModelOf(settings))))]
  return hiddenTable(historicalPath(), columns, field => field('cluster'), `order ${seed}`)
}

/** Each line changes one thing of the line before. */
const steps = async (judged: Judged, ours: Paired, say: Say): Promise<void> => {
  const line = (what: string, counted: Counted): void => say(`${what.padEnd(58)}${said(counted)}`)
  const splink = splinkSettings()
  const own = await paired(splink, judged)
  line("Splink's model and rules, components at .95 (its best)", clustered(own, judged, 'components', 0.95))
  line('+ our clusters', clustered(own, judged, 'linkage', 0.5))
  const wide = withRulesOf(splink, ourSettings())
  line('+ our blocking', clustered(await paired(wide, judged), judged, 'linkage', 0.5))
  const retrained = await trained(untaught(wide), judged, splinkSessions)
  line('+ our training', clustered(await paired(retrained, judged), judged, 'linkage', 0.5))
  line('+ our comparisons', clustered(ours, judged, 'linkage', 0.5))
  line('  the same with components at .95', clustered(ours, judged, 'components', 0.95))
}

const thresholds = [0.1, 0.3, 0.5, 0.8, 0.9, 0.95, 0.99, 0.999, 0.9999]

const curve = (judged: Judged, ours: Paired, say: Say): void => {
  const clusters = thresholds.map(threshold => clustered(ours, judged, 'linkage', threshold))
  for (const [at, counted] of clusters.entries()) say(`${`threshold ${thresholds[at]}`.padEnd(58)}${said(counted)}`)
  const pairs = pairCurve(ours, judged)
  for (const precision of [0.98, 0.99, 0.999])
    say(
      `recall at precision ${precision}: clusters ${four(recallAt(clusters, precision))}, pairs alone ${four(recallAt(pairs, precision))}`,
    )
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

const run = async (called: Called): Promise<Ending> => {
  const { printer } = called
  const say: Say = line => printer.line(line)
  const missing = whyNoData(dataFolder(), needed)
  if (missing !== undefined) {
    say(missing)
    return 'done'
  }
  const all: Counted[] = []
  for (let seed = 1; seed <= countOf(called, 'shuffles', 5, 1); seed += 1) {
    const began = performance.now()
    const judged = await shuffled(seed)
    const model = await trained(ourSettings(), judged, ourSessions)
    const ours = await paired(model, judged)
    const counted = clustered(ours, judged, 'linkage', 0.5)
    const seconds = (performance.now() - began) / 1000
    if (seed === 1)
      say(
        `${ours.blocked} pairs met on a rule, ${ours.edges.left.length} have a chance of one in ten or more\n${heading}`,
      )
    say(`${`shuffle ${seed}, read, trained and linked in ${seconds.toFixed(1)} s`.padEnd(58)}${said(counted)}`)
    all.push(counted)
    if (seed > 1) continue
    await steps(judged, ours, say)
    curve(judged, ours, say)
  }
  const f1 = all.map(one => one.f1)
  say(`F1 over ${all.length} shuffles: median ${four(median(f1))}, worst ${four(Math.min(...f1))}`)
  say(`peak memory ${peakMemoryMB()} MB`)
  await otherSets(say, said)
  return 'done'
}

export const historicalBenchmark: Benchmark = {
  name: 'historical',
  line: 'who is who among figures of history, beside what Splink makes of them',
  options: { shuffles: { type: 'string', value: 'N', line: 'historical: orders of the rows to try (5)' } },
  run,
}
