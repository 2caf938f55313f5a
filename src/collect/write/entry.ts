// What an officer writes down, as records and links: one unit, taken in whole or not at all.
import { closedSet, type Of } from '#core/language/closed-set.ts'
import type { Grade } from '#core/language/handling.ts'
import type { LabelId, RecordId } from '#core/language/ids.ts'
import type { Properties } from '#core/language/properties.ts'
import type { Basis, LinkType, ThingKind } from '#core/language/things.ts'

/** What is written in Breakwater itself; each agency's writing of a kind is a source of its own. */
export const writings = closedSet({
  reports: 'Intelligence reports written in Breakwater',
  debriefs: 'Arrival debriefs written in Breakwater',
  voyages: 'Voyages recorded in Breakwater',
  sanitised: 'Sanitised copies made in Breakwater',
})
export type Writing = Of<typeof writings>

type Said = {
  readonly properties?: Properties
  readonly grade?: Grade
  readonly instructions?: string
  /** A fact when left unsaid. */
  readonly basis?: Basis
  readonly trueFrom?: Date
}

export type EntryRecord = Said & {
  /** What it is called inside this entry. */
  readonly as: string
  readonly kind: ThingKind
  readonly properties: Properties
  /** The entry's when left unsaid. */
  readonly label?: LabelId
}

export type EntryLink = Said & {
  readonly as: string
  readonly type: LinkType
  /** What the end is called in this entry, or a record that is there already and seen. */
  readonly from: string | RecordId
  readonly to: string | RecordId
  readonly label?: LabelId
}

export type WrittenEntry = {
  readonly source: Writing
  /** What is written at once is a unit; two units of one source never share this. Take an id. */
  readonly unit: string
  readonly label: LabelId
  readonly records: readonly EntryRecord[]
  readonly links: readonly EntryLink[]
}
