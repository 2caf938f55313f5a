// What was not taken in, as a table for the agencies to mend their data by.
import { stringify } from 'csv-stringify/sync'
import { escapeCell } from '#core/frame/escape-cell.ts'
import type { FolderReport } from './load-folder.ts'
import type { ToldRejection } from './write-rejections.ts'

export const rejectedColumns = [
  'source',
  'agency',
  'file',
  'line',
  'column',
  'kind',
  'reason',
  'mend',
  'row_sha256',
  'data',
] as const

export type RejectedRow = ToldRejection & { readonly source: string; readonly agency: string }

/** All that was not taken in: of agencies.yaml and agreements.yaml first, then source by source. */
export const rejectedIn = ({ directory, sources }: FolderReport): readonly RejectedRow[] => [
  ...directory.map(refusal => ({ ...refusal, source: '', agency: '' })),
  ...sources.flatMap(({ source, agency, rejections }) =>
    rejections.map(rejection => ({ ...rejection, source, agency })),
  ),
]

/** As CSV; a cell that a spreadsheet would take for a formula is made text. Every row of an instance of invented data says so. */
export const csvOfRejections = (rows: readonly RejectedRow[], isInvented: boolean): string =>
  stringify([
    [...rejectedColumns],
    ...rows.map(row =>
      [
        row.source,
        row.agency,
        row.file,
        row.line ?? '',
        row.column ?? '',
        row.kind,
        row.reason,
        row.mend,
        row.rowSha256?.toString('hex') ?? '',
        isInvented ? 'Invented data' : '',
      ].map(escapeCell),
    ),
  ])

export const rejectedCsv = (report: FolderReport, isInvented: boolean): string =>
  csvOfRejections(rejectedIn(report), isInvented)
