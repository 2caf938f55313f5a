// Where the things of a link chart stand. INVARIANT: places follow from the things and links given, and from nothing else: no chance,
// no order of arrival, no clock; the same chart is the same picture, whatever else exists.

import { clusters, neighbours, type Tie } from './chart-clusters.ts'

export type Point = { readonly x: number; readonly y: number }
export type Size = { readonly width: number; readonly height: number }
type Body = { readonly id: string; readonly size: Size; x: number; y: number }

const spacing = 145
const rounds = 260

/** A fan round the first thing: every branch gets an angle as wide as what hangs on it. */
const fan = (cluster: readonly string[], near: ReadonlyMap<string, readonly string[]>): Map<string, Point> => {
  const children = new Map<string, string[]>(cluster.map(id => [id, []]))
  const seen = new Set(cluster.slice(0, 1))
  for (const id of cluster)
    for (const next of near.get(id) ?? []) {
      if (seen.has(next)) continue
      seen.add(next)
      children.get(id)?.push(next)
    }
  const leaves = new Map<string, number>()
  for (const id of [...cluster].reverse()) {
    const below = (children.get(id) ?? []).reduce((sum, child) => sum + (leaves.get(child) ?? 1), 0)
    leaves.set(id, Math.max(1, below))
  }
  const places = new Map<string, Point>()
  const place = (id: string, depth: number, from: number, to: number): void => {
    const angle = (from + to) / 2
    places.set(id, { x: Math.cos(angle) * depth * spacing * 1.2, y: Math.sin(angle) * depth * spacing * 0.8 })
    let start = from
    for (const child of children.get(id) ?? []) {
      const end = start + ((to - from) * (leaves.get(child) ?? 1)) / (leaves.get(id) ?? 1)
      place(child, depth + 1, start, end)
      start = end
    }
  }
  if (cluster[0] !== undefined) place(cluster[0], 0, -Math.PI, Math.PI)
  return places
}

type Push = { x: number; y: number }
type Pull = { readonly from: number; readonly to: number; readonly length: number }

const away = (a: Body, b: Body, at: number): Point => {
  const x = a.x - b.x
  const y = (a.y - b.y) * 1.1
  // Two things on one spot part along an angle that follows from their place in the order.
  return x === 0 && y === 0 ? { x: Math.cos(at), y: Math.sin(at) } : { x, y }
}

/** One round of pulling along links and pushing apart (Fruchterman and Reingold 1991 [recalled]); the first thing holds its place. */
const settle = (bodies: readonly Body[], ties: readonly Pull[], reach: number): void => {
  const pushes: Push[] = bodies.map(() => ({ x: 0, y: 0 }))
  const move = (from: number, to: number, force: (distance: number) => number): void => {
    const [a, b, pushA, pushB] = [bodies[from], bodies[to], pushes[from], pushes[to]]
    if (!a || !b || !pushA || !pushB) return
    const gap = away(a, b, from + 2 * to)
    const distance = Math.hypot(gap.x, gap.y)
    const strength = force(distance) / distance
    pushA.x += gap.x * strength
    pushA.y += gap.y * strength
    pushB.x -= gap.x * strength
    pushB.y -= gap.y * strength
  }
  for (let i = 0; i < bodies.length; i++)
    for (let j = i + 1; j < bodies.length; j++) move(i, j, distance => (spacing * spacing) / Math.max(distance, 1))
  for (const { from, to, length } of ties) move(from, to, distance => -(distance * distance) / length)
  bodies.forEach((body, at) => {
    const push = pushes[at]
    if (at === 0 || !push) return
    const length = Math.max(Math.hypot(push.x, push.y), 1)
    body.x += (push.x / length) * Math.min(length, reach)
    body.y += (push.y / length) * Math.min(length, reach)
  })
}

/** Moves two bodies apart along the shorter way until their boxes are clear; true when they had to move. */
const clear = (a: Body, b: Body): boolean => {
  const x = (a.size.width + b.size.width) / 2 + 28 - Math.abs(a.x - b.x)
  const y = (a.size.height + b.size.height) / 2 + 22 - Math.abs(a.y - b.y)
  if (x <= 0.5 || y <= 0.5) return false
  if (x < y) {
    const by = a.x <= b.x ? x / 2 : -x / 2
    a.x -= by
    b.x += by
  } else {
    const by = a.y <= b.y ? y / 2 : -y / 2
    a.y -= by
    b.y += by
  }
  return true
}

