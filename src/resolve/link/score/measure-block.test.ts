// The fast measures inside a block and the plain ones say the same of any two texts.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { damerauLevenshtein, levenshtein } from '../measure/edits.ts'
import { jaro, jaroWinkler } from '../measure/jaro.ts'
import { TextPool } from '../table/text-pool.ts'
import { BlockColumn } from './block-columns.ts'
import { fillGlances, roomForGlances } from './glances.ts'
import { fillOf } from './measure-block.ts'
import { Pairs } from './pairs.ts'
import type { TextMeasure } from './plan.ts'

type Text = string | undefined
type Measured = { readonly left: Text; readonly right: Text; readonly value: number }

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Of every pair of the texts, left by left: `undefined` is a record without a value. */
const inBlock = (measure: TextMeasure, texts: readonly Text[], least: number, most: number): readonly Measured[] => {
  const pool = new TextPool()
  const ids = texts.map(text => (text === undefined ? 0 : pool.intern(text)))
  const all = pool.texts()
  const glances = roomForGlances(all)
  fillGlances([Int32Array.from(ids)], all, glances)
  const column = new BlockColumn(glances)
  ids.forEach((id, at) => {
    column.ids[at] = id
  })
  column.begin(texts.length)
  const pairs = new Pairs()
  pairs.begin()
  for (const left of texts.keys()) for (const right of texts.keys()) pairs.add(left, right)
  const asked = Int32Array.from({ length: pairs.count }, (_, pair) => pair)
  const into = new Float64Array(pairs.count)
  fillOf(measure, { texts: all, left: column, right: column }, least, most)(pairs, asked, pairs.count, into)
  return Array.from(into, (value, pair) => ({
    left: texts[pairs.lefts[pair] ?? 0],
    right: texts[pairs.rights[pair] ?? 0],
    value,
  }))
}

// Few letters, so that texts resemble each other; some longer than the 32 and 64 bytes that the fast ways take, some of more bytes than letters.
const word = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'A', 'é', '1'), minLength: 1, maxLength: 12 }),
  fc.string({ unit: fc.constantFrom('a', 'b', '2'), minLength: 28, maxLength: 40 }),
  fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é', '2'), minLength: 30, maxLength: 70 }),
)
const texts = fc.array(fc.option(word, { nil: undefined, freq: 8 }), { minLength: 2, maxLength: 8 })

const plain: Readonly<Record<string, (a: Uint8Array, b: Uint8Array) => number>> = {
  jaro_winkler: jaroWinkler,
  jaro,
  levenshtein,
  damerau_levenshtein: damerauLevenshtein,
}

/** What the plain way says; undefined where either has no value. */
const truthOf = (measure: TextMeasure, { left, right }: Measured): number | undefined =>
  left === undefined || right === undefined ? undefined : plain[measure]?.(bytes(left), bytes(right))

for (const measure of ['jaro_winkler', 'jaro'] satisfies TextMeasure[])
  test(`${measure}: equal to the last bit at or above the bound, below it where it is below, nothing where a value is missing`, () => {
    fc.assert(
      fc.property(texts, fc.constantFrom(0, 0.7, 0.88, 0.92), (words, bound) => {
        for (const one of inBlock(measure, words, bound, 0)) {
          const truth = truthOf(measure, one)
          if (truth === undefined) assert.ok(Number.isNaN(one.value))
          else if (truth >= bound) assert.equal(one.value, truth)
          else assert.ok(one.value < bound)
        }
      }),
      { numRuns: 300 },
    )
  })

for (const measure of ['levenshtein', 'damerau_levenshtein'] satisfies TextMeasure[])
  test(`${measure}: equal up to the bound, beyond it where it is beyond, nothing where a value is missing`, () => {
    fc.assert(
      fc.property(texts, fc.constantFrom(1, 2, 5), (words, bound) => {
        for (const one of inBlock(measure, words, 0, bound)) {
          const truth = truthOf(measure, one)
          if (truth === undefined) assert.ok(Number.isNaN(one.value))
          else if (truth <= bound) assert.equal(one.value, truth)
          else assert.ok(one.value > bound)
        }
      }),
      { numRuns: 300 },
    )
  })

test('known figures of the field', () => {
  assert.equal(jaroWinkler(bytes('martha'), bytes('marhta')), 0.9611111111111111)
  assert.equal(jaroWinkler(bytes(''), bytes('')), 0)
  assert.equal(levenshtein(bytes('café'), bytes('cafe')), 2)
  assert.equal(damerauLevenshtein(bytes('ca'), bytes('abc')), 2)
})
