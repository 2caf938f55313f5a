import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nameFeatures } from '#core/identifiers/index.ts'
import { nameLikeness } from './name-likeness.ts'

const likeness = (a: string, b: string): number => {
  const [one, other] = [nameFeatures([{ text: a }])[0], nameFeatures([{ text: b }])[0]]
  return one === undefined || other === undefined ? 0 : nameLikeness(one, other)
}

test('one name in two scripts is wholly alike, strangers not at all', () => {
  assert.ok(likeness('محمد حسین', 'Hussein Mohammad') > 0.95)
  assert.equal(likeness('Ardit Berisha', 'Nguyen Van Hung'), 0)
})
test('a part left out costs less than a part that contradicts', () => {
  assert.ok(likeness('Ardit Besim Berisha', 'Ardit Berisha') > likeness('Ardit Besim Berisha', 'Ardit Agron Berisha'))
})
