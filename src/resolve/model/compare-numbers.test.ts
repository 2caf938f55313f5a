import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  cleanDocument,
  cleanEmail,
  cleanIdentifier,
  cleanOnline,
  cleanPhone,
  type Features,
  featuresOf,
} from '#core/identifiers/index.ts'
import {
  compareDocuments,
  compareMail,
  compareOnline,
  comparePhones,
  compareReferences,
  documentsConflict,
} from './compare-numbers.ts'

const one = <T>(value: T | undefined): readonly T[] => (value === undefined ? [] : [value])
const passport = (number: string, state?: string, verified = false): Features =>
  featuresOf('person', {
    document: one(cleanDocument(number, { type: 'passport', state })),
    ...(verified ? { status: [{ code: 'verified', text: 'Verified' }] } : {}),
  })
const phone = (raw: string) => featuresOf('person', { phone: [cleanPhone(raw)] })
const reference = (raw: string, scheme: string) =>
  featuresOf('person', { reference: one(cleanIdentifier(raw, scheme)) })
const online = (raw: string, platform?: string) => featuresOf('person', { online: one(cleanOnline(raw, platform)) })

test('documents: one number, a misread one, one number of two states, two numbers of one state', () => {
  assert.equal(compareDocuments(passport('P1234567', 'AFG'), passport('p 123-4567'))?.level, 'same')
  assert.equal(compareDocuments(passport('PO234567'), passport('P0234567'))?.level, 'misread')
  assert.equal(compareDocuments(passport('P1234567', 'AFG'), passport('P1234567', 'PAK'))?.level, 'same-number')
  assert.equal(compareDocuments(passport('P1234567', 'AFG'), passport('P7654321', 'AFG'))?.level, 'differ')
  assert.equal(compareDocuments(passport('P1234567', 'AFG'), passport('P7654321')), undefined)
})

test('two verified documents of one sort with different numbers conflict; a renewal in common, or one unverified, does not', () => {
  assert.ok(documentsConflict(passport('P1234567', 'AFG', true), passport('P7654321', 'AFG', true)))
  assert.ok(!documentsConflict(passport('P1234567', 'AFG', true), passport('P7654321', 'AFG')))
  assert.ok(!documentsConflict(passport('P1234567', 'AFG', true), passport('P7654321', 'PAK', true)))
  const renewed = featuresOf('person', {
    document: ['P1234567', 'P7654321'].flatMap(number =>
      one(cleanDocument(number, { type: 'passport', state: 'AFG' })),
    ),
    status: [{ code: 'verified', text: 'Verified' }],
  })
  assert.ok(!documentsConflict(passport('P1234567', 'AFG', true), renewed))
})

test('references: one number under one scheme, two where each person has one, silence across schemes', () => {
  assert.equal(compareReferences(reference('94/12345A', 'pnc'), reference('1994/0012345A', 'pnc'))?.level, 'same')
  assert.equal(compareReferences(reference('94/12345A', 'pnc'), reference('94/12346A', 'pnc'))?.level, 'differ')
  assert.equal(compareReferences(reference('94/12345A', 'pnc'), reference('AB12345', 'ho-ref')), undefined)
  assert.equal(compareReferences(reference('A1', 'port-ref'), reference('A2', 'port-ref')), undefined)
})

test('phones: one line in any spelling, one digit apart, lines of two countries that end alike', () => {
  assert.equal(comparePhones(phone('07700 900123'), phone('+44 7700 900123'))?.level, 'same')
  assert.equal(comparePhones(phone('07700 900123'), phone('07700 900124'))?.level, 'one-digit')
  assert.equal(comparePhones(phone('+964 720 123 4567'), phone('+90 520 123 4567'))?.level, 'differ')
  assert.equal(comparePhones(phone('07700 900123'), phone('+355 69 123 4567'))?.level, 'differ')
})

test('handles: one account, one handle with the platform unsaid, one handle on two platforms', () => {
  assert.equal(compareOnline(online('@boat_man', 'telegram'), online('t.me/boat_man'))?.level, 'same')
  assert.equal(compareOnline(online('boat_man'), online('t.me/boat_man'))?.level, 'platform-unknown')
  assert.equal(compareOnline(online('boat_man', 'tiktok'), online('t.me/boat_man')), undefined)
  assert.equal(compareOnline(online('boat_boy', 'telegram'), online('t.me/boat_man'))?.level, 'differ')
})

test('mailboxes: one with a tag and without', () => {
  const mail = (raw: string) => featuresOf('person', { email: one(cleanEmail(raw)) })
  assert.equal(compareMail(mail('boat.man+1@gmail.com'), mail('boatman@gmail.com'))?.level, 'same')
  assert.equal(compareMail(mail('a@example.org'), mail('b@example.org'))?.level, 'differ')
})
