// A further thread of the scoring: takes pieces while there are any, and hands over what it found.
import { parentPort, workerData } from 'node:worker_threads'
import { type Share, scoreShare } from './predict.ts'

const done = scoreShare(workerData as Share)
parentPort?.postMessage(done)
