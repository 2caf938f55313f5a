// The folder of one source while it is being written: rows to files, each record's true thing to the truth, wrong rows in their places.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Thing } from '../model/entities.ts'
import { describeSource } from './describe-source.ts'
import type { Keeper } from './keeper.ts'
import { type Cells, openRowFile, type RowFile } from './row-file.ts'
import { keySuffix, labelOf, type RowLabel, refuseUnprotected } from './row-label.ts'
import type {
  FileDefinition,
  LinkDefinition,
  LinkEnd,
  RecordDefinition,
  SourceDefinition,
} from './source-definition.ts'
import { seasoned, spoiltAfter } from './wrong-rows.ts'

/** Which true thing each record of a row is about, by the record's name in the description. */
export type Truly = Readonly<Record<string, Thing | undefined>>

export type SourceFiles = {
  readonly write: (path: string, cells: Cells, of: Truly) => void
  /** A row of a delta that takes back what an earlier delivery said; no record comes of it. */
  readonly takeBack: (path: string, cells: Cells) => void
  /** Forgets what belonged to a neighbourhood that is done. */
  readonly nextNeighbourhood: () => void
  readonly close: () => { readonly rows: number }
}

type OpenFile = {
  readonly definition: FileDefinition
  readonly file: RowFile
  readonly columns: ReadonlySet<string>
  readonly usual: RowLabel
  goodRows: number
}

const filled = (template: string, cells: Cells): string =>
  template.replace(/\{([^}]+)\}/g, (_, column: string) => cells[column] ?? '')

const hasValue = (column: string | undefined, cells: Cells): boolean =>
  column === undefined || (cells[column] ?? '') !== ''

const isThere = (end: LinkEnd, records: ReadonlySet<string>, cells: Cells): boolean =>
  typeof end === 'string'
    ? records.has(end)
    : Array.from(end.key.matchAll(/\{([^}]+)\}/g)).every(found => hasValue(found[1], cells))

const isMade = (link: LinkDefinition, records: ReadonlySet<string>, cells: Cells): boolean =>
  hasValue(link.when, cells) && isThere(link.from, records, cells) && isThere(link.to, records, cells)

/** Keys already given, with the true thing behind them; what lives in many neighbourhoods is remembered for good. */
const openKeys = (source: string, keeper: Keeper) => {
  const passing = new Map<string, string>()
  const lasting = new Map<string, string>()
  return {
    isNew: (key: string, entity: string): boolean => {
      const before = passing.get(key) ?? lasting.get(key)
      if (before !== undefined && before !== entity)
        throw new Error(`${source} would give ${key} to ${before} and to ${entity}.`)
      const keys = keeper.isCommon(entity) ? lasting : passing
      keys.set(key, entity)
      return before === undefined
    },
    forget: () => passing.clear(),
  }
}

const open = (source: SourceDefinition, folder: string, definition: FileDefinition): OpenFile => ({
  definition,
  file: openRowFile(join(folder, definition.path), definition, source),
  columns: new Set(definition.columns),
  usual: labelOf(definition, {}, source),
  goodRows: 0,
})

export const openSourceFiles = (source: SourceDefinition, out: string, keeper: Keeper): SourceFiles => {
  const folder = join(out, source.source)
  mkdirSync(folder, { recursive: true })
  const files = new Map(source.files.map(definition => [definition.path, open(source, folder, definition)]))
  const keys = openKeys(source.source, keeper)
  const enter = (record: RecordDefinition, cells: Cells, of: Truly, suffix: string): void => {
    const entity = of[record.as]?.entity
    if (entity === undefined)
      throw new Error(`${source.source} writes a ${record.as} and does not say which it truly is.`)
    const key = filled(record.key, cells) + (record.shared ? suffix : '')
    if (keys.isNew(key, entity)) keeper.truth(source.source, key, entity, record.kind)
    else if (!record.shared) throw new Error(`${source.source} would give the key ${key} twice.`)
  }
  const spoil = ({ definition, file, goodRows }: OpenFile, cells: Cells): void => {
    for (const { kind, row } of spoiltAfter(source.source, definition, goodRows, cells))
      keeper.rejection(source.source, definition.path, 'odd' in row ? file.oddRow(row.odd) : file.row(row.cells), kind)
  }
  const write = (path: string, given: Cells, of: Truly): void => {
    const opened = files.get(path)
    const stranger = Object.keys(given).find(column => !opened?.columns.has(column))
    if (!opened || stranger) throw new Error(`${source.source} has no column ${stranger} in ${path}.`)
    opened.goodRows++
    const { definition } = opened
    const cells = seasoned(source.source, definition, opened.goodRows, given)
    const label = labelOf(definition, cells, source)
    refuseUnprotected(source.source, label, Object.values(of))
    opened.file.row(cells)
    const records = definition.records.filter(record => hasValue(record.when, cells))
    const suffix = keySuffix(label, opened.usual)
    for (const record of records) enter(record, cells, of, suffix)
    const there = new Set(records.map(record => record.as))
    keeper.links(definition.links.filter(link => isMade(link, there, cells)).length)
    keeper.label(source, label)
    spoil(opened, cells)
  }
  const close = (): { readonly rows: number } => {
    for (const { file } of files.values()) file.close()
    const counts = new Map([...files].map(([path, { file }]) => [path, file.rows()] as const))
    writeFileSync(join(folder, 'source.yaml'), describeSource(source, counts))
    return { rows: [...counts.values()].reduce((sum, rows) => sum + rows, 0) }
  }
  const takeBack = (path: string, cells: Cells): void => void files.get(path)?.file.row(cells)
  return { write, takeBack, nextNeighbourhood: keys.forget, close }
}
