import assert from 'node:assert/strict'
import { test } from 'node:test'
import { thingKinds } from '#core/language/things.ts'
import { levels } from './levels.ts'
import { type ModelData, modelFrom, models } from './model.ts'
import { matchWeight, priorWeight, probabilityOf, weightOfProbability } from './weights.ts'

test('every kind of thing has a model with every level trained', () => {
  for (const kind of thingKinds.values) {
    assert.equal(models[kind].kind, kind)
    for (const { comparison, levels: trained } of models[kind].comparisons)
      assert.deepEqual([...trained.keys()], [...levels[comparison]])
  }
})

const data = (m: number | undefined): ModelData => ({
  model: 'test',
  kind: 'person',
  source: 'test',
  lambda: 0.001,
  link: 0.95,
  floor: 0.2,
  comparisons: [
    {
      comparison: 'sex',
      levels: [
        { level: 'same', m: 0.9, u: 0.5, words: 'the same sex' },
        ...(m === undefined ? [] : [{ level: 'differ', m, u: 0.5, words: 'different sex' }]),
      ],
    },
  ],
})

test('a model with a level left untrained is refused, naming it', () => {
  assert.doesNotThrow(() => modelFrom(data(0.1), 'person'))
  for (const m of [undefined, 0, 1, Number.NaN])
    assert.throws(() => modelFrom(data(m), 'person'), /comparison sex: level "differ"/)
})

test('a comparison nobody knows is refused, naming it', () => {
  const wrong = { ...data(0.1), comparisons: [{ comparison: 'nationality', levels: [] }] }
  assert.throws(() => modelFrom(wrong, 'person'), /"nationality"/)
})

test('weights are bits, and odds and probability say the same', () => {
  assert.equal(matchWeight(0.8, 0.1), 3)
  assert.equal(priorWeight(0.5), 0)
  assert.equal(probabilityOf(0), 0.5)
  for (const p of [0.2, 0.5, 0.95, 0.999]) assert.ok(Math.abs(probabilityOf(weightOfProbability(p)) - p) < 1e-12)
  assert.equal(probabilityOf(-2000), 0)
})

test('odds of two lists that no register knows, or without a lambda, are refused, naming them', () => {
  const lists = (one: string, lambda: number) => ({
    ...data(0.1),
    lists: [{ between: [one, 'payee'], lambda, words: 'two lists' }],
  })
  assert.equal(
    modelFrom(lists('director', 0.002), 'person').lists?.get('director and payee')?.level,
    'director and payee',
  )
  assert.throws(() => modelFrom(lists('suspect', 0.002), 'person'), /payee and suspect/)
  assert.throws(() => modelFrom(lists('director', 0), 'person'), /director and payee: give a lambda/)
})
