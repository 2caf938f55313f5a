// The lists are data: six themes as they came, ten rows of a file with invented words, and a bad file says what is wrong.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { Problem } from '#core/ground/problem.ts'
import { readLists, recommendations } from './read-lists.ts'
import { isOverdue, tracked } from './recommendation.ts'

const folderWith = (t: { after: (f: () => void) => void }, files: Readonly<Record<string, string>>): string => {
  const folder = mkdtempSync(join(tmpdir(), 'recommendations-'))
  t.after(() => rmSync(folder, { recursive: true }))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}

const head =
  'list: invented\ntitle: An invented inspection\npublished: 2026-01-02\nsource: Nobody\nverified: wording\nrecommendations:\n'
const row = (n: number) =>
  `  - { code: invented-${n}, number: "${n}", theme: Invented theme ${n}, wording: Invented words ${n}, addressee: Nobody, deadline: 2026-0${(n % 9) + 1}-15 }\n`

test('what comes with the program is the six themes, without wording, number or deadline', () => {
  const all = recommendations({})
  assert.equal(all.length, 6)
  for (const one of all)
    assert.deepEqual([one.wording, one.number, one.deadline, one.addressee], Array(4).fill(undefined))
})

test('ten rows of a file are ten recommendations, with deadlines that can be missed', t => {
  const text = head + Array.from({ length: 10 }, (_, at) => row(at + 1)).join('')
  const all = readLists(folderWith(t, { 'invented.yaml': text }))
  assert.equal(all.length, 10)
  assert.equal(all[6]?.wording, 'Invented words 7')
  const [first] = all
  assert.ok(first)
  assert.equal(isOverdue(tracked(first, []), '2026-02-14'), false)
  assert.equal(isOverdue(tracked(first, []), '2026-02-16'), true)
})

test('the same list from the folder that an instance names', t => {
  const folder = folderWith(t, { 'invented.yaml': head + row(1) })
  assert.deepEqual(
    recommendations({ BREAKWATER_RECOMMENDATIONS: folder }).map(({ id }) => id),
    ['invented-1'],
  )
})

test('a code that stands twice and a row without a theme are refused by name', t => {
  assert.throws(() => readLists(folderWith(t, { 'a.yaml': head + row(1) + row(1) })), /twice: invented-1/)
  assert.throws(
    () => readLists(folderWith(t, { 'a.yaml': `${head}  - { code: invented-1 }\n` })),
    (fault: unknown) => fault instanceof Problem && /recommendations\.0\.theme/.test(fault.message),
  )
})
