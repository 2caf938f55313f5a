// Rows of a set of names, and how a figure is said.
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'

export type Row = Readonly<Record<string, string>>

export const rowsIn = (path: string): readonly Row[] => parse(readFileSync(path), { columns: true, bom: true })

export const say = (text: string): void => {
  process.stdout.write(`${text}\n`)
}

export const percent = (share: number): string => `${(100 * share).toFixed(1)}%`
