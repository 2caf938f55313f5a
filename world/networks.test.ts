import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { commonPlaces } from './model/geography.ts'
import { type List, readBack, readList } from './read-back.ts'
import { aWorld } from './small-world.ts'

type Tie = { readonly from: string; readonly to: string; readonly agency: string }

/** The largest number of these things that hang together by these ties; a beach or a port holds nothing together. */
const largestPiece = (things: readonly string[], ties: readonly Tie[]): number => {
  const common = new Set(commonPlaces.map(place => place.entity))
  const above = new Map<string, string>()
  const top = (thing: string): string => {
    let at = thing
    while (above.has(at)) at = above.get(at) ?? at
    return at
  }
  for (const { from, to } of ties) {
    if (common.has(from) || common.has(to)) continue
    const [a, b] = [top(from), top(to)]
    if (a !== b) above.set(a, b)
  }
  return Math.max(...[...Map.groupBy(things, top).values()].map(piece => piece.length))
}

describe('the planted networks', () => {
  let parts: List
  let ties: readonly Tie[]
  const holders = new Map<string, Set<string>>()
  const cast = (network: string) => parts.filter(part => part.network === network).map(part => part.entity ?? '')
  const planted = () => [...new Set(parts.flatMap(part => (part.standing === 'planted' ? [part.network ?? ''] : [])))]

  before(async () => {
    const { folder } = await aWorld(5000)
    const { units } = await readBack(folder)
    const truth = new Map(
      readList(folder, 'truth.csv').map(({ source, key, entity }) => [`${source}|${key}`, entity ?? '']),
    )
    parts = readList(folder, 'networks.csv')
    const thing = (source: string, key: string) => truth.get(`${source}|${key}`) ?? ''
    ties = units.flatMap(({ source, unit }) =>
      unit.links.map(({ fromKey, toKey }) => ({
        from: thing(source.source, fromKey),
        to: thing(source.source, toKey),
        agency: source.agency,
      })),
    )
    for (const { source, unit } of units)
      for (const { key } of unit.records) {
        const entity = thing(source.source, key)
        holders.set(entity, new Set([...(holders.get(entity) ?? []), source.agency]))
      }
  })

  test('there are three', () => assert.equal(planted().length, 3))

  test('somebody holds every part of each', () => {
    for (const network of planted())
      assert.deepEqual(
        cast(network).filter(entity => !holders.has(entity)),
        [],
        network,
      )
  })

  test('each hangs together when all agencies lay down what they hold', () => {
    for (const network of planted()) assert.equal(largestPiece(cast(network), ties), cast(network).length, network)
  })

  test('no agency holds more than two fifths of one, or sees more than that hang together', () => {
    for (const network of planted()) {
      const members = cast(network)
      const agencies = [...new Set(members.flatMap(entity => [...(holders.get(entity) ?? [])]))]
      assert.ok(agencies.length >= 10, `${network}: ${agencies.length} agencies`)
      for (const agency of agencies) {
        const held = members.filter(entity => holders.get(entity)?.has(agency)).length
        const seen = largestPiece(
          members,
          ties.filter(tie => tie.agency === agency),
        )
        assert.ok(
          Math.max(held, seen) <= 0.4 * members.length,
          `${agency} holds ${held} of ${members.length} of ${network}, ${seen} in one piece`,
        )
      }
    }
  })

  test('each has at least ten harmless look-alikes that leave records too', () => {
    for (const network of planted()) {
      const harmless = Map.groupBy(
        parts.filter(part => part.standing === 'benign' && part.resembles === network),
        part => part.network,
      )
      assert.ok(harmless.size >= 10, `${network}: ${harmless.size}`)
      for (const [name, members] of harmless)
        assert.ok(
          members.some(({ entity = '' }) => holders.has(entity)),
          `${name} leaves no record`,
        )
    }
  })

  test('nobody who needs protection is part of a network', async () => {
    const { folder } = await aWorld(3000)
    const needs = new Set(readList(folder, 'protected.csv').map(({ entity }) => entity))
    assert.deepEqual(
      readList(folder, 'networks.csv').filter(({ entity }) => needs.has(entity)),
      [],
    )
  })
})
