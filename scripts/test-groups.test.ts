// Every test file is run by somebody: it belongs to exactly one group.
import assert from 'node:assert/strict'
import { existsSync, globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { packageRoot } from '../src/core/ground/paths.ts'
import { slowFiles } from './slow-files.ts'
import { choose, filesOf, groups, inOrder, longGroup, wholeBudget } from './test-groups.ts'

test('no test file of the project is left out, and none is run twice', () => {
  const folders = ['src', 'world', 'scripts', 'test', 'bench']
  const all = globSync(
    folders.map(folder => `${folder}/**/*.test.ts`),
    { cwd: packageRoot },
  )
  const run = [...groups, longGroup].flatMap(group => filesOf(group, packageRoot))
  assert.deepEqual([...run].sort(), all.sort())
})

test('a group is asked for by its name, a file by a part of its path', t => {
  const root = mkdtempSync(join(tmpdir(), 'bw-groups-'))
  t.after(() => rmSync(root, { recursive: true }))
  for (const file of ['src/task/a.test.ts', 'src/task/a.http.test.ts', 'src/share/b.http.test.ts']) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), '')
  }
  const chosen = (asked: readonly string[]) => choose(asked, groups, root).flatMap(({ files }) => files)
  assert.deepEqual(chosen(['http']), ['src/share/b.http.test.ts', 'src/task/a.http.test.ts'])
  assert.deepEqual(chosen(['http', 'src/task']), ['src/task/a.http.test.ts'])
  assert.deepEqual(chosen(['src/task']), ['src/task/a.test.ts', 'src/task/a.http.test.ts'])
})

test('the longest of all groups are begun first, each file once, and those that are named as slow are there', () => {
  const queue = inOrder(choose([], groups, packageRoot))
  assert.deepEqual(
    queue.map(({ seconds }) => seconds),
    queue.map(({ seconds }) => seconds).sort((one, other) => other - one),
  )
  assert.deepEqual(
    queue.flatMap(({ files }) => files).sort(),
    groups.flatMap(group => filesOf(group, packageRoot)).sort(),
  )
  const most = Math.max(...Object.values(slowFiles))
  assert.deepEqual(
    queue.filter(({ seconds }) => seconds > most),
    [],
    'no process is given more than the slowest file takes',
  )
  assert.deepEqual(
    Object.keys(slowFiles).filter(file => !existsSync(join(packageRoot, file))),
    [],
  )
})

test('the budgets of the groups, two files at a time, fit into that of the whole', () => {
  const all = groups.reduce((total, { budget }) => total + budget, 0)
  assert.ok(all / 2 <= wholeBudget)
})
