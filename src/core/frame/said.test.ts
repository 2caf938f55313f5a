// Property values in words.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { said } from './said.ts'

test('a birth date known to the year is not said as 1 January', () => {
  const value = { text: '1994', from: '1994-01-01', to: '1994-12-31', precision: 'year', stated: 'claimed' } as const
  assert.deepEqual(said('date', value), { text: '1994', note: 'claimed' })
})

test('a phone number is said as written, with the international form beside it', () => {
  assert.deepEqual(said('phone', { raw: '07700 900123', e164: '+447700900123' }), {
    text: '07700 900123',
    note: '+447700900123',
  })
  assert.deepEqual(said('phone', { raw: '+44 7700 900-123', e164: '+447700900123' }), { text: '+44 7700 900-123' })
})

test('an alias, a document and a reference say what they are', () => {
  assert.deepEqual(said('name', { text: 'Kolya', kind: 'nickname' }), { text: 'Kolya', note: 'nickname' })
  const passport = { raw: 'X 123', number: 'X123', type: 'passport', state: 'Albania' }
  assert.deepEqual(said('document', passport), { text: 'X 123', note: 'passport, Albania' })
  assert.deepEqual(said('identifier', { raw: '99/12', scheme: 'pnc', value: '9912' }), {
    text: '99/12',
    note: 'PNC ID',
  })
})

test('money carries its sign, other amounts their unit', () => {
  assert.deepEqual(said('amount', { value: 3500, unit: 'GBP' }), { text: '£3,500' })
  assert.deepEqual(said('amount', { value: 8.5, unit: 'm' }), { text: '8.5 m' })
})

test('a plate shows how it was read when that differs', () => {
  assert.deepEqual(said('plate', { raw: 'ab12 cde', plate: 'AB12CDE' }), { text: 'ab12 cde' })
  assert.deepEqual(said('plate', { raw: 'A812 CDE', plate: 'AB12CDE', country: 'GB' }), {
    text: 'A812 CDE',
    note: 'AB12CDE, GB',
  })
})
