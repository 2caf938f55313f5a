// Ways between two things: the shortest first, none twice through one record, the weakest step named, busy things avoided.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { RecordId } from '#core/language/ids.ts'
import { type Arrival, type Path, pathsBetween, type Reach, type Step } from './find-paths.ts'
import { surenessOf, weakestOf } from './sureness.ts'

const id = (name: string | number) => String(name) as RecordId
const link = (from: RecordId, to: RecordId, grade?: string): Step =>
  ({
    kind: 'link',
    from,
    to,
    link: { id: `${from}-${to}`, type: 'uses', from, to, basis: 'fact', grade },
  }) as unknown as Step

/** Breadth first over pairs of names, as reading the database does it. */
const reach = (start: string, pairs: readonly (readonly [string, string])[], busy: readonly string[] = []): Reach => {
  const arrivals = new Map<RecordId, Arrival>([[id(start), { links: 0 }]])
  let frontier = [id(start)]
  for (let links = 1; links <= 3 && frontier.length > 0; links++) {
    const next: RecordId[] = []
    for (const from of frontier)
      for (const [one, other] of pairs) {
        const to = id(one) === from ? id(other) : id(other) === from ? id(one) : undefined
        if (!to || arrivals.has(to)) continue
        arrivals.set(to, { links, by: link(from, to) })
        next.push(to)
      }
    frontier = next.filter(one => !busy.includes(one))
  }
  return { arrivals, busy: new Set(busy.map(id)), isCut: false }
}
const passes = ({ steps }: Path): readonly string[] => [
  ...steps.map(step => step.from),
  ...steps.slice(-1).map(step => step.to),
]
const between = (a: string, b: string, pairs: readonly (readonly [string, string])[], busy: readonly string[] = []) =>
  pathsBetween(reach(a, pairs, busy), reach(b, pairs, busy)).map(passes)

test('the shortest way comes first, and another goes through other things', () => {
  const pairs = [
    ['a', 'phone'],
    ['phone', 'b'],
    ['a', 'van'],
    ['van', 'yard'],
    ['yard', 'b'],
  ] as const
  assert.deepEqual(between('a', 'b', pairs), [
    ['a', 'phone', 'b'],
    ['a', 'van', 'yard', 'b'],
  ])
})

test('of ways equally long, the one round a busy thing comes first', () => {
  const pairs = [
    ['a', 'beach'],
    ['beach', 'b'],
    ['a', 'phone'],
    ['phone', 'b'],
  ] as const
  assert.deepEqual(between('a', 'b', pairs, ['beach'])[0], ['a', 'phone', 'b'])
})

test('what nothing connects has no way', () => {
  assert.deepEqual(between('a', 'b', [['a', 'c']]), [])
})

test('a way begins and ends where it was asked for, passes nothing twice, and is as short as can be', () => {
  const pair = fc.tuple(fc.nat({ max: 7 }), fc.nat({ max: 7 })).filter(([one, other]) => one !== other)
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 20 }), all => {
      const pairs = all.map(([one, other]) => [String(one), String(other)] as const)
      for (const way of between('0', '1', pairs)) {
        assert.equal(way[0], '0')
        assert.equal(way.at(-1), '1')
        assert.equal(new Set(way).size, way.length)
        for (const [at, one] of way.slice(1).entries())
          assert.ok(pairs.some(([a, b]) => (a === one && b === way[at]) || (b === one && a === way[at])))
      }
      const direct = reach('0', pairs).arrivals.get(id('1'))?.links
      if (direct !== undefined) assert.equal((between('0', '1', pairs)[0]?.length ?? 0) - 1, direct)
    }),
  )
})

test('the weakest step is the one least known, suspected to be false before everything', () => {
  const steps = [link(id('a'), id('b'), '1AP'), link(id('b'), id('c'), '2EP'), link(id('c'), id('d'))]
  assert.equal(weakestOf({ links: 3, steps }), 1)
  assert.match(surenessOf(steps[2] as Step).words, /gives no grade/)
  const guessed: Step = {
    kind: 'likeness',
    from: id('d'),
    to: id('e'),
    likeness: { about: [id('d'), id('e')], suggested: { probability: 0.96, weight: 6 } as never },
  }
  assert.equal(weakestOf({ links: 2, steps: [link(id('a'), id('b'), '2BP'), guessed] }), 1)
  assert.match(surenessOf(guessed).words, /nobody has judged it/)
})
