// What a figure counts and what it does not, read from reference/figures: versioned data, kept whole in every frozen figure.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { packageRoot } from '#core/ground/paths.ts'
import { Problem } from '#core/ground/problem.ts'

const words = z.string().trim().min(1)

const definitionSchema = z.strictObject({
  figure: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  version: z.int().min(1),
  shape: z.enum(['by-grade', 'by-kind']),
  title: words,
  counts: words,
  totals: words,
  leaves_out: z.array(words).min(1),
  rooms: z.array(words).min(1),
  caveats: z.array(words).min(1),
  revisions: words,
  // At less than three a number that is not shown could be only one.
  disclosure: z.strictObject({ smallest: z.int().min(3).max(100), rule: words }),
})
export type Definition = z.infer<typeof definitionSchema>

export const figuresFolder = join(packageRoot, 'reference', 'figures')

const read = (file: string): Definition => {
  const found = definitionSchema.safeParse(parse(readFileSync(file, 'utf8')))
  if (found.success) return found.data
  throw new Problem({
    what: `The definition of a figure cannot be used: ${found.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`).join('; ')}`,
    where: file,
    mend: 'write every part that reference/figures/disruptions.yaml has.',
  })
}

const readAll = (folder: string): readonly Definition[] =>
  readdirSync(folder)
    .filter(name => name.endsWith('.yaml'))
    .sort()
    .map(name => read(join(folder, name)))

let kept: readonly Definition[] | undefined

/** The definitions as they are now, by name of the file. */
export const definitions = (): readonly Definition[] => {
  kept ??= readAll(figuresFolder)
  return kept
}

export const definitionOf = (figure: string): Definition | undefined => definitions().find(one => one.figure === figure)
