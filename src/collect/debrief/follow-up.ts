// Somebody takes up a debrief that stopped at a gate, and says what was done: a safeguarding lead, or whoever debriefs.
import { sql } from 'kysely'
import { labelFactsAt } from '#core/guard/label-facts.ts'
import { isRefusal, permit, seal } from '#core/guard/sealed.ts'
import type { DebriefId } from '#core/language/ids.ts'
import { type AuditedWork, change } from '#core/ledger/audit.ts'
import { type Debrief, debriefAt } from './read-debriefs.ts'

export type FollowUp = { readonly debrief: DebriefId; readonly words: string; readonly seen: number }

export type FollowedUp =
  | { readonly kind: 'followed-up' }
  | { readonly kind: 'moved-on'; readonly unchanged: true }
  | { readonly kind: 'no-such-debrief'; readonly unchanged: true }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }

/** Whoever may debrief under its label, or safeguards people whom it protects. */
export const clearedToFollowUp = async (work: Pick<AuditedWork, 'db' | 'now' | 'sight'>, debrief: Debrief) => {
  const facts = await labelFactsAt(work.db, work.now, [debrief.label])
  const asked = seal(debrief, [debrief.label])
  const own = permit(work.sight, 'debrief', asked, facts)
  const { by } = work.sight
  return isRefusal(own) && by.kind === 'Member' && by.post === 'safeguarding-lead'
    ? permit(work.sight, 'judge', asked, facts)
    : own
}

export const followUp = change<FollowUp, FollowedUp>(
  'alteration',
  'follow-up-debrief',
  () => [],
  async (work, { debrief: id, words, seen }) => {
    const debrief = await debriefAt(work, id)
    if (debrief?.state !== 'stopped') return { kind: 'no-such-debrief', unchanged: true }
    const cleared = await clearedToFollowUp(work, debrief)
    if (isRefusal(cleared)) return cleared
    if (debrief.version !== seen || debrief.followedUpAt) return { kind: 'moved-on', unchanged: true }
    await sql`update collect.debrief set follow_up = ${words}, followed_up_by = ${work.sight.by.id}, followed_up_at = ${work.now},
      version = version + 1 where id = ${id}`.execute(work.db)
    return { kind: 'followed-up' }
  },
)
