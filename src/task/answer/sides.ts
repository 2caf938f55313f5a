// Who somebody is to a tasking, and what the policy and the table together let him do with it now.
import type { Work } from '#core/guard/desk.ts'
import { labelFactsAt } from '#core/guard/label-facts.ts'
import { decide, type LabelFacts } from '#core/guard/policy.ts'
import { type Cleared, isRefusal, permit, type Refusal, type Sealed, seal } from '#core/guard/sealed.ts'
import { agencyOf } from '#core/guard/sight.ts'
import type { TaskingSide } from '#core/language/tasking.ts'
import type { Tasking } from '../tasking.ts'
import { movesFrom, type Transition } from './transitions.ts'

/** Every side that somebody stands on. */
export const sidesOf = ({ sight: { by } }: Work, { asker, asked, escalatedTo }: Tasking): readonly TaskingSide[] => {
  if (by.kind !== 'Member') return []
  const stands: Readonly<Record<TaskingSide, boolean>> = {
    asker: by.agency === asker,
    asked: by.agency === asked,
    coordinator: by.post === 'tasking-coordinator',
    arbiter: escalatedTo?.agency === by.agency && escalatedTo.post === by.post,
  }
  return (Object.keys(stands) as TaskingSide[]).filter(side => stands[side])
}

/** Opens a tasking to whoever may do something with it. The agency that asks owns its label. */
export const permitted = async (work: Work, sealed: Sealed<Tasking>): Promise<Cleared<Tasking> | Refusal> =>
  permittedBy(work, sealed, await labelFactsAt(work.db, work.now, sealed.labels))

const permittedBy = (work: Work, sealed: Sealed<Tasking>, facts: readonly LabelFacts[]): Cleared<Tasking> | Refusal => {
  const own = agencyOf(work.sight.by)
  const isOwn = facts.every(label => !sealed.labels.includes(label.id) || label.owner === own)
  return permit(work.sight, isOwn ? 'task' : 'answerTask', sealed, facts)
}

/** Those of many taskings on which his post may do something at all, asked about in one go. */
export const permittedAmong = async (work: Work, taskings: readonly Tasking[]): Promise<readonly Tasking[]> => {
  const facts = await labelFactsAt(work.db, work.now, [...new Set(taskings.map(one => one.label))])
  return taskings.filter(one => !isRefusal(permittedBy(work, seal(one, [one.label]), facts)))
}

/** The moves that somebody can make now. */
export const movesOf = async (work: Work, sealed: Sealed<Tasking>): Promise<readonly Transition[]> => {
  const cleared = await permitted(work, sealed)
  return isRefusal(cleared) ? [] : movesFrom(cleared.content.state, sidesOf(work, cleared.content))
}

/** Whether somebody's post asks other agencies to act at all: asked of the policy about a tasking he would own. */
export const maySend = ({ sight: { by, purpose } }: Work): boolean =>
  by.kind === 'Member' && decide(by, 'task', ownTasking(by.agency, purpose), purpose).allowed

const ownTasking = (owner: string, purpose: string): LabelFacts => ({
  id: 0 as LabelFacts['id'],
  owner,
  marking: 'OFFICIAL-SENSITIVE',
  handling: 'P',
  agreementReaders: [],
  agreementParties: [],
  hit: 'silence',
  agreementPurposes: [],
  grantees: [],
  purposes: [purpose],
  protected: 'none',
  regime: 'law-enforcement',
  compare: 'never',
})
