// The link chart, drawn on the server: things as signs with their names, links as lines with their words. It shows what it is given
// and nothing else; a table beside it says the same (macro linkChart).
import { clusters, type Tie } from './chart-clusters.ts'
import { layOut } from './chart-layout.ts'
import { type ChartLink, linesSvg, tiesOf } from './chart-lines.ts'
import { type ChartNode, nodeSvg, prepare } from './chart-things.ts'

export type { ChartLink } from './chart-lines.ts'
export type { ChartNode } from './chart-things.ts'

export type ChartInput = {
  readonly focus?: string
  readonly nodes: readonly ChartNode[]
  readonly links: readonly ChartLink[]
}

/** The picture, and what is only in its table: things beyond the sixty that can be read, and words of lines that are too crowded. */
export type Drawing = { readonly svg: string; readonly leftOut: number; readonly wordless: number }

export const chartLimit = 60

/** The sixty things nearest to the focus; without one, those of the largest clusters, best connected first. */
const kept = ({ nodes, links, focus }: ChartInput): readonly ChartNode[] => {
  const byId = new Map(nodes.map(node => [node.id, node]))
  const ties = tiesOf(links)
  const ranked = clusters([...byId.keys()], tiesWithin(byId, ties), focus).flat()
  return ranked.slice(0, chartLimit).flatMap(id => byId.get(id) ?? [])
}

const tiesWithin = (things: ReadonlyMap<string, unknown>, ties: readonly Tie[]): readonly Tie[] =>
  ties.filter(({ a, b }) => things.has(a) && things.has(b))

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
