// The link chart, drawn on the server: things as signs with their names, links as lines with their words. It shows what it is given
// and nothing else; a table beside it says the same (macro linkChart).
import type { LinkType, ThingKind } from '#core/language/things.ts'
import { clusters, type Layout, layOut, type Point, type Size, type Tie } from './chart-layout.ts'
import { symbols } from './chart-symbols.ts'
import { escapeHtml } from './filters.ts'
import { capitalised, kindWord } from './words.ts'
import { type Written, written } from './written.ts'

export type ChartNode = {
  readonly id: string
  readonly kind: ThingKind
  readonly label: Written
  readonly sublabel?: Written
  readonly href: string
  /** Words of a mark that is set on the thing, such as 'child': shown as a ring and in words. */
  readonly marked?: string
}

export type ChartLink = {
  readonly from: string
  readonly to: string
  readonly type: LinkType
  /** The link read aloud from its first end: 'was involved in as witness'. */
  readonly words: string
}

export type ChartInput = {
  readonly focus?: string
  readonly nodes: readonly ChartNode[]
  readonly links: readonly ChartLink[]
}

/** The picture, and what is only in its table: things beyond the sixty that can be read, and words of lines that are too crowded. */
export type Drawing = { readonly svg: string; readonly leftOut: number; readonly wordless: number }

export const chartLimit = 60
const radius = 22

/** Breaks a name into at most two lines of about 22 letters. */
const linesOf = (text: string, wide = 22): readonly string[] => {
  const lines: string[] = ['']
  for (const word of text.split(/\s+/u)) {
    const line = lines.at(-1) ?? ''
    if (line === '' || line.length + word.length < wide) lines[lines.length - 1] = `${line} ${word}`.trim()
    else lines.push(word)
  }
  const [first = '', ...more] = lines
  const second = more.join(' ')
  const cut = (line: string) => (line.length > wide + 2 ? `${line.slice(0, wide + 1)}…` : line)
  return second === '' ? [cut(first)] : [cut(first), cut(second)]
}

type Drawn = {
  readonly node: ChartNode
  readonly label: readonly string[]
  readonly sublabel: readonly string[]
  readonly size: Size
}

const prepare = (node: ChartNode): Drawn => {
  const label = linesOf(written(node.label).text)
  const below = [node.sublabel && written(node.sublabel).text, node.marked].filter(
    words => words !== undefined && words !== '',
  )
  const sublabel = linesOf(below.join(', '), 26).filter(line => line !== '')
  const width = Math.max(
    2 * radius,
    ...label.map(line => line.length * 7.8),
    ...sublabel.map(line => line.length * 6.2),
  )
  return { node, label, sublabel, size: { width, height: 2 * radius + 8 + label.length * 17 + sublabel.length * 15 } }
}

/** The middle of the sign, which stands above its words. */
const signAt = (drawn: Drawn, place: Point): Point => ({
  x: place.x,
  y: Math.round(place.y - drawn.size.height / 2 + radius),
})

const textLine = (style: string, { x, y }: Point, text: string): string => {
  const { lang, dir } = written(text)
  const how = `${lang ? ` lang="${lang}"` : ''}${dir === 'rtl' ? ' direction="rtl"' : ''}`
  return `<text class="${style}" x="${x}" y="${y}"${how}>${escapeHtml(written(text).text)}</text>`
}

/** INVARIANT: a node leads to a page of ours; an address from elsewhere never gets into the picture. */
const ownPath = (href: string): string => (/^\/(?!\/)/.test(href) ? href : '/')

const nodeSvg = (drawn: Drawn, place: Point, focus: boolean): string => {
  const { node, label, sublabel } = drawn
  const { x, y } = signAt(drawn, place)
  const style = ['bw-svg__node', focus && 'bw-svg__node--focus', node.marked && 'bw-svg__node--marked']
    .filter(Boolean)
    .join(' ')
  const below = y + radius + 18
  return [
    `<a class="${style}" href="${escapeHtml(ownPath(node.href))}" tabindex="-1">`,
    `<title>${escapeHtml(`${capitalised(kindWord(node.kind))}: ${written(node.label).text}`)}</title>`,
    node.marked ? `<circle class="bw-svg__ring" cx="${x}" cy="${y}" r="${radius + 5}"/>` : '',
    `<circle class="bw-svg__disc" cx="${x}" cy="${y}" r="${radius}"/>`,
    `<path class="bw-svg__sign" transform="translate(${x - 12} ${y - 12})" d="${symbols[node.kind]}"/>`,
    ...label.map((line, at) => textLine('bw-svg__label', { x, y: below + at * 17 }, line)),
    ...sublabel.map((line, at) =>
      textLine('bw-svg__sublabel', { x, y: below + label.length * 17 + at * 15 - 2 }, line),
    ),
    '</a>',
  ].join('')
}

