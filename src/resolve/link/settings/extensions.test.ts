import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Problem } from '#core/ground/problem.ts'
import { evaluator } from '../sql/evaluate.ts'
import { extensionCondition } from './extensions.ts'

type Fields = Readonly<Record<string, string>>
const holds = (said: { readonly comparator: string }, left: Fields, right: Fields): boolean =>
  evaluator(extensionCondition(said))({ l: name => left[name] ?? null, r: name => right[name] ?? null }) === true

const alike = { comparator: 'names', column: 'name', at_least: 0.8 }

test('names are compared part by part, in any order and script', () => {
  assert.ok(holds(alike, { name: 'Ahmed Hassan' }, { name: 'HASSAN, Ahmad' }))
  assert.ok(holds(alike, { name: 'Sergei Ivanov' }, { name: 'Сергей Иванов' }))
  assert.ok(!holds(alike, { name: 'Ahmed Hassan' }, { name: 'Omar Hassan' }))
})

test('a missing name is neither alike nor different', () => assert.ok(!holds(alike, { name: 'Ahmed Hassan' }, {})))

test('a condition of Splink stands before ours, so that ours is asked where it leaves a doubt', () => {
  const level = { comparator: 'all', of: [{ comparator: 'sql', condition: '"town_l" = "town_r"' }, alike] }
  const [calais, lille] = [
    { name: 'Ahmed Hassan', town: 'Calais' },
    { name: 'Ahmad Hassan', town: 'Lille' },
  ]
  assert.ok(!holds(level, calais, lille))
  assert.ok(holds(level, calais, { ...lille, town: 'Calais' }))
  assert.ok(holds({ ...level, comparator: 'any' }, calais, lille))
})

test('a comparator that is not ours is refused by name, and so is SQL outside the closed set', () => {
  assert.throws(() => extensionCondition({ comparator: 'nationality' }), /"nationality" is no comparator of ours/)
  const outside = { comparator: 'sql', condition: 'pg_sleep(9) = 1' }
  assert.throws(
    () => extensionCondition(outside),
    (fault: unknown) => fault instanceof Problem && fault.message.includes('pg_sleep'),
  )
})
