// What two accounts of one person say of each other: the same, close, different, or nothing.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cleanName, cleanPlace } from '#core/identifiers/index.ts'
import { type AgencyCode, agencyCode, mustBe, recordId } from '#core/language/ids.ts'
import type { Properties } from '#core/language/properties.ts'
import { type RecordToShow, sideBySide } from './side-by-side.ts'

const agency: AgencyCode = mustBe(agencyCode('estuary-police'), 'agency')
const said = (properties: Properties, at: number): RecordToShow => ({
  id: mustBe(recordId(`00000000-0000-4000-8000-00000000000${at}`), 'record'),
  kind: 'person',
  marking: 'OFFICIAL',
  protected: 'none',
  version: 1,
  properties,
  basis: 'fact',
  learntAt: new Date('2026-09-01T12:00:00Z'),
  isWithdrawn: false,
  source: { title: 'Nominals', system: 'nominals', agency, agencyName: 'Estuary Police', key: `${at}` },
})
const agreement = (row: string, ...accounts: readonly Properties[]): string | undefined =>
  sideBySide(accounts.map(said), 'Accounts').rows.find(({ name }) => name === row)?.agreement

const address = (text: string): Properties => ({ address: [cleanPlace(text) ?? { text }] })
const beside = (text: string): Properties => ({ place: [cleanPlace(text) ?? { text }] })
const capacity = (text: string): Properties => ({ capacity: [{ text }] })
const reference = (value: string): Properties => ({ reference: [{ value }] as never })

test('an address with its town and one without are close; another number in the same street is different', () => {
  const whole = '56 Glebe Court, Wescombe, XD13 9HQ'
  assert.equal(agreement('Address', address(whole), address('56 Glebe Ct XD13 9HQ')), 'close')
  assert.equal(agreement('Place', beside(whole), beside('56 Glebe Court, XD13 9HQ')), 'close')
  assert.equal(agreement('Address', address(whole), address('58 Glebe Court, Wescombe, XD13 9HQ')), 'different')
  assert.equal(agreement('Address', address(whole), address(whole.toUpperCase())), 'same')
})

test('that one list has somebody as a payee and another as a director says nothing; that both have him as a director does', () => {
  assert.equal(agreement('In what capacity', capacity('payee'), capacity('director')), undefined)
  assert.equal(agreement('In what capacity', capacity('director'), capacity('director')), 'same')
  assert.equal(agreement('In what capacity', capacity('payee'), {}), 'one-sided')
})

test('each agency has a number of its own for everybody: two numbers are no difference', () => {
  assert.equal(agreement('Reference', reference('EP/1'), reference('RED-77')), undefined)
  assert.equal(agreement('Reference', reference('EP/1'), reference('EP/1')), 'same')
})

test('a name in another order and script is close, another name is different', () => {
  const name = (text: string): Properties => ({ name: [cleanName(text) ?? { text }] })
  assert.equal(agreement('Name', name('Mahmoud Karimi'), name('Karimi Mahmoud')), 'close')
  assert.equal(agreement('Name', name('Mahmoud Karimi'), name('Lan Pham')), 'different')
})
