// Somebody answers a tasking, gets it under way, ends it or withdraws it: whatever the table allows his side, with what it asks to be said.
import { isRefusal } from '#core/guard/sealed.ts'
import { inTheLedger, type TaskingId } from '#core/language/ids.ts'
import { type AuditedWork, change } from '#core/ledger/audit.ts'
import { publish } from '#core/ledger/publish.ts'
import { recordsUnder, sealedTasking, writeStep } from '../store.ts'
import type { Tasking } from '../tasking.ts'
import { permitted, sidesOf } from './sides.ts'
import { movesFrom, type Transition } from './transitions.ts'

export type MoveTasking = {
  readonly tasking: TaskingId
  readonly act: Transition['act']
  /** How many steps had been taken when the form was shown. */
  readonly seenVersion: number
  readonly words: string
  readonly dates: { readonly answerBy: string; readonly due: string } | undefined
}

export type Moved =
  | { readonly kind: 'moved'; readonly id: TaskingId }
  | { readonly kind: 'no-such-tasking'; readonly unchanged: true }
  | { readonly kind: 'not-allowed'; readonly unchanged: true }
  | { readonly kind: 'moved-on'; readonly unchanged: true }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }

const unchanged = <K extends string>(kind: K) => ({ kind, unchanged: true as const })

/** A tasking opened for one move of the table; otherwise why it stays shut. */
export const openFor = async (
  work: AuditedWork,
  { tasking, act, seenVersion }: Pick<MoveTasking, 'tasking' | 'act' | 'seenVersion'>,
) => {
  const sealed = await sealedTasking(work, tasking)
  if (!sealed) return unchanged('no-such-tasking')
  const cleared = await permitted(work, sealed)
  if (isRefusal(cleared)) return cleared
  // Before who he is to it now: whoever has just moved it may by that be on no side any more.
  if (cleared.content.version !== seenVersion) return unchanged('moved-on')
  const move = movesFrom(cleared.content.state, sidesOf(work, cleared.content)).find(one => one.act === act)
  return move ? { kind: 'open' as const, cleared, move } : unchanged('not-allowed')
}

/** Tells who listens; under the tasking's label, about what it rests on as far as the mover sees. */
export const tell = async (work: AuditedWork, { id, label }: Pick<Tasking, 'id' | 'label'>, { fact }: Transition) => {
  if (fact) await publish(work, work.listeners, { fact, about: await recordsUnder(work, id), labels: [label] })
}

export const moveTasking = change<MoveTasking, Moved>(
  'alteration',
  'move-tasking',
  (ask, outcome) => [{ record: inTheLedger(ask.tasking), manner: outcome?.kind === 'moved' ? 'changed' : 'asked' }],
  async (work, ask) => {
    const opened = await openFor(work, ask)
    if (opened.kind !== 'open') return opened
    const { cleared, move } = opened
    await writeStep(work, cleared, {
      act: move.act,
      state: move.to,
      side: move.side,
      words: ask.words,
      ...(ask.dates ? { dates: ask.dates } : {}),
    })
    await tell(work, cleared.content, move)
    return { kind: 'moved', id: ask.tasking }
  },
)
