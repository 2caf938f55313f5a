// The recommendations as data: lists in reference/recommendations, or in the folder that BREAKWATER_RECOMMENDATIONS names for this instance.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { packageRoot } from '#core/ground/paths.ts'
import { Problem } from '#core/ground/problem.ts'
import { mustBe, type RecommendationId, recommendationId } from '#core/language/ids.ts'
import { canonical } from '#core/ledger/entry.ts'
import type { Recommendation } from './recommendation.ts'

const words = z.string().trim().min(1).max(4_000)
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

const listSchema = z.strictObject({
  list: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  title: words,
  published: day,
  source: words,
  verified: z.enum(['themes', 'wording']),
  note: words.optional(),
  addressees: words.optional(),
  recommendations: z
    .array(
      z.strictObject({
        code: z.string().refine(code => recommendationId(code) !== undefined),
        theme: words,
        wording: words.optional(),
        number: z.string().optional(),
        addressee: words.optional(),
        deadline: day.optional(),
      }),
    )
    .min(1),
})

const whatIsWrong = (error: z.ZodError): string =>
  error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`).join('; ')

const given = <T extends object>(row: T): T =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as T

export const readList = (file: string): readonly Recommendation[] => {
  const found = listSchema.safeParse(parse(readFileSync(file, 'utf8')))
  if (!found.success)
    throw new Problem({
      what: `The list of recommendations cannot be used: ${whatIsWrong(found.error)}`,
      where: file,
      mend: 'write it as reference/recommendations/hmicfrs-2025.yaml is written.',
    })
  const { recommendations, list, title, published, source, note, addressees } = found.data
  return recommendations.map(({ code, ...row }) => ({
    id: mustBe(recommendationId(code), 'recommendation'),
    ...(given(row) as Pick<Recommendation, 'theme'>),
    list,
    listTitle: title,
    published,
    source,
    ...(note ? { note } : {}),
    ...(addressees ? { addressees } : {}),
    sha256: createHash('sha256')
      .update(canonical(given(row)))
      .digest('hex'),
  }))
}

const refuseTwice = (all: readonly Recommendation[], folder: string): readonly Recommendation[] => {
  const twice = all.find((one, at) => all.findIndex(other => other.id === one.id) !== at)
  if (!twice) return all
  throw new Problem({
    what: `A recommendation stands in the lists twice: ${twice.id}`,
    where: folder,
    mend: 'give each a code of its own.',
  })
}

export const readLists = (folder: string): readonly Recommendation[] =>
  refuseTwice(
    readdirSync(folder)
      .filter(name => name.endsWith('.yaml'))
      .sort()
      .flatMap(name => readList(join(folder, name))),
    folder,
  )

const kept = new Map<string, readonly Recommendation[]>()

/** Every recommendation, list by list, in the order of its file. Read once; a changed file counts from the next start. */
export const recommendations = (env: NodeJS.ProcessEnv = process.env): readonly Recommendation[] => {
  const folder = env.BREAKWATER_RECOMMENDATIONS || join(packageRoot, 'reference', 'recommendations')
  const all = kept.get(folder) ?? readLists(folder)
  kept.set(folder, all)
  return all
}

export const recommendationAt = (id: RecommendationId): Recommendation | undefined =>
  recommendations().find(one => one.id === id)
