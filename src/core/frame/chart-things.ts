// A thing on a link chart: its sign, its name below it, and the room both take.
import type { ThingKind } from '#core/language/things.ts'
import type { Point, Size } from './chart-layout.ts'
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

export const radius = 22

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

export type Drawn = {
  readonly node: ChartNode
  readonly label: readonly string[]
  readonly sublabel: readonly string[]
  readonly size: Size
}

export const prepare = (node: ChartNode): Drawn => {
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
export const signAt = (drawn: Drawn, place: Point): Point => ({
  x: place.x,
  y: Math.round(place.y - drawn.size.height / 2 + radius),
})

export const textLine = (style: string, { x, y }: Point, text: string): string => {
  const { lang, dir } = written(text)
  const how = `${lang ? ` lang="${lang}"` : ''}${dir === 'rtl' ? ' direction="rtl"' : ''}`
  return `<text class="${style}" x="${x}" y="${y}"${how}>${escapeHtml(written(text).text)}</text>`
}

/** INVARIANT: a node leads to a page of ours; an address from elsewhere never gets into the picture. */
const ownPath = (href: string): string => (/^\/(?!\/)/.test(href) ? href : '/')

export const nodeSvg = (drawn: Drawn, place: Point, focus: boolean): string => {
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

export type Rect = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** What a thing takes up: its sign, and the words below it. */
export const roomOf = (drawn: Drawn, place: Point): readonly Rect[] => {
  const sign = { ...signAt(drawn, place), width: 2 * radius, height: 2 * radius }
  const height = drawn.size.height - 2 * radius
  return [sign, { x: place.x, y: sign.y + radius + height / 2, width: drawn.size.width, height }]
}
