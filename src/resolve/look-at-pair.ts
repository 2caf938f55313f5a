// Two records side by side, what speaks against and for their being the same, what would move, and what was said of them before.
import { nameOf, type ReadRecord, type RecordToShow, readRecords } from '#collect'
import type { Work } from '#core/guard/desk.ts'
import { isRefusal, permit } from '#core/guard/sealed.ts'
import { featuresOf } from '#core/identifiers/index.ts'
import type { JudgementId, MemberId } from '#core/language/ids.ts'
import { look } from '#core/ledger/audit.ts'
import { type Judgement, type PairOfRecords, type Standing, standing } from './judgement.ts'
import { type Compared, compare } from './model/index.ts'
import { stageOf } from './queue/read-queue.ts'
import type { Stage } from './queue/worth-of-deciding.ts'
import { judgementsOn, labelFactsNow, visibleJudgement, visiblePair } from './store.ts'
import { type WouldMove, whatWouldMove } from './what-would-move.ts'

export type LookAtPair = {
  readonly about: PairOfRecords
  /** Reached from the queue: who is drawn to read a second time is not shown the first verdict. */
  readonly isFromQueue?: boolean
  /** The judgement that he gave just now, on the pair before. */
  readonly done?: JudgementId | undefined
}

/** What this member did just now, told while it stands. */
export type Done = {
  readonly judgement: Judgement
  readonly names: readonly [string, string]
  readonly stands: Standing | undefined
}

export type ComparedPair = {
  readonly about: PairOfRecords
  readonly left: RecordToShow
  readonly right: RecordToShow
  readonly compared: Compared
  /** What was said before, as far as this look shows it. */
  readonly judgements: readonly Judgement[]
  readonly version: number
  readonly crosses: boolean
  readonly mayJudge: boolean
  /** What the pair waits for from whoever looks; undefined where it waits for nothing from him. */
  readonly stage: Stage | undefined
  readonly moves: WouldMove | undefined
  readonly done?: Done
  readonly reader?: MemberId
}

/** His own alone, and while it stands: somebody else's id in the address tells nothing. */
export const doneBy = async (work: Work, id: JudgementId | undefined): Promise<Done | undefined> => {
  const sealed = id && (await visibleJudgement(work, id))
  if (!sealed || work.sight.by.kind !== 'Member') return undefined
  const cleared = permit(work.sight, 'judge', sealed, await labelFactsNow(work, sealed.labels))
  if (isRefusal(cleared) || cleared.content.givenBy?.id !== work.sight.by.id || cleared.content.revoked)
    return undefined
  const judgement = cleared.content
  const [left, right] = await readRecords(work, judgement.about)
  if (!left || !right) return undefined
  return {
    judgement,
    names: [nameOf(left), nameOf(right)],
    stands: standing(await judgementsOn(work, [judgement.about])),
  }
}

const stageFor = (work: Work, given: readonly Judgement[]): Stage | undefined => {
  const { by } = work.sight
  if (given.every(one => one.revoked !== undefined)) return 'open'
  return by.kind === 'Member' ? stageOf(given, by.id, work.now) : undefined
}

const features = (record: ReadRecord) => featuresOf(record.kind, record.properties)

const opened = async (work: Work, { about }: LookAtPair) => {
  const sealed = await visiblePair(work, about)
  const [left, right] = await readRecords(work, about)
  if (!sealed || !left || !right) return undefined
  const cleared = permit(work.sight, 'judge', sealed, await labelFactsNow(work, sealed.labels))
  return { left, right, pair: isRefusal(cleared) ? undefined : cleared.content }
}

const pair = async (work: Work, ask: LookAtPair): Promise<ComparedPair | undefined> => {
  const found = await opened(work, ask)
  if (!found) return undefined
  const given = await judgementsOn(work, [ask.about])
  const stage = stageFor(work, given)
  const isBlind = ask.isFromQueue === true && stage === 'blind' && found.pair !== undefined
  const crosses = found.pair?.crosses ?? given.some(one => one.crosses)
  const done = await doneBy(work, ask.done)
  return {
    about: ask.about,
    left: found.left,
    right: found.right,
    // Evidence is computed again from the records as they stand, so that it never tells of a version that was corrected.
    compared: compare(features(found.left), features(found.right)),
    judgements: isBlind ? [] : given,
    version: found.pair?.version ?? 0,
    crosses,
    mayJudge: found.pair !== undefined,
    stage: stage === 'blind' && !isBlind ? undefined : stage,
    moves: await whatWouldMove(work, ask.about, { crosses, isBlind }),
    ...(done ? { done } : {}),
    ...(work.sight.by.kind === 'Member' ? { reader: work.sight.by.id } : {}),
  }
}

const shownBy = ({ about, moves, done }: ComparedPair) => [
  ...about,
  ...(moves ? [...moves.left, ...moves.right, ...moves.parts].map(record => record.id) : []),
  ...(done ? done.judgement.about : []),
]

/** The pair, for whoever sees both records; undefined where one of them is not there for this viewer. */
export const lookAtPair = look('look-at-pair', async (work, ask: LookAtPair) => {
  const page = await pair(work, ask)
  return { page, shows: page ? shownBy(page) : [], asked: ask.about }
})
