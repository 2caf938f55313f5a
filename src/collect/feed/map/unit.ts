// What one row says, once mapped: its records and links, taken all or not at all.
import type { ActionCode, Grade, Handling, Marking, SanitisationCode } from '#core/language/handling.ts'
import type { Properties } from '#core/language/properties.ts'
import type { CompareRule, ProtectedClass } from '#core/language/protection.ts'
import type { Basis, LinkType, ThingKind } from '#core/language/things.ts'

/** The parts of a label that a row may set for itself; all else comes from its source. */
export type RowLabel = {
  readonly marking: Marking
  readonly handling: Handling
  readonly action?: ActionCode
  readonly sanitisation?: SanitisationCode
  readonly protected: ProtectedClass
  readonly compare: CompareRule
}

export type UnitRecord = {
  readonly kind: ThingKind
  readonly key: string
  /** Its identity is its value: many rows may give it. */
  readonly isShared: boolean
  readonly properties: Properties
  readonly basis: Basis
  readonly trueFrom?: string
}

export type UnitLink = {
  readonly type: LinkType
  readonly key: string
  readonly fromKey: string
  readonly toKey: string
  readonly properties: Properties
  readonly basis: Basis
  readonly trueFrom?: string
}

export type Unit = {
  readonly key: string
  readonly label: RowLabel
  readonly grade?: Grade
  readonly instructions?: string
  readonly records: readonly UnitRecord[]
  readonly links: readonly UnitLink[]
}

/** A row of a delta that takes back what it said before. */
export type Withdrawal = { readonly withdraws: string }
