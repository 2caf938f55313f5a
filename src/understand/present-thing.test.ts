import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Thing } from './look-at-thing.ts'
import { chartOf, linkTableOf } from './present-thing.ts'

const record = (id: string, kind: string, properties: object) => ({
  id,
  kind,
  properties,
  protected: 'none',
  source: { key: id },
})
const seen = (id: string, at: string) =>
  record(id, 'event', {
    eventType: [{ code: 'sighting', text: 'sighting' }],
    at: [{ text: at, at, precision: 'minute' }],
  })
const link = (to: string) => ({
  type: 'involved-in',
  from: 'car',
  to,
  properties: {},
  basis: 'assessment',
  grade: '3DP',
  agencyName: 'Road cameras',
  sourceTitle: 'Plate reads',
})

test('two sightings of one car are told apart by when they were, each with its grade', () => {
  const first = seen('first', '2026-06-23T19:00:00.000Z')
  const second = seen('second', '2026-08-19T09:00:00.000Z')
  const car = record('car', 'vehicle', { plate: [{ raw: 'UU76 DAA', plate: 'UU76DAA' }] })
  const thing = {
    asked: 'car',
    view: { kind: 'suggested', records: ['car'] },
    records: [car],
    links: [link('first'), link('second')],
    linked: new Map([first, second].map(event => [event.id, event])),
    linkedTogether: [['first'], ['second']],
  } as unknown as Thing
  assert.deepEqual(
    linkTableOf(thing).rows.map(row => row.to.text),
    ['Sighting, 23 June 2026 at 20:00 BST', 'Sighting, 19 August 2026 at 10:00 BST'],
  )
  assert.deepEqual(
    linkTableOf(thing).rows.map(row => [row.grade, row.basis]),
    [
      ['3DP', 'assessment'],
      ['3DP', 'assessment'],
    ],
  )
  assert.match(chartOf(thing, 'UU76 DAA').svg, /23 June 2026 at 20:00 BST/)
})

test('what many rows of one source say alike is said once', () => {
  const car = record('car', 'vehicle', { plate: [{ raw: 'UU76 DAA', plate: 'UU76DAA' }] })
  const thing = {
    asked: 'car',
    view: { kind: 'suggested', records: ['car'] },
    records: [car],
    links: [link('first'), link('first'), link('second')],
    linked: new Map(['first', 'second'].map(id => [id, seen(id, '2026-06-23T19:00:00.000Z')])),
    linkedTogether: [['first'], ['second']],
  } as unknown as Thing
  assert.equal(linkTableOf(thing).rows.length, 2)
})
