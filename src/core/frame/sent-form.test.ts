import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onceIn, seenIn } from './sent-form.ts'

const form = (fields: Record<string, string>) => new URLSearchParams(fields)

test('a form that says what it saw is read; one that does not is behind everything, also behind the first', () => {
  assert.equal(seenIn(form({ seen: '0' })), 0)
  assert.equal(seenIn(form({ seen: ' 12 ' })), 12)
  for (const seen of ['', ' ', '-0', '1e3', '0x1', '1.0', '9999999999', 'NaN'])
    assert.equal(seenIn(form({ seen })), -1, seen)
  assert.equal(seenIn(form({})), -1)
})

test('a token that the program could not have made is none', () => {
  const once = '0b9f6c4e-5d0a-4c0e-9a58-3f1d2c7b8a90'
  assert.equal(onceIn(form({ once })), once)
  for (const wrong of ['', once.toUpperCase(), `${once}0`, once.replace('-', '')])
    assert.equal(onceIn(form({ once: wrong })), undefined, wrong)
})
