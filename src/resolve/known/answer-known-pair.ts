// An officer answers a known-answer pair: it joins nothing and is of nobody; he is told at once that it was one, and what was right.
import type { RecordId } from '#core/language/ids.ts'
import { change } from '#core/ledger/audit.ts'
import type { Verdict } from '../judgement.ts'
import type { KnownPair } from './known-pairs.ts'
import { addToTally, markHad } from './known-store.ts'

export type AnsweredKnown =
  | { readonly kind: 'known-answer'; readonly about: readonly RecordId[] }
  | { readonly kind: 'had-before'; readonly unchanged: true }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }

/**
 * INVARIANT: the ledger hears that a known-answer pair was answered, and not whether rightly: it is for the four lawful uses, and what a
 * named person got right would be a measure of performance (decision 0015).
 */
export const answerKnownPair = change<{ readonly pair: KnownPair; readonly verdict: Verdict }, AnsweredKnown>(
  'combination',
  'answer-known-pair',
  () => [],
  async (work, { pair, verdict }) => {
    const { by } = work.sight
    if (by.kind !== 'Member' || (await work.labelsFor('judge')).length === 0)
      return { kind: 'refused', reasons: ['not-a-judge'] }
    if (!(await markHad(work, by.id, pair.id))) return { kind: 'had-before', unchanged: true }
    await addToTally(work, by.agency, pair.id, verdict)
    return { kind: 'known-answer', about: [] }
  },
)
