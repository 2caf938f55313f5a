// What people say where they know no name, and names that look like it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keysOf } from '../keys.ts'
import { isDescription, nameCalled } from './descriptions.ts'
import { nameFeatures, namesThatName } from './name.ts'

const described = [
  'the interpreter',
  'Interpreter',
  'Uncle',
  'my uncle',
  'a woman on the phone',
  'WOMAN ON PHONE',
  'the driver',
  'an old man with a boat',
  'the number they all had',
  'a friend of the cousin',
  'A Kurd with a barber shop',
  'the Manager',
  'unknown male',
  'A cook',
  'مترجم',
]
for (const text of described)
  test(`“${text}” describes somebody and names nobody`, () => assert.ok(isDescription(text)))

const names = [
  'Guy Baker',
  'Driver',
  'Minnie Driver',
  'Barber, Tom',
  'A. Hassan',
  'A Hassan',
  'A. Cook',
  'A CHILD',
  'An Nguyen',
  'The Anh Pham',
  'Nguyen Van An',
  'Man Bahadur Rai',
  'Son Heung Min',
  'Ali of Basra',
  'Big Tony',
  'Child, Lee',
  'Her Vang',
  'Dong My Linh',
  'To Ba Long',
]
for (const text of names) test(`“${text}” is a name`, () => assert.ok(!isDescription(text)))

test('“a man called Goran” is called Goran; a man of the name Called is not cut', () => {
  assert.equal(nameCalled('a man called Goran'), 'Goran')
  assert.equal(nameCalled('somebody named Haji Karim'), 'Haji Karim')
  assert.equal(nameCalled('Tom Called'), undefined)
  assert.equal(nameCalled('Haji called Goran'), undefined)
  assert.equal(nameCalled('a man called'), undefined)
})

test('two interpreters meet on no name, and a search finds both', () => {
  const [one] = nameFeatures([{ text: 'the interpreter' }])
  assert.equal(one?.d, 1)
  assert.deepEqual(namesThatName(one && [one]), [])
  const keys = keysOf('person', { name: [{ text: 'a woman on the phone' }] })
  assert.ok(keys.length > 0 && keys.every(key => key.startsWith('s:')))
})

test('a description beside a name takes nothing from the name', () => {
  const names = nameFeatures([{ text: 'Goran Rashid' }, { text: 'the barber', kind: 'nickname' }])
  assert.deepEqual([names.length, namesThatName(names).length], [2, 1])
})
