// What hangs together through what this viewer sees, read for one record or for a whole page of them in the same few statements.
import type { Work } from '#core/guard/desk.ts'
import type { RecordId } from '#core/language/ids.ts'
import { type Judgement, keyOfPair as keyOf, type PairOfRecords, type Standing, standing } from './judgement.ts'
import { models } from './model/index.ts'
import { type Edge, edgesTouching, judgementsTouching } from './store.ts'

export type ViewKind = 'confirmed' | 'suggested'

export const largestComponent = 200

/** Edges under their kind's own bound are proposals to judge, and suggest no view. */
const isSuggesting = (edge: Edge): boolean => edge.probability >= models[edge.kind].link
export const lowestBound = Math.min(...Object.values(models).map(model => model.link))

/** The visible edges that suggest a view at these records; the confirmed view asks for none. */
export const suggestingAt = async (
  work: Work,
  records: readonly RecordId[],
  kind: ViewKind,
): Promise<readonly Edge[]> =>
  kind === 'suggested' ? (await edgesTouching(work, records, lowestBound)).filter(isSuggesting) : []

/** What stands on each pair that was judged. */
const standingsOf = (judgements: readonly Judgement[]): ReadonlyMap<string, Standing> =>
  new Map(
    [...Map.groupBy(judgements, one => keyOf(one.about))].flatMap(([pair, given]) => {
      const stands = standing(given)
      return stands ? [[pair, stands] as const] : []
    }),
  )

export const verdictOn = (judgements: readonly Judgement[], wanted: Standing): readonly PairOfRecords[] => {
  const standings = standingsOf(judgements)
  const pairs = new Map(judgements.map(one => [keyOf(one.about), one.about]))
  return [...pairs].flatMap(([pair, about]) => (standings.get(pair) === wanted ? [about] : []))
}

/** Where two people differ, the program does not take a side: a contested pair is suggested to nobody. */
export const uncontested = (edges: readonly Edge[], judgements: readonly Judgement[]): readonly Edge[] => {
  const standings = standingsOf(judgements)
  return edges.filter(edge => standings.get(keyOf(edge.about)) !== 'contested')
}

export type Component = {
  readonly ids: readonly RecordId[]
  /** Best first. */
  readonly edges: readonly Edge[]
  /** All that touch its records, oldest first. */
  readonly judgements: readonly Judgement[]
  readonly isTooLarge: boolean
}

/** Which records hang together so far: those that do share one set. */
const openTies = () => {
  const parts = new Map<RecordId, Set<RecordId>>()
  const partOf = (id: RecordId): ReadonlySet<RecordId> => {
    const part = parts.get(id) ?? new Set([id])
    parts.set(id, part)
    return part
  }
  const tie = ([one, other]: PairOfRecords): void => {
    const [small, large] = [partOf(one), partOf(other)].sort((a, b) => a.size - b.size) as [
      ReadonlySet<RecordId>,
      Set<RecordId>,
    ]
    if (small === large) return
    for (const id of small) {
      large.add(id)
      parts.set(id, large)
    }
  }
  return { partOf, tie, knows: (id: RecordId) => parts.has(id), parts: () => new Set(parts.values()) }
}

const bestFirst = (a: Edge, b: Edge): number =>
  b.probability - a.probability || (keyOf(a.about) < keyOf(b.about) ? -1 : 1)
const oldestFirst = (a: Judgement, b: Judgement): number =>
  a.givenAt.getTime() - b.givenAt.getTime() || a.place - b.place || (a.id < b.id ? -1 : 1)

/**
 * Everything that hangs together with these records through what this viewer sees, breadth first, each component by itself and up to the cap.
 * INVARIANT: a component is the same whichever of its records it was read from, and whatever else was read beside it.
 */
export const componentsAround = async (
  work: Work,
  starts: readonly RecordId[],
  kind: ViewKind,
): Promise<readonly Component[]> => {
  const ties = openTies()
  const edges = new Map<string, Edge>()
  const judgements = new Map<string, Judgement>()
  for (const id of starts) ties.partOf(id)
  let frontier: readonly RecordId[] = [...new Set(starts)].sort()
  while (frontier.length > 0) {
    const judged = await judgementsTouching(work, frontier)
    const found = uncontested(await suggestingAt(work, frontier, kind), judged)
    for (const one of judged) judgements.set(one.id, one)
    for (const one of found) edges.set(keyOf(one.about), one)
    const tied = [...found.map(one => one.about), ...verdictOn(judged, 'match')]
    const fresh = new Set(tied.flat().filter(id => !ties.knows(id)))
    for (const pair of tied) ties.tie(pair)
    frontier = [...fresh].filter(id => ties.partOf(id).size <= largestComponent).sort()
  }
  const edgesOf = Map.groupBy([...edges.values()].sort(bestFirst), ({ about: [left] }) => ties.partOf(left))
  const touching = [...judgements.values()].sort(oldestFirst)
  return [...ties.parts()].map(part => ({
    ids: [...part].sort(),
    edges: edgesOf.get(part) ?? [],
    judgements: touching.filter(({ about }) => about.some(id => part.has(id))),
    isTooLarge: part.size > largestComponent,
  }))
}

/** What hangs together with any of these, as one. */
export const componentOf = async (work: Work, starts: readonly RecordId[], kind: ViewKind): Promise<Component> => {
  const parts = await componentsAround(work, starts, kind)
  const ids = parts.flatMap(part => part.ids).sort()
  return {
    ids,
    edges: parts.flatMap(part => part.edges).sort(bestFirst),
    judgements: [...new Set(parts.flatMap(part => part.judgements))].sort(oldestFirst),
    isTooLarge: ids.length > largestComponent,
  }
}
