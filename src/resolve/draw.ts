// Which pairs are read twice: a draw that follows from the two ids, so that nobody chooses and everybody can check.
import { createHash } from 'node:crypto'
import type { PairOfRecords } from './judgement.ts'

/** An even number between 0 and 1 from words. */
export const drawFrom = (words: string): number => createHash('sha256').update(words).digest().readUInt32BE(0) / 2 ** 32

export const drawOf = ([left, right]: PairOfRecords): number => drawFrom(`${left} ${right}`)
