// How fast an order finds what is true: counted by what stands together, with what other verdicts have decided asked of nobody.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type MeasureReviewing, measureReviewing, type ReviewedEdge } from './measure-reviewing.ts'

const edge = (left: string, right: string, probability = 0.9): ReviewedEdge => ({
  left,
  right,
  probability,
  isSuggested: probability >= 0.95,
})

/** Every record of `size` accounts of one man, each pair of them proposed. */
const man = (name: string, size: number, probability = 0.9) => {
  const ids = Array.from({ length: size }, (_, at) => `${name}${at}`)
  return {
    truth: ids.map(id => [id, name] as const),
    edges: ids.flatMap((one, at) => ids.slice(at + 1).map(other => edge(one, other, probability))),
  }
}

const measured = (
  { truth, edges }: { truth: readonly (readonly [string, string])[]; edges: readonly ReviewedEdge[] },
  order: MeasureReviewing['order'],
  decisions = 1_000,
) => measureReviewing({ truth: new Map(truth), edges, order, decisions })

test('five accounts of one man take four decisions, and not ten', () => {
  const five = man('samir', 5)
  assert.deepEqual(measured(five, 'by-worth').curve.at(-1), { decisions: 4, found: 10, share: 1 })
  assert.deepEqual(measured(five, 'by-score').curve.at(-1), { decisions: 10, found: 10, share: 1 })
})

test('the order by worth finishes whom it began: each further account joins all that stand together', () => {
  const both = [man('samir', 4), man('lan', 4)]
  const all = { truth: both.flatMap(one => one.truth), edges: both.flatMap(one => one.edges) }
  assert.equal(measured(all, 'by-worth', 3).curve.at(-1)?.found, 6)
})

test('whom a verdict kept apart is asked of nobody again', () => {
  const two = man('samir', 2)
  const all = {
    truth: [...two.truth, ['cousin', 'cousin'] as const],
    edges: [...two.edges, edge('samir0', 'cousin', 0.6), edge('samir1', 'cousin', 0.6)],
  }
  assert.deepEqual(measured(all, 'by-worth').curve.at(-1), { decisions: 2, found: 1, share: 1 })
})

test('true pairs that no proposal leads to count as not found', () => {
  const missed = { truth: man('samir', 3).truth, edges: [edge('samir0', 'samir1')] }
  assert.deepEqual(measured(missed, 'by-worth').curve.at(-1), { decisions: 1, found: 1, share: 1 / 3 })
})

test('every order ends with the same finds, and chance is the same chance each time', () => {
  const all = {
    truth: [...man('a', 4).truth, ...man('b', 3).truth],
    edges: [...man('a', 4).edges, ...man('b', 3, 0.99).edges],
  }
  const ends = (['by-worth', 'by-score', 'by-score-passing-over-decided', 'at-random'] as const).map(
    order => measured(all, order).curve.at(-1)?.found,
  )
  assert.deepEqual(ends, [9, 9, 9, 9])
  assert.deepEqual(measured(all, 'at-random', 4), measured(all, 'at-random', 4))
})
