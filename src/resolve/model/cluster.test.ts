import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cluster, clusterAll, type WeightedEdge } from './cluster.ts'
import type { Pair } from './contested.ts'

const edge = (left: string, right: string, weight: number): WeightedEdge<string> => ({ left, right, weight })
const ids = (text: string): readonly string[] => text.split('')
const grouped = (...groups: readonly string[]): readonly (readonly string[])[] => groups.map(ids)

test('records that agree are one group, a stranger is another', () => {
  assert.deepEqual(cluster(ids('abcd'), [edge('a', 'b', 9), edge('b', 'c', 9), edge('a', 'c', 9)]), grouped('abc', 'd'))
})

test('a weak proposal joins nothing', () =>
  assert.deepEqual(cluster(ids('ab'), [edge('a', 'b', 2)]), grouped('a', 'b')))

test('a false chain does not hold: what contradicts the rest stays out', () => {
  const edges = [edge('a', 'b', 9), edge('b', 'c', 6), edge('a', 'c', -12)]
  assert.deepEqual(cluster(ids('abc'), edges), grouped('ab', 'c'))
})

const bridged = (weight: number) => [edge('a', 'b', 9), edge('c', 'd', 9), edge('b', 'c', weight)]
test('two groups are not joined over a single bridge', () => {
  assert.deepEqual(cluster(ids('abcd'), bridged(10), { score: () => 1 }), grouped('ab', 'cd'))
})
test('however low the bound: pairs that nobody proposed are no further bridges', () => {
  assert.deepEqual(cluster(ids('abcd'), bridged(13), { link: -3 }), grouped('ab', 'cd'))
})
test('a record between two groups goes to the nearer one', () => {
  const edges = [edge('a', 'b', 9), edge('b', 'c', 8), edge('c', 'd', 7), edge('d', 'e', 9)]
  assert.deepEqual(cluster(ids('abcde'), edges, { score: () => 1 }), grouped('abc', 'de'))
})
test('unless the bridge is a strong identifier', () => {
  assert.deepEqual(cluster(ids('abcd'), bridged(20), { score: () => 1 }), grouped('abcd'))
})

test('a no-match is honoured whatever the model says', () => {
  const edges = [edge('a', 'b', 20), edge('b', 'c', 20), edge('a', 'c', 20)]
  const groups = cluster(ids('abc'), edges, { cannot: [['a', 'c']] })
  assert.ok(!groups.some(group => group.includes('a') && group.includes('c')))
})

test('a match is honoured whatever the model says', () => {
  assert.deepEqual(cluster(ids('ab'), [edge('a', 'b', -12)], { must: [['a', 'b']] }), grouped('ab'))
})

test('where verdicts contradict each other neither joins, and that is told', () => {
  const { groups, contested } = clusterAll(ids('abc'), [edge('a', 'b', 20)], {
    must: [
      ['a', 'b'],
      ['b', 'c'],
    ],
    cannot: [['a', 'c']],
  })
  assert.deepEqual(groups, grouped('a', 'b', 'c'))
  assert.deepEqual(contested, [
    ['a', 'b'],
    ['b', 'c'],
  ])
})

test('a component over the cap is too large, whole, whichever record one starts from', () => {
  const many = Array.from({ length: 30 }, (_, at) => `r${String(at).padStart(2, '0')}`)
  const chain = many.slice(1).map((id, at) => edge(many[at] ?? '', id, 9))
  const { groups, tooLarge } = clusterAll([...many, 'z'], chain, { cap: 20 })
  assert.deepEqual([groups, tooLarge], [[['z']], [many]])
  assert.equal(cluster([...many, 'z'], chain, { cap: 20 }).length, 31)
})

type Case = {
  readonly ids: readonly string[]
  readonly edges: readonly WeightedEdge<string>[]
  readonly must: readonly Pair<string>[]
  readonly cannot: readonly Pair<string>[]
}
const id = fc.constantFrom(...ids('abcdefghijkl'))
const pair = fc.tuple(id, id).filter(([a, b]) => a !== b)
const anyCase: fc.Arbitrary<Case> = fc.record({
  ids: fc.constant(ids('abcdefghijkl')),
  edges: fc.array(
    fc.tuple(pair, fc.integer({ min: -15, max: 25 })).map(([[left, right], weight]) => edge(left, right, weight)),
    { maxLength: 40 },
  ),
  must: fc.array(pair, { maxLength: 5 }),
  cannot: fc.array(pair, { maxLength: 5 }),
})

const turned = (one: Case): Case => ({
  ids: one.ids.toReversed(),
  edges: one.edges.toReversed().map(({ left, right, weight }) => edge(right, left, weight)),
  must: one.must.toReversed().map(([a, b]) => [b, a]),
  cannot: one.cannot.toReversed().map(([a, b]) => [b, a]),
})

test('the order in which anything came does not matter', () => {
  fc.assert(
    fc.property(anyCase, one => {
      const other = turned(one)
      assert.deepEqual(cluster(other.ids, other.edges, other), cluster(one.ids, one.edges, one))
    }),
  )
})

/** The same list in another order, by the numbers that go with its entries. */
const shuffled = <T>(list: readonly T[], by: readonly number[]): readonly T[] =>
  list
    .map((entry, at) => ({ entry, rank: by[at % by.length] ?? 0 }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ entry }) => entry)

test('twenty shuffles of records, edges and verdicts, with every missing pair scored, give the same groups', () => {
  const score = (one: string, other: string) => ((one.charCodeAt(0) * other.charCodeAt(0)) % 23) - 14
  const orders = fc.array(fc.array(fc.nat(1_000), { minLength: 7, maxLength: 7 }), { minLength: 20, maxLength: 20 })
  fc.assert(
    fc.property(anyCase, orders, (one, ranks) => {
      const groups = cluster(one.ids, one.edges, { ...one, score })
      for (const by of ranks)
        assert.deepEqual(
          cluster(shuffled(one.ids, by), shuffled(one.edges, by), {
            must: shuffled(one.must, by),
            cannot: shuffled(one.cannot, by),
            score,
          }),
          groups,
        )
    }),
  )
})

test('every record is in one group, and no group holds a pair that was kept apart', () => {
  fc.assert(
    fc.property(anyCase, one => {
      const groups = cluster(one.ids, one.edges, one)
      assert.deepEqual(groups.flat().toSorted(), one.ids)
      for (const [a, b] of one.cannot) assert.ok(!groups.some(group => group.includes(a) && group.includes(b)))
    }),
  )
})

test('matches hold where nobody contradicts them', () => {
  fc.assert(
    fc.property(anyCase, one => {
      const groups = cluster(one.ids, one.edges, { must: one.must })
      for (const [a, b] of one.must) assert.ok(groups.some(group => group.includes(a) && group.includes(b)))
    }),
  )
})

test('records that hang together with nothing of a group do not move it', () => {
  fc.assert(
    fc.property(anyCase, one => {
      const alone = cluster(one.ids, one.edges, one)
      const beside = cluster([...one.ids, 'x', 'y'], [...one.edges, edge('x', 'y', 9)], one)
      assert.deepEqual(
        beside.filter(group => !group.includes('x')),
        alone,
      )
    }),
  )
})
