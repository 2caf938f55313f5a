import assert from 'node:assert/strict'
import { test } from 'node:test'
import { agencies } from '../agencies.ts'
import { agreements, compartments } from '../agreements.ts'
import { sourceViews } from './index.ts'

const definitions = sourceViews.map(view => view.definition)

test('no two sources have one name', () => {
  assert.equal(new Set(definitions.map(({ source }) => source)).size, definitions.length)
})

test('at least twelve kinds of agency send something', () => {
  const kindOf = new Map(agencies.map(({ code, kind }) => [code, kind]))
  const kinds = new Set(definitions.map(({ agency }) => kindOf.get(agency)))
  assert.ok(!kinds.has(undefined))
  assert.ok(kinds.size >= 12, `${kinds.size} kinds`)
})

test('every source stands under an agreement that its agency made, in a compartment that there is', () => {
  const parties = new Map(agreements.map(agreement => [agreement.id, agreement.parties]))
  const known = new Set<string>(['none', ...compartments.map(({ id }) => id)])
  for (const { source, agency, agreement, label } of definitions) {
    assert.ok(parties.get(agreement)?.includes(agency), source)
    assert.ok(known.has(label.compartment), source)
  }
})

test('no two systems lay out their columns alike', () => {
  const layouts = definitions.flatMap(({ files }) => files.map(({ columns }) => columns.join('|')))
  assert.equal(new Set(layouts).size, layouts.length)
})

test('dates, encodings, separators and formats differ as they do between agencies', () => {
  const files = definitions.flatMap(definition => definition.files)
  assert.ok(new Set(definitions.map(({ encoding = 'utf-8' }) => encoding)).size >= 3)
  assert.ok(new Set(files.map(({ delimiter = ',' }) => delimiter)).size >= 4)
  assert.ok(new Set(files.map(({ format }) => format)).size === 3)
  assert.ok(new Set(definitions.map(({ dates }) => String(dates))).size >= 10)
  assert.ok(definitions.some(({ delivery }) => delivery === 'delta'))
})

test('some forces grade every item, and some systems grade nothing', () => {
  assert.ok(definitions.some(({ files }) => files.some(({ grade }) => grade !== undefined)))
  assert.ok(
    definitions.some(({ grade, files }) => grade === undefined && files.every(file => file.grade === undefined)),
  )
})
