// What can be wrong with a form of the register, as the officer reads it.
import type { Mistake } from '#core/frame/shown.ts'
import type { Joining } from './may-join.ts'

const longestReason = 2_000
const longestSummary = 4_000
export const longestName = 200

export const reasonMistake = (reason: string, id = 'reason'): readonly Mistake[] => {
  if (reason === '') return [{ text: 'Say why: what you relied on, in a sentence', field: id }]
  return reason.length > longestReason ? [{ text: 'Say it in 2,000 characters or fewer', field: id }] : []
}

export const wordsMistakes = (typed: { readonly name: string; readonly summary: string }): readonly Mistake[] => [
  ...(typed.name === ''
    ? [{ text: 'Give the group a name that tells nothing of how it is known', field: 'name' }]
    : []),
  ...(typed.name.length > longestName ? [{ text: 'Give a name of 200 characters or fewer', field: 'name' }] : []),
  ...(typed.summary.length > longestSummary
    ? [{ text: 'Say what is known in 4,000 characters or fewer', field: 'summary' }]
    : []),
]

export const noReaders: Mistake = { text: 'Choose who may read it; if agencies, tick at least one', field: 'readers' }
export const notTheirReaders: Mistake = { text: 'Choose who may read it from the list', field: 'readers' }

const whyNot = {
  'no-actor': 'Only people and organisations are members; what a group uses is shown by its links',
  'needs-protection':
    'Your records speak of this person only as somebody harmed, seen or in need of protection, who is never put down as a member of a group. If that is wrong, have the record mended first',
  withdrawn: 'Its holder has withdrawn this record, so nobody is made a member on it',
} as const satisfies Partial<Record<Joining['kind'], string>>

/** Why a record cannot be a member, for whoever sees it. */
export const joiningMistake = (kind: keyof typeof whyNot, id: string): Mistake => ({ text: whyNot[kind], field: id })

/** What is wrong, by the id of its field: the first of each. */
export const byField = (mistakes: readonly Mistake[]): Readonly<Record<string, string>> =>
  Object.fromEntries([...mistakes].reverse().map(({ field, text }) => [field, text]))
