// The pairs that wait for whoever looks, in the order of what his decision would change.
import { tiesOf } from '#collect'
import type { Work } from '#core/guard/desk.ts'
import type { MemberId, RecordId } from '#core/language/ids.ts'
import type { ThingKind } from '#core/language/things.ts'
import { isOneAccount, originsOf } from '#evaluate'
import { drawOf } from '../draw.ts'
import { hasSpoken, isContradicted, type Judgement, keyOfPair, type PairOfRecords, standing } from '../judgement.ts'
import { models } from '../model/index.ts'
import { judgementsOn } from '../store.ts'
import { type Confirmed, confirmedAround } from '../view.ts'
import type { Concerns } from './concerns.ts'
import {
  candidatesAtMost,
  edgesOf,
  lastMatched,
  type OpenEdge,
  openEdges,
  openEdgesAt,
  pairsToLookAtAgain,
} from './queue-store.ts'
import { reviewing, unsureUntil } from './settings.ts'
import { type Candidate, inOrderOfWorth, type Stage } from './worth-of-deciding.ts'

export type Queued = Candidate & { readonly kind: ThingKind; readonly edge?: OpenEdge }

type Waits = {
  readonly about: PairOfRecords
  readonly kind: ThingKind
  readonly stage: Stage
  readonly edge?: OpenEdge
}

type Wanted = { readonly concerns: Concerns; readonly kind: ThingKind | undefined }

const inLiveWorkAtMost = 200

/** Undecided pairs from three sides: the best of all, those at records of live work, and those beside what was matched last. */
const openPairs = async (
  work: Work,
  { concerns, kind }: Wanted,
  best: readonly OpenEdge[],
): Promise<readonly Waits[]> => {
  const live = await openEdgesAt(work, await concerns.inLiveWork(work, inLiveWorkAtMost), kind)
  const beside = await openEdgesAt(work, await lastMatched(work), kind)
  const all = new Map([...best, ...live, ...beside].map(edge => [keyOfPair(edge.about), edge]))
  return [...all.values()].map(edge => ({ about: edge.about, kind: edge.kind, stage: 'open' as const, edge }))
}

const lastGiven = (given: readonly Judgement[]): number => Math.max(...given.map(one => one.givenAt.getTime()))

/**
 * What a judged pair waits for from this member, if for anything. INVARIANT: nobody is his own second, third or other reader, and a pair
 * that crosses a line has two readers already.
 */
export const stageOf = (given: readonly Judgement[], member: MemberId, now: Date): Stage | undefined => {
  const live = given.filter(one => one.revoked === undefined)
  const stands = standing(live)
  if (stands === 'unsure')
    return lastGiven(live) <= unsureUntil(now).getTime() && !isContradicted(given, member) ? 'again' : undefined
  if (hasSpoken(live, member) || stands === undefined) return undefined
  if (stands === 'pending') return 'second'
  if (stands === 'contested') return isContradicted(given, member) ? undefined : 'settle'
  return isReadOnce(live) && isDrawn(live) ? 'blind' : undefined
}

const isDrawn = ([one]: readonly Judgement[]): boolean => one !== undefined && drawOf(one.about) < reviewing.readTwice

/** One person decided it, in the usual way, and alone: only then is there a first reading to hold a second one against. */
const isReadOnce = (live: readonly Judgement[]): boolean => {
  const [only, ...more] = live
  return only !== undefined && more.length === 0 && !only.isAutomatic && only.manner === 'verdict' && !only.crosses
}

/** A pair on which something was said, and since when it waits for somebody again. */
export type Again = Waits & { readonly since: Date }

/** Judged pairs that wait for something from whoever looks. */
export const pairsAgain = async (work: Work, kind: ThingKind | undefined): Promise<readonly Again[]> => {
  const { by } = work.sight
  if (by.kind !== 'Member' || (await work.labelsFor('judge')).length === 0) return []
  const pairs = await pairsToLookAtAgain(work, {
    by: by.id,
    unsureUntil: unsureUntil(work.now),
    readTwice: reviewing.readTwice,
  })
  const edges = new Map((await edgesOf(work, pairs)).map(edge => [keyOfPair(edge.about), edge]))
  const byPair = Map.groupBy(await judgementsOn(work, pairs), one => keyOfPair(one.about))
  return [...byPair].flatMap(([pair, given]) => {
    const [first] = given
    const stage = stageOf(given, by.id, work.now)
    const edge = edges.get(pair)
    if (!first || !stage || (kind !== undefined && first.kind !== kind)) return []
    const since = new Date(lastGiven(given))
    return [{ about: first.about, kind: first.kind, stage, since, ...(edge ? { edge } : {}) }]
  })
}

