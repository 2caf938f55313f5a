// The link chart: the same things make the same picture, and nothing of a source gets into it as markup.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type ChartInput, chartLimit, drawChart } from './chart.ts'

const kinds = ['person', 'phone', 'vehicle', 'event', 'vessel'] as const

const someChart = fc
  .record({
    size: fc.integer({ min: 0, max: 24 }),
    ends: fc.array(fc.tuple(fc.nat(23), fc.nat(23)), { maxLength: 40 }),
  })
  .map(({ size, ends }): ChartInput => {
    const nodes = Array.from({ length: size }, (_, at) => ({
      id: `n${at}`,
      kind: kinds[at % kinds.length] ?? 'person',
      label: `Thing ${at}`,
      href: `/things/n${at}`,
    }))
    const links = ends
      .filter(([a, b]) => a < size && b < size)
      .map(([a, b]) => ({ from: `n${a}`, to: `n${b}`, type: 'uses' as const, words: 'uses' }))
    return { focus: 'n0', nodes, links }
  })

test('the order in which things arrive does not change the picture', () => {
  fc.assert(
    fc.property(someChart, input => {
      const turned = { ...input, nodes: input.nodes.toReversed(), links: input.links.toReversed() }
      assert.equal(drawChart(turned).svg, drawChart(input).svg)
    }),
    { numRuns: 40 },
  )
})

test('no two things cover each other, and all are on the paper', () => {
  fc.assert(
    fc.property(someChart, input => {
      const { svg } = drawChart(input)
      const [, wide = 0, high = 0] = (/viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? []).map(Number)
      const discs = [...svg.matchAll(/bw-svg__disc" cx="(\d+)" cy="(\d+)" r="22"/g)].map(([, x, y]) => [
        Number(x),
        Number(y),
      ])
      assert.equal(discs.length, input.nodes.length)
      for (const [at, [x = 0, y = 0]] of discs.entries()) {
        assert.ok(x >= 22 && y >= 22 && x <= wide - 22 && y <= high - 22)
        for (const [otherX = 0, otherY = 0] of discs.slice(at + 1)) assert.ok(Math.hypot(x - otherX, y - otherY) >= 44)
      }
    }),
    { numRuns: 40 },
  )
})

test('a name and a link that look like markup stay words', () => {
  const hostile = '"><script>alert(1)</script>'
  const { svg } = drawChart({
    nodes: [
      { id: 'a', kind: 'person', label: hostile, sublabel: hostile, marked: hostile, href: 'javascript:alert(1)' },
      { id: 'b', kind: 'phone', label: '07700 900123', href: '//elsewhere.example/' },
    ],
    links: [{ from: 'a', to: 'b', type: 'uses', words: hostile }],
  })
  assert.ok(!svg.includes('<script'))
  assert.ok(!svg.includes('javascript:'))
  assert.ok(!svg.includes('elsewhere'))
})

test('links between the same two things share a line and say all their words', () => {
  const link = { from: 'a', to: 'b', type: 'uses' } as const
  const nodes = ['a', 'b'].map(id => ({ id, kind: 'person' as const, label: id, href: `/things/${id}` }))
  const { svg } = drawChart({
    nodes,
    links: [
      { ...link, words: 'met' },
      { ...link, from: 'b', to: 'a', words: 'paid' },
    ],
  })
  assert.equal(svg.match(/<line /g)?.length, 1)
  assert.match(svg, /marker-start/)
  assert.match(svg, />met<.*>paid</)
})

test('of more than sixty things the nearest are drawn and the rest is counted', () => {
  const nodes = Array.from({ length: 80 }, (_, at) => ({
    id: `n${String(at).padStart(2, '0')}`,
    kind: 'phone' as const,
    label: `${at}`,
    href: '/',
  }))
  const links = nodes
    .slice(1)
    .map((node, at) => ({ from: nodes[at]?.id ?? '', to: node.id, type: 'called' as const, words: 'called' }))
  const { svg, leftOut } = drawChart({ focus: 'n00', nodes, links })
  assert.equal(leftOut, 80 - chartLimit)
  assert.ok(svg.includes('>59<') && !svg.includes('>60<'))
})

test('a link to something that is not on the chart is not drawn', () => {
  const { svg } = drawChart({
    nodes: [{ id: 'a', kind: 'person', label: 'A', href: '/things/a' }],
    links: [{ from: 'a', to: 'unseen', type: 'met', words: 'met' }],
  })
  assert.ok(!svg.includes('<line') && !svg.includes('unseen') && !svg.includes('met'))
})

test('a name from right to left says so in the picture', () => {
  const { svg } = drawChart({ nodes: [{ id: 'a', kind: 'person', label: 'حسن', href: '/things/a' }], links: [] })
  assert.match(svg, /lang="und-Arab" direction="rtl">حسن</)
})
