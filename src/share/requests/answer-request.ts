// Those who hold it refuse with a reason or ask back; whoever asked replies. Releasing is an answer of its own (releases/).
import { labelBetween } from '#core/guard/audience.ts'
import { labelFactsAt } from '#core/guard/label-facts.ts'
import { isRefusal, permit, seal } from '#core/guard/sealed.ts'
import type { LabelId, RecordId, ReleaseId, RequestId } from '#core/language/ids.ts'
import type { Answer } from '#core/language/share.ts'
import { type AuditedWork, change } from '#core/ledger/audit.ts'
import { publish } from '#core/ledger/publish.ts'
import { memberAtDesk, seeingAnew } from '../own-agency.ts'
import { type Answered, isSettled, type Request, standOf } from './request.ts'
import { concernedBy, requestAt, saidOf, writeAnswer } from './store.ts'

export type AnswerRequest = {
  readonly request: RequestId
  readonly answer: 'refused' | 'asked-back'
  readonly words: string
  /** How much had been said between the two when the form was shown. */
  readonly seen: number
}

export type AnsweredRequest =
  | { readonly kind: 'answered'; readonly about: readonly RecordId[] }
  | { readonly kind: 'no-such-request'; readonly unchanged: true }
  | { readonly kind: 'moved-on'; readonly unchanged: true }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }

/** What passed between the asking agency and mine, where mine was asked. */
export type OurThread = {
  readonly request: Request
  readonly label: LabelId
  readonly said: readonly Answered[]
  readonly records: readonly RecordId[]
  readonly labels: readonly LabelId[]
}

/** The request as it stands to us who hold it; the work goes on with the thread's label seen. */
export const ourThread = async (
  plain: AuditedWork,
  id: RequestId,
): Promise<{ readonly work: AuditedWork; readonly thread: OurThread } | undefined> => {
  const member = memberAtDesk(plain)
  const request = member && (await requestAt(plain, id))
  if (!member || !request || request.asker === member.agency) return undefined
  const label = await labelBetween(plain, member.agency, [request.asker])
  const work = await seeingAnew(plain)
  const concerned = await concernedBy(work, id)
  const said = ((await saidOf(work, [id])).get(id) ?? []).filter(one => one.label === label)
  const labels = [...new Set(concerned.map(one => one.label))]
  return { work, thread: { request, label, said, records: concerned.map(one => one.record), labels } }
}

/** Writes an answer of ours; who of us gave it is told where the holder is. */
export const sayOurs = async (
  work: AuditedWork,
  { request, label, said }: OurThread,
  answer: Exclude<Answer, 'replied'>,
  words: string,
  release?: ReleaseId,
): Promise<void> => {
  const member = memberAtDesk(work)
  if (!member) throw new Error('An answer is given by a member of an agency.')
  const isTold = request.mode === 'holder' || answer === 'released'
  const giverLabel = isTold ? label : await labelBetween(work, member.agency, [])
  const seeing = isTold ? work : await seeingAnew(work)
  const place = said.length
  await writeAnswer(seeing, {
    request,
    label,
    side: 'holder',
    answer,
    words,
    place,
    giverLabel,
    ...(release ? { release } : {}),
  })
  await publish(seeing, work.listeners, { fact: 'request-answered', about: [], labels: [request.label, label] })
}

export const answerRequest = change<AnswerRequest, AnsweredRequest>(
  'disclosure',
  'answer-request',
  (_ask, outcome) =>
    outcome?.kind === 'answered' ? outcome.about.map(record => ({ record, manner: 'asked' as const })) : [],
  async (plain, ask) => {
    const found = await ourThread(plain, ask.request)
    if (!found) return { kind: 'no-such-request', unchanged: true }
    const { work, thread } = found
    const facts = await labelFactsAt(work.db, work.now, thread.labels)
    const cleared = permit(work.sight, 'release', seal(thread, thread.labels), facts)
    if (isRefusal(cleared)) return cleared
    if (thread.said.length !== ask.seen || isSettled(standOf(thread.said))) return { kind: 'moved-on', unchanged: true }
    await sayOurs(work, thread, ask.answer, ask.words)
    return { kind: 'answered', about: thread.records }
  },
)

export type ReplyToRequest = {
  readonly request: RequestId
  readonly words: string
  /** How many of the questions had been replied to when the form was shown. */
  readonly seen: number
}

/** Replies to every question that waits: who asked each is not always told, and the reply is the same. */
export const replyToRequest = change<ReplyToRequest, AnsweredRequest>(
  'disclosure',
  'reply-to-request',
  () => [],
  async (work, ask) => {
    const member = memberAtDesk(work)
    const request = member && (await requestAt(work, ask.request))
    if (!member || !request || request.asker !== member.agency) return { kind: 'no-such-request', unchanged: true }
    const labels = [request.label]
    const cleared = permit(work.sight, 'ask', seal(request, labels), await labelFactsAt(work.db, work.now, labels))
    if (isRefusal(cleared)) return cleared
    const said = (await saidOf(work, [request.id])).get(request.id) ?? []
    const waiting = [...Map.groupBy(said, one => one.label)].filter(([, some]) => standOf(some) === 'asked-back')
    if (said.length !== ask.seen || waiting.length === 0) return { kind: 'moved-on', unchanged: true }
    for (const [label, some] of waiting)
      await writeAnswer(work, {
        request,
        label,
        side: 'asker',
        answer: 'replied',
        words: ask.words,
        place: some.length,
        giverLabel: label,
      })
    await publish(work, work.listeners, { fact: 'request-answered', about: [], labels: [request.label] })
    return { kind: 'answered', about: [] }
  },
)
