// What is wrong at a place of a description, and how it is told.
import { quoted } from '../take-in/rejection.ts'
import { closestWord, listed } from './closest-word.ts'

/** Something wrong at a place of the description, the place given as the keys that lead to it. */
export type DescriptionProblem = {
  readonly path: readonly (string | number)[]
  readonly kind?: 'unknown-agency' | 'no-agreement'
  readonly reason: string
  readonly mend?: string
}

export type Path = readonly (string | number)[]

/** A word that names nothing known, with what was meant. */
export const unknownWord = (
  path: Path,
  word: string,
  known: Iterable<string>,
  what: string,
  mend: string,
): DescriptionProblem => {
  const all = [...known]
  const meant = closestWord(word, all)
  return {
    path,
    reason: `${quoted(word)} is not ${what}.${meant === undefined ? ` Known: ${listed(all) || 'none'}.` : ` Did you mean ${quoted(meant)}?`}`,
    mend,
  }
}
