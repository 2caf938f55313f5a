// A tasking that stands still is put before a named post. The agency that asks may let the taskforce in for it; nobody else widens who reads.
import { labelFactsAt } from '#core/guard/label-facts.ts'
import { type Cleared, isRefusal, permit, seal } from '#core/guard/sealed.ts'
import { agencyOf } from '#core/guard/sight.ts'
import { type AgencyCode, inTheLedger, type TaskingId } from '#core/language/ids.ts'
import type { Post } from '#core/language/members.ts'
import { type AuditedWork, change } from '#core/ledger/audit.ts'
import { arbitersFor } from '../ask/agencies-to-ask.ts'
import { labelWith, readersOf } from '../ask/label-of-tasking.ts'
import { relabel, writeStep } from '../store.ts'
import type { Tasking } from '../tasking.ts'
import { type Moved, openFor, tell } from './move-tasking.ts'

export type EscalateTasking = {
  readonly tasking: TaskingId
  readonly seenVersion: number
  readonly words: string
  readonly to: { readonly post: Post; readonly agency: AgencyCode }
}

export type Escalated = Moved | { readonly kind: 'no-such-post'; readonly unchanged: true }

/** The same tasking, read by one agency more; the mover's sight is given anew, because it was given before that label was there. */
const letIn = async (work: AuditedWork, { content }: Cleared<Tasking>, agency: AgencyCode) => {
  const label = await labelWith(work, content.label, agency)
  const widened = { ...(await work.anew()), listeners: work.listeners }
  const facts = await labelFactsAt(work.db, work.now, [content.label, label])
  const cleared = permit(widened.sight, 'task', seal(content, [content.label, label]), facts)
  if (isRefusal(cleared)) return cleared
  await relabel(widened, cleared, label)
  return { kind: 'let-in' as const, work: widened, label }
}

export const escalateTasking = change<EscalateTasking, Escalated>(
  'disclosure',
  'escalate-tasking',
  (ask, outcome) => [{ record: inTheLedger(ask.tasking), manner: outcome?.kind === 'moved' ? 'changed' : 'asked' }],
  async (work, ask) => {
    const opened = await openFor(work, { ...ask, act: 'escalate' })
    if (opened.kind !== 'open') return opened
    const { cleared, move } = opened
    const tasking = cleared.content
    const readers = await readersOf(work, tasking.label)
    const isOwn = tasking.asker === agencyOf(work.sight.by)
    const arbiters = await arbitersFor(work, readers, isOwn)
    if (!arbiters.some(one => one.post === ask.to.post && one.agency === ask.to.agency))
      return { kind: 'no-such-post', unchanged: true }
    const isReader = readers.includes(ask.to.agency)
    const widened = isReader
      ? { kind: 'let-in' as const, work, label: tasking.label }
      : await letIn(work, cleared, ask.to.agency)
    if (widened.kind !== 'let-in') return widened
    await writeStep(widened.work, cleared, {
      act: 'escalate',
      state: move.to,
      side: move.side,
      words: ask.words,
      to: ask.to,
    })
    await tell(widened.work, { id: tasking.id, label: widened.label }, move)
    return { kind: 'moved', id: tasking.id }
  },
)
