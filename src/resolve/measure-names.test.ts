import assert from 'node:assert/strict'
import { test } from 'node:test'
import { measureAt, measureNames } from './measure-names.ts'

const cases = [
  { score: 0.9, isMatch: true },
  { score: 0.72, isMatch: true },
  { score: 0.71, isMatch: false },
  { score: 0.2, isMatch: true },
] as const

test('a pair at the threshold counts as a match', () => {
  assert.deepEqual(measureAt(cases, 0.72), { threshold: 0.72, precision: 1, recall: 2 / 3, f1: 0.8 })
})
test('the best threshold is one of the scores, not only a round one', () => {
  const { bestF1, bestThreshold } = measureNames(cases)
  assert.deepEqual([bestF1, bestThreshold], [6 / 7, 0.2])
  assert.equal(measureNames(cases.slice(0, 3)).bestThreshold, 0.72)
})
test('the steps go from 0 to 1', () => {
  const { thresholds, cases: count } = measureNames(cases)
  assert.deepEqual([thresholds[0]?.threshold, thresholds.at(-1)?.threshold, count], [0, 1, 4])
})
test('without cases there is nothing to divide', () => {
  const { bestF1, thresholds } = measureNames([])
  assert.deepEqual([bestF1, thresholds[10]], [0, { threshold: 0.5, precision: 0, recall: 0, f1: 0 }])
})

test('forty thousand cases of as many scores are measured at once, and the best is what a look at each score finds', () => {
  const few = Array.from({ length: 200 }, (_, at) => ({
    score: ((at * 37) % 101) / 101,
    isMatch: (at * 37) % 101 > 60 + (at % 9),
  }))
  const looked = [...new Set(few.map(({ score }) => score))]
    .toSorted((a, b) => b - a)
    .map(threshold => measureAt(few, threshold))
    .reduce((so, one) => (one.f1 > so.f1 ? one : so))
  const { bestF1, bestThreshold } = measureNames(few)
  assert.deepEqual([bestF1, bestThreshold], [looked.f1, looked.threshold])
  const began = performance.now()
  measureNames(Array.from({ length: 40_000 }, (_, at) => ({ score: at / 40_000, isMatch: at % 3 === 0 })))
  assert.ok(performance.now() - began < 5_000)
})
