// An agency declined or could not do it: the same is asked of another, as a tasking of its own that the first agency does not read.
import { type AgencyCode, inTheLedger, type TaskingId } from '#core/language/ids.ts'
import { change } from '#core/ledger/audit.ts'
import { type Sent, sendAs } from '../ask/send-tasking.ts'
import { groupUnder, recordsUnder, taskingAt, writeSentOn, writeStep } from '../store.ts'
import { type Moved, openFor, tell } from './move-tasking.ts'

export type SendOn = {
  readonly tasking: TaskingId
  readonly seenVersion: number
  readonly words: string
  readonly asked: AgencyCode
  readonly answerBy: string
  readonly due: string
  readonly once: string
}

export type SentOn = Moved | Exclude<Sent, { kind: 'sent' }>

export const sendOn = change<SendOn, SentOn>(
  'disclosure',
  'send-tasking-on',
  (ask, outcome) => [
    { record: inTheLedger(ask.tasking), manner: outcome?.kind === 'moved' ? 'changed' : 'asked' },
    ...(outcome?.kind === 'moved' ? [{ record: inTheLedger(outcome.id), manner: 'changed' as const }] : []),
  ],
  async (work, ask) => {
    const { by } = work.sight
    if (by.kind !== 'Member') return { kind: 'refused', reasons: [] }
    const opened = await openFor(work, { ...ask, act: 'send-on' })
    if (opened.kind !== 'open') return opened
    const { cleared, move } = opened
    const old = cleared.content
    if (ask.asked === old.asked) return { kind: 'not-there', unchanged: true }
    const group = await groupUnder(work, old.id)
    const about = await recordsUnder(work, old.id)
    const sent = await sendAs(work, by, { ...old, ...ask, group, about })
    if (sent.kind !== 'sent') return sent
    const seeing = { ...(await work.anew()), listeners: work.listeners }
    const next = await taskingAt(seeing, sent.id)
    if (!next) throw new Error('What was asked of another agency is not seen by whoever asked it.')
    await writeStep(seeing, cleared, { act: 'send-on', state: move.to, side: move.side, words: ask.words })
    await writeSentOn(seeing, old, next)
    await tell(seeing, old, move)
    return { kind: 'moved', id: sent.id }
  },
)
