// A record as the measuring of quality holds it: what the resolver compares, and beside it, apart, what the truth knows of it.
import type { BatchRecord } from '#resolve'

/** What a record's quality is counted by. INVARIANT: none of it reaches the model; nationality comes from the truth or the sample alone. */
export type Traits = {
  readonly source: string
  readonly agency: string
  /** Scripts in which the record writes the name. */
  readonly script?: string
  readonly noise?: string
  readonly language?: string
  readonly nationality?: string
  readonly sex?: string
  readonly age?: string
}
export const traitNames = ['script', 'language', 'nationality', 'sex', 'age', 'noise', 'source'] as const
export type TraitName = (typeof traitNames)[number]

export type HeldRecord = BatchRecord & {
  readonly traits: Traits
  /** Which thing it is truly about; undefined where the truth does not name it. */
  readonly entity?: string
  /** The label forbids comparing: nothing can find it, so a fair recall leaves it out. */
  readonly isNeverCompared: boolean
}
