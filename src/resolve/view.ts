// What looks like one person or thing to this viewer. The confirmed view follows judgements; the suggested view clusters the
// model's edges under them. A view is computed for whoever looks, from what he sees, and is addressed by any of its records.
import type { Work } from '#core/guard/desk.ts'
import type { RecordId } from '#core/language/ids.ts'
import type { ThingKind } from '#core/language/things.ts'
import { type Judgement, keyOfPair as keyOf, type PairOfRecords, type Standing, standing } from './judgement.ts'
import { compareMissingPairs } from './missing-pairs.ts'
import { cluster, models, weightOfProbability } from './model/index.ts'
import { type Edge, edgesTouching, judgementsTouching } from './store.ts'

export type ViewKind = 'confirmed' | 'suggested'

export type View =
  | {
      readonly kind: ViewKind
      readonly records: readonly RecordId[]
      readonly edges: readonly Edge[]
      readonly judgements: readonly Judgement[]
    }
  /** So many records hang together that the program suggests nothing; the same answer from whichever of them one starts. */
  | { readonly kind: 'too-large'; readonly records: readonly [RecordId] }

/** Edges under their kind's own bound are proposals to judge, and suggest no view. */
const isSuggesting = (edge: Edge): boolean => edge.probability >= models[edge.kind].link
const lowestBound = Math.min(...Object.values(models).map(model => model.link))
/** The weight from which a pair of a kind suggests that two records are one. Without a kind there are verdicts alone, which need none. */
export const suggestingWeight = (kind: ThingKind | undefined): number =>
  weightOfProbability(kind === undefined ? lowestBound : models[kind].link)

export const largestComponent = 200

const ends = (pairs: readonly { readonly about: PairOfRecords }[]): RecordId[] => pairs.flatMap(pair => [...pair.about])

/** What stands on each pair that was judged. */
const standingsOf = (judgements: readonly Judgement[]): ReadonlyMap<string, Standing> =>
  new Map(
    [...Map.groupBy(judgements, one => keyOf(one.about))].flatMap(([pair, given]) => {
      const stands = standing(given)
      return stands ? [[pair, stands] as const] : []
    }),
  )

const verdictOn = (judgements: readonly Judgement[], wanted: Standing): readonly PairOfRecords[] => {
  const standings = standingsOf(judgements)
  const pairs = new Map(judgements.map(one => [keyOf(one.about), one.about]))
  return [...pairs].flatMap(([pair, about]) => (standings.get(pair) === wanted ? [about] : []))
}

/** Where two people differ, the program does not take a side: a contested pair is suggested to nobody. */
const uncontested = (edges: readonly Edge[], judgements: readonly Judgement[]): readonly Edge[] => {
  const standings = standingsOf(judgements)
  return edges.filter(edge => standings.get(keyOf(edge.about)) !== 'contested')
}

export type Component = {
  readonly ids: readonly RecordId[]
  readonly edges: readonly Edge[]
  readonly judgements: readonly Judgement[]
  readonly isTooLarge: boolean
}

/** Everything that hangs together with a record through what this viewer sees, breadth first, up to the cap. */
export const componentOf = async (work: Work, starts: readonly RecordId[], kind: ViewKind): Promise<Component> => {
  const ids = new Set<RecordId>(starts)
  const edges = new Map<string, Edge>()
  const judgements = new Map<string, Judgement>()
  let frontier: readonly RecordId[] = starts
  while (frontier.length > 0 && ids.size <= largestComponent) {
    const judged = await judgementsTouching(work, frontier)
    const proposed = kind === 'suggested' ? (await edgesTouching(work, frontier, lowestBound)).filter(isSuggesting) : []
    const found = uncontested(proposed, judged)
    for (const one of judged) judgements.set(one.id, one)
    for (const one of found) edges.set(keyOf(one.about), one)
    const matches = verdictOn(judged, 'match').map(about => ({ about }))
    const next = new Set(ends([...found, ...matches]).filter(id => !ids.has(id)))
    for (const id of next) ids.add(id)
    frontier = [...next].sort()
  }
  return {
    ids: [...ids].sort(),
    edges: [...edges.values()],
    judgements: [...judgements.values()],
    isTooLarge: ids.size > largestComponent,
  }
}

const judgementsWithin = ({ ids, judgements }: Component): readonly Judgement[] => {
  const inside = new Set(ids)
  return judgements.filter(one => one.about.every(id => inside.has(id)))
}

type Judged = Pick<Component, 'edges' | 'judgements'>
export type Supposing = { readonly must?: readonly PairOfRecords[]; readonly cannot?: readonly PairOfRecords[] }

/**
 * Which of these records look like one thing: by judgements alone, or by the model on every pair within the limits of judgements and vetoes.
 * `supposing` asks what they would be under further verdicts.
 */
