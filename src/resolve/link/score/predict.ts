// All pairs of a table that are worth a look, on as many threads as there are; the result is the same on one.
import { type Piece, pairsPerPiece, piecesOf } from '../block/blocks.ts'
import { Threads } from '../threads/threads.ts'
import { type Edges, GrowingEdges } from './edges.ts'
import { inOrder } from './order-edges.ts'
import type { Plan } from './plan.ts'
import { Scorer } from './score-blocks.ts'

export type Share = {
  readonly plan: Plan
  readonly floor: number
  readonly pieces: Int32Array
  readonly next: Int32Array
}
export type Predicted = { readonly edges: Edges; readonly pairsByRule: readonly number[]; readonly pairs: number }
export type ShareDone = { readonly edges: Edges; readonly pairsByRule: Float64Array }

const fields = 5

/** Pieces as numbers in shared memory, each taken by whichever thread comes first. */
const packed = (pieces: readonly Piece[]): Int32Array => {
  const shared = new Int32Array(new SharedArrayBuffer(Math.max(1, pieces.length) * fields * 4))
  pieces.forEach(({ rule, from, to, first, last }, at) => {
    shared.set([rule, from, to, first, last], at * fields)
  })
  return shared
}

const pieceAt = (pieces: Int32Array, at: number): Piece => {
  const [rule = 0, from = 0, to = 0, first = 0, last = 0] = pieces.subarray(at * fields, (at + 1) * fields)
  return { rule, from, to, first, last }
}

/** What one thread does of the work. */
export const scoreShare = ({ plan, floor, pieces, next }: Share): ShareDone => {
  const found = new GrowingEdges()
  const scorer = new Scorer(plan, floor, (left, right, rule, _, at) => {
    const so = scorer.weightAt(at)
    if (so >= floor) found.add(left, right, so, rule)
  })
  const count = pieces.length / fields
  for (let at = Atomics.add(next, 0, 1); at < count; at = Atomics.add(next, 0, 1)) scorer.score(pieceAt(pieces, at))
  return { edges: found.edges(), pairsByRule: scorer.pairsByRule }
}

/** Under so many pairs a second thread costs more than it does. */
const worthAThread = 300_000

/** @property threads this one alone where none are given */
export type PredictOptions = { readonly floor: number; readonly threads?: Threads }

/** Pairs at or above the floor (a weight in bits), by left and then right record. */
export const predict = async (plan: Plan, { floor, threads = new Threads(1) }: PredictOptions): Promise<Predicted> => {
  const pieces = plan.rules.flatMap(({ members }, rule) => piecesOf(members, rule))
  const share: Share = { plan, floor, pieces: packed(pieces), next: new Int32Array(new SharedArrayBuffer(4)) }
  const isWorthIt = pieces.length * pairsPerPiece > worthAThread
  const others = threads.share('score', share, isWorthIt ? Math.min(threads.others, pieces.length - 1) : 0)
  // Whatever goes wrong there is told below, when this thread has done its own.
  others.catch(() => {})
  const done = [scoreShare(share), ...(await others)]
  const pairsByRule = plan.rules.map((_, rule) => done.reduce((sum, part) => sum + (part.pairsByRule[rule] ?? 0), 0))
  return {
    edges: inOrder(
      done.map(({ edges }) => edges),
      plan.size,
    ),
    pairsByRule,
    pairs: pairsByRule.reduce((sum, pairs) => sum + pairs, 0),
  }
}
