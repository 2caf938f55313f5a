// The policy asked in a thread of its own, so that deciding hundreds of labels holds up nobody's page.
import { parentPort } from 'node:worker_threads'
import type { Purpose } from '#core/language/protection.ts'
import type { Asker } from './asker.ts'
import { type Act, allowedLabels, type LabelFacts } from './policy.ts'

type Question = {
  readonly id: number
  readonly asker: Asker
  readonly act: Act
  readonly labels: readonly LabelFacts[]
  readonly purpose: Purpose
}

parentPort?.on('message', ({ id, asker, act, labels, purpose }: Question) => {
  try {
    parentPort?.postMessage({ id, visible: allowedLabels(asker, act, labels, purpose) })
  } catch (fault) {
    parentPort?.postMessage({ id, fault: String(fault) })
  }
})
