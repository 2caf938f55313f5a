// Somebody takes an alarm on, says why it is acted on or not, or closes it with what was done.
import { labelFactsAt } from '#core/guard/label-facts.ts'
import { isRefusal, permit, seal } from '#core/guard/sealed.ts'
import type { FactKind } from '#core/language/facts.ts'
import { type AlarmId, inTheLedger } from '#core/language/ids.ts'
import { type AlarmStep, mayFollow } from '#core/language/life-at-risk.ts'
import { change } from '#core/ledger/audit.ts'
import { publish } from '#core/ledger/publish.ts'
import { stageOf, visibleAlarm, writeStep } from './alarm-store.ts'

export type AnswerAlarm = {
  readonly alarm: AlarmId
  readonly step: AlarmStep
  readonly words: string
  /** How many steps the officer had before him. */
  readonly seen: number
}

export type AlarmAnswered =
  | { readonly kind: AlarmStep }
  | { readonly kind: 'no-such-alarm'; readonly unchanged: true }
  | { readonly kind: 'moved-on'; readonly unchanged: true }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }

const news: Partial<Record<AlarmStep, FactKind>> = {
  acknowledged: 'life-at-risk-acknowledged',
  closed: 'life-at-risk-closed',
}

/** Whoever reads an alarm may answer it: in danger of life nobody waits for a particular post. */
export const answerAlarm = change<AnswerAlarm, AlarmAnswered>(
  'alteration',
  'answer-life-at-risk',
  ({ alarm, step }, outcome) => [
    { record: inTheLedger(alarm), manner: outcome?.kind === step ? ('changed' as const) : ('asked' as const) },
  ],
  async (work, { alarm: id, step, words, seen }) => {
    const alarm = await visibleAlarm(work, id)
    if (!alarm) return { kind: 'no-such-alarm', unchanged: true }
    const sealed = seal(alarm, [alarm.label])
    const cleared = permit(work.sight, 'see', sealed, await labelFactsAt(work.db, work.now, [alarm.label]))
    if (isRefusal(cleared)) return cleared
    if (alarm.steps.length !== seen || !mayFollow(stageOf(alarm), step)) return { kind: 'moved-on', unchanged: true }
    await writeStep(work, cleared.content, { stage: step, words })
    const fact = news[step]
    if (fact) await publish(work, work.listeners, { fact, about: [], labels: [alarm.label] })
    return { kind: step }
  },
)
