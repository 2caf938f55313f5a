// A group is put under a lead, or it is put on record why nobody investigates it. Entries are added, never changed.
import { sql } from 'kysely'
import type { Work } from '#core/guard/desk.ts'
import { labelFactsAt } from '#core/guard/label-facts.ts'
import { type Cleared, isRefusal, permit, type Refusal, seal } from '#core/guard/sealed.ts'
import { agencyOf } from '#core/guard/sight.ts'
import { type AgencyCode, type GroupId, inTheLedger } from '#core/language/ids.ts'
import type { LeadStatus } from '#core/language/prioritise.ts'
import { change } from '#core/ledger/audit.ts'
import { publish } from '#core/ledger/publish.ts'
import { type CrimeGroup, groupAt } from '#understand'
import type { Lead } from './lead.ts'
import { agenciesToLead, leadOf, recordedBefore } from './read-leads.ts'

/** Whoever sits here takes the lead by name; an agency is put in the lead and says itself who leads for it; or it stays as it is. */
export type WhoLeads =
  | { readonly kind: 'myself' }
  | { readonly kind: 'agency'; readonly agency: AgencyCode }
  | { readonly kind: 'as-it-is' }
  | { readonly kind: 'nobody' }

export type RecordLead = {
  readonly group: GroupId
  readonly who: WhoLeads
  readonly status: LeadStatus
  readonly reason: string
  /** A day. */
  readonly since: string
  /** The place of the entry that was the last when the form was shown; 0 when there was none. */
  readonly seen: number
  readonly once: string
}

export type LeadRecorded =
  | { readonly kind: 'recorded' }
  | { readonly kind: 'no-such-group'; readonly unchanged: true }
  | { readonly kind: 'no-such-agency'; readonly unchanged: true }
  | { readonly kind: 'moved-on'; readonly unchanged: true }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }

export const clearedToLead = async (work: Work, group: CrimeGroup): Promise<Cleared<CrimeGroup> | Refusal> =>
  permit(work.sight, 'leadGroup', seal(group, [group.label]), await labelFactsAt(work.db, work.now, [group.label]))

type Named = { readonly agency: string | null; readonly member: string | null }

const named = async (work: Work, who: WhoLeads, now: Lead | undefined): Promise<Named | undefined> => {
  switch (who.kind) {
    case 'nobody':
      return { agency: null, member: null }
    case 'as-it-is':
      return { agency: now?.leader?.agency ?? null, member: now?.leader?.member?.id ?? null }
    case 'myself': {
      const own = agencyOf(work.sight.by)
      return own === '' ? undefined : { agency: own, member: work.sight.by.id }
    }
    case 'agency':
      return (await agenciesToLead(work)).some(one => one.code === who.agency)
        ? { agency: who.agency, member: null }
        : undefined
  }
}

/** False where somebody was quicker: whoever sees the group sees all of its history, so that this tells nothing hidden. */
const write = async (work: Work, { content, by }: Cleared<CrimeGroup>, ask: RecordLead, { agency, member }: Named) => {
  const id = work.nextId(`lead ${content.id}`)
  const { rows } = await sql`
    insert into prioritise.lead (id, crime_group, group_label, place, agency, member, status, reason, since, recorded_by, recorded_at, once)
    values (${id}, ${content.id}, ${content.label}, ${ask.seen + 1}, ${agency}, ${member}, ${ask.status}, ${ask.reason || null},
      ${ask.since}::date, ${by.id}, ${work.now}, ${ask.once})
    on conflict (crime_group, place) do nothing returning id`.execute(work.db)
  return rows.length > 0
}

export const recordLead = change<RecordLead, LeadRecorded>(
  'alteration',
  'record-lead',
  (ask, outcome) => [
    {
      record: inTheLedger(ask.group),
      manner: outcome?.kind === 'recorded' ? ('changed' as const) : ('asked' as const),
    },
  ],
  async (work, ask) => {
    const group = await groupAt(work, ask.group)
    if (group?.state !== 'accepted') return { kind: 'no-such-group', unchanged: true }
    const cleared = await clearedToLead(work, group)
    if (isRefusal(cleared)) return cleared
    if (await recordedBefore(work, ask.group, ask.once)) return { kind: 'recorded' }
    const now = await leadOf(work, ask.group)
    if ((now?.place ?? 0) !== ask.seen) return { kind: 'moved-on', unchanged: true }
    const leader = await named(work, ask.who, now)
    if (!leader) return { kind: 'no-such-agency', unchanged: true }
    if (!(await write(work, cleared, ask, leader))) return { kind: 'moved-on', unchanged: true }
    await publish(work, work.listeners, { fact: 'group-led', about: [inTheLedger(group.id)], labels: [group.label] })
    return { kind: 'recorded' }
  },
)
