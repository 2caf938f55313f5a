// A debrief ends: finished, or stopped at a gate that closed while it went on. A child's answers are sealed, none is destroyed.
import { sql } from 'kysely'
import { internLabel } from '#core/guard/intern-label.ts'
import { labelFactsAt } from '#core/guard/label-facts.ts'
import { isRefusal, permit, seal } from '#core/guard/sealed.ts'
import type { StopReason } from '#core/language/collecting.ts'
import type { DebriefId, LabelId, RecordId } from '#core/language/ids.ts'
import { type AuditedWork, change } from '#core/ledger/audit.ts'
import { relabel } from '../write/relabel.ts'
import { childLabel, sealedLabel } from './labels.ts'
import { type Debrief, debriefAt } from './read-debriefs.ts'

export type EndDebrief = {
  readonly debrief: DebriefId
  readonly seen: number
  /** Nothing when it is finished. */
  readonly stopped?: StopReason
}

export type DebriefEnded =
  | { readonly kind: 'ended'; readonly sealed: readonly RecordId[] }
  | { readonly kind: 'moved-on'; readonly unchanged: true }
  | { readonly kind: 'no-such-debrief'; readonly unchanged: true }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }

/** Every record that was written in it: answers, whom and what they name, links, and who stands behind the pseudonym. */
const recordsOf = async (work: AuditedWork, { id }: Debrief): Promise<readonly RecordId[]> => {
  const { rows } = await sql<{ id: RecordId }>`
    select r.id from collect.record r
      join (select w.id::text as unit from collect.debrief_answer w where w.debrief = ${id} union all select ${id}::text) u on u.unit = r.unit
      join collect.source s on s.id = r.source and s.name like 'written/debriefs/%'
    where r.label = any(${[...work.sight.visible]}::int[]) order by r.id`.execute(work.db)
  return rows.map(row => row.id)
}

const end = async (
  work: AuditedWork,
  { id, version }: Debrief,
  label: LabelId,
  stopped: StopReason | undefined,
): Promise<void> => {
  await sql`
    update collect.debrief set state = ${stopped ? 'stopped' : 'closed'}, stopped_why = ${stopped ?? null}, ended_at = ${work.now},
      label = ${label}, version = ${version + 1}
    where id = ${id}`.execute(work.db)
}

const sealForAge = async (plain: AuditedWork, debrief: Debrief): Promise<readonly RecordId[]> => {
  const [head, kept] = [
    await internLabel(plain.db, await childLabel(plain)),
    await internLabel(plain.db, await sealedLabel(plain)),
  ]
  const work: AuditedWork = { ...(await plain.anew()), listeners: plain.listeners }
  const records = await recordsOf(work, debrief)
  await relabel(work, records, kept)
  await end(work, debrief, head, 'age')
  return records
}

export const endDebrief = change<EndDebrief, DebriefEnded>(
  'alteration',
  'end-debrief',
  (_ask, outcome) => (outcome?.kind === 'ended' ? outcome.sealed.map(record => ({ record, manner: 'changed' })) : []),
  async (work, { debrief: id, seen, stopped }) => {
    const debrief = await debriefAt(work, id)
    if (!debrief) return { kind: 'no-such-debrief', unchanged: true }
    const facts = await labelFactsAt(work.db, work.now, [debrief.label])
    const cleared = permit(work.sight, 'debrief', seal(debrief, [debrief.label]), facts)
    if (isRefusal(cleared)) return cleared
    if (debrief.state !== 'open' || debrief.version !== seen) return { kind: 'moved-on', unchanged: true }
    if (stopped === 'age') return { kind: 'ended', sealed: await sealForAge(work, debrief) }
    await end(work, debrief, debrief.label, stopped)
    return { kind: 'ended', sealed: [] }
  },
)
