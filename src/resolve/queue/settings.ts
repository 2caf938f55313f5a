// How proposals are reviewed in this instance: reference data, read with its source.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { packageRoot } from '#core/ground/paths.ts'

const file = z.strictObject({
  official: z.boolean(),
  source: z.string().min(1),
  unsureDays: z.number().int().positive().max(3_650),
  readTwice: z.number().min(0).max(1),
  knownOneIn: z.number().int().min(2).max(10_000),
  // Below three, one who knows his own answers knows those of the other.
  fewestPeople: z.number().int().min(3).max(1_000),
})

export const reviewing = file.parse(parse(readFileSync(join(packageRoot, 'reference', 'reviewing.yaml'), 'utf8')))

const dayMs = 86_400_000

/** Before this moment, an unsure verdict has waited long enough. */
export const unsureUntil = (now: Date): Date => new Date(now.getTime() - reviewing.unsureDays * dayMs)
