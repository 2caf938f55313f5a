// Plain words for kinds, counts, grades and the closed sets of the field, as pages say them.
import { handlings, intelligenceAssessments, markings, readGrade, sourceEvaluations } from '#core/language/handling.ts'
import { ledgerVerbs } from '#core/language/ledger-verbs.ts'
import { posts } from '#core/language/members.ts'
import { isPropertyName, propertyTypes } from '#core/language/properties.ts'
import { protectedClasses, purposes } from '#core/language/protection.ts'
import { bases, eventTypes, linkTypes, personRoles, recordKinds } from '#core/language/things.ts'

const plurals: Readonly<Record<string, string>> = {
  person: 'people',
  money: 'money',
  agency: 'agencies',
  match: 'matches',
  'possible match': 'possible matches',
  'search word': 'search words',
}

const pluralOf = (noun: string): string => plurals[noun] ?? `${noun}s`

/** 0 → 'no records', 1 → '1 record', 1234 → '1,234 records'. */
export const counted = (count: number, noun: string, plural = pluralOf(noun)): string => {
  if (count === 0) return `no ${plural}`
  return `${count.toLocaleString('en-GB')} ${count === 1 ? noun : plural}`
}

/** Looks a word up in a closed set; a word the set does not know is said as it stands, never dropped. */
const wordsOf = (words: Readonly<Record<string, string>>) => (value: string) =>
  Object.hasOwn(words, value) ? (words[value] ?? value) : value

export const kindWord = wordsOf(recordKinds.words)
export const kindsWord = (kind: string): string => pluralOf(kindWord(kind))
export const linkWords = wordsOf(linkTypes.words)
export const roleWords = wordsOf(personRoles.words)
export const purposeWords = wordsOf(purposes.words)
export const markingWords = wordsOf(markings.words)
export const protectedWords = wordsOf(protectedClasses.words)
export const basisWords = wordsOf(bases.words)
export const eventTypeWords = wordsOf(eventTypes.words)
export const postWords = wordsOf(posts.words)
export const verbWords = wordsOf(ledgerVerbs.words)
export const propertyWords = (name: string): string => (isPropertyName(name) ? propertyTypes[name].words : name)

export type GradeWord = { readonly letter: string; readonly question: string; readonly words: string }

/** '1BP' → what each letter answers and says; empty when it is not a grade. */
export const gradeWords = (grade: string): readonly GradeWord[] => {
  const read = readGrade(grade)
  if (!read) return []
  return [
    { letter: read.source, question: 'Source', words: sourceEvaluations.words[read.source] },
    { letter: read.assessment, question: 'Intelligence', words: intelligenceAssessments.words[read.assessment] },
    { letter: read.handling, question: 'Handling', words: handlings.words[read.handling] },
  ]
}

export const capitalised = (words: string): string => words.charAt(0).toLocaleUpperCase('en-GB') + words.slice(1)

/** 'Ama Mensah-Cole' → 'AM': first and last name, for the name bar of a narrow screen. */
export const initials = (name: string): string => {
  const [first = '', ...rest] = name.trim().split(/\s+/u)
  const letters = [first, rest.at(-1) ?? ''].map(part => [...part][0] ?? '')
  return letters.join('').toLocaleUpperCase('en-GB')
}

/** ['a', 'b', 'c'] → 'a, b and c'. */
export const listed = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
