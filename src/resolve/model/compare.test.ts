// Which persons are suggested as one and which are not, and what each agreement says.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cleanDate, cleanDocument, cleanPhone, cleanPlate, type Features, featuresOf } from '#core/identifiers/index.ts'
import type { Properties } from '#core/language/properties.ts'
import { compare } from './compare.ts'
import { models } from './model.ts'

const one = <T>(value: T | undefined): readonly T[] => (value === undefined ? [] : [value])
const phone = (raw: string): Properties => ({ phone: [cleanPhone(raw)] })
const drove = (plate: string): Properties => ({ plate: one(cleanPlate(plate, 'GB')) })
const home: Properties = { address: [{ text: '14 Station Road', postcode: 'CT20 1AA' }] }
const passport = (number: string): Properties => ({
  document: one(cleanDocument(number, { type: 'passport', state: 'XAA' })),
})
const sexed = (code: 'male' | 'female'): Properties => ({ sex: [{ code, text: code }] })
const person = (name: string, born?: string, ...more: readonly Properties[]): Features =>
  featuresOf(
    'person',
    Object.assign({ name: [{ text: name }] }, born === undefined ? {} : { birthDate: one(cleanDate(born)) }, ...more),
  )

const { link, floor } = models.person
const shared = phone('07700 900123')

const together: readonly (readonly [string, Features, Features])[] = [
  [
    'one name in two scripts and one birth date',
    person('Zmarai Wardak', '02/05/1994'),
    person('زمری وردک', '1994-05-02'),
  ],
  [
    'one name otherwise ordered and one phone',
    person('Ardit Berisha', undefined, shared),
    person('BERISHA Ardit', undefined, shared),
  ],
  [
    'a very common name, one birth date, one phone',
    person('Mohammad Hussein', '02/05/1994', shared),
    person('محمد حسین', '02/05/1994', shared),
  ],
  [
    'one passport, the name in another script',
    person('Halo Kareem', undefined, passport('P1234567')),
    person('هەڵۆ کەریم', undefined, passport('P1234567')),
  ],
  [
    'one birth date with day and month exchanged, and one phone',
    person('Ardit Berisha', '02/05/1994', shared),
    person('Ardit Berisha', '05/02/1994', shared),
  ],
  [
    'one driver of one lorry, named at the gate and on the manifest',
    person('Ionut Dragomir', undefined, drove('AB12 CDE')),
    person('DRAGOMIR Ionut', '02/05/1984', drove('AB12CDE')),
  ],
  [
    'a rare name in full and the month of birth, as a register of companies has it',
    person('Zmarai Wardak', '05/1994'),
    person('Zmarai Wardak', '02/05/1994'),
  ],
]
for (const [title, a, b] of together)
  test(`suggested as one: ${title}`, () => assert.ok(compare(a, b).probability >= link))

const apart: readonly (readonly [string, Features, Features])[] = [
  ['a rare name alone', person('Zmarai Wardak'), person('Zmarai Wardak')],
  [
    'a very common name and 1 January',
    person('Mohammad Hussein', '01/01/1994'),
    person('Mohammad Hussein', '01/01/1994'),
  ],
  [
    'strangers of one name and one 1 January, the name not of the rarest',
    person('Ahmad Karimi', '01/01/1994', sexed('male')),
    person('Ahmad Karimi', '01/01/1994', sexed('male')),
  ],
  [
    'namesakes born in one month, a part of the name left out',
    person('Simon Christopher Appleyard', '02/1969'),
    person('Simon Appleyard', '27/02/1969'),
  ],
  [
    'two drivers of one lorry',
    person('Ionut Dragomir', undefined, drove('AB12 CDE')),
    person('Ciprian Balan', undefined, drove('AB12 CDE')),
  ],
  [
    'brothers in the car of the family',
    person('Ardit Berisha', '02/05/1994', drove('AB12 CDE'), home),
    person('Arben Berisha', '17/11/1997', drove('AB12 CDE'), home),
  ],
  [
    'one vehicle and no name on one side',
    person('Ardit Berisha', undefined, drove('AB12 CDE')),
    featuresOf('person', drove('AB12 CDE')),
  ],
  [
    'two who were only called the interpreter and had one phone',
    person('the interpreter', undefined, shared),
    person('Interpreter', undefined, shared),
  ],
  [
    'brothers with one phone and one address',
    person('Ardit Berisha', '02/05/1994', shared, home),
    person('Arben Berisha', '17/11/1997', shared, home),
  ],
  [
    'twins with one phone and one address',
    person('Ardit Berisha', '02/05/1994', shared, home),
    person('Arben Berisha', '02/05/1994', shared, home),
  ],
  [
    'cousins of one name with one phone',
    person('Ardit Berisha', '02/05/1994', shared),
    person('Ardit Berisha', '17/11/1997', shared),
  ],
  [
    'cousins of one name and sex with one phone',
    person('Ardit Berisha', '02/05/1994', shared, sexed('male')),
    person('Ardit Berisha', '17/11/1997', shared, sexed('male')),
  ],
  [
    'cousins of one name born a month apart',
    person('Ardit Berisha', '12/05/1994', sexed('male')),
    person('Ardit Berisha', '12/06/1994', sexed('male')),
  ],
  [
    'namesakes of a rare name and nothing else',
    person('Zrinka Quarshie Wolstenholme', undefined, sexed('female')),
    person('Zrinka Quarshie Wolstenholme', undefined, sexed('female')),
  ],
  [
    'cousins of one name born two years apart',
    person('Ardit Berisha', '02/05/1994', sexed('male')),
    person('Ardit Berisha', '02/05/1996', sexed('male')),
  ],
  [
    'one phone and no name on one side',
    person('Ardit Berisha', undefined, shared, home),
    featuresOf('person', { ...shared, ...home }),
  ],
  [
    'strangers who share a safe house and its phone',
    person('Ardit Berisha', undefined, shared, home),
    person('Nguyen Van Hung', undefined, shared, home),
  ],
  [
    'a parent and a child called after the parent',
    person('Bahar Chya Amin', undefined, shared),
    person('Chya Amin', undefined, shared),
  ],
  [
    'one passport with another name and birth date',
    person('Zmarai Wardak', '02/05/1994', passport('P1234567')),
    person('Gul Agha', '17/11/1990', passport('P1234567')),
  ],
]
for (const [title, a, b] of apart)
  test(`not suggested as one: ${title}`, () => assert.ok(compare(a, b).probability < link))

