import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nameFeatures } from '#core/identifiers/index.ts'
import { nearName, partLikeness, resembles, sameName } from './part-likeness.ts'

const likeness = (a: string, b: string): number => {
  const [one, other] = [a, b].map(text => nameFeatures([{ text }])[0]?.p[0])
  return one === undefined || other === undefined ? 0 : partLikeness(one, other)
}

test('letters that sound otherwise here are judged by their sound, whatever was compared before', () => {
  const fresh = likeness('Şarıbek', 'Sharybek')
  likeness('Sarıbek', 'Sharybek')
  assert.equal(likeness('Şarıbek', 'Sharybek'), fresh)
  assert.ok(fresh > likeness('Sarıbek', 'Sharybek'))
})
test('an ending that thousands share is no agreement', () => {
  assert.ok(likeness('Petrovich', 'Pavlovich') < resembles)
  assert.ok(likeness('Petrovich', 'Petrowich') >= nearName, 'an error in the stem still is')
})
test('one letter from a listed spelling is a doubt, two listed spellings are two names', () => {
  assert.ok(likeness('Aamir', 'Samir') >= resembles && likeness('Aamir', 'Samir') < nearName)
  assert.ok(likeness('Amin', 'Amir') < resembles)
})
test('a name in two languages is a doubt, never an agreement', () => {
  assert.ok(likeness('Juan', 'John') >= resembles && likeness('Juan', 'John') < nearName)
})
test('one error that sound alone shows is a doubt', () => {
  assert.ok(likeness('Kandela', 'Kadella') >= resembles && likeness('Kandela', 'Kadella') < nearName)
})
test('an article joined on one side is no difference, an alef with a hamza is no article', () => {
  assert.ok(likeness('Aljuburi', 'Juburi') >= nearName)
  assert.ok(likeness('ألين', 'Aline') >= sameName)
})
test('a fixed spelling counts only where both sides write it', () => {
  assert.ok(likeness('Ivan', 'إيفان') > nearName)
})
