// What looks like one person or thing to this viewer. The confirmed view follows judgements; the suggested view clusters the
// model's edges under them. A view is computed for whoever looks, from what he sees, and is addressed by any of its records.
import type { Work } from '#core/guard/desk.ts'
import { mustBe, type RecordId } from '#core/language/ids.ts'
import type { ThingKind } from '#core/language/things.ts'
import {
  type Component,
  componentsAround,
  largestComponent,
  lowestBound,
  suggestingAt,
  uncontested,
  type ViewKind,
  verdictOn,
} from './hanging-together.ts'
import type { Judgement, PairOfRecords, Standing } from './judgement.ts'
import { compareMissingPairs } from './missing-pairs.ts'
import { cluster, models, weightOfProbability } from './model/index.ts'
import { type Edge, judgementsTouching } from './store.ts'

export type View =
  | {
      readonly kind: ViewKind
      readonly records: readonly RecordId[]
      readonly edges: readonly Edge[]
      readonly judgements: readonly Judgement[]
    }
  /** So many records hang together that the program suggests nothing; the same answer from whichever of them one starts. */
  | { readonly kind: 'too-large'; readonly records: readonly [RecordId] }

/** The weight from which a pair of a kind suggests that two records are one. Without a kind there are verdicts alone, which need none. */
export const suggestingWeight = (kind: ThingKind | undefined): number =>
  weightOfProbability(kind === undefined ? lowestBound : models[kind].link)

const judgementsWithin = ({ ids, judgements }: Component): readonly Judgement[] => {
  const inside = new Set(ids)
  return judgements.filter(one => one.about.every(id => inside.has(id)))
}

type Part = Pick<Component, 'ids' | 'edges' | 'judgements'>
type Groups = readonly (readonly RecordId[])[]
export type Supposing = { readonly must?: readonly PairOfRecords[]; readonly cannot?: readonly PairOfRecords[] }

/**
 * Which records of each part look like one thing: by judgements alone, or by the model on every pair within the limits of judgements and
 * vetoes. What is missing of all parts is compared at once. `supposing` asks what they would be under further verdicts.
 */
const groupedEach = async (
  work: Work,
  parts: readonly Part[],
  kind: ViewKind,
  supposing: Supposing = {},
): Promise<readonly Groups[]> => {
  const judged = parts.map(({ judgements, ...part }) => ({
    ...part,
    must: [...verdictOn(judgements, 'match'), ...(supposing.must ?? [])],
    apart: [...verdictOn(judgements, 'no-match'), ...(supposing.cannot ?? [])],
  }))
  if (kind === 'confirmed')
    return judged.map(({ ids, must, apart }) => cluster(ids, [], { must, cannot: apart, cap: largestComponent }))
  const known = judged.flatMap(({ edges }) => edges.map(edge => edge.about))
  const tied = [...known, ...judged.flatMap(({ must }) => must)]
  const { score, vetoed, contradicts } = await compareMissingPairs(work, tied, known, largestComponent)
  return judged.map(({ ids, edges, must, apart }) =>
    cluster(
      ids,
      edges.map(({ about: [left, right], weight }) => ({ left, right, weight })),
      {
        must,
        cannot: [...apart, ...vetoed],
        score,
        contradicts,
        cap: largestComponent,
        link: Math.min(...edges.map(edge => suggestingWeight(edge.kind)), suggestingWeight(edges[0]?.kind)),
      },
    ),
  )
}

const grouped = async (work: Work, part: Part, kind: ViewKind, supposing: Supposing = {}): Promise<Groups> =>
  (await groupedEach(work, [part], kind, supposing)).flat()

/** Which records of a component look like one thing; `supposing` asks what they would be under further verdicts. */
export const groupsIn = (
  work: Work,
  component: Component,
  kind: ViewKind,
  supposing: Supposing = {},
): Promise<Groups> => grouped(work, { ...component, judgements: judgementsWithin(component) }, kind, supposing)

const viewIn = (part: Part, groups: Groups, kind: ViewKind, start: RecordId): View => {
  const records = groups.find(group => group.includes(start)) ?? [start]
  const inside = (pair: { readonly about: PairOfRecords }) => pair.about.every(id => records.includes(id))
  return {
    kind,
    records: [...records].sort(),
    edges: part.edges.filter(inside),
    judgements: part.judgements.filter(inside),
  }
}

/** The missing pairs of so many components are held at once: the largest has some twenty thousand. */
const comparedAtOnce = 25

/**
 * The view that each of these records belongs to, for whoever works at this desk: of a page of them in as many statements as the widest one takes.
 * INVARIANT: a function of the visible records, judgements and edges alone, each as if it were asked for by itself; a hidden record never
 * bridges two visible ones.
 */
export const viewsOf = async (
  work: Work,
  starts: readonly RecordId[],
  kind: ViewKind,
): Promise<ReadonlyMap<RecordId, View>> => {
  const components = await componentsAround(work, starts, kind)
  const parts = components
    .filter(component => !component.isTooLarge)
    .map(component => ({ ...component, judgements: judgementsWithin(component) }))
  const groups: Groups[] = []
  for (let from = 0; from < parts.length; from += comparedAtOnce)
    groups.push(...(await groupedEach(work, parts.slice(from, from + comparedAtOnce), kind)))
  const whole = new Map(parts.flatMap((part, at) => part.ids.map(id => [id, { part, groups: groups[at] ?? [] }])))
  return new Map(
    starts.map(start => {
      const found = whole.get(start)
      return [start, found ? viewIn(found.part, found.groups, kind, start) : { kind: 'too-large', records: [start] }]
    }),
  )
}

/** The view that one record belongs to. */
export const viewOf = async (work: Work, start: RecordId, kind: ViewKind): Promise<View> =>
  mustBe((await viewsOf(work, [start], kind)).get(start), 'view')

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
  const edges = uncontested(await suggestingAt(work, ids, kind), judged).filter(isWithin)
  return grouped(work, { ids, edges, judgements: judged }, kind)
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
