// Links one file within itself, or several with each other: read, blocked, scored, clustered, written.
import { statSync } from 'node:fs'
import { peakMemoryMB } from '#core/ground/peak-memory.ts'
import { Problem } from '#core/ground/problem.ts'
import { weightOfProbability } from '../model/weights.ts'
import { type Clustering, clusterEdges } from './cluster/cluster-edges.ts'
import { bindInThreads } from './score/bind.ts'
import { edgesFrom } from './score/edges.ts'
import { predict } from './score/predict.ts'
import type { LinkModel } from './settings/link-model.ts'
import { columnsOf, linkModelOf, readSettings, refuseUntrained } from './settings/read-model.ts'
import { readTable } from './table/read-rows.ts'
import { type Threads, withThreads } from './threads/threads.ts'
import { refuseOverwriting } from './write/refuse-overwriting.ts'
import { clusterColumns, clusterRows, pairColumns, pairRows } from './write/results.ts'
import { writeRows } from './write/rows-out.ts'

export type LinkAsk = {
  readonly inputs: readonly string[]
  /** The model's own where it is not said. */
  readonly id?: string
  readonly model: string
  readonly pairs?: string
  readonly clusters?: string
  readonly threshold?: number
  readonly clustering?: Clustering
  readonly threads?: number
}

export type LinkReport = {
  readonly records: number
  /** Pairs that met on a rule, and by the first rule that found each. */
  readonly blockedPairs: number
  readonly blockedPairsByRule: readonly { readonly rule: string; readonly pairs: number }[]
  /** Pairs at or above the threshold. */
  readonly pairs: number
  readonly pairThreshold: number
  readonly clusters: number
  readonly largestCluster: number
  readonly clusterThreshold: number
  readonly clustering: Clustering
  readonly tooLargeComponents: number
  readonly seconds: Readonly<Record<string, number>>
  readonly peakMemoryMB: number
}

/** Without a threshold, pairs that are not plainly different are told. */
const defaultPairThreshold = 0.01
/** Even odds where the whole group is asked; more where one chain of pairs is enough (Splink's best, decision 20). */
const defaultClusterThreshold: Readonly<Record<Clustering, number>> = { linkage: 0.5, components: 0.95 }

const refuseWrongFiles = ({ linkType }: LinkModel, { inputs }: LinkAsk): void => {
  if (inputs.length === 0) throw new Problem({ what: 'There is nothing to link.', mend: 'name a file with --input' })
  if (inputs.length > 1 && linkType === 'dedupe_only')
    throw new Problem({
      what: 'The model links one file within itself (link_type dedupe_only), and several were given.',
      where: inputs.join(', '),
      mend: 'set link_type in the model to link_only (pairs across files) or link_and_dedupe (all pairs)',
    })
  if (inputs.length === 1 && linkType === 'link_only')
    throw new Problem({
      what: 'The model links files with each other (link_type link_only), and one was given.',
      where: inputs.join(),
      mend: 'give a second --input, or set link_type in the model to dedupe_only',
    })
}

/** A pair keeps the number of its rule in a byte. */
const mostRules = 256

const refuseWrongRules = ({ rules }: LinkModel, { model }: LinkAsk): void => {
  if (rules.length === 0)
    throw new Problem({
      what: 'The model has no blocking rule, so no pair would ever meet.',
      where: model,
      mend: 'add blocking_rules_to_generate_predictions',
    })
  if (rules.length > mostRules)
    throw new Problem({
      what: `The model has ${rules.length} blocking rules, and at most ${mostRules} are kept apart.`,
      where: model,
      mend: 'leave out rules that another one covers',
    })
}

const refuseWrongThreshold = (threshold: number | undefined): void => {
  if (threshold === undefined || (threshold > 0 && threshold < 1)) return
  throw new Problem({
    what: `A threshold of ${threshold} is no probability.`,
    mend: 'give a number above 0 and below 1 with --threshold',
  })
}

/** Each thread is a program of its own with a memory of its own. */
const mostThreads = 256

const refuseWrongThreads = (threads: number | undefined): void => {
  if (threads === undefined || (Number.isInteger(threads) && threads >= 1 && threads <= mostThreads)) return
  throw new Problem({
    what: `${threads} is no number of threads.`,
    mend: `give a whole number from 1 to ${mostThreads} with --threads, or leave it out`,
  })
}

