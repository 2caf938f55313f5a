// Where third-party benchmark data lies: named by BREAKWATER_DATA, else in shared/data beside the checkout. It is never part of the product.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '#core/ground/paths.ts'
import { Problem } from '#core/ground/problem.ts'

export const dataFolder = (env: NodeJS.ProcessEnv = process.env): string =>
  env.BREAKWATER_DATA ?? join(packageRoot, '..', 'shared', 'data')

/** The sentence that says why a benchmark or test was left out; undefined where all files are there. */
export const absence = (files: readonly string[], folder = dataFolder()): string | undefined => {
  const missing = files.find(file => !existsSync(join(folder, file)))
  return missing === undefined
    ? undefined
    : `skipped: ${missing} is not there; name the folder of benchmark data with BREAKWATER_DATA`
}

/** The path of a file whose sum is the one that was measured against; another sum is an error, not a skip. */
export const checkedFile = (file: string, sha256: string, folder = dataFolder()): string => {
  const path = join(folder, file)
  const sum = createHash('sha256').update(readFileSync(path)).digest('hex')
  if (sum === sha256) return path
  throw new Problem({
    what: 'The benchmark file is not the one that was measured.',
    where: `${path}: sha256 ${sum}`,
    mend: `bring back the file with sha256 ${sha256}`,
  })
}
