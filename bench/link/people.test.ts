import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { peopleColumns, personOf, writePeople } from './people.ts'

const written = (t: TestContext, records: number, seed: number) => {
  const folder = mkdtempSync(join(tmpdir(), 'bw-people-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const [path, truthPath] = [join(folder, 'people.csv'), join(folder, 'truth.csv')]
  writePeople({ records, seed, path, truthPath })
  const rows = (file: string) =>
    readFileSync(file, 'utf8')
      .trimEnd()
      .split('\n')
      .map(line => line.split(','))
  return { people: rows(path), truth: rows(truthPath) }
}

test('the same seed writes the same people, another seed others', t => {
  assert.deepEqual(written(t, 300, 7), written(t, 300, 7))
  assert.notDeepEqual(written(t, 300, 7).people, written(t, 300, 8).people)
})

test('a third of the records are of somebody met before, and most of his attributes agree', t => {
  const { people, truth } = written(t, 20_000, 1)
  assert.deepEqual(people[0], [...peopleColumns])
  assert.equal(people.length, 20_001)
  const again = truth.slice(1).filter(([id, about]) => id !== about)
  assert.ok(Math.abs(again.length / 20_000 - 0.35) < 0.02)
  const sameSurname = again.filter(([id, about]) => people[Number(id) + 1]?.[2] === people[Number(about) + 1]?.[2])
  assert.ok(sameSurname.length / again.length > 0.75 && sameSurname.length / again.length < 0.95)
})

test('whoever is met again was met first in an earlier record', () => {
  for (let record = 0; record < 5000; record++) {
    const about = personOf(1, record)
    assert.ok(about <= record)
    assert.equal(personOf(1, about), about)
  }
})
