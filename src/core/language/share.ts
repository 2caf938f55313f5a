// What agencies ask of one another and answer: words of requests, releases and their withdrawal.
import { closedSet, type Of } from './closed-set.ts'

export const requestScopes = closedSet({
  item: 'The item that names it, with what ties it to it',
  record: 'The record itself',
  entry: 'The whole entry that it stands in',
})
export type RequestScope = Of<typeof requestScopes>

export const urgencies = closedSet({ routine: 'Routine', urgent: 'Urgent', immediate: 'Immediate' })
export type Urgency = Of<typeof urgencies>

/** What a hit may tell at all: silence is no hit. */
export const tellingModes = closedSet({ holder: 'the holder is named', somebody: 'somebody holds it' })
export type TellingMode = Of<typeof tellingModes>

export const answers = closedSet({
  released: 'Released',
  refused: 'Refused',
  'asked-back': 'Asked back',
  replied: 'Replied',
})
export type Answer = Of<typeof answers>

export const answeringSides = closedSet({ asker: 'who asks', holder: 'who is asked' })
export type AnsweringSide = Of<typeof answeringSides>

export const releaseNotices = closedSet({ withdrawal: 'withdrawn', change: 'changed since it was released' })
export type ReleaseNotice = Of<typeof releaseNotices>
