import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TextPool } from '../table/text-pool.ts'
import { rememberedNames } from './names.ts'

const poolOf = (...names: readonly string[]) => {
  const pool = new TextPool()
  for (const name of names) pool.intern(name)
  return rememberedNames(pool.texts())
}

test('a likeness is the same whichever name stands first, and when it is asked again', () => {
  const names = poolOf('Yusuf Abdi', 'Abdi Yousef', 'Omar Farah')
  const first = names.likeness(1, 2)
  assert.ok(first > 0.8)
  assert.equal(names.likeness(2, 1), first)
  assert.equal(names.likeness(1, 2), first)
  assert.ok(names.likeness(1, 3) < 0.5)
})

test('two tables of one run number their texts apart, and neither remembers for the other', () => {
  assert.ok(poolOf('Yusuf Abdi', 'Yousef Abdi').likeness(1, 2) > 0.8)
  assert.ok(poolOf('Omar Farah', 'Lina Haddad').likeness(1, 2) < 0.5)
})
