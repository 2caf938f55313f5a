import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayOf, moment, writeDay, writeMoment } from './calendar.ts'

test('a moment is written as the system writes it, by London time', () => {
  assert.equal(writeMoment(moment(2026, 2, 3, 9, 5), 'dd/MM/yyyy HH:mm', 'Europe/London'), '03/02/2026 09:05')
  assert.equal(writeMoment(moment(2026, 7, 3, 23, 30), 'ddMMMyy HHmm', 'Europe/London'), '04Jul26 0030')
  assert.equal(writeMoment(moment(2026, 7, 3, 23, 30), 'yyyyMMddTHHmmssZ', 'UTC'), '20260703T233000Z')
})

test('clocks go forward on the last Sunday of March and back on the last of October', () => {
  const clock = (...at: Parameters<typeof moment>) => writeMoment(moment(...at), 'HH:mm', 'Europe/London')
  assert.equal(clock(2026, 3, 29, 0, 59), '00:59')
  assert.equal(clock(2026, 3, 29, 1, 0), '02:00')
  assert.equal(clock(2026, 10, 25, 0, 59), '01:59')
  assert.equal(clock(2026, 10, 25, 1, 0), '01:00')
})

test('a birth date is a day and has no hour', () => assert.equal(writeDay(dayOf(1994, 5, 2), 'ddMMMyyyy'), '02May1994'))
