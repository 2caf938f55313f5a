// What later rooms say of records, such as that a group on the register is made of them: handed in where the house is put together, because
// this room may not lean on rooms after it.
import type { Work } from '#core/guard/desk.ts'
import type { RecordId } from '#core/language/ids.ts'
import type { Concern } from './worth-of-deciding.ts'

export type Concerns = {
  /** Records in live work, as far as this viewer sees it, at most so many. */
  readonly inLiveWork: (work: Work, limit: number) => Promise<readonly RecordId[]>
  /** Of each record, what it and those near it are part of, as far as this viewer sees. */
  readonly about: (
    work: Work,
    near: ReadonlyMap<RecordId, readonly RecordId[]>,
  ) => Promise<ReadonlyMap<RecordId, readonly Concern[]>>
}

/** A house without later rooms. */
export const noConcerns: Concerns = { inLiveWork: async () => [], about: async () => new Map() }
