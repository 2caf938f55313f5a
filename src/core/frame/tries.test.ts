// Whoever tries again and again is slowed down, and nobody else.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countTries } from './tries.ts'

const limit = { tries: 3, seconds: 300 }

test('the fourth try within five minutes is refused, the next after them is not', () => {
  let now = 0
  const allowed = countTries({ now: () => new Date(now) })
  assert.deepEqual(
    [1, 2, 3, 4].map(() => allowed('a', limit)),
    [true, true, true, false],
  )
  now = 300_000
  assert.equal(allowed('a', limit), true)
})

test('one who is slowed down slows nobody else', () => {
  const allowed = countTries({ now: () => new Date(0) })
  for (let tried = 0; tried < 9; tried++) allowed('a', limit)
  assert.equal(allowed('b', limit), true)
})

test('a flood of names does not fill the memory', () => {
  const allowed = countTries({ now: () => new Date(0) })
  for (let name = 0; name < 30_000; name++) allowed(`name ${name}`, limit)
  assert.equal(allowed('name 29999', limit), true)
})
