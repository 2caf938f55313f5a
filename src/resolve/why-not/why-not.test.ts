// Why two records are not proposed: on what they meet, and what would bring them before a person.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cleanDate, cleanName, cleanPhone, featuresOf, keysOf } from '#core/identifiers/index.ts'
import type { Properties } from '#core/language/properties.ts'
import { compare, models, probabilityOf } from '../model/index.ts'
import { meetOnKeys } from './meet-on-keys.ts'
import { wanting, whatWouldHelp } from './what-would-help.ts'

const person = (name: string, born?: string, phone?: string): Properties => {
  const [named, date] = [cleanName(name), born === undefined ? undefined : cleanDate(born)]
  return {
    ...(named ? { name: [named] } : {}),
    ...(date ? { birthDate: [date] } : {}),
    ...(phone ? { phone: [cleanPhone(phone)] } : {}),
  }
}
const nobody = () => false
const met = (one: Properties, other: Properties, isCrowded: (key: string) => boolean = nobody) =>
  new Map(
    meetOnKeys('person', keysOf('person', one), keysOf('person', other), isCrowded).map(row => [
      row.words,
      row.meeting,
    ]),
  )
const compared = (one: Properties, other: Properties) => compare(featuresOf('person', one), featuresOf('person', other))

test('a shared number leads from one to the other, unless a crowd has it', () => {
  const [one, other] = [
    person('Pavlo Marchenko', '1985-12-01', '07700 900777'),
    person('Lan Pham', '1990-01-02', '07700 900777'),
  ]
  assert.equal(met(one, other).get('A phone number'), 'leads')
  assert.equal(met(one, other, () => true).get('A phone number'), 'crowded')
})

test('one part of a name is too common to lead anywhere; numbers that differ are said to differ', () => {
  const [one, other] = [
    person('Samir Haddad', '1994-05-02', '07700 900111'),
    person('Samir Karimi', '1981-03-04', '07700 900222'),
  ]
  assert.equal(met(one, other).get('One part of a name'), 'common')
  assert.equal(met(one, other).get('A phone number'), 'apart')
  assert.equal(met(one, person('Samir Karimi', '1981-03-04')).get('A phone number'), 'one-sided')
})

test('each thing that is said to suffice does suffice: with it the pair reaches the floor of its kind', () => {
  const found = compared(person('Samir Haddad', '1994-05-02'), person('Samir Karimi'))
  const lacks = wanting(found, models.person)
  const helps = whatWouldHelp(found, models.person)
  assert.ok(lacks > 0 && helps.length > 0)
  for (const help of helps)
    assert.ok(probabilityOf(found.weight + help.bits) >= models.person.floor - 1e-9, `${help.what}: ${help.words}`)
})

test('nothing is wanting where a person is asked already, and nothing helps against a veto', () => {
  const found = compared(
    person('Samir Haddad', '1994-05-02', '07700 900111'),
    person('Samir Haddad', '1994-05-02', '07700 900111'),
  )
  assert.deepEqual([wanting(found, models.person), whatWouldHelp(found, models.person)], [0, []])
  assert.deepEqual(
    whatWouldHelp({ ...found, weight: -20, veto: 'each holds a document of its own' }, models.person),
    [],
  )
})
