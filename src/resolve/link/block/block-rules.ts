// From the keys of a rule to its blocks.
import { sharedInts } from '../table/table.ts'
import { agreeing } from './agreeing.ts'
import { type Blocked, type BlockOf, givenBlocks } from './blocks.ts'
import type { Parts } from './heaps.ts'

/** What a rule asks to be equal, a number a record for each part; `rights` where it reads the two records differently. */
export type RuleKeys = { readonly size: number; readonly lefts: Parts; readonly rights?: Parts }

/** The same, and where the numbers of its blocks go. */
export type RuleToBlock = RuleKeys & { readonly left: BlockOf; readonly right: BlockOf }

/** Without an equality every pair of the table meets: one block for all. */
const everybody = (size: number, blockOf: BlockOf): Blocked => {
  const all = sharedInts(size)
  for (let record = 0; record < size; record += 1) all[record] = record
  return givenBlocks(Int32Array.of(0, size), all, blockOf)
}

export const blockRule = ({ size, lefts, rights, left, right }: RuleToBlock): Blocked => {
  if (lefts.length === 0) return everybody(size, left)
  return agreeing(size, { parts: lefts, blockOf: left }, rights && { parts: rights, blockOf: right })
}

/** With room for the numbers of their blocks. */
export const rulesToBlock = (keys: readonly RuleKeys[]): readonly RuleToBlock[] => {
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

/** The blocks of each rule, made here and now. */
export const blockRules = (keys: readonly RuleKeys[]): readonly Blocked[] => rulesToBlock(keys).map(blockRule)