/** Which pairs verdicts on others have decided already: a verdict on them would move nothing. */
const decidedBy = ({ groups, apart }: Confirmed) => {
  const groupOf = new Map(groups.flatMap((group, at) => group.map(id => [id, at] as const)))
  const between = (one: RecordId, other: RecordId) =>
    [groupOf.get(one) ?? one, groupOf.get(other) ?? other].sort().join(' ')
  const keptApart = new Set(apart.map(([one, other]) => between(one, other)))
  const sizeOf = (id: RecordId): number => groups[groupOf.get(id) ?? -1]?.length ?? 1
  const isDecided = ([left, right]: PairOfRecords): boolean => {
    const group = groupOf.get(left)
    return (group !== undefined && group === groupOf.get(right)) || keptApart.has(between(left, right))
  }
  return { isDecided, sizeOf }
}

const nearOf = (records: readonly RecordId[], ties: Awaited<ReturnType<typeof tiesOf>>) => {
  const others = Map.groupBy(ties, tie => tie.of)
  return new Map(records.map(id => [id, (others.get(id) ?? []).map(tie => tie.other)]))
}

/** What is open by itself: a second reading is weighed as if nobody had read it. */
const isByItself = (stage: Stage): boolean => stage !== 'open' && stage !== 'again'

const candidate = (
  one: Waits,
  sizeOf: (id: RecordId) => number,
  near: ReadonlyMap<RecordId, readonly RecordId[]>,
  concerns: ReadonlyMap<RecordId, Candidate['concerns']>,
): Queued => {
  const probability = one.edge?.probability ?? 0.5
  const words = new Map(one.about.flatMap(id => (concerns.get(id) ?? []).map(concern => [concern.words, concern])))
  return {
    ...one,
    probability,
    isSuggested: one.edge !== undefined && probability >= models[one.kind].link,
    sizes: isByItself(one.stage) ? [1, 1] : [sizeOf(one.about[0]), sizeOf(one.about[1])],
    links: one.about.reduce((sum, id) => sum + (near.get(id)?.length ?? 0), 0),
    concerns: [...words.values()],
  }
}

/** What of these is worth asking: no account beside itself, and nothing that verdicts on others have decided already. */
const worthAsking = async (work: Work, waits: readonly Waits[]) => {
  const records = [...new Set(waits.flatMap(one => [...one.about]))].sort()
  const origins = await originsOf(work, records)
  const { isDecided, sizeOf } = decidedBy(await confirmedAround(work, records))
  const asked = waits.filter(
    one => !isOneAccount(origins, one.about) && (isByItself(one.stage) || !isDecided(one.about)),
  )
  return { asked, sizeOf }
}

/** Less than a page of it, and the queue is read deeper; so deep, and no deeper. */
const fewest = 25
const deepest = 16

/**
 * INVARIANT: what verdicts on others have decided takes no place from what waits. Nobody ever judges those pairs (14 records of one man leave
 * 78 of them), so where they fill what was read, more is read.
 */
const allWorthAsking = async (work: Work, wanted: Wanted) => {
  const again = await pairsAgain(work, wanted.kind)
  const readTo = async (depth: number, before: number): ReturnType<typeof worthAsking> => {
    const best = await openEdges(work, wanted.kind, depth)
    const waits = [...(await openPairs(work, wanted, best)), ...again]
    const found = await worthAsking(work, waits)
    const isAll = found.asked.length === waits.length || best.length === before
    return isAll || found.asked.length >= fewest || depth >= deepest ? found : readTo(depth * 2, best.length)
  }
  return readTo(1, 0)
}

/**
 * The queue of whoever looks, best first, at most a few hundred pairs: it is worked from its top.
 * INVARIANT: every part of it is read under his own sight; a hidden record, link, group or verdict moves nothing in it.
 */
export const queueOf = async (
  work: Work,
  concerns: Concerns,
  kind: ThingKind | undefined,
): Promise<readonly Queued[]> => {
  const { asked, sizeOf } = await allWorthAsking(work, { concerns, kind })
  const records = [...new Set(asked.flatMap(one => [...one.about]))].sort()
  const near = nearOf(records, await tiesOf(work, records))
  const told = await concerns.about(work, near)
  return inOrderOfWorth(asked.map(one => candidate(one, sizeOf, near, told))).slice(0, candidatesAtMost)
}
