// From the keys of a rule to its blocks; on another thread where there are enough records for it to be worth while.
import { Worker } from 'node:worker_threads'
import { sharedInts } from '../table/table.ts'
import { agreeing } from './agreeing.ts'
import { type Blocked, givenBlocks } from './blocks.ts'

/** What a rule asks to be equal, a number a record for each part; `rights` where it reads the two records differently. */
export type RuleKeys = {
  readonly size: number
  readonly lefts: readonly Int32Array[]
  readonly rights?: readonly Int32Array[]
}

/** Without an equality every pair of the table meets: one block for all. */
const everybody = (size: number): Blocked => {
  const all = sharedInts(size)
  for (let record = 0; record < size; record += 1) all[record] = record
  return givenBlocks(size, Int32Array.of(0, size), all)
}

export const blockRule = ({ size, lefts, rights }: RuleKeys): Blocked =>
  lefts.length === 0 ? everybody(size) : agreeing(size, lefts, rights)

/** Under so many records a second thread costs more than it does. */
const worthAThread = 100_000

/** The work to be shared: each rule is taken by whichever thread comes first. */
export type RulesToBlock = { readonly keys: readonly RuleKeys[]; readonly next: Int32Array }
type BlockedAt = readonly [at: number, made: Blocked]

export const takeRules = ({ keys, next }: RulesToBlock): readonly BlockedAt[] => {
  const made: BlockedAt[] = []
  for (let at = Atomics.add(next, 0, 1); at < keys.length; at = Atomics.add(next, 0, 1)) {
    const rule = keys[at]
    if (rule !== undefined) made.push([at, blockRule(rule)])
  }
  return made
}

const elsewhere = (work: RulesToBlock): Promise<readonly BlockedAt[]> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./block-rules.worker.ts', import.meta.url), { workerData: work })
    worker.once('message', resolve)
    worker.once('error', reject)
  })

/**
 * Begins on another thread, where one is worth while.
 * @returns what the caller calls when its own work is done: it takes the rules that are left, and waits for the others
 */
export const blockRules = (keys: readonly RuleKeys[], threads: number): (() => Promise<readonly Blocked[]>) => {
  const work: RulesToBlock = { keys, next: new Int32Array(new SharedArrayBuffer(4)) }
  const isWorthIt = threads > 1 && (keys[0]?.size ?? 0) >= worthAThread
  const other = isWorthIt ? elsewhere(work) : Promise.resolve([])
  return async () => {
    const made = new Map([...takeRules(work), ...(await other)])
    return keys.flatMap((_, at) => made.get(at) ?? [])
  }
}
