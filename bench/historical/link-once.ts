// One table linked in one way: trained where that is asked, paired, clustered; with what it took.
import { join } from 'node:path'
import { packageRoot } from '#core/ground/paths.ts'
import { type Clustering, clusterEdges } from '../../src/resolve/link/cluster/cluster-edges.ts'
import { bind } from '../../src/resolve/link/score/bind.ts'
import type { Edges } from '../../src/resolve/link/score/edges.ts'
import type { Plan } from '../../src/resolve/link/score/plan.ts'
import { predict } from '../../src/resolve/link/score/predict.ts'
import { linkModelOf, parseSettings, readSettings } from '../../src/resolve/link/settings/read-model.ts'
import type { SplinkSettings } from '../../src/resolve/link/settings/splink-json.ts'
import { withThreads } from '../../src/resolve/link/threads/threads.ts'
import { trainModel } from '../../src/resolve/link/train/train-model.ts'
import { filled } from '../../src/resolve/link/train-files.ts'
import { weightOfProbability } from '../../src/resolve/model/weights.ts'
import { dataFile, dataFolder } from '../benchmark-data.ts'
import { type Counted, countClusters } from './count-clusters.ts'
import type { Judged } from './hidden-table.ts'

const historicalFile = 'splink_datasets/historical_50k_even.csv'
const splinkModel = 'splink_oracle/historical_50k_even.model.json'
export const needed = [historicalFile, splinkModel]

export const historicalPath = (): string => dataFile(dataFolder() ?? '', historicalFile)

export const splinkSettings = (): SplinkSettings => readSettings(dataFile(dataFolder() ?? '', splinkModel))

export const ourSettings = (): SplinkSettings =>
  readSettings(join(packageRoot, 'docs/examples/linking/historical-figures.settings.json'))

/** The blocks to learn from that the example's README names, and those that Splink's model was trained on. */
export const ourSessions = ['l.dob = r.dob', 'l.full_name = r.full_name', 'l.postcode_fake = r.postcode_fake']
export const splinkSessions = ['l.first_name = r.first_name AND l.surname = r.surname', 'l.dob = r.dob']

export const withRulesOf = (settings: SplinkSettings, other: SplinkSettings): SplinkSettings => ({
  ...settings,
  blocking_rules_to_generate_predictions: other.blocking_rules_to_generate_predictions,
})

/** Without what it learned, so that it learns anew. */
export const untaught = (settings: SplinkSettings): SplinkSettings =>
  parseSettings(
    JSON.stringify(settings, (key, value: unknown) =>
      key === 'm_probability' || key === 'u_probability' ? undefined : value,
    ),
    'settings',
  )

export const trained = async (
  settings: SplinkSettings,
  { table }: Judged,
  sessions: readonly string[],
): Promise<SplinkSettings> => filled(settings, await trainModel(linkModelOf(settings), table, { sessions }))

export type Paired = { readonly plan: Plan; readonly edges: Edges; readonly blocked: number }

const leastThreshold = 0.1

export const paired = async (settings: SplinkSettings, { table }: Judged): Promise<Paired> => {
  const plan = bind(linkModelOf(settings), table)
  const { edges, pairs } = await withThreads(undefined, threads =>
    predict(plan, { floor: weightOfProbability(leastThreshold), threads }),
  )
  return { plan, edges, blocked: pairs }
}

export const clustered = (
  { plan, edges }: Paired,
  { thing }: Judged,
  clustering: Clustering,
  threshold: number,
): Counted => countClusters(clusterEdges(plan, edges, { clustering, threshold }).clusterOf, thing)

/** The recall at each precision asked for: the best over thresholds, as whoever sets one would have it. */
export const recallAt = (counted: readonly Pick<Counted, 'precision' | 'recall'>[], precision: number): number =>
  Math.max(0, ...counted.filter(one => one.precision >= precision).map(one => one.recall))

/** Of pairs alone, before any clustering: precision and recall at every weight. */
export const pairCurve = ({ edges }: Paired, { thing }: Judged): readonly Pick<Counted, 'precision' | 'recall'>[] => {
  const order = Uint32Array.from(edges.weight.keys()).sort((a, b) => (edges.weight[b] ?? 0) - (edges.weight[a] ?? 0))
  const sizes = new Map<number, number>()
  for (const one of thing) sizes.set(one, (sizes.get(one) ?? 0) + 1)
  const all = [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0)
  const curve: Pick<Counted, 'precision' | 'recall'>[] = []
  let right = 0
  for (const [told, edge] of order.entries()) {
    if (thing[edges.left[edge] ?? 0] === thing[edges.right[edge] ?? 0]) right += 1
    if (edges.weight[edge] === edges.weight[order[told + 1] ?? -1]) continue
    curve.push({ precision: right / (told + 1), recall: right / all })
  }
  return curve
}
