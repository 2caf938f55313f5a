// What the parts of a page are given to show: build a page's data against these types and its template will find everything.
import type { Grade, Marking } from '#core/language/handling.ts'
import type { Post } from '#core/language/members.ts'
import type { ProtectedClass, Purpose } from '#core/language/protection.ts'
import type { Basis, RecordKind, ThingKind } from '#core/language/things.ts'
import type { Written } from './written.ts'

export type LinkShown = { readonly text: string; readonly href: string }

/** A mistake in a form: its sentence, and the id of the field it is about. */
export type Mistake = { readonly text: string; readonly field: string }

export type NoticeShown = { readonly kind: 'success' | 'important'; readonly text: string; readonly link?: LinkShown }

/** Where a value comes from: a page never shows one without its source. */
export type Sourced = {
  readonly source: string
  readonly href?: string
  readonly date?: string
  readonly grade?: Grade
  readonly basis?: Basis
}

export type ValueShown = Sourced & { readonly text: Written; readonly note?: string }

export type FactRow =
  | { readonly name: string; readonly values: readonly ValueShown[] }
  | { readonly name: string; readonly text: Written }

export const agreements = ['same', 'close', 'different', 'one-sided'] as const
/** How the records agree on one property. */
export type Agreement = (typeof agreements)[number]

export type RecordColumn = {
  readonly id: string
  readonly title: Written
  readonly source: string
  readonly href?: string
  readonly marking?: Marking
  readonly protected?: ProtectedClass
  readonly grade?: Grade
  readonly date?: string
}

export type SaidShown = Written | { readonly text: string; readonly note?: string }

/** One property: a cell for each column, in order; an empty cell is a record that does not say. */
export type ComparisonRow = {
  readonly name: string
  readonly agreement?: Agreement
  readonly cells: readonly (readonly SaidShown[])[]
}

export type RecordsSideBySide = {
  readonly caption: string
  readonly columns: readonly RecordColumn[]
  readonly rows: readonly ComparisonRow[]
}

export const strengths = ['strong', 'moderate', 'weak'] as const
export type Strength = (typeof strengths)[number]

export type EvidenceRow = { readonly what: string; readonly words: string; readonly strength: Strength }
export type Evidence = { readonly against: readonly EvidenceRow[]; readonly inFavour: readonly EvidenceRow[] }

export type ResultItem = Sourced & {
  readonly href: string
  readonly title: Written
  readonly details: readonly Written[]
  readonly marking?: Marking
  readonly protected?: ProtectedClass
  /** Leads to this and the record that one came from, side by side. */
  readonly compare?: string
  /** Why it was found, in words: 'the phone number is the same'. */
  readonly why?: string
}
export type ResultGroup = { readonly kind: RecordKind; readonly items: readonly ResultItem[] }

export type PagerShown = {
  /** What is being paged, in the plural: 'records'. */
  readonly what: string
  readonly previous?: { readonly href: string }
  readonly next?: { readonly href: string }
}

export type EmptyShown = {
  readonly title: string
  readonly text: string
  readonly tries?: readonly string[]
  readonly link?: LinkShown
}

export type LinkEnd = { readonly kind: ThingKind; readonly text: Written; readonly href?: string }

export type LinkRow = Partial<Sourced> & { readonly from: LinkEnd; readonly words: string; readonly to: LinkEnd }

export type LinkTableShown = { readonly caption: string; readonly rows: readonly LinkRow[] }

/** Who looks: what the bar, the navigation and the forms need of the person signed in. */
export type Visitor = {
  readonly name: string
  readonly agency: string
  readonly post: Post
  readonly purpose: Purpose
  /** Only what this member may open. */
  readonly navigation: readonly LinkShown[]
}

/** What the shell needs of every page. */
export type PageData = {
  readonly title: string
  readonly marking: Marking
  readonly errors?: readonly Mistake[]
  readonly breadcrumbs?: readonly { readonly text: string; readonly href?: string }[]
  readonly back?: LinkShown
  readonly notice?: NoticeShown
  readonly wide?: boolean
  readonly [more: string]: unknown
}

/** What the app itself adds to every page. */
export type FrameData = {
  /** Where the style sheet and scripts are: '/assets/<version>'. */
  readonly assets: string
  readonly demonstration: boolean
  /** The path asked for, without its query. */
  readonly path: string
  readonly visitor?: Visitor
  readonly csrf?: string
}