const part = (bodies: readonly Body[]): void => {
  for (let round = 0; round < 400; round++) {
    let moved = false
    for (const [at, a] of bodies.entries()) for (const b of bodies.slice(at + 1)) moved = clear(a, b) || moved
    if (!moved) return
  }
}

const arrange = (
  cluster: readonly string[],
  ties: readonly Tie[],
  sizes: ReadonlyMap<string, Size>,
): readonly Body[] => {
  const places = fan(cluster, neighbours(cluster, ties))
  const bodies = cluster.map(id => ({
    id,
    size: sizes.get(id) ?? { width: 0, height: 0 },
    x: places.get(id)?.x ?? 0,
    y: places.get(id)?.y ?? 0,
  }))
  const at = new Map(cluster.map((id, index) => [id, index]))
  const pairs = ties
    .map(({ a, b, length }) => ({ from: at.get(a) ?? -1, to: at.get(b) ?? -1, length: Math.max(length, spacing) }))
    .filter(({ from, to }) => from >= 0 && to >= 0 && from !== to)
    .sort((p, q) => p.from - q.from || p.to - q.to || p.length - q.length)
  for (let round = 0; round < rounds; round++) settle(bodies, pairs, 90 * (1 - round / rounds))
  lieAlong(bodies)
  part(bodies)
  return bodies
}

/** Turns the cluster until it lies along the paper rather than across it (its longest axis, by the moments of its places). */
const lieAlong = (bodies: readonly Body[]): void => {
  const mean = (of: (body: Body) => number) => bodies.reduce((sum, body) => sum + of(body), 0) / bodies.length
  const [x, y] = [mean(body => body.x), mean(body => body.y)]
  const across = mean(body => (body.x - x) * (body.y - y))
  const spread = mean(body => (body.x - x) ** 2 - (body.y - y) ** 2)
  const turn = -Math.atan2(2 * across, spread) / 2
  for (const body of bodies) {
    const [dx, dy] = [body.x - x, body.y - y]
    body.x = dx * Math.cos(turn) - dy * Math.sin(turn)
    body.y = dx * Math.sin(turn) + dy * Math.cos(turn)
  }
}

type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }

const boxOf = (bodies: readonly Body[]): Box => ({
  left: Math.min(...bodies.map(body => body.x - body.size.width / 2)),
  top: Math.min(...bodies.map(body => body.y - body.size.height / 2)),
  right: Math.max(...bodies.map(body => body.x + body.size.width / 2)),
  bottom: Math.max(...bodies.map(body => body.y + body.size.height / 2)),
})

/** Sets clusters in rows, the first row as wide as the first cluster needs. */
const inRows = (arranged: readonly (readonly Body[])[], edge: number): void => {
  const widest = Math.max(640, ...arranged.slice(0, 1).map(bodies => boxOf(bodies).right - boxOf(bodies).left))
  let [x, y, tall] = [edge, edge, 0]
  for (const bodies of arranged) {
    const box = boxOf(bodies)
    if (x > edge && x + box.right - box.left > edge + widest) [x, y, tall] = [edge, y + tall + 40, 0]
    for (const body of bodies) {
      body.x += x - box.left
      body.y += y - box.top
    }
    x += box.right - box.left + 40
    tall = Math.max(tall, box.bottom - box.top)
  }
}

export type Layout = { readonly width: number; readonly height: number; readonly places: ReadonlyMap<string, Point> }

/** Places for all things, and the size of the paper they need. */
export const layOut = (sizes: ReadonlyMap<string, Size>, ties: readonly Tie[], focus?: string): Layout => {
  const edge = 24
  const arranged = clusters([...sizes.keys()], ties, focus).map(cluster => arrange(cluster, ties, sizes))
  if (arranged.length === 0) return { width: 0, height: 0, places: new Map() }
  inRows(arranged, edge)
  const bodies = arranged.flat()
  const box = boxOf(bodies)
  return {
    width: Math.round(box.right + edge),
    height: Math.round(box.bottom + edge),
    places: new Map(bodies.map(body => [body.id, { x: Math.round(body.x), y: Math.round(body.y) }])),
  }
}
