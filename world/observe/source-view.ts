// A source seen as a view of the world: what it describes of itself, how well it writes, and which facts it notices.
import type { SourceDefinition } from '../files/source-definition.ts'
import type { FactKind, FactOf } from '../model/facts.ts'
import type { Clerk } from './clerk.ts'
import type { Noise } from './noise.ts'
import type { PhoneStyle, PlateStyle } from './written-number.ts'

export type Notice<Kind extends FactKind> = {
  /** Whether a fact is this office's business at all. */
  readonly where?: (fact: FactOf<Kind>) => boolean
  /** The share of such facts that it gets to know. */
  readonly share?: number
  readonly note: (fact: FactOf<Kind>, clerk: Clerk) => void
}

export type SourceView = {
  readonly definition: SourceDefinition
  readonly noise: Noise
  readonly phoneHabit?: PhoneStyle
  readonly plateHabit?: PlateStyle
  readonly sees: { readonly [Kind in FactKind]?: Notice<Kind> }
}

/** Gives a fact to a source: it notes it when it is named among those who know, or when it is its business and chance has it. */
export const observe = <Kind extends FactKind>(view: SourceView, fact: FactOf<Kind>, clerk: Clerk): void => {
  const notice = view.sees[fact.fact as Kind] as Notice<Kind> | undefined
  if (!notice) return
  const isKnown = fact.known
    ? fact.known.includes(view.definition.source)
    : (notice.where?.(fact) ?? true) && clerk.chance.often(notice.share ?? 1)
  if (isKnown) notice.note(fact, fact.known ? clerk.attentive() : clerk)
}
