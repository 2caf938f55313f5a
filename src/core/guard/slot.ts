// A slot is a 64-bit hash of (key, label): one equality finds the records of a key under a label, and touches no other label's rows.
import { createHash } from 'node:crypto'
import type { LabelId } from '#core/language/ids.ts'

/** Signed 64-bit, as PostgreSQL's bigint. */
export type Slot = bigint

const golden = 0x9e3779b97f4a7c15n
const mask = 0xffffffffffffffffn

const keyHash = (key: string): bigint => createHash('sha256').update(key).digest().readBigUInt64BE(0)

/** SplitMix64's finaliser (Steele, Lea and Flood 2014): every bit of the input moves half of the output's. */
const mixed = (x: bigint): bigint => {
  const a = ((x ^ (x >> 30n)) * 0xbf58476d1ce4e5b9n) & mask
  const b = ((a ^ (a >> 27n)) * 0x94d049bb133111ebn) & mask
  return b ^ (b >> 31n)
}

const slotOf = (hash: bigint, label: LabelId): Slot => BigInt.asIntN(64, mixed((hash + golden * BigInt(label)) & mask))

export const slot = (key: string, label: LabelId): Slot => slotOf(keyHash(key), label)

/** The slots of every key under every label, key by key; two keys can share a slot, so a reader compares the key beside it. */
export const slotsOf = (keys: readonly string[], labels: readonly LabelId[]): Slot[] =>
  keys.flatMap(key => {
    const hash = keyHash(key)
    return labels.map(label => slotOf(hash, label))
  })
