// The published quarters sum to the published totals, by the sum that our own figures use; involvement is in no sum.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { publicationShown, publications, sumOfQuarters } from './published-figures.ts'
import { MixedCounts, sumOfColumns } from './sum-figures.ts'

const [published] = publications()

test('the quarters of 2025-26 sum to 108 major, 506 moderate, 3,152 minor, 3,766 in all', () => {
  assert.ok(published)
  const { columns, total } = sumOfQuarters(published)
  assert.deepEqual(
    [columns.major, columns.moderate, columns.minor, total].map(sum => sum?.count),
    [108, 506, 3_152, 3_766],
  )
  const year = published.years.find(({ title }) => title === 'Year to March 2026')
  assert.deepEqual([year?.major, year?.moderate, year?.minor, year?.total], [108, 506, 3_152, 3_766])
  assert.deepEqual(
    publicationShown(published).table.rows.map(row => row.cells.at(-1)?.text),
    ['694', '901', '1,033', '1,138'],
  )
})

test('each year adds up across its grades', () => {
  for (const { title, total, major, moderate, minor } of published?.years ?? [])
    assert.equal(Number(major) + Number(moderate) + Number(minor), total, title)
})

test('an agency’s involvement added to arrests is an error, not a number', () => {
  const arrests = { name: 'arrests', counts: 'events' } as const
  const involvement = { name: 'police', counts: 'involvement' } as const
  assert.throws(() => sumOfColumns([arrests, involvement], { arrests: 1_900, police: 1_173 }), MixedCounts)
  assert.throws(() => sumOfColumns([involvement], { police: 1_173 }), MixedCounts)
  assert.equal(sumOfColumns([arrests], { arrests: 1_900 }).count, 1_900)
})
