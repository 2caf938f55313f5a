// The label of one row: marking, protected person, grade and handling as the row says, else as its source does. What cannot be, cannot come in.
import {
  type Grade,
  handlingProblems,
  markedText,
  markings,
  markingsAboveTheCeiling,
  readGrade,
  writeGrade,
} from '#core/language/handling.ts'
import { protectedClasses } from '#core/language/protection.ts'
import { listed } from '../describe/closest-word.ts'
import type { FileDescription, SourceDescription } from '../describe/source-description.ts'
import type { Cells } from '../read/read-row.ts'
import { type Fault, quoted } from '../take-in/rejection.ts'
import type { RowLabel } from './unit.ts'
import { handlingWords } from './words-of-handling.ts'

export type LabelledRow = { readonly label: RowLabel; readonly grade?: Grade; readonly instructions?: string }

type Coded = { readonly column: string; readonly codes?: string | undefined }

const decoded = (source: SourceDescription, at: Coded, written: string): string | undefined => {
  const list = at.codes === undefined ? undefined : source.codes[at.codes]
  if (!list) return written
  return Object.hasOwn(list, written) ? list[written] : undefined
}

const isAbove = (word: string): boolean =>
  markingsAboveTheCeiling.some(above =>
    word
      .toUpperCase()
      .replace(/[\s_-]+/g, ' ')
      .includes(above),
  )

const aboveTheCeiling = (column: string): Fault => ({
  kind: 'above-the-ceiling',
  column,
  reason: 'The row is marked above OFFICIAL-SENSITIVE. Nothing of it was kept.',
  mend: 'Do not send it here. If it was marked by mistake, correct the marking at the source and send the row again.',
})

const unknownMarking = (column: string, codes: Readonly<Record<string, string>> | undefined): Fault => ({
  kind: 'unknown-marking',
  column,
  reason: `The marking of the row is not known, so that it may be above the ceiling. Nothing of it was kept.${codes ? ` Known codes: ${listed(Object.keys(codes))}.` : ''}`,
  mend: 'Write OFFICIAL or OFFICIAL-SENSITIVE, or add the code to the list of markings in source.yaml.',
})

/** What forbids keeping anything of a row; asked before anything else is, so that no message quotes it. */
export const quarantineFault = (
  source: SourceDescription,
  file: FileDescription,
  cells: Cells,
  freeText: readonly string[],
): Fault | undefined => {
  const at = file.marking
  const written = at ? cells(at.column)[0] : undefined
  if (at && written !== undefined) {
    const meant = decoded(source, at, written)
    if (isAbove(written) || isAbove(meant ?? '')) return aboveTheCeiling(at.column)
    if (meant === undefined || !markings.has(meant)) return unknownMarking(at.column, source.codes[at.codes ?? ''])
  }
  const column = freeText.find(name => cells(name).some(text => markedText.test(text)))
  return column === undefined ? undefined : aboveTheCeiling(column)
}

const protectedOf = (
  source: SourceDescription,
  file: FileDescription,
  cells: Cells,
  faults: Fault[],
): RowLabel['protected'] => {
  const at = file.protected
  const written = at ? cells(at.column)[0] : undefined
  if (!at || written === undefined) return source.label.protected
  const meant = decoded(source, at, written) ?? ''
  if (protectedClasses.has(meant)) return meant
  const known = at.codes === undefined ? protectedClasses.values : Object.keys(source.codes[at.codes] ?? {})
  faults.push({
    kind: 'unknown-code',
    column: at.column,
    reason: `${quoted(written)} does not say whom the row protects. Known: ${listed(known)}.`,
    mend:
      at.codes === undefined
        ? 'Use one of the known words.'
        : `Add it to codes.${at.codes} in source.yaml, or correct the row.`,
  })
  return source.label.protected
}

/**
 * Who was debriefed is never found elsewhere by it: a row that says so in another source is not compared. A source of debriefs says for
 * itself: who spoke is never compared, what he named (a phone, an address) may be.
 */
const compareOf = ({ label }: SourceDescription, protectedClass: RowLabel['protected']): RowLabel['compare'] =>
  protectedClass === 'debrief' && label.protected !== 'debrief' ? 'never' : label.compare

const gradeOf = (
  source: SourceDescription,
  file: FileDescription,
  cells: Cells,
  faults: Fault[],
): Grade | undefined => {
  const written = file.grade ? cells(file.grade.column)[0] : undefined
  const parts = readGrade(written ?? source.grade ?? '')
  if (parts) return writeGrade(parts)
  if (file.grade && written !== undefined)
    faults.push({
      kind: 'bad-grade',
      column: file.grade.column,
      reason: `${quoted(written)} is not a 3x5x2 grade: source 1 to 3, intelligence A to E, handling P or C, as in 2BP.`,
      mend: 'Correct the grade at the source.',
    })
  return undefined
}

/** The label, grade and instructions of a row; what is wrong with them is added to the faults. */
export const labelOfRow = (
  source: SourceDescription,
  file: FileDescription,
  cells: Cells,
  faults: Fault[],
): LabelledRow => {
  const said = (name: 'action' | 'sanitisation' | 'instructions') =>
    file[name] ? cells(file[name].column)[0] : undefined
  const marking = file.marking ? cells(file.marking.column)[0] : undefined
  const meant = file.marking && marking !== undefined ? (decoded(source, file.marking, marking) ?? '') : ''
  const grade = gradeOf(source, file, cells, faults)
  const handling = grade?.endsWith('C') ? 'C' : grade?.endsWith('P') ? 'P' : source.label.handling
  const ofSource = handling === 'C' ? source.label : undefined
  const instructions = said('instructions') ?? ofSource?.instructions
  const codes = {
    action: said('action') ?? ofSource?.action,
    sanitisation: said('sanitisation') ?? ofSource?.sanitisation,
  }
  const problems = handlingProblems({ handling, ...codes, instructions })
  const column = file.grade?.column ?? file.action?.column
  for (const problem of problems)
    faults.push({ kind: 'bad-handling', ...(column === undefined ? {} : { column }), ...handlingWords[problem] })
  const protectedClass = protectedOf(source, file, cells, faults)
  const label = {
    marking: markings.has(meant) ? meant : source.label.marking,
    handling,
    ...codes,
    protected: protectedClass,
    compare: compareOf(source, protectedClass),
  }
  const present = Object.fromEntries(Object.entries(label).filter(([, value]) => value !== undefined)) as RowLabel
  return {
    label: present,
    ...(grade === undefined ? {} : { grade }),
    ...(instructions === undefined ? {} : { instructions }),
  }
}
