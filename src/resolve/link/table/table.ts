// Records from one or several files as columns of numbers, in the order of their ids, which says who stands left in a pair.
import type { TextPool, Texts } from './text-pool.ts'

/** One number a record: of a text in the pool, 0 for no value. */
export type Column = Int32Array

export type Table = {
  readonly size: number
  readonly columns: ReadonlyMap<string, Column>
  /** Where the texts of the columns, and of what is derived from them, have their numbers. */
  readonly pool: TextPool
  /** Ids as written; that of record `r` is text `r + 1`. Only this thread reads them. */
  readonly ids: Texts
  /** Names of the files that the records came from, and which of them each record came from. */
  readonly sources: readonly string[]
  readonly sourceOf: Uint8Array
}

export const sharedInts = (size: number): Int32Array => new Int32Array(new SharedArrayBuffer(size * 4))
export const sharedFloats = (size: number): Float64Array => new Float64Array(new SharedArrayBuffer(size * 8))
export const sharedBytes = (size: number): Uint8Array => new Uint8Array(new SharedArrayBuffer(size))
