// Which strategic priority a tasking serves. The list is the instance's own data, and says of itself whether it is official.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { packageRoot } from '#core/ground/paths.ts'

const fileSchema = z.strictObject({
  status: z.string().min(1),
  source: z.string().min(1),
  priorities: z
    .array(
      z.strictObject({
        code: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
        title: z.string().min(1),
        current: z.boolean().optional(),
      }),
    )
    .min(1),
})

export type StrategicPriorities = z.infer<typeof fileSchema>

let kept: StrategicPriorities | undefined

export const strategicPriorities = (): StrategicPriorities => {
  kept ??= fileSchema.parse(parse(readFileSync(join(packageRoot, 'reference', 'strategic-priorities.yaml'), 'utf8')))
  return kept
}

export const isCurrentPriority = (code: string): boolean =>
  strategicPriorities().priorities.some(one => one.code === code && one.current === true)

/** A priority that is no longer listed is said by its code: what was written down then stays readable. */
export const priorityWords = (code: string): string =>
  strategicPriorities().priorities.find(one => one.code === code)?.title ?? code
