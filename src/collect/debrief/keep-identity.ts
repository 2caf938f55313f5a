// Who stands behind a pseudonym is kept apart: its own record, a narrower label, compared with nothing.
import { sql } from 'kysely'
import { internLabel } from '#core/guard/intern-label.ts'
import { labelFactsAt } from '#core/guard/label-facts.ts'
import { isRefusal, permit, seal } from '#core/guard/sealed.ts'
import { type DebriefId, mustBe, type RecordId } from '#core/language/ids.ts'
import type { Properties } from '#core/language/properties.ts'
import { type AuditedWork, change } from '#core/ledger/audit.ts'
import { writeEntry } from '../write/write-entry.ts'
import { identityLabel } from './labels.ts'
import { debriefAt, identityOf, pseudonymOf } from './read-debriefs.ts'

export type KeepIdentity = { readonly debrief: DebriefId; readonly properties: Properties }

export type IdentityKept =
  | { readonly kind: 'kept'; readonly record: RecordId }
  | { readonly kind: 'moved-on'; readonly unchanged: true }
  | { readonly kind: 'no-such-debrief'; readonly unchanged: true }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }

export const keepIdentity = change<KeepIdentity, IdentityKept>(
  'collection',
  'keep-identity',
  (_ask, outcome) => (outcome?.kind === 'kept' ? [{ record: outcome.record, manner: 'changed' }] : []),
  async (plain, { debrief: id, properties }) => {
    const debrief = await debriefAt(plain, id)
    if (!debrief) return { kind: 'no-such-debrief', unchanged: true }
    if (debrief.state !== 'open' || (await identityOf(plain, id))) return { kind: 'moved-on', unchanged: true }
    const label = await internLabel(plain.db, await identityLabel(plain))
    const work: AuditedWork = { ...(await plain.anew()), listeners: plain.listeners }
    const facts = await labelFactsAt(work.db, work.now, [label, debrief.label])
    const cleared = permit(work.sight, 'debrief', seal(debrief, [label, debrief.label]), facts)
    if (isRefusal(cleared)) return cleared
    const pseudonym = pseudonymOf(id)
    const reference = { raw: pseudonym, scheme: 'case-ref', value: pseudonym.replaceAll(/[^A-Z0-9]/g, '') }
    // Named with its label: an identity in a circle that the writer is not in is no reason why his own cannot be kept.
    const as = `identity.${label}`
    const records = await writeEntry(work, {
      source: 'debriefs',
      unit: id,
      label,
      records: [
        {
          as,
          kind: 'person',
          properties: { ...properties, reference: [...(properties.reference ?? []), reference] },
        },
      ],
      links: [],
    })
    const record = mustBe(records.get(as), 'record')
    await sql`insert into collect.debrief_identity (debrief, record, record_label) values (${id}, ${record}, ${label})
      on conflict do nothing`.execute(work.db)
    return { kind: 'kept', record }
  },
)
