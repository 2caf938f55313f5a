// The taskforce lead writes a brief and rewrites it; a second person issues the version that he read. Issued, it is never changed.
import { type BriefId, inTheLedger } from '#core/language/ids.ts'
import { change } from '#core/ledger/audit.ts'
import { frozenBody } from '../figures/frozen.ts'
import { refuseUnless } from '../posts.ts'
import type { BriefAsked } from './brief.ts'
import { type Composed, composeBrief } from './compose-brief.ts'
import { briefSeen, briefSentBefore, issue, rewriteBrief, writeBrief } from './store.ts'

type Written<K extends string> =
  | { readonly kind: K; readonly id: BriefId }
  | Exclude<Composed, { body: unknown }>
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }

const about = (id: BriefId | undefined, isChanged: boolean) =>
  id ? [{ record: inTheLedger(id), manner: isChanged ? ('changed' as const) : ('asked' as const) }] : []

export type BeginBrief = BriefAsked & { readonly once: string; readonly agency: string }
export type BriefBegun =
  | Written<'begun'>
  | { readonly kind: 'begun-before'; readonly id: BriefId; readonly unchanged: true }

export const beginBrief = change<BeginBrief, BriefBegun>(
  'alteration',
  'begin-brief',
  (_ask, outcome) => (outcome && 'id' in outcome ? about(outcome.id, outcome.kind === 'begun') : []),
  async (work, ask) => {
    const refusal = refuseUnless(work.sight, 'writeBrief')
    if (refusal) return refusal
    const before = await briefSentBefore(work, ask.once)
    if (before) return { kind: 'begun-before', id: before, unchanged: true }
    const composed = await composeBrief(work, ask, ask.agency)
    if (!('body' in composed)) return composed
    const id = work.nextId('brief') as BriefId
    await writeBrief(work, id, ask.once, frozenBody(composed.body))
    return { kind: 'begun', id }
  },
)

export type RewriteBrief = BriefAsked & { readonly id: BriefId; readonly seen: number; readonly agency: string }
export type BriefRewritten =
  | Written<'rewritten'>
  | { readonly kind: 'no-such-brief' | 'moved-on'; readonly unchanged: true }

export const rewriteABrief = change<RewriteBrief, BriefRewritten>(
  'alteration',
  'rewrite-brief',
  ({ id }, outcome) => about(id, outcome?.kind === 'rewritten'),
  async (work, ask) => {
    const refusal = refuseUnless(work.sight, 'writeBrief')
    if (refusal) return refusal
    const brief = await briefSeen(work, ask.id)
    if (!brief) return { kind: 'no-such-brief', unchanged: true }
    if (brief.version !== ask.seen || brief.state !== 'draft') return { kind: 'moved-on', unchanged: true }
    const composed = await composeBrief(work, ask, ask.agency)
    if (!('body' in composed)) return composed
    const isWritten = await rewriteBrief(work, brief, frozenBody(composed.body))
    return isWritten ? { kind: 'rewritten', id: ask.id } : { kind: 'moved-on', unchanged: true }
  },
)

export type IssueBrief = { readonly id: BriefId; readonly seen: number }
export type BriefIssued =
  | { readonly kind: 'issued' }
  | { readonly kind: 'no-such-brief' | 'moved-on'; readonly unchanged: true }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }

export const issueBrief = change<IssueBrief, BriefIssued>(
  'disclosure',
  'issue-brief',
  ({ id }, outcome) => about(id, outcome?.kind === 'issued'),
  async (work, { id, seen }) => {
    const refusal = refuseUnless(work.sight, 'issueBrief')
    if (refusal) return refusal
    const brief = await briefSeen(work, id)
    if (!brief) return { kind: 'no-such-brief', unchanged: true }
    if (brief.writtenBy === work.sight.by.id)
      return { kind: 'refused', reasons: ['whoever-wrote-it-does-not-issue-it'] }
    if (brief.state !== 'draft' || brief.version !== seen) return { kind: 'moved-on', unchanged: true }
    return (await issue(work, brief)) ? { kind: 'issued' } : { kind: 'moved-on', unchanged: true }
  },
)
