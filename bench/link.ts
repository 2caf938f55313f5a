// The linking of files beside DuckDB doing the same as Splink has it do: same records, same rules, same comparisons, same pairs.
import { createHash } from 'node:crypto'
import { createReadStream, mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Problem } from '#core/ground/problem.ts'
import type { LinkReport, TrainReport } from '#resolve'
import type { Called, Ending } from '../src/commands/command.ts'
import { countOf } from './asked-number.ts'
import { type Benchmark, sharedOptions } from './benchmark.ts'
import { type DuckdbAnswer, runDuckdb, whyNoDuckdb } from './link/duckdb.ts'
import { linkInChild, trainInChild } from './link/link-in-child.ts'
import { writePeople } from './link/people.ts'

const widths = ['loose', 'tight'] as const
type Width = (typeof widths)[number]

const modelOf = (width: Width): string =>
  fileURLToPath(new URL(`./link/models/people-${width}.model.json`, import.meta.url))

const widthOf = ({ options }: Called): Width => {
  const found = widths.find(one => one === (options.blocking ?? 'loose'))
  if (found !== undefined) return found
  throw new Problem({
    what: `--blocking ${String(options.blocking)} is not known.`,
    mend: `give one of: ${widths.join(', ')}.`,
  })
}

const sumOf = (path: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const hash = createHash('sha256')
    createReadStream(path)
      .on('data', chunk => hash.update(chunk))
      .on('error', reject)
      .on('end', () => resolve(hash.digest('hex')))
  })

const seconds = (so: number): string => `${so.toFixed(2)} s`

/** What each does from records in memory to clusters: the reading of the file is told apart. */
const oursFrom = ({ seconds: so }: LinkReport): number => (so.prepare ?? 0) + (so.score ?? 0) + (so.cluster ?? 0)
const theirsFrom = ({ secondsByStage: so }: DuckdbAnswer): number => so.frequencies + so.block + so.predict + so.cluster

type Run = { readonly ours: LinkReport; readonly theirs: DuckdbAnswer; readonly isSame: boolean }

const refuseDifference = ({ ours, theirs, isSame }: Run): void => {
  const rules = ours.blockedPairsByRule.map(({ pairs }) => pairs)
  if (isSame && rules.join() === theirs.pairsPerRule.join() && ours.clusters === theirs.clusters) return
  throw new Problem({
    what: 'The two did not do the same work, so their times cannot be compared.',
    where: `pairs by rule ${rules.join()} and ${theirs.pairsPerRule.join()}; clusters ${ours.clusters} and ${theirs.clusters}`,
    mend: 'find out which is wrong before measuring',
  })
}

const say = (runs: readonly Run[], { printer }: Called): void => {
  const ratios = runs.map(({ ours, theirs }) => theirsFrom(theirs) / oursFrom(ours)).toSorted((a, b) => a - b)
  for (const { ours, theirs } of runs) {
    const { read, frequencies, block, predict, cluster } = theirs.secondsByStage
    printer.line(
      `DuckDB ${theirs.version}: read ${seconds(read)} | frequencies ${seconds(frequencies)}, block ${seconds(block)}, predict ${seconds(predict)}, cluster ${seconds(cluster)} = ${seconds(theirsFrom(theirs))}; ${Math.round(theirs.peakMemoryMB)} MB`,
    )
    const so = ours.seconds
    printer.line(
      `Breakwater:   read ${seconds(so.read ?? 0)} | prepare ${seconds(so.prepare ?? 0)}, score ${seconds(so.score ?? 0)}, cluster ${seconds(so.cluster ?? 0)} = ${seconds(oursFrom(ours))}; ${ours.peakMemoryMB} MB`,
    )
    printer.line(
      `  predict and cluster ${(theirsFrom(theirs) / oursFrom(ours)).toFixed(2)} times as fast, with the reading ${((theirsFrom(theirs) + read) / (oursFrom(ours) + (so.read ?? 0))).toFixed(2)} times; memory ${(ours.peakMemoryMB / theirs.peakMemoryMB).toFixed(2)} of DuckDB's`,
    )
  }
  const middle = ratios[(ratios.length - 1) >> 1] ?? 0
  printer.line(`Ratio: median ${middle.toFixed(2)}, worst ${(ratios[0] ?? 0).toFixed(2)} of ${ratios.length}`)
}

