// How reviewing does: what a team answered on known-answer pairs, for its own people, and for nobody by name.
import type { Work } from '#core/guard/desk.ts'
import { look } from '#core/ledger/audit.ts'
import { reviewing } from '../queue/settings.ts'
import { knownPairCalled } from './known-pairs.ts'
import { tallyOf } from './known-store.ts'
import { measureKnown, type RightByMistake } from './measure-known.ts'

/** Undefined until enough people of the team have had one: of a few, each could be told from the sum. */
export type KnownAnswers = { readonly rows: readonly RightByMistake[] | undefined }

export const lookAtKnownAnswers = look('look-at-known-answers', async (work: Work, _: undefined) => {
  const { by } = work.sight
  const { tally, people } = by.kind === 'Member' ? await tallyOf(work, by.agency) : { tally: [], people: 0 }
  const page: KnownAnswers = {
    rows: people >= reviewing.fewestPeople ? measureKnown(tally, knownPairCalled) : undefined,
  }
  return { page, shows: [] }
})
