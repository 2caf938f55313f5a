// What looks like one person or thing to this viewer. The confirmed view follows judgements; the suggested view clusters the
// model's edges under them. A view is computed for whoever looks, from what he sees, and is addressed by any of its records.
import type { Work } from '#core/guard/desk.ts'
import type { RecordId } from '#core/language/ids.ts'
import type { ThingKind } from '#core/language/things.ts'
import { type Judgement, type PairOfRecords, standing } from './judgement.ts'
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

const keyOf = ([left, right]: PairOfRecords): string => `${left} ${right}`

const byPair = (judgements: readonly Judgement[]): ReadonlyMap<string, readonly Judgement[]> =>
  Map.groupBy(judgements, one => keyOf(one.about))

const verdictOn = (judgements: readonly Judgement[], wanted: 'match' | 'no-match'): readonly PairOfRecords[] =>
  [...byPair(judgements).values()]
    .filter(given => standing(given) === wanted)
    .flatMap(given => given.slice(0, 1).map(one => one.about))

type Component = {
  readonly ids: readonly RecordId[]
  readonly edges: readonly Edge[]
  readonly judgements: readonly Judgement[]
  readonly isTooLarge: boolean
}

/** Everything that hangs together with a record through what this viewer sees, breadth first, up to the cap. */
const componentOf = async (work: Work, start: RecordId, kind: ViewKind): Promise<Component> => {
  const ids = new Set<RecordId>([start])
  const edges = new Map<string, Edge>()
  const judgements = new Map<string, Judgement>()
  let frontier: readonly RecordId[] = [start]
  while (frontier.length > 0 && ids.size <= largestComponent) {
    const judged = await judgementsTouching(work, frontier)
    const found = kind === 'suggested' ? (await edgesTouching(work, frontier, lowestBound)).filter(isSuggesting) : []
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

type Judged = Pick<Component, 'edges' | 'judgements'>

/** Which of these records look like one thing: by judgements alone, or by the model on every pair within the limits of judgements and vetoes. */
const grouped = async (
  work: Work,
  ids: readonly RecordId[],
  kind: ViewKind,
  { edges, judgements }: Judged,
): Promise<readonly (readonly RecordId[])[]> => {
  const [must, apart] = [verdictOn(judgements, 'match'), verdictOn(judgements, 'no-match')]
  if (kind === 'confirmed') return cluster(ids, [], { must, cannot: apart, cap: largestComponent })
  const known = edges.map(edge => edge.about)
  const link = Math.min(...edges.map(edge => suggestingWeight(edge.kind)), suggestingWeight(edges[0]?.kind))
  const { score, vetoed } = await compareMissingPairs(work, [...known, ...must], known, largestComponent)
  return cluster(
    ids,
    edges.map(({ about: [left, right], weight }) => ({ left, right, weight })),
    { must, cannot: [...apart, ...vetoed], score, cap: largestComponent, link },
  )
}

/**
 * The view that a record belongs to, for whoever works at this desk.
 * INVARIANT: a function of the visible records, judgements and edges alone; a hidden record never bridges two visible ones.
 */
export const viewOf = async (work: Work, start: RecordId, kind: ViewKind): Promise<View> => {
  const component = await componentOf(work, start, kind)
  if (component.isTooLarge) return { kind: 'too-large', records: [start] }
  const within = component.judgements.filter(one => one.about.every(id => component.ids.includes(id)))
  const groups = await grouped(work, component.ids, kind, { ...component, judgements: within })
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
  const edges = kind === 'suggested' ? (await edgesTouching(work, ids, lowestBound)).filter(isSuggesting) : []
  return grouped(work, ids, kind, { edges: edges.filter(isWithin), judgements: judged })
}
