import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { type ReadBack, readBack, readList } from './read-back.ts'
import { aWorld } from './small-world.ts'

describe('what intake reads from a written world', () => {
  let folder: string
  let read: ReadBack
  before(async () => {
    ;({ folder } = await aWorld(5000))
    read = await readBack(folder)
  })

  test('every description can be used', () => assert.deepEqual(read.refused, []))

  test('every record read is in the truth, and every record of the truth is read', () => {
    const keys = new Set(
      read.units.flatMap(({ source, unit }) => unit.records.map(({ key }) => `${source.source}|${key}`)),
    )
    const truth = new Set(readList(folder, 'truth.csv').map(({ source, key }) => `${source}|${key}`))
    assert.deepEqual(
      [...keys].filter(key => !truth.has(key)),
      [],
    )
    assert.deepEqual(
      [...truth].filter(key => !keys.has(key)),
      [],
    )
  })

  test('no key of a source stands for two things', () => {
    const rows = readList(folder, 'truth.csv')
    assert.equal(new Set(rows.map(({ source, key }) => `${source}|${key}`)).size, rows.length)
  })

  test('exactly the wrong rows are rejected, each for what is wrong with it', () => {
    const placed = (rows: readonly { source?: string; file?: string; line?: number | string; kind?: string }[]) =>
      rows.map(({ source, file, line, kind }) => `${source}/${file}:${line} ${kind}`).sort()
    const expected = readList(folder, 'expected-rejections.csv').map(row => ({
      ...row,
      kind: row['reason-kind'] ?? '',
    }))
    assert.deepEqual(placed(read.rejected), placed(expected))
    assert.ok(new Set(expected.map(({ kind }) => kind)).size >= 12)
  })

  test('both ends of every link are there', () => {
    const keys = new Set(
      read.units.flatMap(({ source, unit }) => unit.records.map(({ key }) => `${source.source}|${key}`)),
    )
    const ends = read.units.flatMap(({ source, unit }) =>
      unit.links.flatMap(({ fromKey, toKey }) => [fromKey, toKey].map(key => `${source.source}|${key}`)),
    )
    assert.deepEqual(
      ends.filter(end => !keys.has(end)),
      [],
    )
  })

  test('whoever needs protection is under a protected label in every record that is about a person', () => {
    const needs = new Set(readList(folder, 'protected.csv').map(({ entity }) => entity))
    const truth = new Map(readList(folder, 'truth.csv').map(({ source, key, entity }) => [`${source}|${key}`, entity]))
    assert.ok(needs.size > 10, `${needs.size} people who need protection`)
    const bare = read.units.flatMap(({ source, unit }) =>
      unit.label.protected !== 'none'
        ? []
        : unit.records.filter(({ kind, key }) => kind === 'person' && needs.has(truth.get(`${source.source}|${key}`))),
    )
    assert.deepEqual(bare, [])
  })

  test('who stands behind a pseudonym is never compared, and a child is not debriefed', () => {
    const identities = read.units.filter(({ source }) => source.source === 'arrivals-identity')
    assert.ok(identities.length > 0)
    assert.ok(identities.every(({ unit }) => unit.label.compare === 'never'))
    const children = new Set(
      readList(folder, 'protected.csv').flatMap(row => (row.class === 'child' ? [row.entity] : [])),
    )
    const debriefed = readList(folder, 'truth.csv').filter(({ source }) => source === 'arrivals-identity')
    assert.deepEqual(
      debriefed.filter(({ entity }) => children.has(entity)),
      [],
    )
  })

  test('every telephone is in the invented ranges', () => {
    const invented = /^(447700\d{6}|33639 ?98\d{4}|35560\d{7}|964720\d{7}|90520\d{7}|8430\d{7}|4070\d{7})$/
    const phones = read.units.flatMap(({ unit }) =>
      unit.records.flatMap(({ kind, properties }) => (kind === 'phone' ? (properties.phone ?? []) : [])),
    )
    const digits = phones.map(({ raw }) =>
      raw
        .replace(/\D/g, '')
        .replace(/^00/, '')
        .replace(/^0?(?=7700\d{6}$)/, '44'),
    )
    assert.ok(digits.length > 500)
    assert.deepEqual(
      digits.filter(number => !invented.test(number)),
      [],
    )
  })

  test('a man made to steer is suspect in one record and possible victim in another', () => {
    const truth = new Map(readList(folder, 'truth.csv').map(({ source, key, entity }) => [`${source}|${key}`, entity]))
    const roles = new Map<string, Set<string>>()
    for (const { source, unit } of read.units)
      for (const { fromKey, properties } of unit.links) {
        const entity = truth.get(`${source.source}|${fromKey}`)
        const said = (properties.role ?? []).map(({ code }) => code)
        if (entity) roles.set(entity, new Set([...(roles.get(entity) ?? []), ...said]))
      }
    const both = [...roles.values()].filter(said => said.has('suspect') && said.has('victim'))
    assert.ok(both.length >= 3, `${both.length} people`)
  })
})
