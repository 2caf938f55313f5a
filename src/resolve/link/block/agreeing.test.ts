// Records that agree on every part of a rule stand in one block, and nobody else does, whatever heap their keys fell into.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { agreeing } from './agreeing.ts'
import { aloneIn, type Blocked, type BlockOf, inRecordOrder, type Side } from './blocks.ts'

type Key = readonly number[]

const partsOf = (keys: readonly Key[], width: number) =>
  Array.from({ length: width }, (_, part) => Int32Array.from(keys, key => key[part] ?? 0))

const block = (lefts: readonly Key[], rights?: readonly Key[]): Blocked => {
  const width = lefts[0]?.length ?? 1
  const side = (keys: readonly Key[]) => ({ parts: partsOf(keys, width), blockOf: aloneIn(keys.length) })
  return agreeing(lefts.length, side(lefts), rights && side(rights))
}

const numberOf = ({ numbers, width, at }: BlockOf, record: number): number => numbers[record * width + at] ?? 0
const blocksOf = ({ starts, members }: Side): readonly (readonly number[])[] =>
  Array.from({ length: starts.length - 1 }, (_, at) => [...members.subarray(starts[at], starts[at + 1])])

const isWhole = (key: Key): boolean => key.every(part => part !== 0)
const keysOfWidth = (width: number, most: number) =>
  fc.array(fc.array(fc.nat(most), { minLength: width, maxLength: width }), { minLength: 1, maxLength: 60 })

test('three who were born on one day and share a surname stand together; who has no surname stands nowhere', () => {
  const { left, right, members } = block([
    [7, 1],
    [7, 2],
    [7, 1],
    [0, 1],
    [7, 1],
  ])
  assert.deepEqual(blocksOf(members.left), [[0, 2, 4]])
  assert.equal(right, left)
  assert.deepEqual(
    [0, 1, 2, 3, 4].map(record => numberOf(left, record)),
    [1, 0, 1, 0, 1],
  )
})

test('a rule that asks the same twice asks it once', () => {
  const surname = Int32Array.of(3, 0, 3, 4)
  const { members } = agreeing(4, { parts: [surname, surname], blockOf: aloneIn(4) })
  assert.deepEqual(blocksOf(members.left), [[0, 2]])
})

test('law: two records have one number where all parts are there and equal, in as many heaps as it takes', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 3 }).chain(width => keysOfWidth(width, 4)),
      fc.boolean(),
      (some, wide) => {
        // Many keys of one part make many heaps.
        const keys = wide
          ? [...some, ...Array.from({ length: 40_000 }, (_, n) => some[0]?.map(() => n + 9) ?? [])]
          : some
        const { left, members } = block(keys)
        const wanted = Map.groupBy(
          some.keys().filter(at => isWhole(some[at] ?? [0])),
          at => some[at]?.join() ?? '',
        )
        const told = [...wanted.values()].filter(records => records.length > 1)
        assert.deepEqual(
          blocksOf(members.left).toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0)),
          told.toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0)),
        )
        for (const [at, records] of blocksOf(members.left).entries())
          for (const record of records) assert.equal(numberOf(left, record), at + 1)
      },
    ),
    { numRuns: 40 },
  )
})

test('law: where a rule reads the two records differently, a block has whoever fits on the left and whoever fits on the right', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 2 }).chain(width =>
        fc.integer({ min: 1, max: 20 }).chain(size => {
          const keys = fc.array(fc.array(fc.nat(3), { minLength: width, maxLength: width }), {
            minLength: size,
            maxLength: size,
          })
          return fc.tuple(keys, keys)
        }),
      ),
      ([lefts, rights]) => {
        const { left, right, members } = block(lefts, rights)
        const [ofLeft, ofRight] = [blocksOf(members.left), blocksOf(members.right)]
        assert.equal(members.isSame, false)
        assert.equal(ofLeft.length, ofRight.length)
        for (const [a, one] of lefts.entries())
          for (const [b, other] of rights.entries()) {
            const meet = isWhole(one) && one.join() === other.join()
            assert.equal(numberOf(left, a) !== 0 && numberOf(left, a) === numberOf(right, b), meet)
            assert.equal(
              ofLeft.some((records, at) => records.includes(a) && (ofRight[at] ?? []).includes(b)),
              meet,
            )
          }
      },
    ),
  )
})

test('law: in the order of their records, blocks are the same whatever numbers the texts were given', () => {
  fc.assert(
    fc.property(keysOfWidth(2, 5), fc.integer({ min: 1, max: 1_000 }), (keys, other) => {
      const renamed = keys.map(key => key.map(part => (part === 0 ? 0 : part * other + 3)))
      const [one, two] = [inRecordOrder(block(keys)), inRecordOrder(block(renamed))]
      assert.deepEqual(blocksOf(one.members.left), blocksOf(two.members.left))
      const numbers = (of: Blocked) => keys.map((_, record) => numberOf(of.left, record))
      assert.deepEqual(numbers(one), numbers(two))
    }),
  )
})