type Bundle = { readonly from: string; readonly to: string; readonly words: readonly string[]; readonly both: boolean }

/** Links between the same two things are one line with all their words. */
const bundles = (links: readonly ChartLink[]): readonly Bundle[] => {
  const found = new Map<string, { from: string; to: string; words: Set<string>; both: boolean }>()
  const keyed = links.map(link => ({ link, key: [link.from, link.to].sort().join(' ') }))
  const sorted = keyed.sort(
    (a, b) => order(a.key, b.key) || order(a.link.words, b.link.words) || order(a.link.from, b.link.from),
  )
  for (const { link, key } of sorted) {
    const bundle = found.get(key) ?? { from: link.from, to: link.to, words: new Set(), both: false }
    bundle.words.add(link.words)
    bundle.both ||= bundle.from !== link.from
    found.set(key, bundle)
  }
  return [...found.values()].map(({ words, ...ends }) => ({ ...ends, words: [...words] }))
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const wordsWidth = (words: string): number => words.length * 6.1

type Rect = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

const meet = (a: Rect, b: Rect): boolean =>
  Math.abs(a.x - b.x) * 2 < a.width + b.width && Math.abs(a.y - b.y) * 2 < a.height + b.height

const shares = [0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74]

/** The words stand where the line is free of other words and of things, as near to its middle as can be; nowhere when it is crowded. */
const wordsAt = (
  [from, to]: readonly [Point, Point],
  words: readonly string[],
  taken: readonly Rect[],
): Rect | undefined => {
  const size = { width: Math.max(...words.map(wordsWidth)), height: words.length * 14 }
  const along = shares.map(share => ({
    x: Math.round(from.x + (to.x - from.x) * share),
    y: Math.round(from.y + (to.y - from.y) * share),
    ...size,
  }))
  return along.find(rect => !taken.some(other => meet(rect, other)))
}

/** How far from the middle of its sign a line must stop: at the sign, or below the words where it comes from below. */
const clearOf = (drawn: Drawn, towards: Point): number => {
  const length = Math.max(Math.hypot(towards.x, towards.y), 1)
  const words = drawn.size.height - radius
  if (towards.y <= 0) return radius
  const below = (words * length) / towards.y
  const aside = ((drawn.size.width / 2) * length) / Math.max(Math.abs(towards.x), 1)
  const nearWords = ((radius + 6) * length) / towards.y
  return aside <= nearWords ? radius : Math.max(radius, Math.min(below, aside))
}

const shortened = (from: Point, to: Point, by: number): Point => {
  const length = Math.max(Math.hypot(to.x - from.x, to.y - from.y), 1)
  const share = Math.max(0, length - by) / length
  return { x: Math.round(from.x + (to.x - from.x) * share), y: Math.round(from.y + (to.y - from.y) * share) }
}

type End = { readonly drawn: Drawn; readonly at: Point }

/** Where a line starts and stops, clear of signs and words and with room for its arrows. */
const stretch = (start: End, end: End, both: boolean): readonly [Point, Point] => {
  const ahead = { x: end.at.x - start.at.x, y: end.at.y - start.at.y }
  const a = shortened(end.at, start.at, clearOf(start.drawn, ahead) + (both ? 7 : 2))
  const b = shortened(start.at, end.at, clearOf(end.drawn, { x: -ahead.x, y: -ahead.y }) + 7)
  return [a, b]
}

const lineSvg = ([a, b]: readonly [Point, Point], both: boolean): string => {
  const ends = `marker-end="url(#bw-arrow)"${both ? ' marker-start="url(#bw-arrow)"' : ''}`
  return `<line class="bw-svg__link" x1="${a.x}" y1="${a.y}" x2="${b.x}" y2="${b.y}" ${ends}/>`
}

const shortWords = (words: readonly string[]): readonly string[] =>
  words.length > 3 ? [...words.slice(0, 2), `and ${words.length - 2} more`] : words

type Lines = { readonly svg: readonly string[]; readonly wordless: number }

/** What a thing takes up: its sign, and the words below it. */
const roomOf = (drawn: Drawn, place: Point): readonly Rect[] => {
  const sign = { ...signAt(drawn, place), width: 2 * radius, height: 2 * radius }
  const height = drawn.size.height - 2 * radius
  return [sign, { x: place.x, y: sign.y + radius + height / 2, width: drawn.size.width, height }]
}

const wordsSvg = (rect: Rect, words: readonly string[]): readonly string[] =>
  words.map((text, at) =>
    textLine('bw-svg__words', { x: rect.x, y: Math.round(rect.y - rect.height / 2 + 11 + at * 14) }, text),
  )

const linesSvg = (
  links: readonly ChartLink[],
  drawn: ReadonlyMap<string, Drawn>,
  layout: Layout,
  focus: string | undefined,
): Lines => {
  const taken: Rect[] = [...drawn].flatMap(([id, one]) => roomOf(one, layout.places.get(id) ?? { x: 0, y: 0 }))
  const endOf = (id: string): End | undefined => {
    const [one, place] = [drawn.get(id), layout.places.get(id)]
    return one && place && { drawn: one, at: signAt(one, place) }
  }
  const lines: string[] = []
  const words: string[] = []
  let wordless = 0
  const near = (bundle: Bundle): number => (bundle.from === focus || bundle.to === focus ? 0 : 1)
  for (const bundle of bundles(links).toSorted((a, b) => near(a) - near(b))) {
    const [from, to] = [endOf(bundle.from), endOf(bundle.to)]
    if (!from || !to || from.drawn === to.drawn) continue
    const line = stretch(from, to, bundle.both)
    lines.push(lineSvg(line, bundle.both))
    const said = shortWords(bundle.words)
    const rect = wordsAt(line, said, taken)
    if (rect) {
      taken.push(rect)
      words.push(...wordsSvg(rect, said))
    } else wordless += 1
  }
  return { svg: [...lines, ...words], wordless }
}

/** The sixty things nearest to the focus; without one, those of the largest clusters, best connected first. */
const kept = ({ nodes, links, focus }: ChartInput): readonly ChartNode[] => {
  const byId = new Map(nodes.map(node => [node.id, node]))
  const ties = tiesOf(links)
  const ranked = clusters([...byId.keys()], tiesWithin(byId, ties), focus).flat()
  return ranked.slice(0, chartLimit).flatMap(id => byId.get(id) ?? [])
}

const tiesWithin = (things: ReadonlyMap<string, unknown>, ties: readonly Tie[]): readonly Tie[] =>
  ties.filter(({ a, b }) => things.has(a) && things.has(b))

/** One tie a bundle, long enough for the longest of its words between the two signs. */
const tiesOf = (links: readonly ChartLink[]): readonly Tie[] =>
  bundles(links).map(({ from, to, words }) => ({
    a: from,
    b: to,
    length: 2 * radius + 40 + Math.max(...shortWords(words).map(wordsWidth)),
  }))

const arrow =
  '<defs><marker id="bw-arrow" viewBox="0 0 8 8" refX="4" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto-start-reverse"><path class="bw-svg__arrow" d="M0 0l8 4-8 4z"/></marker></defs>'

/** Draws the chart. It is hidden from screen readers and the keyboard, which have the same links in the table beside it. */
export const drawChart = (input: ChartInput): Drawing => {
  const drawn = new Map(kept(input).map(node => [node.id, prepare(node)]))
  const links = input.links.filter(link => drawn.has(link.from) && drawn.has(link.to))
  const sizes = new Map([...drawn].map(([id, { size }]) => [id, size]))
  const layout = layOut(sizes, tiesOf(links), input.focus)
  const { width, height } = layout
  const nodes = [...drawn].map(([id, one]) => nodeSvg(one, layout.places.get(id) ?? { x: 0, y: 0 }, id === input.focus))
  const lines = linesSvg(links, drawn, layout, input.focus)
  const body = [arrow, ...lines.svg, ...nodes].join('')
  // A picture a little wider than the page shrinks to it; how far is a class, because a page holds no style of its own.
  const wide = Math.min(Math.ceil(width / 200), 12)
  const svg = `<svg class="bw-svg bw-svg--${wide}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" aria-hidden="true" focusable="false">${body}</svg>`
  const leftOut = new Set(input.nodes.map(node => node.id)).size - drawn.size
  return { svg, leftOut, wordless: lines.wordless }
}
