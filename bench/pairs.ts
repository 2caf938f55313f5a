// Pairs to count in: all that are truly of one person across agencies, and strangers drawn at random, the same draw each time.
import type { HeldRecord } from '../src/quality/held-record.ts'

export type RecordPair = readonly [HeldRecord, HeldRecord]

export function* truePairsOf(records: readonly HeldRecord[]): Generator<RecordPair> {
  const known = records.filter(record => record.entity !== undefined)
  for (const same of Map.groupBy(known, record => record.entity).values())
    for (const [at, one] of same.entries())
      for (const other of same.slice(at + 1)) if (one.traits.agency !== other.traits.agency) yield [one, other]
}

/** A linear congruential draw [recalled: Numerical Recipes], enough to pick pairs and the same on every machine. */
const draws = (): (() => number) => {
  let state = 12345
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

export function* strangersOf(records: readonly HeldRecord[], many: number): Generator<RecordPair> {
  const draw = draws()
  const pick = () => records[Math.floor(draw() * records.length)]
  for (let made = 0; made < many; made += 1) {
    const [one, other] = [pick(), pick()]
    if (one !== undefined && other !== undefined && one.entity !== other.entity) yield [one, other]
  }
}