const grouped = async (
  work: Work,
  ids: readonly RecordId[],
  kind: ViewKind,
  { edges, judgements }: Judged,
  supposing: Supposing = {},
): Promise<readonly (readonly RecordId[])[]> => {
  const must = [...verdictOn(judgements, 'match'), ...(supposing.must ?? [])]
  const apart = [...verdictOn(judgements, 'no-match'), ...(supposing.cannot ?? [])]
  if (kind === 'confirmed') return cluster(ids, [], { must, cannot: apart, cap: largestComponent })
  const known = edges.map(edge => edge.about)
  const link = Math.min(...edges.map(edge => suggestingWeight(edge.kind)), suggestingWeight(edges[0]?.kind))
  const { score, vetoed, contradicts } = await compareMissingPairs(work, [...known, ...must], known, largestComponent)
  return cluster(
    ids,
    edges.map(({ about: [left, right], weight }) => ({ left, right, weight })),
    { must, cannot: [...apart, ...vetoed], score, contradicts, cap: largestComponent, link },
  )
}

/** Which records of a component look like one thing; `supposing` asks what they would be under further verdicts. */
export const groupsIn = (
  work: Work,
  component: Component,
  kind: ViewKind,
  supposing: Supposing = {},
): Promise<readonly (readonly RecordId[])[]> =>
  grouped(work, component.ids, kind, { edges: component.edges, judgements: judgementsWithin(component) }, supposing)

/**
 * The view that a record belongs to, for whoever works at this desk.
 * INVARIANT: a function of the visible records, judgements and edges alone; a hidden record never bridges two visible ones.
 */
export const viewOf = async (work: Work, start: RecordId, kind: ViewKind): Promise<View> => {
  const component = await componentOf(work, [start], kind)
  if (component.isTooLarge) return { kind: 'too-large', records: [start] }
  const within = judgementsWithin(component)
  const groups = await groupsIn(work, component, kind)
  const records = groups.find(group => group.includes(start)) ?? [start]
  const inside = (pair: { readonly about: PairOfRecords }) => pair.about.every(id => records.includes(id))
  return {
    kind,
    records: [...records].sort(),
    edges: component.edges.filter(inside),
    judgements: within.filter(inside),
  }
}

/**
 * Which of these records look like one thing by what stands between them, each record in one group: for a page that shows many at once.
 * A record outside the list bridges nothing, so this says less than `viewOf`, never more.
 */
export const groupsAmong = async (
  work: Work,
  ids: readonly RecordId[],
  kind: ViewKind,
): Promise<readonly (readonly RecordId[])[]> => {
  const among = new Set(ids)
  const isWithin = ({ about }: { readonly about: PairOfRecords }) => about.every(id => among.has(id))
  const judged = (await judgementsTouching(work, ids)).filter(isWithin)
  const proposed = kind === 'suggested' ? (await edgesTouching(work, ids, lowestBound)).filter(isSuggesting) : []
  const edges = uncontested(proposed, judged)
  return grouped(work, ids, kind, { edges: edges.filter(isWithin), judgements: judged })
}

const saidTogether: readonly Standing[] = ['match', 'pending', 'contested']

/**
 * Every record of which somebody said that it is one with this, whether that stands, waits for a second person, or is contested. For
 * protection alone, where doubt protects; undefined where so many hang together that nobody can say.
 */
export const saidToBeOneWith = async (work: Work, start: RecordId): Promise<readonly RecordId[] | undefined> => {
  const ids = new Set([start])
  let frontier: readonly RecordId[] = [start]
  while (frontier.length > 0 && ids.size <= largestComponent) {
    const judged = await judgementsTouching(work, frontier)
    const tied = saidTogether.flatMap(standing => verdictOn(judged, standing)).flat()
    frontier = [...new Set(tied)].filter(id => !ids.has(id)).sort()
    for (const id of frontier) ids.add(id)
  }
  return ids.size > largestComponent ? undefined : [...ids].sort()
}

const mostRounds = 12

/** What was judged around many records at once: which stand together, and which were kept apart. */
export type Confirmed = {
  readonly groups: readonly (readonly RecordId[])[]
  readonly apart: readonly PairOfRecords[]
}

/** The confirmed views of many records in a few reads, for a list; one that is larger than its reads reach is shown smaller, never larger. */
export const confirmedAround = async (work: Work, starts: readonly RecordId[]): Promise<Confirmed> => {
  const ids = new Set(starts)
  const judgements = new Map<string, Judgement>()
  let frontier: readonly RecordId[] = [...ids]
  for (let round = 0; frontier.length > 0 && round < mostRounds; round++) {
    const judged = await judgementsTouching(work, frontier)
    for (const one of judged) judgements.set(one.id, one)
    frontier = [...new Set(verdictOn(judged, 'match').flat())].filter(id => !ids.has(id))
    for (const id of frontier) ids.add(id)
  }
  const component = { ids: [...ids].sort(), edges: [], judgements: [...judgements.values()], isTooLarge: false }
  return { groups: await groupsIn(work, component, 'confirmed'), apart: verdictOn(component.judgements, 'no-match') }
}
