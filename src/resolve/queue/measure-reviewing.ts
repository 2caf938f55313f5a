// How fast an order of the queue finds what is true: a judge who is always right goes through it, and after each hundred decisions it is
// counted how many true pairs of records stand together by what he said.
import { seededRandom } from '#core/ground/random.ts'
import { bestFirst } from './best-first.ts'
import { worthOfDeciding } from './worth-of-deciding.ts'

export type ReviewedEdge = {
  readonly left: string
  readonly right: string
  readonly probability: number
  readonly isSuggested: boolean
  /** Links on both sides. */
  readonly links?: number
}

export const orders = ['by-worth', 'by-score-passing-over-decided', 'by-score', 'at-random'] as const
export type Order = (typeof orders)[number]

export type Reviewed = {
  /** After each hundred decisions, and after the last. */
  readonly curve: readonly { readonly decisions: number; readonly found: number; readonly share: number }[]
  readonly trueLinks: number
}

export type MeasureReviewing = {
  readonly edges: readonly ReviewedEdge[]
  /** The thing that each record is of. */
  readonly truth: ReadonlyMap<string, string>
  readonly order: Order
  readonly decisions: number
  readonly seed?: string
}

/** What stands together and what is kept apart by the verdicts so far. */
const openVerdicts = () => {
  const parents = new Map<string, string>()
  const members = new Map<string, string[]>()
  const apart = new Map<string, Set<string>>()
  const rootOf = (id: string): string => {
    let root = id
    for (let parent = parents.get(root); parent !== undefined; parent = parents.get(root)) root = parent
    if (root !== id) parents.set(id, root)
    return root
  }
  const membersOf = (root: string): string[] => members.get(root) ?? [root]
  const apartOf = (root: string): Set<string> => apart.get(root) ?? new Set()
  const join = (one: string, other: string): { readonly joined: readonly string[]; readonly links: number } => {
    const [a, b] = [rootOf(one), rootOf(other)].sort((x, y) => membersOf(y).length - membersOf(x).length)
    if (a === undefined || b === undefined || a === b) return { joined: [], links: 0 }
    const links = membersOf(a).length * membersOf(b).length
    const joined = [...membersOf(a), ...membersOf(b)]
    parents.set(b, a)
    members.set(a, joined)
    for (const other of apartOf(b)) {
      apart.set(a, apartOf(a).add(other))
      apart.set(other, apartOf(other).add(a))
    }
    return { joined, links }
  }
  const keepApart = (one: string, other: string): void => {
    const [a, b] = [rootOf(one), rootOf(other)]
    apart.set(a, apartOf(a).add(b))
    apart.set(b, apartOf(b).add(a))
  }
  const isDecided = (one: string, other: string): boolean => {
    const [a, b] = [rootOf(one), rootOf(other)]
    return a === b || [...apartOf(a)].some(root => rootOf(root) === b)
  }
  return { join, keepApart, isDecided, sizeOf: (id: string) => membersOf(rootOf(id)).length }
}

type Verdicts = ReturnType<typeof openVerdicts>

const worthNow = (edge: ReviewedEdge, { sizeOf }: Verdicts): number =>
  worthOfDeciding({
    about: ['' as never, '' as never],
    stage: 'open',
    probability: edge.probability,
    isSuggested: edge.isSuggested,
    sizes: [sizeOf(edge.left), sizeOf(edge.right)],
    links: edge.links ?? 0,
    concerns: [],
  })

type Turn = { readonly next: () => ReviewedEdge | undefined; readonly grew: (members: readonly string[]) => void }

const inFixedOrder = (edges: readonly ReviewedEdge[], passes: (edge: ReviewedEdge) => boolean): Turn => {
  let at = 0
  return {
    next: () => {
      while (at < edges.length) {
        const edge = edges[at++]
        if (edge && !passes(edge)) return edge
      }
      return undefined
    },
    grew: () => {},
  }
}

/** What stands together grows with each match, and with it the worth of what else resembles it: those are weighed anew. */
const inOrderOfWorth = (edges: readonly ReviewedEdge[], verdicts: Verdicts): Turn => {
  const heap = bestFirst<ReviewedEdge>()
  const given = new Set<ReviewedEdge>()
  const touching = new Map<string, ReviewedEdge[]>()
  for (const edge of edges) {
    for (const id of [edge.left, edge.right]) touching.set(id, [...(touching.get(id) ?? []), edge])
    heap.push(edge, worthNow(edge, verdicts))
  }
  const next = (): ReviewedEdge | undefined => {
    for (let held = heap.pop(); held !== undefined; held = heap.pop()) {
      const { item: edge, worth } = held
      const isStale = given.has(edge) || worth < worthNow(edge, verdicts)
      if (isStale || verdicts.isDecided(edge.left, edge.right)) continue
      given.add(edge)
      return edge
    }
    return undefined
  }
  const grew = (members: readonly string[]): void => {
    for (const edge of new Set(members.flatMap(id => touching.get(id) ?? [])))
      if (!given.has(edge)) heap.push(edge, worthNow(edge, verdicts))
  }
  return { next, grew }
}

const byScore = (a: ReviewedEdge, b: ReviewedEdge): number =>
  b.probability - a.probability || (`${a.left} ${a.right}` < `${b.left} ${b.right}` ? -1 : 1)

const shuffled = (edges: readonly ReviewedEdge[], seed: string): readonly ReviewedEdge[] => {
  const random = seededRandom(seed)
  return edges
    .map(edge => ({ edge, at: random.fraction() }))
    .sort((a, b) => a.at - b.at)
    .map(({ edge }) => edge)
}

const turnOf = ({ edges, order, seed = 'reviewing' }: MeasureReviewing, verdicts: Verdicts): Turn => {
  const decided = (edge: ReviewedEdge) => verdicts.isDecided(edge.left, edge.right)
  switch (order) {
    case 'by-worth':
      return inOrderOfWorth([...edges].sort(byScore), verdicts)
    case 'by-score':
      return inFixedOrder([...edges].sort(byScore), () => false)
    case 'by-score-passing-over-decided':
      return inFixedOrder([...edges].sort(byScore), decided)
    case 'at-random':
      return inFixedOrder(shuffled(edges, seed), () => false)
  }
}

const pairsIn = (truth: ReadonlyMap<string, string>): number =>
  [...Map.groupBy(truth.values(), entity => entity).values()].reduce(
    (sum, same) => sum + (same.length * (same.length - 1)) / 2,
    0,
  )

/** True pairs that no edge leads to are never found: the share is of all, so that a model which misses them does not look better for it. */
export const measureReviewing = (ask: MeasureReviewing): Reviewed => {
  const verdicts = openVerdicts()
  const turn = turnOf(ask, verdicts)
  const trueLinks = pairsIn(ask.truth)
  const curve: Reviewed['curve'][number][] = []
  let found = 0
  const note = (decisions: number) => curve.push({ decisions, found, share: trueLinks === 0 ? 0 : found / trueLinks })
  for (let decisions = 1; decisions <= ask.decisions; decisions++) {
    const edge = turn.next()
    if (!edge) {
      if (curve.at(-1)?.decisions !== decisions - 1) note(decisions - 1)
      break
    }
    const entity = ask.truth.get(edge.left)
    if (entity !== undefined && entity === ask.truth.get(edge.right)) {
      const { joined, links } = verdicts.join(edge.left, edge.right)
      found += links
      turn.grew(joined)
    } else verdicts.keepApart(edge.left, edge.right)
    if (decisions % 100 === 0 || decisions === ask.decisions) note(decisions)
  }
  return { curve, trueLinks }
}
