// The truth about a folder, kept apart from what the agencies say: which entity stands behind which record.
import { createReadStream } from 'node:fs'
import { parse } from 'csv-parse'
import { Problem } from '#core/ground/problem.ts'

/** `source key` → entity. */
export type Truth = ReadonlyMap<string, string>

export const truthKey = (source: string, key: string): string => `${source} ${key}`

const wanted = ['source', 'key', 'entity'] as const

/** Reads a CSV with the columns source, key, entity. */
export const readTruth = async (file: string): Promise<Truth> => {
  const truth = new Map<string, string>()
  const rows = createReadStream(file).pipe(parse({ columns: true, skip_empty_lines: true, bom: true }))
  try {
    for await (const row of rows as AsyncIterable<Record<string, string>>) {
      const [source, key, entity] = wanted.map(name => row[name])
      if (source === undefined || key === undefined || entity === undefined)
        throw new Problem({
          what: 'The truth has not the columns that it needs.',
          where: file,
          mend: 'give a CSV with the columns source, key and entity.',
        })
      truth.set(truthKey(source, key), entity)
    }
  } catch (cause) {
    if (cause instanceof Problem) throw cause
    throw new Problem({
      what: `The truth cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`,
      where: file,
      mend: 'give a CSV with the columns source, key and entity.',
      cause,
    })
  }
  return truth
}
