// The label of one row: its source's, with what the row itself states of marking, protection and handling.
import type { Person, Thing } from '../model/entities.ts'
import type { Cells } from './row-file.ts'
import type { FileDefinition, SourceDefinition } from './source-definition.ts'

/** The parts of a label that a row may set for itself; all else comes from its source. */
export type RowLabel = {
  readonly marking: string
  readonly handling: string
  readonly action: string
  readonly sanitisation: string
  readonly protected: string
  readonly compare: string
}

type StatedIn = { readonly column: string; readonly codes?: string } | undefined

const stated = (given: StatedIn, cells: Cells, source: SourceDefinition): string => {
  const word = given ? (cells[given.column] ?? '') : ''
  return (given?.codes ? source.codes?.[given.codes]?.[word] : word) ?? ''
}

export const labelOf = (file: FileDefinition, cells: Cells, source: SourceDefinition): RowLabel => {
  const { label } = source
  const grade = stated(file.grade, cells, source) || (source.grade ?? '')
  const handling = grade.at(-1) ?? label.handling
  const protects = stated(file.protected, cells, source) || label.protected
  return {
    marking: stated(file.marking, cells, source) || label.marking,
    handling,
    action: stated(file.action, cells, source) || (handling === 'C' ? (label.action ?? '') : ''),
    sanitisation: stated(file.sanitisation, cells, source) || (handling === 'C' ? (label.sanitisation ?? '') : ''),
    protected: protects,
    // A row about somebody debriefed is not compared, unless its whole source is of debriefs and says that it may be.
    compare: protects === 'debrief' && label.protected !== 'debrief' ? 'never' : label.compare,
  }
}

/**
 * A thing that rows under different labels share is one record for each label; the key of all but the usual one ends in
 * what differs, as intake makes it (src/collect/feed/map/map-row.ts). The truth has to name the same keys.
 */
export const keySuffix = (label: RowLabel, usual: RowLabel): string => {
  const differs = (Object.keys(label) as (keyof RowLabel)[]).filter(part => label[part] !== usual[part]).sort()
  return differs.length === 0 ? '' : `~${differs.map(part => label[part] || 'none').join('.')}`
}

const needsProtection = (thing: Thing | undefined): boolean => {
  const { protection = 'none' } = (thing ?? {}) as Partial<Person>
  return protection !== 'none'
}

/** INVARIANT: no row about a victim, a child or a witness goes out under a label that protects nobody. */
export const refuseUnprotected = (source: string, label: RowLabel, things: readonly (Thing | undefined)[]): void => {
  const bare = label.protected === 'none' ? things.find(needsProtection) : undefined
  if (bare) throw new Error(`${source} would write ${bare.entity}, who is protected, under an unprotected label.`)
}
