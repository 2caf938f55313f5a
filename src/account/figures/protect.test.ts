// Somebody who knows the rule, reads every snapshot and thinks hard never gets a small number back.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  type InTotal,
  inTotal,
  isSmall,
  ownDivision,
  partsShown,
  type Shown,
  type ShownInQuarter,
  shownAfter,
} from './protect.ts'

type Counts = Readonly<Record<InTotal, number>>
const smallest = 3
const largest = 8

const every: readonly Counts[] = Array.from({ length: (largest + 1) ** 3 }, (_, n) => ({
  major: n % (largest + 1),
  moderate: Math.floor(n / (largest + 1)) % (largest + 1),
  minor: Math.floor(n / (largest + 1) ** 2),
}))

const published = (counts: Counts, earlier: readonly ShownInQuarter[]) => {
  const shown = shownAfter(ownDivision(counts, smallest), earlier)
  const { parts, total } = partsShown(shown, counts, smallest)
  return { shown, total, words: JSON.stringify([shown, parts, total]) }
}

const sizeOf = (counts: Counts): number => counts.major + counts.moderate + counts.minor

const grouped = (earlier: readonly ShownInQuarter[]): ReadonlyMap<string, readonly Counts[]> =>
  Map.groupBy(every, counts => published(counts, earlier).words)

const kept = new Map<string, ReadonlyMap<string, readonly Counts[]>>()
const sameAsPublished = (counts: Counts, earlier: readonly ShownInQuarter[]): readonly Counts[] => {
  const key = earlier.join()
  const map = kept.get(key) ?? grouped(earlier)
  kept.set(key, map)
  return map.get(published(counts, earlier).words) ?? []
}

/** Small numbers that are the same in everything that somebody still thinks possible. */
const gotBack = (truth: Counts, possible: readonly Counts[]): readonly string[] => [
  ...inTotal.filter(grade => isSmall(truth[grade], smallest) && possible.every(one => one[grade] === truth[grade])),
  ...(isSmall(sizeOf(truth), smallest) && possible.every(one => sizeOf(one) === sizeOf(truth)) ? ['total'] : []),
]

test('one snapshot: whatever the quarter holds, no small number follows from what is shown', () => {
  // Sums at the edge of what is enumerated leave fewer possibilities than there are.
  for (const truth of every.filter(counts => sizeOf(counts) <= largest))
    assert.deepEqual(gotBack(truth, sameAsPublished(truth, [])), [], JSON.stringify(truth))
})

type Pair = readonly [first: Counts, second: Counts]

const grewOnly = ([first, second]: Pair): boolean => inTotal.every(grade => first[grade] <= second[grade])

/** Whoever also takes it that things were only added, or only taken away, where the totals of both say how many. */
const believes = (first: Counts, second: Counts, totalsKnown: boolean) => (pair: Pair) => {
  if (!totalsKnown) return true
  const added = sizeOf(second) - sizeOf(first)
  return added >= 0 ? grewOnly(pair) : grewOnly([pair[1], pair[0]])
}

const attacked = (first: Counts, second: Counts): readonly string[] => {
  const before = published(first, [])
  const after = published(second, [before.shown])
  const pairs = sameAsPublished(first, []).flatMap(one =>
    sameAsPublished(second, [before.shown]).map((two): Pair => [one, two]),
  )
  const left = pairs.filter(believes(first, second, before.total !== null && after.total !== null))
  // The truth itself may be other than he believes: then what he concludes is not what was hidden.
  if (!left.some(([one, two]) => one === first && two === second)) return []
  return [
    ...gotBack(
      first,
      left.map(([one]) => one),
    ),
    ...gotBack(
      second,
      left.map(([, two]) => two),
    ),
  ]
}

test('two snapshots of a quarter: their difference gives no small number back', () => {
  const inside = every.filter(counts => sizeOf(counts) <= largest)
  const near = (one: Counts, other: Counts) => inTotal.every(grade => Math.abs(one[grade] - other[grade]) <= 2)
  for (const first of inside)
    for (const second of inside)
      if (near(first, second))
        assert.deepEqual(attacked(first, second), [], `${JSON.stringify(first)} then ${JSON.stringify(second)}`)
})

test('three snapshots: what a second one held together or back, a third does not give', () => {
  const counts = fc.record({ major: fc.nat(6), moderate: fc.nat(6), minor: fc.nat(6) })
  fc.assert(
    fc.property(counts, counts, counts, (first, second, third) => {
      const shown: Shown[] = []
      for (const one of [first, second, third]) shown.push(shownAfter(ownDivision(one, smallest), shown) as Shown)
      const divided = shown.filter(one => !['nothing', 'too-few', 'held-back'].includes(one))
      assert.ok(new Set(divided).size <= 1, 'a quarter is divided in one way in every snapshot that divides it')
      const held = shown.indexOf('held-back')
      assert.ok(held < 0 || shown.slice(held).every(one => one === 'held-back'), 'held back is held back')
    }),
    { numRuns: 2_000 },
  )
})

test('without the rule that what was put together stays together, the test above would find the leak', () => {
  const first: Counts = { major: 2, moderate: 6, minor: 0 }
  const second: Counts = { major: 3, moderate: 6, minor: 0 }
  const naive = every.filter(one => published(one, []).words === published(second, []).words)
  const pairs = sameAsPublished(first, []).flatMap(one => naive.map((two): Pair => [one, two]))
  assert.deepEqual(
    gotBack(
      first,
      pairs.filter(grewOnly).map(([one]) => one),
    ),
    ['major'],
  )
})
