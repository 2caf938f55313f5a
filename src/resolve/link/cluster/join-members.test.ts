import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { joinMembers, Members } from './join-members.ts'

type Weights = Readonly<Record<string, number>>
const rules = { prior: -12, bar: 0 }

/** Pairs by two letters; what is not said contradicts. */
const membersOf = (names: string, weights: Weights, otherwise: number): Members => {
  const members = new Members()
  members.begin(names.length)
  for (let a = 0; a < names.length; a += 1)
    for (let b = a + 1; b < names.length; b += 1)
      members.pair(a, b, weights[`${names[a]}${names[b]}`] ?? otherwise, rules)
  return members
}

const groupsOf = (names: string, first: Int32Array): readonly string[] =>
  [...Map.groupBy(names, (_, at) => first[at] ?? 0).values()].map(group => group.join(''))

const joined = (names: string, weights: Weights, otherwise = -12): readonly string[] =>
  groupsOf(names, joinMembers(membersOf(names, weights, otherwise), rules))

test('two records alone are joined at even odds and not below', () => {
  assert.deepEqual(joined('ab', { ab: 0.5 }), ['ab'])
  assert.deepEqual(joined('ab', { ab: -0.5 }), ['a', 'b'])
})

test('father, son and grandson of one name at one address are not one man', () => {
  assert.deepEqual(joined('fsg', { fs: 6, sg: 2, fg: -15 }), ['fs', 'g'])
})

test('a record with half its fields empty joins the group that it agrees with', () => {
  const group = { ab: 14, ac: 15, bc: 14 }
  assert.deepEqual(joined('abcx', { ...group, ax: 3, bx: -3, cx: -2 }), ['abcx'])
  assert.deepEqual(joined('abcx', { ...group, ax: 3, bx: -12, cx: -12 }), ['abc', 'x'])
})

test('where nobody in a group vouches by himself, many half likenesses do not', () => {
  assert.deepEqual(joined('abcx', { ab: 14, ac: 15, bc: 14, ax: -0.5, bx: -0.5, cx: -0.5 }), ['abc', 'x'])
})

test('two groups are not joined over a single bridge unless it is a strong identifier', () => {
  const pairs = { ab: 12, cd: 12 }
  assert.deepEqual(joined('abcd', { ...pairs, bc: 10 }, -4), ['ab', 'cd'])
  assert.deepEqual(joined('abcd', { ...pairs, bc: 16 }, -4), ['abcd'])
})

test('a record that two groups want goes to the nearer one', () => {
  assert.deepEqual(joined('abxcd', { ab: 12, cd: 12, ax: 9, bx: 9, xc: 6, xd: 6 }), ['abx', 'cd'])
})

test('one slip does not outvote a group, however sure a model is of it', () => {
  assert.deepEqual(joined('abcx', { ab: 14, ac: 14, bc: 14, ax: 6, bx: 6, cx: -60 }), ['abcx'])
})

test('whom a verdict keeps apart stay apart, also through others', () => {
  const members = membersOf('abc', { ab: 20, bc: 20, ac: 20 }, 0)
  members.keepApart(0, 2)
  const groups = groupsOf('abc', joinMembers(members, rules))
  assert.deepEqual(groups, ['ab', 'c'])
})

test('whom a verdict holds together are together, and join others as one', () => {
  const members = membersOf('abc', { ab: -12, ac: 8, bc: -12 }, 0)
  assert.deepEqual(groupsOf('abc', joinMembers(members, rules, [[0, 1]])), ['abc'])
})

test('the order of the records decides nothing', () => {
  const pairs = fc.array(fc.integer({ min: -11_900, max: 11_900 }), { minLength: 21, maxLength: 21 })
  const order = fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6], { minLength: 7, maxLength: 7 })
  fc.assert(
    fc.property(pairs, order, (weights, places) => {
      // Under the cap and distinct in their last digits, so that no two joins are of one worth.
      const weight = (a: number, b: number): number => {
        const at = (Math.max(a, b) * (Math.max(a, b) - 1)) / 2 + Math.min(a, b)
        return (weights[at] ?? 0) / 1000 + 2 ** -(at + 12)
      }
      const clusters = (of: readonly number[]): string => {
        const members = new Members()
        members.begin(of.length)
        for (const [a, one] of of.entries())
          for (const [b, other] of of.entries()) if (a < b) members.pair(a, b, weight(one, other), rules)
        const first = joinMembers(members, rules)
        return [...Map.groupBy(of, (_, at) => first[at] ?? 0).values()]
          .map(group => group.toSorted().join())
          .toSorted()
          .join(' | ')
      }
      assert.equal(clusters(places), clusters([0, 1, 2, 3, 4, 5, 6]))
    }),
    { numRuns: 200 },
  )
})
