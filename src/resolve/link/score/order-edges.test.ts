// What two threads found comes out in the order of the records, each pair with its own weight and rule.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Edges } from './edges.ts'
import { inOrder } from './order-edges.ts'

type Pair = readonly [left: number, right: number]

/** A weight and a rule that say whose they are. */
const edgesOf = (pairs: readonly Pair[]): Edges => ({
  left: Int32Array.from(pairs, ([left]) => left),
  right: Int32Array.from(pairs, ([, right]) => right),
  weight: Float64Array.from(pairs, ([left, right]) => left + right / 1e6),
  rule: Uint8Array.from(pairs, ([left, right]) => (left * 7 + right) % 256),
})

const holds = (parts: readonly (readonly Pair[])[], records: number): void => {
  const { left, right, weight, rule } = inOrder(parts.map(edgesOf), records)
  const wanted = parts.flat().toSorted(([a, b], [c, d]) => a - c || b - d)
  const sorted = edgesOf(wanted)
  assert.deepEqual([...left], [...sorted.left])
  assert.deepEqual([...right], [...sorted.right])
  assert.deepEqual([...weight], [...sorted.weight])
  assert.deepEqual([...rule], [...sorted.rule])
}

const pairsAmong = (records: number) =>
  fc.uniqueArray(fc.tuple(fc.nat(records - 1), fc.nat(records - 1)), { maxLength: 80, selector: pair => pair.join() })

test('nobody found anything, or one of two did', () => {
  holds([], 5)
  holds([[], []], 0)
  holds([[], [[3, 4]]], 5)
})

test('law: pairs come by left and then by right record, in however large a table', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(2, 40, 5_000, 9_000_000).chain(records => fc.tuple(fc.constant(records), pairsAmong(records))),
      fc.nat(80),
      ([records, pairs], cut) => holds([pairs.slice(0, cut), pairs.slice(cut)], records),
    ),
    { numRuns: 60 },
  )
})

test('more pairs than one stretch holds, most of them of one record', () => {
  const pairs = Array.from({ length: 50_000 }, (_, n): Pair => [n % 3 === 0 ? 99_000 - n : 17, (n * 7919) % 100_003])
  holds([pairs.slice(0, 30_000), pairs.slice(30_000)], 100_003)
})
