// Keeps the books of a world while it is written: the truth, the wrong rows, how many records of what kind, which labels.
import { closeSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { commonPlaces } from '../model/geography.ts'
import type { RowLabel } from './row-label.ts'
import type { SourceDefinition } from './source-definition.ts'

export type Keeper = {
  readonly truth: (source: string, key: string, entity: string, kind: string) => void
  readonly rejection: (source: string, file: string, line: number, kind: string) => void
  readonly label: (source: SourceDefinition, label: RowLabel) => void
  readonly links: (count: number) => void
  /** Whether something lives in many neighbourhoods, such as a port or a camera. */
  readonly isCommon: (entity: string) => boolean
  readonly tally: () => Tally
  /** Forgets what belonged to a neighbourhood that is done. */
  readonly nextNeighbourhood: () => void
  readonly close: () => void
}

export type Tally = {
  readonly records: number
  readonly links: number
  readonly labels: number
  /** True things that at least one agency wrote down. */
  readonly entities: number
  readonly kinds: Readonly<Record<string, number>>
}

const quoted = (cell: string): string => (/[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** A small CSV file that is appended to; the last lines go out when it is closed. */
export const openList = (
  path: string,
  columns: readonly string[],
): { readonly add: (...cells: readonly string[]) => void; readonly close: () => void } => {
  const handle = openSync(path, 'w')
  let text = `${columns.join(',')}\n`
  const flush = () => {
    writeSync(handle, text)
    text = ''
  }
  return {
    add: (...cells) => {
      text += `${cells.map(quoted).join(',')}\n`
      if (text.length > 1 << 16) flush()
    },
    close: () => {
      flush()
      closeSync(handle)
    },
  }
}

export const openKeeper = (folder: string): Keeper => {
  const truth = openList(join(folder, 'truth.csv'), ['source', 'key', 'entity'])
  const rejections = openList(join(folder, 'expected-rejections.csv'), ['source', 'file', 'line', 'reason-kind'])
  const common = new Set(commonPlaces.map(place => place.entity))
  const kinds: Record<string, number> = {}
  const labels = new Set<string>()
  const met = new Set<string>()
  const metEverywhere = new Set<string>()
  let records = 0
  let entities = 0
  let links = 0
  return {
    truth: (source, key, entity, kind) => {
      truth.add(source, key, entity)
      const before = common.has(entity) ? metEverywhere : met
      if (!before.has(entity)) entities++
      before.add(entity)
      kinds[kind] = (kinds[kind] ?? 0) + 1
      records++
    },
    rejection: (source, file, line, kind) => rejections.add(source, file, String(line), kind),
    label: ({ agency, agreement, label: { compartment, purposes, regime, jurisdiction } }, label) => {
      labels.add(JSON.stringify([agency, agreement, compartment, purposes, regime, jurisdiction, Object.values(label)]))
    },
    links: count => {
      links += count
    },
    isCommon: entity => common.has(entity),
    tally: () => ({ records, links, labels: labels.size, entities, kinds }),
    nextNeighbourhood: () => met.clear(),
    close: () => {
      truth.close()
      rejections.close()
    },
  }
}
