// Figures that somebody else published, for comparison: read from reference/published-figures, added up by the same sum as our own.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { packageRoot } from '#core/ground/paths.ts'
import { Problem } from '#core/ground/problem.ts'
import { type Quarter, quarterIn, quarterWords } from '#core/language/quarters.ts'
import { counted, type TableShown } from './show-figures.ts'
import { type Sum, sumOfColumns, sumOfShown } from './sum-figures.ts'

const words = z.string().trim().min(1)
const number = z.int().min(0)

const schema = z.strictObject({
  publication: words,
  title: words,
  publisher: words,
  published: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  source: words,
  coverage: words,
  caveats: z.array(words).min(1),
  columns: z.array(z.strictObject({ name: words, title: words, counts: z.enum(['events', 'involvement']) })).min(1),
  quarters: z
    .array(z.object({ quarter: z.string().refine(text => quarterIn(text) !== undefined) }).catchall(number))
    .min(1),
  years: z.array(z.object({ title: words }).catchall(number)),
  arrests: z.strictObject({
    period: words,
    events: number,
    qualifier: words,
    involvement: z.array(z.strictObject({ agency: words, count: number })),
  }),
})
export type Publication = z.infer<typeof schema>

export const publishedFolder = join(packageRoot, 'reference', 'published-figures')

export const readPublication = (file: string): Publication => {
  const found = schema.safeParse(parse(readFileSync(file, 'utf8')))
  if (found.success) return found.data
  throw new Problem({
    what: `Published figures cannot be used: ${found.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`).join('; ')}`,
    where: file,
    mend: 'write it as reference/published-figures/disruptions-2026-07.yaml is written.',
  })
}

let kept: readonly Publication[] | undefined

/** The newest last, by name of the file. */
export const publications = (): readonly Publication[] => {
  kept ??= readdirSync(publishedFolder)
    .filter(name => name.endsWith('.yaml'))
    .sort()
    .map(name => readPublication(join(publishedFolder, name)))
  return kept
}

const numbersIn = (row: object): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(row).filter((entry): entry is [string, number] => typeof entry[1] === 'number'))

export type Summed = { readonly columns: Readonly<Record<string, Sum>>; readonly total: Sum }

/** The quarters, added by column and in all. */
export const sumOfQuarters = ({ columns, quarters }: Publication): Summed => ({
  columns: Object.fromEntries(
    columns.map(({ name }) => [name, sumOfShown(quarters.map(row => numbersIn(row)[name] ?? null))]),
  ),
  total: sumOfShown(quarters.map(row => sumOfColumns(columns, numbersIn(row)).count)),
})

export const publicationShown = (publication: Publication) => {
  const { columns, quarters, arrests } = publication
  const summed = sumOfQuarters(publication)
  const table: TableShown = {
    columns: [...columns.map(({ title }) => title), 'Total'],
    rows: quarters.map(row => ({
      name: quarterWords(row.quarter as Quarter),
      cells: [
        ...columns.map(({ name }) => ({ text: counted(numbersIn(row)[name] ?? 0) })),
        { text: counted(sumOfColumns(columns, numbersIn(row)).count) },
      ],
    })),
    sum: {
      name: 'All quarters',
      cells: [...columns.map(({ name }) => summed.columns[name]?.count ?? 0), summed.total.count].map(n => ({
        text: counted(n),
      })),
    },
  }
  return {
    title: publication.title,
    publisher: publication.publisher,
    published: publication.published,
    source: publication.source,
    coverage: publication.coverage,
    caveats: publication.caveats,
    table,
    years: publication.years.map(year => {
      const parts = columns.map(({ name, title }) => `${counted(numbersIn(year)[name] ?? 0)} ${title.toLowerCase()}`)
      return `${year.title}: ${parts.join(', ')}; ${counted(numbersIn(year).total ?? 0)} in all`
    }),
    arrests: {
      period: arrests.period,
      words: `${arrests.qualifier} ${counted(arrests.events)}`,
      involvement: arrests.involvement.map(({ agency, count }) => `${agency} ${counted(count)}`),
    },
  }
}
