// What our models say beyond Splink's SQL: comparators by name, as data. A model that has one is not run by Splink, and export says which.
import { z } from 'zod'
import { Problem } from '#core/ground/problem.ts'
import type { Expression } from '../sql/expression.ts'
import { parseCondition } from '../sql/parse-condition.ts'

type Said = { readonly comparator: string }

/** Names in any script and order, part by part: from 0, nothing in common, to 1, the same parts. */
const names = z.strictObject({ comparator: z.literal('names'), column: z.string(), at_least: z.number().min(0).max(1) })
/** A condition of Splink's beside ours: the cheap one first, so that ours is asked of few pairs. */
const sql = z.strictObject({ comparator: z.literal('sql'), condition: z.string() })
const several = z.strictObject({
  comparator: z.enum(['all', 'any']),
  of: z.array(z.looseObject({ comparator: z.string() })).min(1),
})
const comparators = z.discriminatedUnion('comparator', [names, sql, several])

const column = (name: string, side: 'l' | 'r'): Expression => ({ kind: 'column', column: name, side })

const likeness = (name: string, least: number): Expression => ({
  kind: 'compare',
  sign: '>=',
  left: { kind: 'call', name: 'name_likeness', args: [column(name, 'l'), column(name, 'r')] },
  right: { kind: 'number', number: least },
})

export const extensionCondition = (said: Said): Expression => {
  const read = comparators.safeParse(said)
  if (!read.success)
    throw new Problem({
      what: `"${said.comparator}" is no comparator of ours, or is not said as it must be.`,
      where: z.prettifyError(read.error),
      mend: 'say {"comparator": "names", "column": …, "at_least": 0 to 1}, {"comparator": "sql", "condition": …}, or {"comparator": "all" or "any", "of": […]}',
    })
  switch (read.data.comparator) {
    case 'names':
      return likeness(read.data.column, read.data.at_least)
    case 'sql':
      return parseCondition(read.data.condition)
    case 'all':
    case 'any':
      return { kind: read.data.comparator === 'all' ? 'and' : 'or', parts: read.data.of.map(extensionCondition) }
  }
}
