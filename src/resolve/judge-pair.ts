// An officer says whether two records describe the same person or thing. The edge is the model's proposal; the verdict is his.
import { isRefusal, permit } from '#core/guard/sealed.ts'
import type { JudgementId, MemberId, RecordId } from '#core/language/ids.ts'
import { type AuditedWork, change } from '#core/ledger/audit.ts'
import { publish } from '#core/ledger/publish.ts'
import {
  hasSpoken,
  isContradicted,
  type Judgement,
  type Manner,
  type PairOfRecords,
  standing,
  type Verdict,
} from './judgement.ts'
import { stageOf } from './queue/read-queue.ts'
import { judgementsOn, labelFactsNow, visiblePair, writeJudgement } from './store.ts'

export type JudgePair = {
  readonly about: PairOfRecords
  /** The pair's version that the officer had before him. */
  readonly seenVersion: number
  readonly verdict: Verdict
  readonly reason: string
  /** From the queue, where nobody is shown what was said before him. */
  readonly isFromQueue: boolean
}

export type Judged =
  | { readonly kind: 'judged'; readonly about: RecordId; readonly judgement: JudgementId }
  | { readonly kind: 'no-such-pair'; readonly unchanged: true }
  | { readonly kind: 'moved-on'; readonly unchanged: true }
  /** The same form a second time: what he sent first stands. */
  | { readonly kind: 'sent-before'; readonly unchanged: true }
  /** He gave the first verdict, or one of the two that differ: another person has to speak. */
  | { readonly kind: 'needs-another'; readonly unchanged: true }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }

/** Whether what waits on this pair waits for somebody other than this member. */
const waitsForAnother = (given: readonly Judgement[], member: MemberId, verdict: Verdict): boolean => {
  switch (standing(given)) {
    case 'contested':
      return hasSpoken(given, member) || isContradicted(given, member)
    case 'pending':
      return verdict === 'match' && hasSpoken(given, member)
    case 'unsure':
      return verdict === 'match' && isContradicted(given, member)
    default:
      return false
  }
}

/** Whether a judgement that stands is what this form says, of the same person. */
const isOf =
  ({ verdict, reason }: JudgePair, member: MemberId) =>
  (one: Judgement): boolean =>
    one.givenBy?.id === member && one.verdict === verdict && one.reason === reason && one.revoked === undefined

const mannerOf = (given: readonly Judgement[], member: MemberId, now: Date, isFromQueue: boolean): Manner => {
  const stage = stageOf(given, member, now)
  if (stage === 'settle') return 'settling'
  return stage === 'blind' && isFromQueue ? 'blind' : 'verdict'
}

const judge = async (work: AuditedWork, ask: JudgePair): Promise<Judged> => {
  const sealed = await visiblePair(work, ask.about)
  if (!sealed) return { kind: 'no-such-pair', unchanged: true }
  const cleared = permit(work.sight, 'judge', sealed, await labelFactsNow(work, sealed.labels))
  if (isRefusal(cleared)) return cleared
  if (cleared.by.kind !== 'Member') return { kind: 'refused', reasons: ['not-a-member'] }
  const given = await judgementsOn(work, [ask.about])
  const { id: member } = cleared.by
  if (cleared.content.version !== ask.seenVersion)
    return { kind: given.some(isOf(ask, member)) ? 'sent-before' : 'moved-on', unchanged: true }
  if (waitsForAnother(given, member, ask.verdict)) return { kind: 'needs-another', unchanged: true }
  const manner = mannerOf(given, member, work.now, ask.isFromQueue)
  const judgement = await writeJudgement(work, cleared, { verdict: ask.verdict, manner, reason: ask.reason })
  await publish(work, work.listeners, { fact: 'pair-judged', about: ask.about, labels: cleared.content.labels })
  return { kind: 'judged', about: ask.about[0], judgement }
}

export const judgePair = change<JudgePair, Judged>(
  'combination',
  'judge-pair',
  (ask, outcome) =>
    ask.about.map(record => ({
      record,
      manner: outcome?.kind === 'judged' ? ('changed' as const) : ('asked' as const),
    })),
  judge,
)
