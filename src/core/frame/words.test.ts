// Counts, kinds and grades in plain words.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { recordKinds } from '#core/language/things.ts'
import { counted, gradeWords, initials, kindsWord, kindWord, listed, propertyWords, purposeWords } from './words.ts'

test('counts agree with their noun', () => {
  assert.equal(counted(0, 'record'), 'no records')
  assert.equal(counted(1, 'agency'), '1 agency')
  assert.equal(counted(1234, 'person'), '1,234 people')
  assert.equal(counted(2, 'entry', 'entries'), '2 entries')
})

test('every kind of record has a singular and a plural', () => {
  assert.equal(kindsWord('person'), 'people')
  assert.equal(kindsWord('account'), 'online accounts')
  for (const kind of recordKinds.values) assert.ok(kindWord(kind).length > 0 && kindsWord(kind).length > 0)
})

test('a grade is read out letter by letter', () => {
  assert.deepEqual(
    gradeWords('1BP').map(part => `${part.letter} ${part.question}: ${part.words}`),
    ['1 Source: Reliable', 'B Intelligence: Known indirectly but corroborated', 'P Handling: Lawful sharing permitted'],
  )
  assert.deepEqual(gradeWords('9ZZ'), [])
})

test('a word that a closed set does not know is said as it stands', () => {
  assert.equal(purposeWords('safeguarding'), 'Safeguarding people at risk')
  assert.equal(purposeWords('constructor'), 'constructor')
  assert.equal(propertyWords('shoeSize'), 'shoeSize')
})

test('initials take the first and the last name', () => {
  assert.equal(initials('Ama Efua Mensah'), 'AM')
  assert.equal(initials('Ánh'), 'Á')
  assert.equal(initials(''), '')
})

test('things are listed as in speech', () => {
  assert.equal(listed(['a name', 'a phone', 'a plate']), 'a name, a phone and a plate')
  assert.equal(listed(['a name']), 'a name')
})
