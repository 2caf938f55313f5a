import assert from 'node:assert/strict'
import { test } from 'node:test'
import { passesContainer, passesIban, passesImo, passesLuhn } from './check-digits.ts'

test('an IMEI passes with its check digit and fails with another', () => {
  assert.ok(passesLuhn('490154203237518'))
  assert.ok(!passesLuhn('490154203237519'))
  assert.ok(!passesLuhn('49015420323751X'))
})
test('an IMO number passes with its check digit and fails with another', () => {
  assert.ok(passesImo('9074729'))
  assert.ok(!passesImo('9074728'))
  assert.ok(!passesImo('907472'))
})
test('an IBAN passes with its check digits and fails with two digits exchanged', () => {
  assert.ok(passesIban('GB82WEST12345698765432'))
  assert.ok(!passesIban('GB82WEST12345698765423'))
  assert.ok(!passesIban('GB82'))
})
test('a container number passes with its check digit and fails with another', () => {
  assert.ok(passesContainer('CSQU3054383'))
  assert.ok(!passesContainer('CSQU3054384'))
  assert.ok(!passesContainer('CSQU305438'))
})
