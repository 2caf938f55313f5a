// What waits for whoever sits here: each room says its part, home shows them together.
import type { Work } from '#core/guard/desk.ts'
import type { RecordId } from '#core/language/ids.ts'

export type Waiting = {
  /** `changed` is news that asks for nothing. */
  readonly state: 'overdue' | 'waiting' | 'changed'
  readonly words: string
  readonly href: string
  /** When it is due, or when it happened. */
  readonly when?: Date
  /** The records that the words tell of, for the ledger. */
  readonly tells?: readonly RecordId[]
}

/** INVARIANT: read under the viewer's own sight, in order of its moment and then its id, never more than a screen of it. */
export type WaitsOf = (work: Work) => Promise<readonly Waiting[]>
