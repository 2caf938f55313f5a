// The lines of a link chart: one for all links between two things, with their words where there is room for them.
import type { LinkType } from '#core/language/things.ts'
import { inOrder, type Tie } from './chart-clusters.ts'
import type { Layout, Point } from './chart-layout.ts'
import { type Drawn, type Rect, radius, roomOf, signAt, textLine } from './chart-things.ts'

export type ChartLink = {
  readonly from: string
  readonly to: string
  readonly type: LinkType
  /** The link read aloud from its first end: 'was involved in as witness'. */
  readonly words: string
}

type Bundle = { readonly from: string; readonly to: string; readonly words: readonly string[]; readonly both: boolean }

/** Links between the same two things are one line with all their words. */
const bundles = (links: readonly ChartLink[]): readonly Bundle[] => {
  const found = new Map<string, { from: string; to: string; words: Set<string>; both: boolean }>()
  const keyed = links.map(link => ({ link, key: [link.from, link.to].sort().join(' ') }))
  const sorted = keyed.sort(
    (a, b) => inOrder(a.key, b.key) || inOrder(a.link.words, b.link.words) || inOrder(a.link.from, b.link.from),
  )
  for (const { link, key } of sorted) {
    const bundle = found.get(key) ?? { from: link.from, to: link.to, words: new Set(), both: false }
    bundle.words.add(link.words)
    bundle.both ||= bundle.from !== link.from
    found.set(key, bundle)
  }
  return [...found.values()].map(({ words, ...ends }) => ({ ...ends, words: [...words] }))
}

const shortWords = (words: readonly string[]): readonly string[] =>
  words.length > 3 ? [...words.slice(0, 2), `and ${words.length - 2} more`] : words

const wordsWidth = (words: string): number => words.length * 6.1

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

/** One tie a bundle, long enough for the longest of its words between the two signs. */
export const tiesOf = (links: readonly ChartLink[]): readonly Tie[] =>
  bundles(links).map(({ from, to, words }) => ({
    a: from,
    b: to,
    length: 2 * radius + 40 + Math.max(...shortWords(words).map(wordsWidth)),
  }))

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

const wordsSvg = (rect: Rect, words: readonly string[]): readonly string[] =>
  words.map((text, at) =>
    textLine('bw-svg__words', { x: rect.x, y: Math.round(rect.y - rect.height / 2 + 11 + at * 14) }, text),
  )

/** The lines and their words, and how many lines had no room for them. */
export type Lines = { readonly svg: readonly string[]; readonly wordless: number }

export const linesSvg = (
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
