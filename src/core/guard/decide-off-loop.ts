// Deciding hundreds of labels at once, off the event loop.
import { Worker } from 'node:worker_threads'
import type { LabelId } from '#core/language/ids.ts'
import type { Purpose } from '#core/language/protection.ts'
import type { Asker } from './asker.ts'
import type { Act, LabelFacts } from './policy.ts'

export type Deciding = {
  readonly allowed: (
    asker: Asker,
    act: Act,
    labels: readonly LabelFacts[],
    purpose: Purpose,
  ) => Promise<readonly LabelId[]>
  readonly close: () => Promise<void>
}

type Answer = { readonly id: number; readonly visible?: readonly LabelId[]; readonly fault?: string }
type Waiting = {
  readonly asker: symbol
  readonly tooLong: NodeJS.Timeout
  readonly answer: (visible: readonly LabelId[]) => void
  readonly fail: (fault: Error) => void
}

const waiting = new Map<number, Waiting>()
let asked = 0
let worker: Worker | undefined

/** Whoever waits under this number, who does so no longer. */
const taken = (id: number): Waiting | undefined => {
  const one = waiting.get(id)
  waiting.delete(id)
  clearTimeout(one?.tooLong)
  return one
}

/** What a thread that has ended owes; another may stand in its place by now, and owes its own. */
const failAll = (ended: Worker, fault: Error): void => {
  if (ended !== worker) return
  worker = undefined
  for (const id of waiting.keys()) taken(id)?.fail(fault)
}

/** A transaction waits for each answer. In so many milliseconds a thread that is well has answered thousands of questions. */
const patience = 60_000

/** A thread that does not answer is ended, and with it fails closed what it was asked; who asks next has another. */
const giveUp = (silent: Worker): void => {
  failAll(silent, new Error('The policy gave no answer in time.'))
  void silent.terminate()
}

const restWhenIdle = (): void => {
  if (waiting.size === 0) worker?.unref()
}

/** One thread answers for the whole process: to read and prove the policy takes longer than most who ask are there. */
const thread = (): Worker => {
  if (worker) return worker
  const own = new Worker(new URL('./decide-off-loop.worker.ts', import.meta.url))
  worker = own
  own.on('message', ({ id, visible, fault }: Answer) => {
    const one = taken(id)
    if (visible) one?.answer(visible)
    else one?.fail(new Error(fault ?? 'The policy gave no answer.'))
    restWhenIdle()
  })
  own.on('error', fault => failAll(own, fault))
  own.on('exit', () => failAll(own, new Error('The policy thread ended.')))
  own.unref()
  return own
}

/**
 * Opens a way to the deciding thread. The thread does not keep the process alive, and when it dies every question asked of it fails closed.
 * Whoever closes his way has no answer any more, also of what he has asked; others have theirs.
 */
export const openDeciding = (waitsFor: number = patience): Deciding => {
  const asker = Symbol()
  let isClosed = false
  return {
    allowed: (by, act, labels, purpose) =>
      new Promise((answer, fail) => {
        if (isClosed) return fail(new Error('The way to the policy is closed.'))
        const id = ++asked
        const open = thread()
        // What cannot be put to the thread throws here, and nobody waits for it.
        open.postMessage({ id, asker: by, act, labels, purpose })
        waiting.set(id, { asker, answer, fail, tooLong: setTimeout(() => giveUp(open), waitsFor).unref() })
        open.ref()
      }),
    close: async () => {
      isClosed = true
      for (const [id, one] of waiting)
        if (one.asker === asker) taken(id)?.fail(new Error('The way to the policy is closed.'))
      restWhenIdle()
    },
  }
}
