// What waits here for those who evaluate: reviews that are due, and the latest items of their agency that nobody graded.
import { nameOf } from '#collect'
import type { Waiting, WaitsOf } from '#core/frame/waiting.ts'
import type { Work } from '#core/guard/desk.ts'
import type { Post } from '#core/language/members.ts'
import { type Outstanding, outstandingIn } from './outstanding/outstanding.ts'

/** Those whom the policy lets evaluate; a list for others would be a list of dead ends. */
const evaluates: readonly Post[] = [
  'intelligence-officer',
  'analyst',
  'debriefer',
  'overseas-liaison',
  'lead-responsible-officer',
  'safeguarding-lead',
]

const most = 5

const asWaiting = ({ record, due }: Outstanding): Waiting => ({
  state: due === undefined ? 'waiting' : 'overdue',
  words: due === undefined ? `Not yet evaluated: ${nameOf(record)}` : `To be evaluated again: ${nameOf(record)}`,
  href: `/records/${record.id}/evaluation`,
  when: due === undefined ? record.learntAt : new Date(due),
  tells: [record.id],
})

/** Of what nobody graded only what was written here waits for a person; what a feed left ungraded is its source's way. */
const isWrittenHere = ({ record }: Outstanding): boolean => record.source.system === 'Breakwater'

const mayEvaluate = ({ sight: { by } }: Work): boolean => by.kind === 'Member' && evaluates.includes(by.post)

export const waits: WaitsOf = async work => {
  if (!mayEvaluate(work)) return []
  const due = await outstandingIn(work, 'due', most)
  const ungraded = (await outstandingIn(work, 'ungraded', most)).filter(isWrittenHere)
  return [...due, ...ungraded].map(asWaiting)
}
