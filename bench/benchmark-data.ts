// Benchmark data that lies outside the project: found in a folder that is named, held against its known sum, never copied in.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { packageRoot } from '#core/ground/paths.ts'
import { Problem } from '#core/ground/problem.ts'

const sumsFile = new URL('data-sums.json', import.meta.url)
const sums = z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(sumsFile, 'utf8')))

const beside = join(packageRoot, '..', 'shared', 'data')

/** The folder of the data: the one asked for, else the one that BREAKWATER_DATA names, else shared/data beside the checkout. */
export const dataFolder = (asked?: string, env: NodeJS.ProcessEnv = process.env): string | undefined =>
  asked || env.BREAKWATER_DATA || (existsSync(beside) ? beside : undefined)

/** Why files cannot be used, in words for whoever reads "skipped"; undefined when all are there. */
export const whyNoData = (folder: string | undefined, files: readonly string[]): string | undefined => {
  if (folder === undefined) return `skipped: no data folder; set BREAKWATER_DATA to the folder that holds ${files[0]}`
  const missing = files.find(file => !existsSync(join(folder, file)))
  return missing === undefined ? undefined : `skipped: ${join(folder, missing)} is not there`
}

/** The path of a file whose bytes are the known ones. Other bytes are an error, never a skip: figures would be of something else. */
export const dataFile = (folder: string, file: string): string => {
  const path = join(folder, file)
  const found = createHash('sha256').update(readFileSync(path)).digest('hex')
  if (sums[file] === found) return path
  throw new Problem({
    what: `The file is not the one that figures are known for: its sha256 is ${found}, not ${sums[file] ?? 'any that is listed'}.`,
    where: path,
    mend: 'fetch it again from where the data is kept, or add its sum to bench/data-sums.json if it is a new one.',
  })
}
