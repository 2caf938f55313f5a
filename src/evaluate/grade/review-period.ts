// When an evaluation has to be looked at again: reference data, by handling, read with its source.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { packageRoot } from '#core/ground/paths.ts'
import type { Handling } from '#core/language/handling.ts'

const months = z.number().int().positive().max(120)
const file = z.strictObject({
  official: z.boolean(),
  source: z.string().min(1),
  months: z.strictObject({ P: months, C: months }),
})

const periods = file.parse(parse(readFileSync(join(packageRoot, 'reference', 'review-periods.yaml'), 'utf8')))

export const monthsUntilReview = (handling: Handling): number => periods.months[handling]

/** The day on which it is due again; where a month is too short for the day, its last. */
export const reviewDue = (handling: Handling, now: Date): string => {
  const wanted = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + monthsUntilReview(handling), 1))
  const last = new Date(Date.UTC(wanted.getUTCFullYear(), wanted.getUTCMonth() + 1, 0)).getUTCDate()
  wanted.setUTCDate(Math.min(now.getUTCDate(), last))
  return wanted.toISOString().slice(0, 10)
}
