// Two records side by side, what speaks against and for their being the same, and what was said of them before.
import { type ReadRecord, readRecords } from '#collect'
import type { Work } from '#core/guard/desk.ts'
import { isRefusal, permit } from '#core/guard/sealed.ts'
import { featuresOf } from '#core/identifiers/index.ts'
import { look } from '#core/ledger/audit.ts'
import type { Judgement, PairOfRecords } from './judgement.ts'
import { type Compared, compare } from './model/index.ts'
import { judgementsTouching, labelFactsNow, pairVersion, visiblePair } from './store.ts'

export type ComparedPair = {
  readonly about: PairOfRecords
  readonly left: ReadRecord
  readonly right: ReadRecord
  readonly compared: Compared
  readonly judgements: readonly Judgement[]
  readonly version: number
  readonly mayJudge: boolean
}

const pair = async (work: Work, about: PairOfRecords): Promise<ComparedPair | undefined> => {
  const sealed = await visiblePair(work, about)
  const [left, right] = await readRecords(work, about)
  if (!sealed || !left || !right) return undefined
  const cleared = permit(work.sight, 'judge', sealed, await labelFactsNow(work, sealed.labels))
  const judged = await judgementsTouching(work, [about[0]])
  return {
    about,
    left,
    right,
    // Evidence is computed again from the records as they stand, so that it never tells of a version that was corrected.
    compared: compare(featuresOf(left.kind, left.properties), featuresOf(right.kind, right.properties)),
    judgements: judged.filter(one => one.about[1] === about[1] && one.about[0] === about[0]),
    version: await pairVersion(work, about),
    mayJudge: !isRefusal(cleared),
  }
}

/** The pair, for whoever sees both records; undefined where one of them is not there for this viewer. */
export const lookAtPair = look('look-at-pair', async (work, about: PairOfRecords) => {
  const page = await pair(work, about)
  return { page, shows: page ? about : [], asked: about }
})
