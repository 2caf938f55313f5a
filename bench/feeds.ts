// Feeds that nobody here wrote: taken in and resolved as any other, and held against a truth that the matcher never saw.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Problem } from '#core/ground/problem.ts'
import type { Called, Ending } from '../src/commands/command.ts'
import { type Benchmark, sharedOptions } from './benchmark.ts'
import { dataFolder, whyNoData } from './benchmark-data.ts'
import { filesOfFeed, type KnownFeed, knownFeeds } from './feeds/known-feeds.ts'
import { layOut } from './feeds/lay-out.ts'
import { type ClusterScores, rightGroups, type Score, scoreClusters, scorePairs, truePairs } from './feeds/measure.ts'
import { type NotTaken, runFeed } from './feeds/run-feed.ts'

type Say = (text: string) => void

const prf = ({ precision, recall, f1 }: Score) => [precision, recall, f1].map(one => one.toFixed(4)).join(' / ')

const thresholds = [0.5, 0.95, 0.99] as const

type FeedResult = {
  readonly feed: string
  readonly records: number
  readonly truePairs: number
  readonly notTaken: readonly NotTaken[]
  readonly seconds: Readonly<Record<string, number>>
  /** An edge joins at this probability. */
  readonly link: number
  readonly pairs: readonly (Score & { readonly least: number })[]
  readonly clusters: ClusterScores
  /** Whether each group of cases came out right, where the set has such groups. */
  readonly groups: Readonly<Record<string, boolean>>
}

const measureFeed = async (feed: KnownFeed, data: string): Promise<FeedResult> => {
  const folder = mkdtempSync(join(tmpdir(), 'bw-feed-'))
  try {
    const { entityOf, groupOf } = layOut(feed, data, folder)
    const { records, notTaken, edges, groups, seconds, link } = await runFeed(folder)
    return {
      ...{ feed: feed.name, records: records.length, truePairs: truePairs(entityOf), notTaken, seconds, link },
      pairs: thresholds.map(least => ({ least, ...scorePairs(edges, least, entityOf) })),
      clusters: scoreClusters(groups, entityOf),
      groups: groupOf.size > 0 ? Object.fromEntries(rightGroups(groups, entityOf, groupOf)) : {},
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const sayGroups = (groups: FeedResult['groups'], say: Say): void => {
  const all = Object.entries(groups)
  const wrong = all.filter(([, isRight]) => !isRight).map(([name]) => name)
  if (all.length > 0)
    say(
      `  groups of cases right: ${all.length - wrong.length} of ${all.length}; wrong: ${wrong.sort().join(', ') || 'none'}`,
    )
}

const sayResult = (result: FeedResult, say: Say): void => {
  const { pairwise, bCubed, clusters, largest, impure } = result.clusters
  for (const { what, times, reason } of result.notTaken) say(`  not taken in, ${times} times: ${what}: ${reason}`)
  const took = Object.entries(result.seconds).map(([name, one]) => `${name} ${one} s`)
  say(`  ${result.records} records taken in; ${result.truePairs} true pairs; ${took.join(', ')}`)
  for (const { least, ...score } of result.pairs) say(`  pairs at ${least.toFixed(2).padEnd(13)} ${prf(score)}`)
  say(`  clusters, by pairs     ${prf(pairwise)}`)
  say(`  clusters, B-cubed      ${prf(bCubed)}`)
  say(`  ${clusters} clusters, the largest of ${largest}, ${impure} impure`)
  sayGroups(result.groups, say)
  say(`  edges join at ${result.link}; precision / recall / F1 throughout`)
}

const asked = ({ options }: Called): readonly KnownFeed[] => {
  const names = [options.only ?? []].flat().map(String)
  const unknown = names.find(name => !knownFeeds.some(feed => feed.name === name))
  if (unknown !== undefined)
    throw new Problem({
      what: `There is no feed ${unknown}.`,
      mend: `name one of: ${knownFeeds.map(({ name }) => name).join(', ')}.`,
    })
  return knownFeeds.filter(({ name }) => names.length === 0 || names.includes(name))
}

const feeds = async (called: Called): Promise<Ending> => {
  const { printer, options, env } = called
  const say: Say = text => printer.line(text)
  const data = dataFolder(typeof options.data === 'string' ? options.data : undefined, env)
  const results: FeedResult[] = []
  for (const feed of asked(called)) {
    say(feed.name)
    const why = whyNoData(data, filesOfFeed(feed))
    if (data === undefined || why !== undefined) {
      say(`  ${why}`)
      continue
    }
    const result = await measureFeed(feed, data)
    results.push(result)
    sayResult(result, say)
  }
  if (options.json) say(JSON.stringify({ feeds: results }))
  return results.some(result => result.notTaken.length > 0) ? 'rejected' : 'done'
}

export const feedsBenchmark: Benchmark = {
  name: 'feeds',
  line: 'public sets of records, taken in as any feed: how right what is joined is',
  options: {
    data: {
      type: 'string',
      value: 'FOLDER',
      line: 'feeds: where the data lies; else the folder that BREAKWATER_DATA names',
    },
    json: sharedOptions.json,
    only: { type: 'string', multiple: true, value: 'NAME', line: 'feeds: one set of docs/examples/feeds, or several' },
  },
  run: feeds,
}
