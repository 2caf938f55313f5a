// Trains a model on a table: u from random pairs, m by expectation and maximisation on blocks, the share of true pairs from both.
import { Problem } from '#core/ground/problem.ts'
import { bind, plannedRulesOf } from '../score/bind.ts'
import type { Plan } from '../score/plan.ts'
import type { BlockingRule, LinkModel } from '../settings/link-model.ts'
import { readRule } from '../settings/read-model.ts'
import type { Table } from '../table/table.ts'
import { chooseSessions, taughtBy } from './choose-sessions.ts'
import { countPatterns } from './count-patterns.ts'
import { type Shares, sharesAmong, trainOn } from './expectation.ts'
import { randomBlocks } from './random-pairs.ts'
import { allPairs, shareByModel, shareByRules } from './share-of-true-pairs.ts'

export type TrainingAsk = {
  /** Rules by which to choose the pairs to learn from; chosen from the model's own where there are none. */
  readonly sessions?: readonly string[]
  /** Rules that find true pairs and hardly any others, and which share of all true pairs they find. */
  readonly deterministic?: readonly string[]
  readonly recall?: number
  readonly seed?: number
  readonly randomPairs?: number
}
export type SessionReport = {
  readonly rule: string
  readonly pairs: number
  readonly rounds: number
  readonly isSettled: boolean
  readonly teaches: readonly string[]
}
export type TrainedModel = {
  readonly lambda: number
  readonly m: Shares
  readonly u: Shares
  readonly sessions: readonly SessionReport[]
  /** Comparisons that no pair had anything to compare for: they have no figures. */
  readonly unseen: readonly string[]
  readonly seconds: { readonly random: number; readonly sessions: number; readonly share: number }
}

const mostPairs = 4_000_000
const defaultRandomPairs = 2_000_000
const defaultSeed = 1

const pairsOf = (table: Table, rule: BlockingRule): number => {
  const [planned] = plannedRulesOf([rule], table)
  if (planned === undefined) return 0
  const { left, right, isSame } = planned.members
  let pairs = 0
  for (let block = 0; block + 1 < left.starts.length; block += 1) {
    const lefts = (left.starts[block + 1] ?? 0) - (left.starts[block] ?? 0)
    const rights = (right.starts[block + 1] ?? 0) - (right.starts[block] ?? 0)
    pairs += isSame ? (lefts * (lefts - 1)) / 2 : lefts * rights
  }
  return pairs
}

/** What an exact match is worth at the start: nearly all true pairs, the rest spread evenly. [verified: Splink's own start] */
const startOf = ({ comparisons }: LinkModel): Shares =>
  comparisons.map(({ levels }) => {
    const told = levels.filter(({ isNull }) => !isNull).length
    let top = true
    return levels.map(({ isNull, m, fixM }) => {
      if (isNull) return undefined
      const start = fixM && m !== undefined ? m : top ? 0.95 : 0.05 / Math.max(1, told - 1)
      top = false
      return start
    })
  })

const median = (values: readonly number[]): number | undefined => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[middle]]
  return low === undefined || high === undefined ? undefined : (low + high) / 2
}

const fixedShares = (model: LinkModel, shares: Shares, which: 'm' | 'u'): Shares =>
  shares.map((levels, comparison) =>
    levels.map((share, level) => {
      const said = model.comparisons[comparison]?.levels[level]
      const isFixed = which === 'm' ? said?.fixM : said?.fixU
      return isFixed === true ? said?.[which] : share
    }),
  )

/** A comparison of which no random pair had both values: where training began is not what it found. */
const isUnseen = (u: Shares, comparison: number): boolean => u[comparison]?.every(share => share === undefined) === true

const seconds = async <T>(work: () => T | Promise<T>): Promise<readonly [T, number]> => {
  const began = performance.now()
  const done = await work()
  return [done, (performance.now() - began) / 1000]
}

const sessionRules = (model: LinkModel, table: Table, ask: TrainingAsk): readonly BlockingRule[] => {
  if (ask.sessions !== undefined && ask.sessions.length > 0) return ask.sessions.map(text => readRule(text))
  const { rules, untaught } = chooseSessions(model, rule => pairsOf(table, rule), table.size)
  if (untaught.length === 0) return rules
  throw new Problem({
    what: `Nothing teaches ${untaught.join(', ')}: every block agrees on a column that ${untaught.length === 1 ? 'it compares' : 'they compare'}, or holds too few pairs.`,
    mend: "name blocks of other columns with --block, such as: --block 'l.postcode = r.postcode'",
  })
}