const sayTraining = async (folder: string, input: string, { printer }: Called, model: string): Promise<TrainReport> => {
  printer.note('Training the same model without truth')
  const report = await trainInChild(input, model, join(folder, 'trained.json'))
  const { read = 0, random = 0, sessions = 0, share = 0 } = report.seconds
  const pairs = report.sessions.reduce((sum, session) => sum + session.pairs, 0)
  printer.line(
    `Training: read ${seconds(read)} | random pairs ${seconds(random)}, ${report.sessions.length} sessions over ${pairs.toLocaleString('en-GB')} pairs ${seconds(sessions)}, share of true pairs ${seconds(share)} = ${seconds(random + sessions + share)}; ${report.peakMemoryMB} MB`,
  )
  return report
}

const oneRun = async (folder: string, input: string, called: Called, run: number): Promise<Run> => {
  const model = modelOf(widthOf(called))
  const threads = countOf(called, 'threads', 2, 1)
  const [ourPairs, theirPairs] = [join(folder, `ours-${run}.csv`), join(folder, `theirs-${run}.csv`)]
  // Pairs are held against each other once; writing them is in nobody's time.
  const first = run === 1
  called.printer.note(`Run ${run}: DuckDB`)
  const theirs = await runDuckdb({
    input,
    model,
    threads,
    threshold: 0.95,
    ...(first ? { pairsPath: theirPairs } : {}),
  })
  called.printer.note(`Run ${run}: Breakwater`)
  const ours = await linkInChild({
    inputs: [input],
    model,
    threads,
    threshold: 0.95,
    clustering: 'components',
    ...(first ? { pairs: ourPairs } : {}),
  })
  const isSame = !first || (await samePairs(ourPairs, theirPairs))
  const done = { ours, theirs, isSame }
  refuseDifference(done)
  return done
}

/** Ids of pairs, in order, without what differs in the last digits. */
const samePairs = async (ours: string, theirs: string): Promise<boolean> => {
  const [one, other] = [`${ours}.ids`, `${theirs}.ids`]
  const { writeIds } = await import('./link/pair-ids.ts')
  await Promise.all([writeIds(ours, one), writeIds(theirs, other)])
  return (await sumOf(one)) === (await sumOf(other))
}

const run = async (called: Called): Promise<Ending> => {
  const { printer, options } = called
  const why = whyNoDuckdb()
  if (why !== undefined) {
    printer.line(`skipped: ${why}`)
    return 'done'
  }
  const records = countOf(called, 'records', 1_000_000, 1000)
  const runs = countOf(called, 'runs', 1, 1)
  const folder = mkdtempSync(join(tmpdir(), 'bw-bench-link-'))
  try {
    const input = join(folder, 'people.csv')
    printer.note(`Writing ${records.toLocaleString('en-GB')} invented people`)
    writePeople({ records, path: input, truthPath: join(folder, 'truth.csv') })
    printer.line(
      `${records.toLocaleString('en-GB')} records, ${widthOf(called)} blocking, ${countOf(called, 'threads', 2, 1)} threads, ${cpus().length} × ${cpus()[0]?.model ?? ''}, load ${loadavg()[0]?.toFixed(2)}`,
    )
    const done: Run[] = []
    for (let one = 1; one <= runs; one += 1) done.push(await oneRun(folder, input, called, one))
    const [first] = done
    if (first)
      printer.line(
        `${first.ours.blockedPairs.toLocaleString('en-GB')} pairs compared by both, ${first.ours.pairs.toLocaleString('en-GB')} of them at or above 0.95, the same`,
      )
    say(done, called)
    const training = await sayTraining(folder, input, called, modelOf(widthOf(called)))
    if (options.json)
      printer.line(
        JSON.stringify({
          records,
          training,
          runs: done.map(({ ours, theirs }) => ({ ours, theirs, ratio: theirsFrom(theirs) / oursFrom(ours) })),
        }),
      )
    return 'done'
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export const linkBenchmark: Benchmark = {
  name: 'link',
  line: 'linking of files beside DuckDB, which does the same as Splink has it do',
  options: {
    records: sharedOptions.records,
    blocking: { type: 'string', value: 'WIDTH', line: 'link: loose (about 25 pairs a record) or tight (about one)' },
    threads: { type: 'string', value: 'N', line: 'link: threads of each (2)' },
    runs: { type: 'string', value: 'N', line: 'link: how often, for median and worst (1)' },
    json: sharedOptions.json,
  },
  run,
}
