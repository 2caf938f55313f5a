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
type Waiting = { readonly answer: (visible: readonly LabelId[]) => void; readonly fail: (fault: Error) => void }

/** Opens the deciding thread; it does not keep the process alive, and when it dies every question asked of it fails closed. */
export const openDeciding = (): Deciding => {
  const waiting = new Map<number, Waiting>()
  let asked = 0
  let worker: Worker | undefined
  const failAll = (fault: Error): void => {
    worker = undefined
    for (const { fail } of waiting.values()) fail(fault)
    waiting.clear()
  }
  const opened = (): Worker => {
    if (worker) return worker
    worker = new Worker(new URL('./decide-off-loop.worker.ts', import.meta.url))
    worker.unref()
    worker.on('message', ({ id, visible, fault }: Answer) => {
      const asker = waiting.get(id)
      waiting.delete(id)
      if (visible) asker?.answer(visible)
      else asker?.fail(new Error(fault ?? 'The policy gave no answer.'))
      if (waiting.size === 0) worker?.unref()
    })
    worker.on('error', failAll)
    worker.on('exit', () => failAll(new Error('The policy thread ended.')))
    return worker
  }
  return {
    allowed: (asker, act, labels, purpose) =>
      new Promise((answer, fail) => {
        const id = ++asked
        waiting.set(id, { answer, fail })
        const thread = opened()
        thread.ref()
        thread.postMessage({ id, asker, act, labels, purpose })
      }),
    close: async () => {
      await worker?.terminate()
    },
  }
}
