// What a row names beside a person, and the list it stands in: where they speak for one person, and where they must not.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cleanDate, cleanPhone, type Features, featuresOf } from '#core/identifiers/index.ts'
import type { Properties } from '#core/language/properties.ts'
import { compare } from './compare.ts'
import { models } from './model.ts'

const person = (name: string, ...more: readonly Properties[]): Features =>
  featuresOf('person', Object.assign({ name: [{ text: name }] }, ...more))
const born = (text: string): Properties => ({ birthDate: [cleanDate(text)].filter(date => date !== undefined) })
const beside = (text: string, postcode: string): Properties => ({ place: [{ text, postcode }] })
const home = (text: string, postcode: string): Properties => ({ address: [{ text, postcode }] })
const as = (capacity: string): Properties => ({ capacity: [{ text: capacity }] })
const { link } = models.person
const level = (a: Features, b: Features, comparison: string): string | undefined =>
  compare(a, b).terms.find(term => term.comparison === comparison)?.level
const isSuggested = (a: Features, b: Features): boolean => compare(a, b).probability >= link

const barber = beside('48 Oakum Close, Gullhaven', 'CT3 3JB')

test('a director and somebody met at work on the same premises, of one name, are one', () => {
  const [director, met] = [person('Zmarai Wardak', barber), person('Zmarai Wardak', barber)]
  assert.equal(level(director, met, 'near'), 'same-address')
  assert.ok(isSuggested(director, met))
})

test('a landlord lives in the street where he lets', () => {
  const landlord = person('Zmarai Wardak', beside('12 Oakum Close', 'CT3 3JB'))
  assert.ok(isSuggested(landlord, person('Zmarai Wardak', home('28 Oakum Close', 'CT33JB'))))
})

test('two who work on one premises are two, also where a brother works with a brother', () => {
  assert.ok(!isSuggested(person('Zmarai Wardak', barber), person('Ardit Berisha', barber)))
  const phone: Properties = { phone: [cleanPhone('07700 900123')] }
  assert.ok(!isSuggested(person('Zmarai Wardak', barber, phone), person('Asad Wardak', barber, phone)))
})

test('namesakes on one premises whose birth dates contradict are not one', () => {
  const [one, other] = [
    person('Ardit Berisha', barber, born('02/05/1994')),
    person('Ardit Berisha', barber, born('17/11/1988')),
  ]
  assert.ok(!isSuggested(one, other))
})

test('premises are no home: others elsewhere hardly speak against, and in one area hardly for', () => {
  const one = person('Zmarai Wardak', barber)
  const elsewhere = compare(one, person('Zmarai Wardak', home('1 Quay Street', 'DT1 1AA')))
  const nearby = compare(one, person('Zmarai Wardak', home('1 Quay Street', 'CT9 1AA')))
  assert.deepEqual(
    [elsewhere.terms.some(({ comparison }) => comparison === 'place'), nearby.probability < link],
    [false, true],
  )
  assert.ok(Math.abs(elsewhere.weight - compare(one, person('Zmarai Wardak')).weight) < 1)
})

test('a home that agrees is counted once, however many rows name it', () => {
  const here = [home('14 Station Road', 'CT20 1AA'), beside('14 Station Road', 'CT20 1AA')]
  const found = compare(person('Zmarai Wardak', ...here), person('Zmarai Wardak', ...here))
  assert.deepEqual(
    found.terms.filter(({ comparison }) => ['place', 'near'].includes(comparison)).map(({ comparison }) => comparison),
    ['place'],
  )
})

test('a payee and the owner of a money service, of one rare name, are one; two payers are not', () => {
  const [payee, owner] = [person('Zmarai Wardak', as('payee')), person('Zmarai Wardak', as('Money service owner'))]
  assert.equal(level(payee, owner, 'lists'), 'money service owner and payee')
  assert.equal(compare(payee, owner).weight, compare(owner, payee).weight)
  assert.ok(isSuggested(payee, owner))
  assert.ok(!isSuggested(person('Zmarai Wardak', as('payer')), person('Zmarai Wardak', as('payer'))))
})

test('a common name on two lists is put before an officer, not suggested', () =>
  assert.ok(!isSuggested(person('Mohammad Hussein', as('payee')), person('محمد حسین', as('money service owner')))))

test('where a label allows strong identifiers only, lists and premises say nothing', () => {
  const [one, other] = [person('Zmarai Wardak', as('payee'), barber), person('Zmarai Wardak', as('director'), barber)]
  const { terms } = compare(one, other, { strongOnly: true })
  assert.deepEqual(
    terms.map(({ comparison }) => comparison),
    ['prior'],
  )
})

test('free words are no capacity', () =>
  assert.equal('as' in person('Zmarai Wardak', as('the one who collects on Fridays')), false))