test('one passport with another name is put before a person', () => {
  const { probability } = compare(
    person('Zmarai Wardak', '02/05/1994', passport('P1234567')),
    person('Gul Agha', '17/11/1990', passport('P1234567')),
  )
  assert.ok(probability >= floor)
})

test('another vehicle says nothing: people drive several', () => {
  const a = person('Ionut Dragomir', '02/05/1984', drove('AB12 CDE'))
  assert.equal(
    compare(a, person('Ionut Dragomir', '02/05/1984', drove('XY34 ZZZ'))).weight,
    compare(a, person('Ionut Dragomir', '02/05/1984')).weight,
  )
})

test('a description agrees with no name and contradicts none', () => {
  const { terms } = compare(person('the driver', undefined, shared), person('Ionut Dragomir', undefined, shared))
  assert.ok(terms.every(term => !term.comparison.startsWith('name')))
})

test('another sex speaks against and forbids nothing', () => {
  const of = (code: 'male' | 'female') => person('Zmarai Wardak', '02/05/1994', sexed(code), shared)
  const { weight, terms, veto } = compare(of('male'), of('female'))
  assert.ok(weight < compare(of('male'), of('male')).weight)
  assert.ok((terms.find(term => term.comparison === 'sex')?.weight ?? 0) < 0)
  assert.equal(veto, undefined)
})

test('two verified passports of one state with different numbers are a veto, whatever agrees', () => {
  const verified: Properties = { status: [{ code: 'verified', text: 'Verified' }] }
  const { probability, veto } = compare(
    person('Zmarai Wardak', '02/05/1994', shared, passport('P1234567'), verified),
    person('Zmarai Wardak', '02/05/1994', shared, passport('P7654321'), verified),
  )
  assert.equal(probability, 0)
  assert.match(veto ?? '', /verified document/)
})

test('what a record does not say counts neither way', () => {
  const { terms } = compare(person('Zmarai Wardak', undefined, shared), person('Zmarai Wardak', '02/05/1994'))
  assert.deepEqual([...new Set(terms.map(term => term.comparison.split(' ')[0]))], ['prior', 'name'])
})

test('where a label allows strong identifiers only, names and phones are not looked at', () => {
  const { terms } = compare(
    person('Zmarai Wardak', '02/05/1994', shared),
    person('Zmarai Wardak', '02/05/1994', shared),
    { strongOnly: true },
  )
  assert.deepEqual(
    terms.map(term => term.comparison),
    ['prior'],
  )
  const strong = compare(
    person('Zmarai Wardak', undefined, passport('P1234567')),
    person('Gul Agha', undefined, passport('P1234567')),
    { strongOnly: true },
  )
  assert.deepEqual(
    strong.terms.map(term => term.comparison),
    ['prior', 'document'],
  )
})

test('nationality changes nothing', () => {
  const from = (code: string): Properties => ({ nationality: [{ code, text: code }] })
  const b = person('Zmarai Wardak', '02/05/1994')
  assert.deepEqual(
    compare(person('Zmarai Wardak', '02/05/1994', from('XXA')), b),
    compare(person('Zmarai Wardak', '02/05/1994', from('XXB')), b),
  )
})
