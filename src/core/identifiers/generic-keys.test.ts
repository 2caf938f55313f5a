import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isGenericKey } from './generic-keys.ts'

const generic = [
  's:MHMT',
  'day:1994-01-01',
  'n:HSN|MHMT',
  'n:NKN|WN',
  'p:700000000',
  'p:111111111',
  'doc:123456789',
  'pc:CT201AA',
  'w:beach',
  'ref:OPTIDE7',
]
for (const key of generic) test(`${key} needs another key besides`, () => assert.ok(isGenericKey(key)))

const leads = [
  'n:PRS|TLNT',
  'y:1994|HSN|MHMT',
  'd:1994-02~05|MHMT',
  'p:700900123',
  'doc:P1034567',
  'id:94/12345A',
  'ad:CT201AA|14',
  'pl:A812C0E',
]
for (const key of leads) test(`${key} is a lead by itself`, () => assert.ok(!isGenericKey(key)))

test('a case reference is the own reference of an event, not of a person', () => {
  assert.ok(!isGenericKey('ref:OPTIDE7', 'event'))
  assert.ok(isGenericKey('ref:OPTIDE7', 'person'))
})
