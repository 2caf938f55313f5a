// What would move, in words: first what somebody has to know before two records stand in one view, then what each verdict would do.
import { nameOf, type RecordToShow } from '#collect'
import { counted } from '#core/frame/index.ts'
import type { ProtectedClass } from '#core/language/protection.ts'
import type { Concerning, WouldMove } from './what-would-move.ts'

const concerningWords: Readonly<Record<Concerning, string>> = {
  'suspect-and-victim':
    'One side is named as a suspect, the other as a victim or a child. Whoever is both may have been made to do it (Modern Slavery Act 2015, section 45): speak to the safeguarding lead.',
  'protected-beside-others':
    'A match brings records of somebody who needs protection into one view with records that protect nobody, or protect for another reason.',
  'two-handlings':
    'One record may be passed on within law enforcement (P), the other under conditions alone (C). A match shows them together.',
  'against-other-verdicts':
    'Other verdicts keep the two sides apart. A match contradicts them, and joins nothing until one of them is taken back.',
}

export type RecordNamed = { readonly name: string; readonly source: string; readonly protected: ProtectedClass }

export type MovesShown = {
  readonly concerning: readonly string[]
  readonly ifSame: string
  /** Listed where it is more than the two on this page. */
  readonly together: readonly RecordNamed[]
  readonly ifNotSame: string
  readonly parts: readonly RecordNamed[]
}

const named = (record: RecordToShow): RecordNamed => ({
  name: nameOf(record),
  source: `${record.source.agencyName}, ${record.source.title}`,
  protected: record.protected,
})

const mostListed = 12

const sameWords = ({ left, right, links, comesTogether }: WouldMove): string => {
  const all = left.length + right.length
  if (right.length === 0) return `They stand together already, ${counted(all, 'record')} in all, by what was judged.`
  if (!comesTogether) return 'Nothing is joined while the other verdicts stand.'
  const tied = links > 0 ? `, with ${counted(links, 'link')} in one view` : ''
  return all === 2
    ? `These two records stand together, and no others${tied}.`
    : `${counted(left.length, 'record')} on the one side and ${counted(right.length, 'record')} on the other stand together${tied}.`
}

const notSameWords = ({ isSuggested, parts }: WouldMove): string => {
  if (!isSuggested) return 'No view changes, and the program no longer asks.'
  return parts.length === 0
    ? 'The program still suggests them as one by way of other records.'
    : `The program no longer suggests ${counted(parts.length, 'record')} as one with the first.`
}

export const showMoves = (moves: WouldMove): MovesShown => ({
  concerning: moves.concerning.map(one => concerningWords[one]),
  ifSame: sameWords(moves),
  together:
    moves.left.length + moves.right.length > 2 ? [...moves.left, ...moves.right].slice(0, mostListed).map(named) : [],
  ifNotSame: notSameWords(moves),
  parts: moves.parts.length > 1 ? moves.parts.slice(0, mostListed).map(named) : [],
})
