import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { parse } from 'yaml'
import { readList } from './read-back.ts'
import { aWorld, newFolder } from './small-world.ts'
import { writeWorld } from './write-world.ts'

const fingerprints = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name))
      .sort()
      .map(path => [path.slice(folder.length), createHash('sha256').update(readFileSync(path)).digest('hex')]),
  )

test('the same seed and number give the same bytes, another seed another world', async () => {
  const [one, other] = [await aWorld(3000), await aWorld(3000)]
  const another = await aWorld(3000, 'another seed')
  assert.deepEqual(fingerprints(one.folder), fingerprints(other.folder))
  assert.notEqual(fingerprints(one.folder)['/truth.csv'], fingerprints(another.folder)['/truth.csv'])
})

const demonstration = aWorld(20_000)

test('a world of 20,000 records has about so many, under about sixty labels', async () => {
  const { folder, made } = await demonstration
  assert.ok(Math.abs(made.records - 20_000) <= 600, `${made.records} records`)
  assert.ok(made.labels >= 55 && made.labels <= 75, `${made.labels} labels`)
  assert.equal(readList(folder, 'truth.csv').length, made.records)
  assert.equal(new Set(readList(folder, 'truth.csv').map(row => row.entity)).size, made.entities)
  assert.deepEqual(parse(readFileSync(join(folder, 'world.yaml'), 'utf8')).made.records, made.records)
})

test('people whom two agencies know give thousands of pairs across agencies', async () => {
  const { folder } = await demonstration
  const agencyOf = new Map<string, string>()
  const agency = (source: string): string => {
    const known =
      agencyOf.get(source) ?? (parse(readFileSync(join(folder, source, 'source.yaml'), 'utf8')).agency as string)
    agencyOf.set(source, known)
    return known
  }
  const holders = Map.groupBy(
    readList(folder, 'truth.csv').filter(({ entity }) => entity?.startsWith('person:')),
    ({ entity }) => entity,
  )
  const pairs = [...holders.values()].reduce((sum, rows) => {
    const agencies = rows.map(({ source = '' }) => agency(source))
    return sum + agencies.flatMap((one, i) => agencies.slice(i + 1).filter(other => other !== one)).length
  }, 0)
  assert.ok(pairs > 2000, `${pairs} pairs`)
})

test('a folder with something in it is left alone', async () => {
  const out = dirname(newFolder())
  writeFileSync(join(out, 'kept.txt'), 'mine')
  await assert.rejects(writeWorld({ records: 3000, seed: 1, out }), /not empty/)
  assert.deepEqual(readdirSync(out), ['kept.txt'])
})

test('a world too small for its stories is refused', async () => {
  await assert.rejects(writeWorld({ records: 100, seed: 1, out: newFolder() }), /room for its stories/)
})