const refuseWrongRecall = (recall: number | undefined): void => {
  if (recall === undefined || (recall > 0 && recall <= 1)) return
  throw new Problem({
    what: `A recall of ${recall} is no share.`,
    mend: 'give a number above 0 and up to 1 with --recall',
  })
}

/** INVARIANT: no model is written whose share of true pairs is none: whoever reads it would begin from a default. */
const shareOrProblem = (share: number): number => {
  if (share > 0 && share < 1) return share
  throw new Problem({
    what: `The share of true pairs among all pairs comes to ${share}, which is no share.`,
    mend: 'give more than one record, rules that find some true pairs and hardly any others, and how many they find (--recall)',
  })
}

type Taught = { readonly m: Shares; readonly taught: readonly boolean[]; readonly report: SessionReport }

const session = (plan: Plan, model: LinkModel, table: Table, rule: BlockingRule, u: Shares): Taught => {
  const { patterns, pairs } = countPatterns(plan, plannedRulesOf([rule], table), mostPairs)
  // Of one record alone the share of true pairs says what is wrong.
  if (pairs === 0 && table.size > 1)
    throw new Problem({
      what: 'No two records meet on a block to learn from.',
      where: rule.text,
      mend: 'name one with --block that more records share',
    })
  const taught = taughtBy(rule, model)
  const { m, rounds, isSettled } = trainOn({
    patterns,
    active: taught,
    u,
    start: startOf(model),
    fixed: model.comparisons.map(({ levels }) => levels.map(({ fixM }) => fixM)),
    convergence: model.convergence,
    mostRounds: model.mostRounds,
  })
  const teaches = model.comparisons.filter((_, at) => taught[at] === true).map(({ name }) => name)
  return { m, taught, report: { rule: rule.text, pairs, rounds, isSettled, teaches } }
}

/** Where several sessions taught a comparison, the middle of what they say. */
const together = (model: LinkModel, sessions: readonly Taught[]): Shares =>
  model.comparisons.map(({ levels }, comparison) => {
    const said = sessions.filter(({ taught }) => taught[comparison] === true)
    return levels.map((_, level) => median(said.flatMap(({ m }) => m[comparison]?.[level] ?? [])))
  })

/** @param onStage told what is being worked on, for progress */
export const trainModel = async (
  model: LinkModel,
  table: Table,
  ask: TrainingAsk = {},
  onStage: (stage: string) => void = () => {},
): Promise<TrainedModel> => {
  refuseWrongRecall(ask.recall)
  const deterministic = (ask.deterministic ?? []).map(text => readRule(text))
  const plan = bind(model, table, deterministic)
  const like = startOf(model)
  onStage('Comparing random pairs')
  const wanted = Math.min(ask.randomPairs ?? defaultRandomPairs, (table.size * (table.size - 1)) / 2)
  const [u, random] = await seconds(() => {
    const { patterns } = countPatterns(
      plan,
      [randomBlocks(plan, wanted, ask.seed ?? defaultSeed)],
      Number.POSITIVE_INFINITY,
    )
    return fixedShares(model, sharesAmong(patterns, like), 'u')
  })
  const [taught, inSessions] = await seconds(() =>
    sessionRules(model, table, ask).map(rule => {
      onStage(`Learning from pairs with ${rule.text}`)
      return session(plan, model, table, rule, u)
    }),
  )
  const found = together(model, taught).map((levels, at) => (isUnseen(u, at) ? levels.map(() => undefined) : levels))
  const m = fixedShares(model, found, 'm')
  onStage('Estimating the share of true pairs')
  const [lambda, share] = await seconds(() =>
    deterministic.length > 0
      ? shareByRules(plan, plannedRulesOf(deterministic, table), ask.recall ?? 1, allPairs(model, table))
      : shareByModel(plan, m, u, allPairs(model, table)),
  )
  return {
    lambda: shareOrProblem(lambda),
    m,
    u,
    sessions: taught.map(({ report }) => report),
    unseen: model.comparisons.filter((_, at) => isUnseen(u, at)).map(({ name }) => name),
    seconds: { random, sessions: inSessions, share },
  }
}
