import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chanceFor } from '../model/chance.ts'
import { writePhone, writePlate } from './written-number.ts'
import { serialLeft } from './written-serial.ts'

const chance = chanceFor('numbers')
const phone = { entity: 'phone:1', digits: '447700900123', country: 'GB', imei: '' } as const
const van = {
  entity: 'vehicle:1',
  plate: 'TA12OBC',
  country: 'GB',
  make: '',
  colour: 'white',
  body: 'van',
  vin: '',
} as const

test('one telephone is written in the ways that agencies write it', () => {
  const written = (['local', 'local-spaced', 'plus', 'plus-spaced', 'zero-zero', 'lost-zero', 'bare'] as const).map(
    style => writePhone(phone, style, 0, chance),
  )
  assert.deepEqual(written, [
    '07700900123',
    '07700 900 123',
    '+447700900123',
    '+44 7700 900123',
    '00447700900123',
    '7700900123',
    '447700900123',
  ])
})

test('a number from abroad keeps its country', () => {
  assert.equal(writePhone({ ...phone, digits: '33639980001', country: 'FR' }, 'local', 0, chance), '+33639980001')
})

test('a plate is written close, spaced or small, and O is taken for 0', () => {
  assert.equal(writePlate(van, 'spaced', 0, chance), 'TA12 OBC')
  assert.equal(writePlate(van, 'lower', 0, chance), 'ta12 obc')
  assert.equal(writePlate(van, 'close', 1, chance), 'TA120BC')
})

test('of a number that was ground off something stays', () => {
  for (let i = 0; i < 50; i++) assert.match(serialLeft('PA1234567', 'part', chance), /^(\?{2,}\w{4,}|\w{4,}\?{2,})$/)
  assert.equal(serialLeft('PA1234567', 'none', chance), '')
})
