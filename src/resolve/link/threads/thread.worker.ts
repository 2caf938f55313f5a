// A further thread: does what it is asked for, one job after the other.
import { parentPort } from 'node:worker_threads'
import { scoreShare } from '../score/predict.ts'
import { takeTasks } from '../score/prepare.ts'
import type { Asked } from './threads.ts'

parentPort?.on('message', (asked: Asked) => {
  if (asked.job === 'prepare') {
    parentPort?.postMessage(takeTasks(asked.work))
    return
  }
  const done = scoreShare(asked.work)
  const { left, right, weight, rule } = done.edges
  // Handed over and not copied: tens of millions of pairs may be in them.
  const handed = [left, right, weight, rule].map(({ buffer }) => buffer).filter(buffer => buffer instanceof ArrayBuffer)
  parentPort?.postMessage(done, handed)
})
