// Ids of a seeded run come out the same, whoever else writes.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { seededIds, systemIds } from './ids.ts'
import { seededRandom } from './random.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

const take = (ids: { next: (writer: string) => string }, writer: string, count: number): readonly string[] =>
  Array.from({ length: count }, () => ids.next(writer))

test('ids are version 4 UUIDs, also seeded ones', () => {
  assert.match(systemIds.next('kent'), UUID)
  for (const id of take(seededIds('world'), 'kent', 50)) assert.match(id, UUID)
})

test('the same seed gives a writer the same ids; another seed or writer gives others', () => {
  const ids = take(seededIds('world'), 'kent', 3)
  assert.deepEqual(take(seededIds('world'), 'kent', 3), ids)
  const others = [...take(seededIds('other world'), 'kent', 3), ...take(seededIds('world'), 'essex', 3)]
  assert.equal(new Set([...ids, ...others]).size, 9)
})

test('a writer whom nobody may see never shifts what another gets', () => {
  const writing = fc.array(fc.constantFrom('kent', 'essex', 'hidden'), { maxLength: 40 })
  fc.assert(
    fc.property(writing, order => {
      const together = seededIds('world')
      const seen = order
        .map(writer => ({ writer, id: together.next(writer) }))
        .filter(({ writer }) => writer !== 'hidden')
      const apart = seededIds('world')
      assert.deepEqual(
        seen.map(({ id }) => id),
        seen.map(({ writer }) => apart.next(writer)),
      )
    }),
  )
})

test('writers whose names run into the seed keep apart', () => {
  assert.notEqual(seededIds('a","b').next('c'), seededIds('a').next('b","c'))
})

test('seeded chance does not depend on how much is asked for at once', () => {
  const [one, many] = [seededRandom('x'), seededRandom('x')]
  assert.deepEqual(one.bytes(70), Buffer.concat([many.bytes(1), many.bytes(33), many.bytes(36)]))
  const dice = Array.from({ length: 600 }, () => one.below(6))
  assert.deepEqual([...new Set(dice)].sort(), [0, 1, 2, 3, 4, 5])
})
