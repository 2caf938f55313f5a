// Reads benchmark data from where it lies, after its sum was checked; says what is absent.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'

export type Row = Readonly<Record<string, string>>

export const say = (text: string): void => {
  process.stdout.write(`${text}\n`)
}

export const dataFolder = (): string | undefined => {
  const folder = process.argv[2] ?? process.env.BREAKWATER_DATA
  if (folder === undefined) say('SKIPPED: no data folder. Give it as the first argument or in BREAKWATER_DATA.')
  return folder
}

export const checkedRows = (file: string, sum: string): readonly Row[] | undefined => {
  if (!existsSync(file)) {
    say(`SKIPPED: ${file} is not there.`)
    return undefined
  }
  const bytes = readFileSync(file)
  if (createHash('sha256').update(bytes).digest('hex') !== sum)
    throw new Error(`${file} is another file than the one measured before: its sha256 differs.`)
  return parse(bytes, { columns: true, bom: true })
}

export const percent = (share: number): string => `${(100 * share).toFixed(1)}%`
