// Expectation and maximisation over combinations of levels: which share of the pairs of one thing reaches each level.
// [verified: Splink's documentation; Winkler 1988 for the method]
import type { Pattern } from './count-patterns.ts'

/** Per comparison and level; undefined for a level that says nothing (no value). */
export type Shares = readonly (readonly (number | undefined)[])[]

export type Trained = {
  readonly m: Shares
  readonly lambda: number
  readonly rounds: number
  readonly isSettled: boolean
}

export type Session = {
  readonly patterns: readonly Pattern[]
  /** Comparisons that this session may train: those that its pairs do not agree on by choice. */
  readonly active: readonly boolean[]
  readonly u: Shares
  readonly start: Shares
  readonly fixed: readonly (readonly boolean[])[]
  readonly convergence: number
  readonly mostRounds: number
}

const oddsOf = ({ levels }: Pattern, m: Shares, u: Shares, active: readonly boolean[], prior: number): number => {
  let odds = prior
  for (const [comparison, isActive] of active.entries()) {
    if (!isActive) continue
    const level = levels[comparison] ?? 0
    const [match, chance] = [m[comparison]?.[level], u[comparison]?.[level]]
    if (match !== undefined && chance !== undefined) odds *= match / chance
  }
  return odds
}

const largestMove = (before: Shares, after: Shares): number =>
  Math.max(
    0,
    ...before.flatMap((levels, comparison) =>
      levels.map((share, level) => Math.abs((share ?? 0) - (after[comparison]?.[level] ?? share ?? 0))),
    ),
  )

type Sums = { readonly levels: number[][]; all: number; matches: number }

const sumsOf = ({ patterns, active, u, start }: Session, m: Shares, lambda: number): Sums => {
  const sums: Sums = { levels: start.map(levels => levels.map(() => 0)), all: 0, matches: 0 }
  for (const pattern of patterns) {
    const odds = oddsOf(pattern, m, u, active, lambda / (1 - lambda))
    const matches = pattern.pairs * (odds === Number.POSITIVE_INFINITY ? 1 : odds / (1 + odds))
    sums.all += pattern.pairs
    sums.matches += matches
    for (const [comparison, level] of pattern.levels.entries()) {
      const row = sums.levels[comparison]
      if (row) row[level] = (row[level] ?? 0) + matches
    }
  }
  return sums
}

/** Stands for what no random pair showed, so that no level is impossible for want of data. */
const unseen = 0.5
/** The same among true pairs: far less, because what no true pair shows does speak against. */
const unseenAmongTrue = 0.0005

const nextShares = (session: Session, m: Shares, { levels: sums }: Sums): Shares =>
  m.map((levels, comparison) => {
    if (session.active[comparison] !== true) return levels
    const total = levels.reduce<number>(
      (sum, share, level) => sum + (share === undefined ? 0 : (sums[comparison]?.[level] ?? 0)),
      0,
    )
    return levels.map((share, level) => {
      if (share === undefined || session.fixed[comparison]?.[level] === true || total === 0) return share
      return Math.max(sums[comparison]?.[level] ?? 0, unseenAmongTrue) / total
    })
  })

const most = 1 - 1e-9

export const trainOn = (session: Session): Trained => {
  let m = session.start
  let lambda = 0.1
  for (let round = 1; round <= session.mostRounds; round += 1) {
    const sums = sumsOf(session, m, lambda)
    const after = nextShares(session, m, sums)
    const nextLambda = Math.min(most, Math.max(1e-9, sums.matches / Math.max(1, sums.all)))
    const moved = Math.max(largestMove(m, after), Math.abs(nextLambda - lambda))
    m = after
    lambda = nextLambda
    if (moved < session.convergence) return { m, lambda, rounds: round, isSettled: true }
  }
  return { m, lambda, rounds: session.mostRounds, isSettled: false }
}

/** Shares of pairs at each level, where every pair counts alike. */
export const sharesAmong = (patterns: readonly Pattern[], like: Shares): Shares => {
  const sums = like.map(levels => levels.map(() => 0))
  for (const { levels, pairs } of patterns)
    for (const [comparison, level] of levels.entries()) {
      const row = sums[comparison]
      if (row) row[level] = (row[level] ?? 0) + pairs
    }
  return like.map((levels, comparison) => {
    const total = levels.reduce<number>(
      (sum, share, level) => sum + (share === undefined ? 0 : (sums[comparison]?.[level] ?? 0)),
      0,
    )
    return levels.map((share, level) =>
      share === undefined || total === 0 ? undefined : Math.max(sums[comparison]?.[level] ?? 0, unseen) / total,
    )
  })
}
