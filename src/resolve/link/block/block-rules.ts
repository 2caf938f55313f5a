// From the keys of a rule to its blocks; on another thread where there are enough records for it to be worth while.
import { sharedInts } from '../table/table.ts'
import type { Threads } from '../threads/threads.ts'
import { agreeing } from './agreeing.ts'
import { type Blocked, type BlockOf, givenBlocks } from './blocks.ts'
import type { Parts } from './heaps.ts'

/** What a rule asks to be equal, a number a record for each part; `rights` where it reads the two records differently. */
export type RuleKeys = { readonly size: number; readonly lefts: Parts; readonly rights?: Parts }

/** The same, and where the numbers of its blocks go. */
type RuleToBlock = RuleKeys & { readonly left: BlockOf; readonly right: BlockOf }

/** Without an equality every pair of the table meets: one block for all. */
const everybody = (size: number, blockOf: BlockOf): Blocked => {
  const all = sharedInts(size)
  for (let record = 0; record < size; record += 1) all[record] = record
  return givenBlocks(Int32Array.of(0, size), all, blockOf)
}

const blockRule = ({ size, lefts, rights, left, right }: RuleToBlock): Blocked => {
  if (lefts.length === 0) return everybody(size, left)
  return agreeing(size, { parts: lefts, blockOf: left }, rights && { parts: rights, blockOf: right })
}

const withRoom = (keys: readonly RuleKeys[]): readonly RuleToBlock[] => {
  const width = keys.reduce((sum, { rights }) => sum + (rights === undefined ? 1 : 2), 0)
  const numbers = sharedInts((keys[0]?.size ?? 0) * width)
  let next = 0
  return keys.map(rule => {
    const left = { numbers, width, at: next }
    const right = rule.rights === undefined ? left : { numbers, width, at: next + 1 }
    next = right.at + 1
    return { ...rule, left, right }
  })
}

/** Under so many records a second thread costs more than it does. */
const worthAThread = 100_000

/** The work to be shared: each rule is taken by whichever thread comes first. */
export type RulesToBlock = { readonly rules: readonly RuleToBlock[]; readonly next: Int32Array }
export type BlockedAt = readonly [at: number, made: Blocked]

export const takeRules = ({ rules, next }: RulesToBlock): readonly BlockedAt[] => {
  const made: BlockedAt[] = []
  for (let at = Atomics.add(next, 0, 1); at < rules.length; at = Atomics.add(next, 0, 1)) {
    const rule = rules[at]
    if (rule !== undefined) made.push([at, blockRule(rule)])
  }
  return made
}

/** The blocks of each rule, made here and now. */
export const blockRules = (keys: readonly RuleKeys[]): readonly Blocked[] => withRoom(keys).map(blockRule)

/**
 * Begins on other threads, where they are worth while.
 * @returns what the caller calls when its own work is done: it takes the rules that are left, and waits for the others
 */
export const blockRulesInThreads = (
  keys: readonly RuleKeys[],
  threads: Threads,
): (() => Promise<readonly Blocked[]>) => {
  const work: RulesToBlock = { rules: withRoom(keys), next: new Int32Array(new SharedArrayBuffer(4)) }
  const isWorthIt = (keys[0]?.size ?? 0) >= worthAThread
  const others = isWorthIt ? threads.share('block', work) : Promise.resolve([])
  // Whoever does not come back for it has another fault to tell.
  others.catch(() => {})
  return async () => {
    const made = new Map([...takeRules(work), ...(await others).flat()])
    return keys.flatMap((_, at) => made.get(at) ?? [])
  }
}
