// Whether somebody's post may write such a thing for his agency at all: asked of the policy before he is shown a form.
import type { Work } from '#core/guard/desk.ts'
import { type Act, decide, type LabelFacts } from '#core/guard/policy.ts'
import { agencyOf } from '#core/guard/sight.ts'
import type { LabelId } from '#core/language/ids.ts'

/** A label such as his agency would put on what it writes; there is none of this id. */
const ownLabel = (work: Work): LabelFacts => ({
  id: 0 as LabelId,
  owner: agencyOf(work.sight.by),
  marking: 'OFFICIAL-SENSITIVE',
  handling: 'P',
  agreementReaders: [],
  agreementParties: [],
  hit: 'silence',
  agreementPurposes: [],
  grantees: [],
  purposes: [work.sight.purpose],
  protected: 'none',
  regime: 'law-enforcement',
  compare: 'never',
})

export const mayAuthor = (work: Work, act: Act): boolean =>
  decide(work.sight.by, act, ownLabel(work), work.sight.purpose).allowed
