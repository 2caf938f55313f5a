import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { AgencyCode, RecordId } from '#core/language/ids.ts'
import { type Held, measureLinks } from './measure-links.ts'

const held = (id: number, agency: string, entity?: string): Held => ({
  id: String(id) as RecordId,
  agency: agency as AgencyCode,
  entity,
})

test('three agencies that hold one man make three links, all true', () => {
  const man = [held(1, 'a', 'man'), held(2, 'b', 'man'), held(3, 'c', 'man')]
  assert.deepEqual(measureLinks([man], [...man, held(4, 'a', 'other')]), {
    links: 3,
    truePairs: 3,
    recall: 1,
    precision: 1,
  })
})

test('a cousin joined to him costs precision, a record left out costs recall', () => {
  const one = held(1, 'a', 'man')
  const two = held(2, 'b', 'man')
  const cousin = held(3, 'c', 'cousin')
  assert.deepEqual(measureLinks([[one, cousin]], [one, two, cousin]), {
    links: 1,
    truePairs: 1,
    recall: 0,
    precision: 0,
  })
})

test('two records of one agency are no link across agencies', () => {
  const two = [held(1, 'a', 'man'), held(2, 'a', 'man')]
  assert.deepEqual(measureLinks([two], two), { links: 0 })
})

test('counting by agency and entity is counting pair by pair', () => {
  const records = fc.array(
    fc.record({
      agency: fc.constantFrom('a', 'b', 'c'),
      entity: fc.constantFrom('x', 'y', undefined),
      group: fc.nat(3),
    }),
    { maxLength: 20 },
  )
  fc.assert(
    fc.property(records, many => {
      const all = many.map((one, at) => held(at, one.agency, one.entity))
      const groups = [...Map.groupBy(all, (_, at) => many[at]?.group).values()]
      const isIn = (a: Held, b: Held) => groups.some(group => group.includes(a) && group.includes(b))
      const pairs = all
        .flatMap((a, at) => all.slice(at + 1).map(b => [a, b] as const))
        .filter(([a, b]) => a.agency !== b.agency)
      const isTrue = ([a, b]: readonly [Held, Held]) => a.entity !== undefined && a.entity === b.entity
      const found = pairs.filter(([a, b]) => isIn(a, b))
      const quality = measureLinks(groups, all)
      assert.equal(quality.links, found.length)
      const truth = pairs.filter(isTrue).length
      if (truth > 0) assert.equal(quality.recall, found.filter(isTrue).length / truth)
    }),
  )
})
