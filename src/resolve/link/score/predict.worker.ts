// A further thread of the scoring: takes pieces while there are any, and hands over what it found.
import { parentPort, workerData } from 'node:worker_threads'
import { type Share, scoreShare } from './predict.ts'

const done = scoreShare(workerData as Share)
const { left, right, weight, rule } = done.edges
// Handed over and not copied: tens of millions of pairs may be in them.
parentPort?.postMessage(
  done,
  [left, right, weight, rule].map(({ buffer }) => buffer).filter(buffer => buffer instanceof ArrayBuffer),
)
