// Pairs that somebody leaves for now: they go along in the address as he works on, and wait for him again when he comes back to the queue.
import { recordId } from '#core/language/ids.ts'
import { keyOfPair, type PairOfRecords, pairOf } from '../judgement.ts'

/** The last so many; an address can hold no more. Whoever leaves more is asked about the first of them again. */
const most = 40

const named = ([left, right]: PairOfRecords): string => `${left}_${right}`

const read = (words: string): readonly PairOfRecords[] => {
  const [one = '', other = '', ...more] = words.split('_')
  const [left, right] = [recordId(one), recordId(other)]
  const about = left && right && more.length === 0 ? pairOf(left, right) : undefined
  return about ? [about] : []
}

/** What does not name a pair is left out. */
export const putAsideIn = (fields: URLSearchParams): readonly PairOfRecords[] =>
  fields.getAll('aside').slice(-most).flatMap(read)

/** As words of an address or a form, in a field `aside` for each pair. */
export const asideWords = (aside: readonly PairOfRecords[]): readonly string[] => aside.slice(-most).map(named)

export const isPutAside = (aside: readonly PairOfRecords[]): ((about: PairOfRecords) => boolean) => {
  const keys = new Set(aside.map(keyOfPair))
  return about => keys.has(keyOfPair(about))
}
