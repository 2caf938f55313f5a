// Takes in what agencies deliver: every source in a folder, with what became of each row.
import { writeFileSync } from 'node:fs'
import type { FolderReport, RejectedRow, SourceReport } from '#collect'
import { type Progress, startProgress } from '#core/ground/progress.ts'
import { openHouse } from '../composition.ts'
import type { Called, Command, Ending } from './command.ts'

const number = new Intl.NumberFormat('en-GB')

const columns = [
  'read',
  'loaded',
  'updated',
  'unchanged',
  'withdrawn',
  'rejected',
  'quarantined',
  'suppressed',
] as const

const stateWords: Readonly<Record<SourceReport['state'], string>> = {
  received: 'broken off',
  applying: 'broken off',
  applied: '',
  waiting: 'withdrawals wait for a person',
  refused: 'REFUSED',
}

const cellsOf = ({ source, agency, counts, state, isRepeat }: SourceReport): string[] => [
  source,
  agency,
  ...columns.map(name => number.format(counts[name])),
  isRepeat ? 'taken in before' : stateWords[state],
]

/** A table in columns: words to the left, numbers to the right. */
const tableText = (rows: readonly (readonly string[])[]): string[] => {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map(row => row[at]?.length ?? 0)))
  return rows.map(row =>
    row
      .map((cell, at) =>
        at < 2 || at >= row.length - 1 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  )
}

const totals = (sources: readonly SourceReport[]): string[] => [
  'all',
  '',
  ...columns.map(name => number.format(sources.reduce((sum, { counts }) => sum + counts[name], 0))),
  '',
]

const placeOf = ({ source, file, line, column }: RejectedRow): string =>
  `${source === '' ? '' : `${source}/`}${file}${line === undefined ? '' : `:${line}`}${column === undefined ? '' : ` [${column}]`}`

const shown = 20

const say = (
  report: FolderReport,
  rejected: readonly RejectedRow[],
  file: string | undefined,
  { printer }: Called,
): void => {
  const heads = ['source', 'agency', ...columns, '']
  for (const line of tableText([heads, ...report.sources.map(cellsOf), totals(report.sources)])) printer.line(line)
  if (rejected.length > 0)
    printer.line(
      `\n${number.format(rejected.length)} ${rejected.length === 1 ? 'row or file was' : 'rows or files were'} not taken in:`,
    )
  for (const row of rejected.slice(0, shown)) printer.line(`  ${placeOf(row)}\n    ${row.reason}\n    ${row.mend}`)
  if (rejected.length > shown)
    printer.line(
      `  … and ${number.format(rejected.length - shown)} more${file ? '' : '; --rejected FILE.csv writes all of them down'}.`,
    )
  for (const { source, counts } of report.sources.filter(({ state }) => state === 'waiting'))
    printer.line(
      `\n${source}: ${number.format(counts.waiting)} records that this delivery leaves out wait for a data officer of the agency to decide.`,
    )
  if (file) printer.note(`Rejected rows: ${file}`)
}

const asJson = (report: FolderReport, rejected: readonly RejectedRow[]): string =>
  JSON.stringify({
    sources: report.sources.map(({ source, title, agency, state, isRepeat, counts }) => ({
      source,
      title,
      agency,
      state,
      isRepeat,
      ...counts,
    })),
    rejected: rejected.map(({ rowSha256, ...row }) => ({
      ...row,
      ...(rowSha256 ? { rowSha256: rowSha256.toString('hex') } : {}),
    })),
  })

const watch = (progress: Progress) => ({
  onSource: ({ name }: { readonly name: string }) => progress.at(name),
  onProgress: (step: 'read' | 'applied', count: number) => {
    if (step === 'read') progress.did(count)
  },
})

const load = async (called: Called): Promise<Ending> => {
  const { args, options, env, printer } = called
  const folder = args[0] ?? ''
  const file = typeof options.rejected === 'string' ? options.rejected : undefined
  const { rejectedCsv, rejectedIn } = await import('#collect')
  const { isSyntheticInstance } = await import('#core/guard/instance.ts')
  const { registerMembers } = await import('../entrance/register-members.ts')
  const { takeInFolder } = await import('../take-in.ts')
  const house = await openHouse({ databaseUrl: env.DATABASE_URL, prepare: false, roles: ['intake', 'app'] })
  const progress = startProgress(printer, house.clock, { doing: 'Taking in', unit: 'rows' })
  try {
    const report = await takeInFolder(house, folder, watch(progress))
    await registerMembers(house.pools.db.app, folder)
    progress.end()
    const rejected = rejectedIn(report)
    if (file) writeFileSync(file, rejectedCsv(report, await isSyntheticInstance(house.pools.db.app)))
    if (options.json) printer.line(asJson(report, rejected))
    else say(report, rejected, file, called)
    return rejected.length > 0 ? 'rejected' : 'done'
  } finally {
    await house.close()
  }
}

export const loadCommand: Command = {
  name: 'load',
  group: 'data',
  line: 'take in what agencies deliver: every source in a folder',
  usage: 'FOLDER [--rejected FILE.csv] [--json]',
  takes: [1, 1],
  help: `
FOLDER holds the sources, each in a folder of its own: its files, and a source.yaml that says which agency and system they
come from, under which agreement and label, and what the columns mean. agencies.yaml and agreements.yaml beside them may
bring invented agencies; real ones stand in the directory. members.yaml may bring invented people for the sign-in page.

Every row is taken in whole or rejected with file, line, column, reason and how to mend it; the rest is taken in all the
same. A row marked above OFFICIAL-SENSITIVE is quarantined: nothing of it is kept but its place. A file that is cut off, in
another encoding or with other columns refuses its source, and nothing of that delivery is taken. The same again changes
nothing, so a load that broke off is simply run again.

A full delivery withdraws what it leaves out, when it is known to be whole and that is a small part; else the withdrawals
wait for a data officer of the agency. It runs as the feed of each agency, and every record is entered in the ledger.

Ends with 3 when anything was rejected.`,
  options: {
    rejected: { type: 'string', value: 'FILE.csv', line: 'write all rejected rows to this file' },
    json: { type: 'boolean', line: 'write the result as JSON' },
  },
  examples: ['./breakwater load deliveries/', './breakwater load deliveries/ --rejected rejected.csv'],
  run: load,
}
