// A further thread that makes the blocks of rules.
import { parentPort, workerData } from 'node:worker_threads'
import { type RulesToBlock, takeRules } from './block-rules.ts'

parentPort?.postMessage(takeRules(workerData as RulesToBlock))
