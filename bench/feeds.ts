// Loads feeds that nobody here wrote, resolves them as any other, and says how right the result is: node bench/feeds.ts [DATA] [NAME …]
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { tellProblem } from '#core/ground/problem.ts'
import { dataFolder, whyNoData } from './benchmark-data.ts'
import { filesOfFeed, type KnownFeed, knownFeeds } from './feeds/known-feeds.ts'
import { layOut } from './feeds/lay-out.ts'
import { type ClusterScores, rightGroups, type Score, scoreClusters, scorePairs, truePairs } from './feeds/measure.ts'
import { runFeed } from './feeds/run-feed.ts'

const say = (text: string) => process.stdout.write(`${text}\n`)
const prf = ({ precision, recall, f1 }: Score) => [precision, recall, f1].map(one => one.toFixed(4)).join(' / ')

const thresholds = [0.5, 0.95, 0.99] as const

const sayClusters = ({ pairwise, bCubed, clusters, largest, impure }: ClusterScores): void => {
  say(`  clusters, by pairs     ${prf(pairwise)}`)
  say(`  clusters, B-cubed      ${prf(bCubed)}`)
  say(`  ${clusters} clusters, the largest of ${largest}, ${impure} impure`)
}

const sayGroups = (right: ReadonlyMap<string, boolean>): void => {
  if (right.size === 0) return
  const wrong = [...right].filter(([, is]) => !is).map(([name]) => name)
  say(
    `  groups of cases right: ${right.size - wrong.length} of ${right.size}; wrong: ${wrong.sort().join(', ') || 'none'}`,
  )
}

const measureFeed = async (feed: KnownFeed, data: string): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'bw-feed-'))
  try {
    const { entityOf, groupOf } = layOut(feed, data, folder)
    const { records, notTaken, edges, groups, seconds, link } = await runFeed(folder)
    for (const { what, times, reason } of notTaken) say(`  not taken in, ${times} times: ${what}: ${reason}`)
    const took = Object.entries(seconds).map(([name, one]) => `${name} ${one} s`)
    say(`  ${records.length} records taken in; ${truePairs(entityOf)} true pairs; ${took.join(', ')}`)
    for (const least of thresholds)
      say(`  pairs at ${least.toFixed(2).padEnd(13)} ${prf(scorePairs(edges, least, entityOf))}`)
    sayClusters(scoreClusters(groups, entityOf))
    sayGroups(groupOf.size > 0 ? rightGroups(groups, entityOf, groupOf) : new Map())
    say(`  edges join at ${link}; precision / recall / F1 throughout`)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const main = async (): Promise<number> => {
  const args = process.argv.slice(2)
  const [first, ...rest] = args
  const isFolder = first !== undefined && existsSync(first)
  const data = dataFolder(isFolder ? first : undefined)
  const asked = isFolder ? rest : args
  const feeds = knownFeeds.filter(({ name }) => asked.length === 0 || asked.includes(name))
  for (const feed of feeds) {
    say(feed.name)
    const why = whyNoData(data, filesOfFeed(feed))
    if (data === undefined || why !== undefined) say(`  ${why}`)
    else await measureFeed(feed, data)
  }
  return feeds.length === 0 ? 2 : 0
}

try {
  process.exitCode = await main()
} catch (fault) {
  process.stderr.write(`${tellProblem(fault)}\n`)
  process.exitCode = 1
}
