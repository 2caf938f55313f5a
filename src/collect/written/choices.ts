// The choices that forms offer, each with the words of the field.
import { capitalised } from '#core/frame/words.ts'
import type { ClosedSet } from '#core/language/closed-set.ts'
import {
  actionCodes,
  handlings,
  intelligenceAssessments,
  markings,
  sanitisationCodes,
  sourceEvaluations,
} from '#core/language/handling.ts'
import { bases, personRoles } from '#core/language/things.ts'
import type { NamedRow } from './named-form.ts'
import { nameable } from './named-things.ts'

export type Choice = { readonly value: string; readonly text: string; readonly hint?: string }

export const choicesOf = (set: ClosedSet<string>): readonly Choice[] =>
  set.values.map(value => ({ value, text: capitalised(set.words[value] ?? value) }))

/** The code stands in front of its words, as it does in the written grade. */
const coded = (set: ClosedSet<string>): readonly Choice[] =>
  set.values.map(value => ({ value, text: `${value}: ${set.words[value]}` }))

export const choices = {
  sources: coded(sourceEvaluations),
  assessments: coded(intelligenceAssessments),
  handlings: coded(handlings),
  actions: coded(actionCodes),
  sanitisations: coded(sanitisationCodes),
  bases: choicesOf(bases),
  markings: [
    ...markings.values.map(value => ({ value: value as string, text: value as string })),
    { value: 'above', text: 'SECRET or above' },
  ],
  kinds: choicesOf(nameable),
  roles: choicesOf(personRoles),
} as const

export type NamedShown = {
  readonly within: string
  readonly rows: readonly (NamedRow & { readonly found: string; readonly kindWords: string })[]
  readonly people: readonly Choice[]
}

/** Rows for the page; people among them may be said to use the things. */
export const namedShown = (within: string, rows: readonly NamedRow[]): NamedShown => ({
  within,
  rows: rows.map(row => ({
    ...row,
    found: row.text,
    kindWords: nameable.has(row.kind) ? nameable.words[row.kind] : '',
  })),
  people: rows.flatMap((row, at) =>
    row.kind === 'person' && row.text !== '' ? [{ value: String(at + 1), text: row.text }] : [],
  ),
})

/** What rows put into the form when they are offered for the first time. */
export const typedOfRows = (rows: readonly NamedRow[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    rows.flatMap(row => [
      [`${row.prefix}-text`, row.text],
      [`${row.prefix}-kind`, row.kind],
      [`${row.prefix}-keep`, row.keep],
      [`${row.prefix}-role`, row.role],
      [`${row.prefix}-child`, row.isChild ? 'yes' : ''],
      [`${row.prefix}-whose`, row.whose],
    ]),
  )
