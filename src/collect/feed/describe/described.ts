// Building blocks of a source's description: strict objects that name a slip of the pen, words from closed sets, lists of one.
import { z } from 'zod'
import type { ClosedSet } from '#core/language/closed-set.ts'
import { quoted } from '../take-in/rejection.ts'
import { closestWord, listed } from './closest-word.ts'

const meant = (word: string | undefined): string => (word === undefined ? '' : ` Did you mean ${quoted(word)}?`)

/** An object that holds what is named here and nothing else; each unknown name is told in a line, with the one that was meant. */
export const strict = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: issue => {
      if (issue.code !== 'unrecognized_keys') return undefined
      const known = Object.keys(shape)
      return issue.keys
        .map(key => `${quoted(key)} is not known here.${meant(closestWord(key, known))} Known: ${listed(known)}.`)
        .join('\n')
    },
  })

/** A word of a closed set. */
export const wordOf = <Word extends string>(set: ClosedSet<Word>) =>
  z.custom<Word>(value => typeof value === 'string' && set.has(value), {
    error: issue =>
      issue.input === undefined
        ? `It is missing. One of: ${set.values.join(', ')}.`
        : `${quoted(String(issue.input))} is not one of: ${listed(set.values, 20)}.${meant(closestWord(String(issue.input), set.values))}`,
  })

/** One thing or a list of them. */
export const oneOrMore = <Item extends z.ZodType>(item: Item) =>
  z.preprocess(
    value => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(item).min(1, 'The list is empty.'),
  )

export const text = z
  .string({ error: issue => (issue.input === undefined ? 'It is missing.' : 'It should be a piece of text.') })
  .trim()
  .min(1, 'It is empty.')
  .max(500, 'It is longer than 500 letters.')

export const code = text
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'It should be small letters, digits and single hyphens, as in estuary-nominals.')
  .max(64, 'It is longer than 64 letters.')

export const wholeNumber = z
  .string({ error: issue => (issue.input === undefined ? 'It is missing.' : 'It should be a number.') })
  .regex(/^\d{1,12}$/, 'It should be a whole number.')
  .transform(Number)

export const yesNo = z
  .enum(['true', 'false'], {
    error: issue => (issue.input === undefined ? 'It is missing: true or false.' : 'It should be true or false.'),
  })
  .transform(value => value === 'true')

/** Something that is the same for every row, or stands in a column, perhaps as a code. */
export const given = z.preprocess(
  value => (typeof value === 'string' ? { value } : value),
  strict({ value: text.optional(), column: text.optional(), codes: text.optional() }).refine(
    ({ value, column }) => (value === undefined) !== (column === undefined),
    'It needs either a value or a column.',
  ),
)
export type Given = z.infer<typeof given>