const countsOf = (clusterOf: Int32Array): { readonly clusters: number; readonly largestCluster: number } => {
  const sizes = new Int32Array(clusterOf.length)
  let [clusters, largestCluster] = [0, 0]
  for (const first of clusterOf) {
    const size = (sizes[first] ?? 0) + 1
    sizes[first] = size
    if (size === 1) clusters += 1
    if (size > largestCluster) largestCluster = size
  }
  return { clusters, largestCluster }
}

class Watch {
  readonly seconds: Record<string, number> = {}
  private readonly onStage: (stage: string) => void

  constructor(onStage: (stage: string) => void) {
    this.onStage = onStage
  }

  /** @param name under which the seconds are told @param words that are shown meanwhile */
  async time<T>(name: string, words: string, work: () => T | Promise<T>): Promise<T> {
    this.onStage(words)
    const began = performance.now()
    const done = await work()
    this.seconds[name] = Math.round(performance.now() - began) / 1000
    return done
  }
}

/** With so many bytes to read there will be enough to compare for more than one thread. */
const largeFile = 1 << 23

const isLarge = (path: string): boolean => {
  try {
    return statSync(path).size >= largeFile
  } catch {
    // Whoever reads it will say so.
    return false
  }
}

export const linkFiles = async (ask: LinkAsk, onStage: (stage: string) => void = () => {}): Promise<LinkReport> => {
  refuseWrongThreshold(ask.threshold)
  refuseWrongThreads(ask.threads)
  refuseOverwriting([ask.pairs, ask.clusters], [...ask.inputs, ask.model])
  const model = linkModelOf(readSettings(ask.model))
  refuseUntrained(model)
  refuseWrongFiles(model, ask)
  refuseWrongRules(model, ask)
  return withThreads(ask.threads, threads => {
    if (ask.inputs.some(isLarge)) threads.begin()
    return linkWith(model, ask, threads, onStage)
  })
}

const linkWith = async (
  model: LinkModel,
  ask: LinkAsk,
  threads: Threads,
  onStage: (stage: string) => void,
): Promise<LinkReport> => {
  const began = performance.now()
  const watch = new Watch(onStage)
  const table = await watch.time('read', 'Reading', () =>
    readTable({
      files: ask.inputs,
      id: ask.id ?? model.idColumn,
      columns: columnsOf(model),
      sourceColumn: model.sourceColumn,
      onRows: rows => onStage(`Reading: ${rows.toLocaleString('en-GB')} records`),
    }),
  )
  const plan = await watch.time('prepare', 'Preparing columns and blocks', () => bindInThreads(model, table, threads))
  const clustering = ask.clustering ?? 'linkage'
  const pairThreshold = ask.threshold ?? defaultPairThreshold
  const clusterThreshold = ask.threshold ?? defaultClusterThreshold[clustering]
  const floor = Math.min(weightOfProbability(pairThreshold), weightOfProbability(clusterThreshold))
  const found = await watch.time('score', 'Comparing pairs', () => predict(plan, { floor, threads }))
  const told = edgesFrom(found.edges, weightOfProbability(pairThreshold))
  const clustered = await watch.time('cluster', 'Clustering', () =>
    clusterEdges(plan, found.edges, { clustering, threshold: clusterThreshold }),
  )
  await watch.time('write', 'Writing', () => {
    if (ask.pairs !== undefined) writeRows(ask.pairs, pairColumns(table), pairRows(table, told))
    if (ask.clusters !== undefined)
      writeRows(ask.clusters, clusterColumns(table), clusterRows(table, clustered.clusterOf))
  })
  return {
    records: table.size,
    blockedPairs: found.pairs,
    blockedPairsByRule: model.rules.map(({ text }, at) => ({ rule: text, pairs: found.pairsByRule[at] ?? 0 })),
    pairs: told.left.length,
    pairThreshold,
    ...countsOf(clustered.clusterOf),
    clusterThreshold,
    clustering,
    tooLargeComponents: clustered.tooLarge,
    seconds: { ...watch.seconds, total: Math.round(performance.now() - began) / 1000 },
    peakMemoryMB: peakMemoryMB(),
  }
}
