// What is said of a recommendation: moved on by whoever may, commented, or given evidence; always dated, and never rewritten.
import type { EvidenceKind } from '#core/language/account.ts'
import { inTheLedger, type RecommendationId, snapshotId } from '#core/language/ids.ts'
import { type AuditedWork, change } from '#core/ledger/audit.ts'
import { publish } from '#core/ledger/publish.ts'
import { briefSeen } from '../briefs/store.ts'
import { snapshotSeen } from '../figures/store.ts'
import { may, refuseUnless } from '../posts.ts'
import { recommendationAt } from './read-lists.ts'
import { moveTo, type Tracked } from './recommendation.ts'
import { trackedOf, writeEntry } from './store.ts'

type About = { readonly id: RecommendationId; readonly seen: number; readonly words: string }

export type MoveRecommendation = About & { readonly to: string }
export type CommentOnRecommendation = About
export type AddEvidence = About & {
  readonly evidence: { readonly kind: EvidenceKind; readonly of?: string; readonly reference?: string }
}

type Unchanged = { readonly unchanged: true }
export type Said =
  | { readonly kind: 'said'; readonly place: number }
  | ({
      readonly kind: 'no-such-recommendation' | 'moved-on' | 'no-such-move' | 'needs-evidence' | 'no-such-evidence'
    } & Unchanged)
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }

const unchanged = <K extends string>(kind: K) => ({ kind, unchanged: true }) as const

/** The recommendation as it stands, or why it cannot be written about. */
const standing = async (work: AuditedWork, { id, seen }: About): Promise<Tracked | Extract<Said, Unchanged>> => {
  const recommendation = recommendationAt(id)
  const [now] = recommendation ? await trackedOf(work, [recommendation]) : []
  if (!now) return unchanged('no-such-recommendation')
  return now.version === seen ? now : unchanged('moved-on')
}

export const moveRecommendation = change<MoveRecommendation, Said>(
  'alteration',
  'move-recommendation',
  () => [],
  async (work, ask) => {
    if (!may(work.sight, 'progress') && !may(work.sight, 'conclude'))
      return { kind: 'refused', reasons: ['post-moves-no-recommendation'] }
    const now = await standing(work, ask)
    if ('kind' in now) return now
    const move = moveTo(now.state, ask.to)
    if (!move) return unchanged('no-such-move')
    const refusal = refuseUnless(work.sight, move.by)
    if (refusal) return refusal
    if (move.needsEvidence && !now.entries.some(entry => entry.kind === 'evidence')) return unchanged('needs-evidence')
    const id = await writeEntry(work, now, { kind: 'moved', from: now.state, to: move.to, words: ask.words })
    await publish(work, work.listeners, { fact: 'recommendation-moved', about: [inTheLedger(id)], labels: [] })
    return { kind: 'said', place: now.version + 1 }
  },
)

export const commentOnRecommendation = change<CommentOnRecommendation, Said>(
  'alteration',
  'comment-on-recommendation',
  () => [],
  async (work, ask) => {
    const refusal = refuseUnless(work.sight, 'comment')
    if (refusal) return refusal
    const now = await standing(work, ask)
    if ('kind' in now) return now
    await writeEntry(work, now, { kind: 'commented', words: ask.words })
    return { kind: 'said', place: now.version + 1 }
  },
)

/** INVARIANT: a figure or a brief is evidence once it is signed off: whoever reads the evidence can open it. */
const isThere = async (work: AuditedWork, { kind, of }: AddEvidence['evidence']): Promise<boolean> => {
  const id = snapshotId(of)
  if (kind === 'figure') return id !== undefined && (await snapshotSeen(work, id))?.state === 'signed-off'
  if (kind === 'brief') return id !== undefined && (await briefSeen(work, id))?.state === 'issued'
  return true
}

export const addEvidence = change<AddEvidence, Said>(
  'alteration',
  'add-evidence-to-recommendation',
  () => [],
  async (work, ask) => {
    const refusal = refuseUnless(work.sight, 'progress')
    if (refusal) return refusal
    const now = await standing(work, ask)
    if ('kind' in now) return now
    if (!(await isThere(work, ask.evidence))) return unchanged('no-such-evidence')
    await writeEntry(work, now, { kind: 'evidence', words: ask.words, evidence: ask.evidence })
    return { kind: 'said', place: now.version + 1 }
  },
)
