// A clock that a test sets by hand.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fixedClock, settableClock, systemClock } from './clock.ts'

test('a fixed clock stands, and nobody who reads it can push it on', () => {
  const clock = fixedClock('2026-10-03T06:00:00Z')
  clock.now().setFullYear(1999)
  assert.equal(clock.now().toISOString(), '2026-10-03T06:00:00.000Z')
})

test('a clock set by hand goes on only when told', () => {
  const clock = settableClock('2026-10-03T06:00:00Z')
  clock.advance(90_000)
  assert.equal(clock.now().toISOString(), '2026-10-03T06:01:30.000Z')
  clock.set('2026-10-25T01:00:00Z')
  assert.equal(clock.now().toISOString(), '2026-10-25T01:00:00.000Z')
})

test('the system clock is the machine’s', () => {
  assert.ok(Math.abs(systemClock.now().getTime() - Date.now()) < 1_000)
})
