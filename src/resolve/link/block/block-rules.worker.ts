// A further thread that makes the blocks of rules.
import { parentPort, workerData } from 'node:worker_threads'
import { blockRule, type RuleKeys } from './block-rules.ts'

parentPort?.postMessage((workerData as readonly RuleKeys[]).map(blockRule))
