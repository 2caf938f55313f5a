// Which returns an operation asks for, and when each is due in London.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayIn, londonDay, londonHour } from '#core/ground/calendar.ts'
import type { Operation } from '../operations/operation.ts'
import { pillarsOver } from '../operations/operation-form.ts'
import { dueAt, periodOn, periodsOf, weeksOf } from './periods.ts'

const september = (more: Partial<Operation> = {}): Operation =>
  ({
    firstDay: '2025-09-01',
    lastDay: '2025-09-30',
    rhythm: 'day',
    dueHour: 22,
    pillars: pillarsOver('2025-09-01', '2025-09-30', 4),
    takingPart: [],
    ...more,
  }) as unknown as Operation

test('September 2025 has four pillars, one a week, and a short fifth week without one', () => {
  assert.deepEqual(
    september().pillars.map(one => [one.code, one.name, one.firstDay, one.lastDay]),
    [
      ['1', '', '2025-09-01', '2025-09-07'],
      ['2', '', '2025-09-08', '2025-09-14'],
      ['3', '', '2025-09-15', '2025-09-21'],
      ['4', '', '2025-09-22', '2025-09-28'],
    ],
  )
  assert.deepEqual(weeksOf(september()).at(-1), { number: 5, firstDay: '2025-09-29', lastDay: '2025-09-30' })
})

test('a return is asked for each pillar and each of its days or weeks', () => {
  assert.equal(periodsOf(september()).length, 28)
  assert.equal(periodsOf(september({ rhythm: 'week' })).length, 4)
  assert.equal(periodsOf(september({ pillars: [] })).length, 30)
  assert.deepEqual(periodOn(september(), '2025-09-10'), { pillar: '2', firstDay: '2025-09-10', lastDay: '2025-09-10' })
  assert.deepEqual(periodOn(september(), '2025-09-30').pillar, '')
  assert.deepEqual(periodOn(september(), '2026-01-01').firstDay, '2025-09-30')
  assert.deepEqual(periodOn(september(), '2025-09-10', '9').pillar, '2')
})

test('more pillars than weeks share the last week', () => {
  assert.deepEqual(
    pillarsOver('2026-02-01', '2026-02-03', 3).map(one => [one.firstDay, one.lastDay]),
    Array.from({ length: 3 }, () => ['2026-02-01', '2026-02-03']),
  )
})

test('the hour is London’s, in summer and in winter', () => {
  assert.equal(dueAt(september(), { lastDay: '2025-09-03' }).toISOString(), '2025-09-03T21:00:00.000Z')
  assert.equal(londonHour('2025-12-03', 22).toISOString(), '2025-12-03T22:00:00.000Z')
  assert.equal(londonHour('2025-09-03', 0).toISOString(), '2025-09-02T23:00:00.000Z')
  assert.equal(londonHour('2025-09-03', 23).toISOString(), '2025-09-03T22:00:00.000Z')
  assert.equal(londonDay(new Date('2025-09-02T23:30:00Z')), '2025-09-03')
})

test('a day that does not exist is none', () => {
  assert.deepEqual(['2025-02-29', '2025-9-1', '2025-13-01', '0001-01-01', ''].map(dayIn), Array.from({ length: 5 }))
  assert.equal(dayIn('2024-02-29'), '2024-02-29')
})
