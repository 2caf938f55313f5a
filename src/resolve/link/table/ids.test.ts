// Records stand in the order of their ids, which says who is left in a pair: by number, or byte by byte as Splink's engines compare texts.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Ids } from './ids.ts'
import { textOf } from './text-pool.ts'

const ordered = (rows: readonly (readonly [source: number, id: string])[], sources: readonly string[]) => {
  const ids = new Ids()
  for (const [source, id] of rows) {
    const bytes = Buffer.from(id)
    ids.add(source, bytes, 0, bytes.length)
  }
  return ids.inOrder(sources)
}

test('ids that are numbers stand by number, as soon as one is not all stand as texts', () => {
  const numbers = ['10', '9', '2', '100']
  const { order } = ordered(
    numbers.map(id => [0, id]),
    ['one'],
  )
  assert.deepEqual(
    [...order].map(at => numbers[at]),
    ['2', '9', '10', '100'],
  )
  const texts = [...numbers, '9a']
  const mixed = ordered(
    texts.map(id => [0, id]),
    ['one'],
  )
  assert.deepEqual(
    [...mixed.order].map(at => texts[at]),
    ['10', '100', '2', '9', '9a'],
  )
})

for (const [what, odd] of [
  ['with a leading nought', '007'],
  ['of more digits than fit', '1234567890'],
  ['with a sign', '-3'],
] as const)
  test(`a number ${what} makes all ids stand as texts`, () => {
    const rows = ['10', '9', odd]
    const { order } = ordered(
      rows.map(id => [0, id]),
      ['one'],
    )
    assert.deepEqual(
      [...order].map(at => rows[at]),
      rows.toSorted(),
    )
  })

test('one id in two files is two records, twice in one file is told', () => {
  const sources = ['one', 'two']
  assert.equal(
    ordered(
      [
        [0, 'a'],
        [1, 'a'],
      ],
      sources,
    ).twice,
    undefined,
  )
  const { twice, texts, order } = ordered(
    [
      [0, 'b'],
      [1, 'a'],
      [1, 'a'],
    ],
    sources,
  )
  assert.equal(textOf(texts, order.indexOf(twice ?? -1) + 1), 'a')
})

const id = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'B', '-', '_', 'é', '\u{10400}', '￿'), minLength: 1, maxLength: 6 }),
  fc.nat({ max: 300 }).map(String),
)

test('law: texts stand as their bytes do, the file’s name before them where there are several', () => {
  const rows = fc.uniqueArray(fc.tuple(fc.nat({ max: 2 }), id), {
    minLength: 1,
    maxLength: 20,
    selector: row => row.join(),
  })
  fc.assert(
    fc.property(rows, fc.constantFrom(['a', 'b', 'c'], ['x-__-a', 'x', 'y']), (all, sources) => {
      const { order, texts } = ordered(all, sources)
      const bytes = (at: number) => Buffer.from(`${sources[all[at]?.[0] ?? 0]}-__-${all[at]?.[1]}`)
      const wanted = [...all.keys()].toSorted((a, b) => Buffer.compare(bytes(a), bytes(b)))
      assert.deepEqual([...order], wanted)
      assert.deepEqual(
        wanted.map((_, at) => textOf(texts, at + 1)),
        wanted.map(at => all[at]?.[1]),
      )
    }),
  )
})
