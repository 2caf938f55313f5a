// A progress brief: what the taskforce tells ministers, the Commander and the inspectorate. A version holds everything it says, whole.
import type { BriefState, RecommendationState } from '#core/language/account.ts'
import type { BriefId, MemberId, RecommendationId, SnapshotId } from '#core/language/ids.ts'
import type { Quarter } from '#core/language/quarters.ts'
import type { Frozen } from '../figures/frozen.ts'

export type BriefFigure = { readonly snapshot: SnapshotId; readonly sha256: string; readonly frozen: Frozen }

export type BriefRecommendation = {
  readonly id: RecommendationId
  readonly theme: string
  readonly wording?: string
  readonly number?: string
  readonly state: RecommendationState
  readonly since?: string
  readonly evidence: number
}

/** What a version says. INVARIANT: it is put together once, when it is written, and the page and the PDF are made of nothing else. */
export type BriefBody = {
  readonly title: string
  readonly from: Quarter
  readonly to: Quarter
  readonly asOf: string
  readonly writtenBy: { readonly name: string; readonly agency: string }
  /** In the demonstration everything is invented, and every page says so. */
  readonly invented: boolean
  readonly narrative: string
  readonly figures: readonly BriefFigure[]
  readonly recommendations: readonly BriefRecommendation[]
  readonly lists: readonly { readonly title: string; readonly published: string; readonly note?: string }[]
}

export type Brief = {
  readonly id: BriefId
  readonly state: BriefState
  readonly version: number
  readonly title: string
  readonly from: Quarter
  readonly to: Quarter
  readonly writtenBy: MemberId
  readonly writtenAt: Date
  readonly issuedAt?: Date
  readonly issuedByName?: string
  readonly issuedByAgency?: string
}

export type BriefWhole = Brief & { readonly body: BriefBody; readonly text: string; readonly sha256: string }

/** What the taskforce lead fills in. */
export type BriefAsked = {
  readonly title: string
  readonly from: Quarter
  readonly to: Quarter
  readonly narrative: string
  readonly figures: readonly SnapshotId[]
}
