// A recommendation of an inspection and the way it goes: an agency claims, only the inspector decides. One table says who moves it where.
import type { EvidenceKind, RecommendationState } from '#core/language/account.ts'
import type { RecommendationId } from '#core/language/ids.ts'
import type { AccountAct } from '../posts.ts'

/** The recommendation as published, as far as that is confirmed. */
export type Recommendation = {
  readonly id: RecommendationId
  readonly theme: string
  /** Exact words, number, addressee and deadline stand only where they are confirmed. */
  readonly wording?: string
  readonly number?: string
  readonly addressee?: string
  readonly deadline?: string
  /** Which list it is of. */
  readonly list: string
  readonly listTitle: string
  readonly published: string
  readonly source: string
  readonly note?: string
  readonly addressees?: string
  /** Tells one wording from another. */
  readonly sha256: string
}

export type Move = {
  readonly to: RecommendationState
  readonly by: Extract<AccountAct, 'progress' | 'conclude'>
  readonly words: string
  /** A claim that it is met needs something to show for it. */
  readonly needsEvidence?: true
}

/** INVARIANT: an agency stops at ready for review; only the inspector completes or returns. */
export const moves = {
  'awaiting-review': [{ to: 'being-progressed', by: 'progress', words: 'Take it up' }],
  'being-progressed': [
    { to: 'ready-for-review', by: 'progress', words: 'Say it is ready for review', needsEvidence: true },
  ],
  'ready-for-review': [
    { to: 'complete', by: 'conclude', words: 'Record it as complete' },
    { to: 'returned', by: 'conclude', words: 'Return it' },
    { to: 'being-progressed', by: 'progress', words: 'Take it back' },
  ],
  returned: [{ to: 'being-progressed', by: 'progress', words: 'Take it up again' }],
  complete: [],
} as const satisfies Readonly<Record<RecommendationState, readonly Move[]>>

export const beginning: RecommendationState = 'awaiting-review'

export const movesFrom = (state: RecommendationState): readonly Move[] => moves[state]

export const moveTo = (from: RecommendationState, to: string): Move | undefined =>
  movesFrom(from).find(move => move.to === to)

type Written = {
  readonly place: number
  readonly words: string
  readonly byName: string
  readonly byAgency: string
  readonly at: Date
  /** The wording that was before whoever wrote it is another than today's. */
  readonly wording: string
}

export type RecommendationEntry = Written &
  (
    | { readonly kind: 'moved'; readonly from: RecommendationState; readonly to: RecommendationState }
    | { readonly kind: 'commented' }
    | {
        readonly kind: 'evidence'
        readonly evidence: { readonly kind: EvidenceKind; readonly of?: string; readonly reference?: string }
      }
  )

export type Tracked = {
  readonly recommendation: Recommendation
  readonly state: RecommendationState
  /** How much was written about it: a form filled in against an older number has been overtaken. */
  readonly version: number
  readonly entries: readonly RecommendationEntry[]
  /** When it came into its state; undefined while nobody has moved it. */
  readonly since?: Date
}

/** INVARIANT: the state is where the last move led; nothing else holds it. */
export const tracked = (recommendation: Recommendation, entries: readonly RecommendationEntry[]): Tracked => {
  const last = entries.filter(entry => entry.kind === 'moved').at(-1)
  return {
    recommendation,
    state: last?.to ?? beginning,
    version: entries.at(-1)?.place ?? 0,
    entries,
    ...(last ? { since: last.at } : {}),
  }
}

/** Past its deadline, where one is known, and not complete. */
export const isOverdue = ({ recommendation: { deadline }, state }: Tracked, today: string): boolean =>
  deadline !== undefined && deadline < today && state !== 'complete' && state !== 'ready-for-review'
