// A debrief is opened when every gate is open; at a gate that is not, that it stopped is written down, and where.
import { sql } from 'kysely'
import { internLabel } from '#core/guard/intern-label.ts'
import { labelFactsAt } from '#core/guard/label-facts.ts'
import { isRefusal, permit, seal } from '#core/guard/sealed.ts'
import { type DebriefId, debriefId, type LabelId, mustBe } from '#core/language/ids.ts'
import { type AuditedWork, change } from '#core/ledger/audit.ts'
import { agencyAt, ownAgencyAlone } from '../written/who-may-read.ts'
import type { Gates } from './gates.ts'
import { answersLabel, childLabel } from './labels.ts'

export type DebriefOpened =
  | { readonly kind: 'opened' | 'stopped'; readonly debrief: DebriefId }
  | { readonly kind: 'opened-before'; readonly debrief: DebriefId; readonly unchanged: true }
  | { readonly kind: 'no-such-readers'; readonly unchanged: true }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }

const before = async ({ db, sight }: AuditedWork, once: string): Promise<DebriefId | undefined> => {
  const { rows } = await sql<{ id: DebriefId }>`
    select id from collect.debrief where held_by = ${sight.by.id} and once = ${once}`.execute(db)
  return rows[0]?.id
}

const write = async (work: AuditedWork, id: DebriefId, label: LabelId, gates: Gates): Promise<boolean> => {
  const { site, language, interpreter, present, consent, stopped } = gates
  const { numAffectedRows } = await sql`
    insert into collect.debrief (id, label, agency, held_by, held_at, once, site, language, interpreter, present, consent, state, stopped_why, ended_at)
    values (${id}, ${label}, ${agencyAt(work)}, ${work.sight.by.id}, ${work.now}, ${gates.once}, ${site}, ${language}, ${interpreter},
      ${present}, ${consent}, ${stopped ? 'stopped' : 'open'}, ${stopped ?? null}, ${stopped ? work.now : null}::timestamptz)
    on conflict do nothing`.execute(work.db)
  return numAffectedRows === 1n
}

export const openDebrief = change<Gates, DebriefOpened>(
  'collection',
  'open-debrief',
  () => [],
  async (plain, gates) => {
    const known = await before(plain, gates.once)
    if (known) return { kind: 'opened-before', debrief: known, unchanged: true }
    const codes =
      gates.stopped === 'age'
        ? await childLabel(plain)
        : await answersLabel(plain, gates.stopped ? ownAgencyAlone : gates.readers)
    if (!codes) return { kind: 'no-such-readers', unchanged: true }
    const label = await internLabel(plain.db, codes)
    const work: AuditedWork = { ...(await plain.anew()), listeners: plain.listeners }
    const cleared = permit(work.sight, 'debrief', seal(gates, [label]), await labelFactsAt(work.db, work.now, [label]))
    if (isRefusal(cleared)) return cleared
    const id = mustBe(debriefId(work.nextId(`debrief ${gates.once}`)), 'debrief')
    if (!(await write(work, id, label, gates))) return { kind: 'refused', reasons: ['opened-before'] }
    return { kind: gates.stopped ? 'stopped' : 'opened', debrief: id }
  },
)
