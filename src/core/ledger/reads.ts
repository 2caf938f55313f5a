// Reads are entered by group commit: every response that waits shares one durable write, and leaves only after it.
import type { Kysely } from 'kysely'
import { append } from './append.ts'
import type { Entry } from './entry.ts'

export type ReadEntries = {
  /** Resolves when the entry is durable; rejects when it cannot be written, and then nothing may be served. */
  readonly entered: (entry: Entry) => Promise<void>
}

type Waiting = { readonly entry: Entry; readonly done: () => void; readonly fail: (fault: unknown) => void }

const atMost = 500

/** Faults of what is written (SQLSTATE classes 22 and 23), not of the database that should write it. */
const isOfOneEntry = (fault: unknown): boolean =>
  typeof fault === 'object' && fault !== null && 'code' in fault && /^2[23]/.test(String(fault.code))

export class LedgerUnwritable extends Error {
  constructor(cause: unknown) {
    super('Nothing was shown, because looking at it could not be recorded.', { cause })
    this.name = 'LedgerUnwritable'
  }
}

export const openReadEntries = (db: Kysely<unknown>): ReadEntries => {
  let queue: Waiting[] = []
  let isWriting = false

  const write = async (group: readonly Waiting[]): Promise<void> => {
    try {
      // One statement is a transaction of its own: all of them are durable, or none.
      await append(
        db,
        group.map(({ entry }) => entry),
      )
      for (const { done } of group) done()
    } catch (fault) {
      if (group.length > 1 && isOfOneEntry(fault)) return writeApart(group)
      for (const { fail } of group) fail(new LedgerUnwritable(fault))
    }
  }

  /** INVARIANT: an entry that cannot be written keeps nobody else's from being served. */
  const writeApart = async (group: readonly Waiting[]): Promise<void> => {
    const half = Math.ceil(group.length / 2)
    await write(group.slice(0, half))
    await write(group.slice(half))
  }

  const drain = async (): Promise<void> => {
    if (isWriting) return
    isWriting = true
    while (queue.length > 0) {
      const group = queue.slice(0, atMost)
      queue = queue.slice(atMost)
      await write(group)
    }
    isWriting = false
  }

  return {
    entered: entry =>
      new Promise((done, fail) => {
        queue.push({ entry, done, fail })
        void drain()
      }),
  }
}
