import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Named } from './named-form.ts'
import { shelter } from './shelter.ts'

const person = (place: number, protectedAs: Named['protectedAs']): Named => ({
  place,
  kind: 'person',
  text: `person ${place}`,
  properties: {},
  role: 'unknown',
  protectedAs,
})
const phone = (place: number, whose?: number): Named => ({
  place,
  kind: 'phone',
  text: `phone ${place}`,
  properties: {},
  protectedAs: 'none',
  ...(whose === undefined ? {} : { whose }),
})
const classes = (named: readonly Named[]) => shelter(named).named.map(one => one.protectedAs)

test('an item that names a victim is as protected as she is, and so is her number', () => {
  const named = [person(1, 'victim'), phone(2, 1), phone(3)]
  assert.equal(shelter(named).item, 'victim')
  assert.deepEqual(classes(named), ['victim', 'victim', 'victim'])
})

test('a child among them decides; a suspect and his own number stay as they were', () => {
  const named = [person(1, 'witness'), person(2, 'child'), person(3, 'none'), phone(4, 3)]
  assert.equal(shelter(named).item, 'child')
  assert.deepEqual(classes(named), ['witness', 'child', 'none', 'none'])
})

test('where nobody needs protection nothing changes', () => {
  const named = [person(1, 'none'), phone(2, 1), phone(3)]
  assert.equal(shelter(named).item, 'none')
  assert.deepEqual(classes(named), ['none', 'none', 'none'])
})
