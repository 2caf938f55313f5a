// What the page of a group says of itself: ties between members and beside them, gaps in words, and the picture of time.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ReadLink } from '#collect'
import type { RecordId } from '#core/language/ids.ts'
import { gapsOf, type Known } from './gaps.ts'
import { tiesOfGroup } from './group-ties.ts'
import { drawTimeAxis } from './time-axis.ts'

const id = (name: string) => name as RecordId
const link = (from: string, to: string) => ({ id: `${from}-${to}`, from, to, type: 'uses' }) as unknown as ReadLink

test('what several members have to do with stands between them; what one has alone stands beside', () => {
  const links = [link('a', 'phone'), link('b', 'phone again'), link('a', 'van'), link('c', 'yard')]
  const together = [['a'], ['b'], ['c'], ['phone', 'phone again'], ['van'], ['yard']].map(ids => ids.map(id))
  const ties = tiesOfGroup(links, together, new Set(['a', 'b', 'c'].map(id)))
  assert.deepEqual(
    ties.between.map(one => one.id),
    ['a-phone', 'b-phone again'],
  )
  assert.deepEqual(
    ties.alone.map(one => one.id),
    ['a-van', 'c-yard'],
  )
  assert.deepEqual(ties.untied, [[id('c')]])
})

test('a thing that one member has twice ties nobody', () => {
  const ties = tiesOfGroup([link('a', 'x'), link('a', 'x')], [[id('a')], [id('x')]], new Set([id('a')]))
  assert.deepEqual(ties.between, [])
})

const known: Known = {
  members: [{ role: 'organiser', basis: 'fact' }],
  records: (['person', 'phone', 'vehicle', 'money', 'place', 'vessel'] as const).map((kind, at) => ({
    kind,
    source: { agencyName: `Agency ${at}` } as never,
  })),
  links: [{ grade: '2BP' }],
  untied: [],
  timeline: [{ at: new Date('2026-11-01') }],
  now: new Date('2026-11-22'),
}

test('nothing is called a gap where nothing is missing', () => {
  assert.deepEqual(gapsOf(known), [])
})

test('each gap is said in words', () => {
  const words = gapsOf({
    ...known,
    members: [{ role: 'associate', basis: 'assessment' }],
    records: [{ kind: 'person', source: { agencyName: 'One Agency' } as never }],
    links: [{}],
    untied: ['Somebody'],
    timeline: [{ at: new Date('2026-01-01') }, { at: new Date('2026-06-01') }],
  }).join(' ')
  for (const said of [
    /organiser/,
    /assessment/,
    /ties Somebody/,
    /No phones/,
    /one agency, One Agency/,
    /no grade/,
    /between 1 January/,
    /since 1 June/,
  ])
    assert.match(words, said)
  assert.deepEqual(gapsOf({ ...known, members: [] }), ['Nobody is known to belong to it.'])
})

test('the time axis has a mark for each moment and says nothing that the table does not', () => {
  const svg = drawTimeAxis(['2026-01-15', '2026-01-16', '2026-08-01'].map(day => new Date(day))) ?? ''
  assert.equal(svg.split('<circle').length - 1, 3)
  assert.match(svg, /aria-hidden="true"/)
  assert.doesNotMatch(svg, /NaN/)
  assert.equal(drawTimeAxis([new Date('2026-01-15')]), undefined)
  assert.doesNotMatch(drawTimeAxis([new Date(0), new Date('2026-01-15')]) ?? '', /NaN|Infinity/)
})
