// What our models say beyond Splink's SQL: comparators by name, as data. A model that has one is not run by Splink, and export says which.
import { z } from 'zod'
import { Problem } from '#core/ground/problem.ts'
import type { Expression } from '../sql/expression.ts'

const names = z.strictObject({
  /** Names in any script and order, part by part. */
  comparator: z.literal('names'),
  column: z.string(),
  /** From 0, nothing in common, to 1, the same parts. */
  at_least: z.number().min(0).max(1),
})

const sql = z.strictObject({
  comparator: z.literal('all'),
  of: z.array(z.looseObject({ comparator: z.string() })).min(1),
})

const column = (name: string, side: 'l' | 'r'): Expression => ({ kind: 'column', column: name, side })

export const extensionCondition = (said: { readonly comparator: string }): Expression => {
  const both = sql.safeParse(said)
  if (both.success) return { kind: 'and', parts: both.data.of.map(extensionCondition) }
  const read = names.safeParse(said)
  if (!read.success)
    throw new Problem({
      what: `"${said.comparator}" is no comparator of ours, or is not said as it must be.`,
      where: z.prettifyError(read.error),
      mend: 'say {"comparator": "names", "column": …, "at_least": 0 to 1}, or {"comparator": "all", "of": […]}',
    })
  const { column: name, at_least } = read.data
  return {
    kind: 'compare',
    sign: '>=',
    left: { kind: 'call', name: 'name_likeness', args: [column(name, 'l'), column(name, 'r')] },
    right: { kind: 'number', number: at_least },
  }
}
