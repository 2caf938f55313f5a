// When a grading or a gap is questioned: figures of our own, in a document that an instance can change.
import { z } from 'zod'
import { groupBands } from '#core/language/prioritise.ts'

export const prioritiesDocument = z.strictObject({
  version: z.int().min(1),
  source: z.string().trim().min(1),
  disagreement: z.strictObject({
    bandsApart: z
      .int()
      .min(1)
      .max(groupBands.values.length - 1),
  }),
  exceptions: z.strictObject({
    lowBands: z.array(z.enum(groupBands.values)).min(1),
    recentDays: z.int().min(1).max(3_650),
    recentItems: z.int().min(1).max(1_000),
    daysWithoutLead: z.int().min(0).max(3_650),
  }),
})
export type Priorities = z.infer<typeof prioritiesDocument>
