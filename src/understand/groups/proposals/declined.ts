// What an agency declined: the same evidence does not come back to it.
import { sql } from 'kysely'
import { labelBetween } from '#core/guard/audience.ts'
import type { Work } from '#core/guard/desk.ts'
import { labelFactsAt } from '#core/guard/label-facts.ts'
import { isRefusal, permit, type Refusal, seal } from '#core/guard/sealed.ts'
import { agencyOf } from '#core/guard/sight.ts'
import type { AgencyCode } from '#core/language/ids.ts'
import type { AuditedWork } from '#core/ledger/audit.ts'
import { publish } from '#core/ledger/publish.ts'
import { groupRule } from '../../find-groups.ts'
import { withLabel } from '../propose-group.ts'

export type Declined = {
  readonly fingerprint: string
  readonly reason: string
  readonly by: string
  readonly at: Date
}

/** What this viewer's agency declined of these. */
export const declinedAmong = async (
  work: Work,
  fingerprints: readonly string[],
): Promise<ReadonlyMap<string, Declined>> => {
  const { rows } = await sql<Declined>`
    select d.fingerprint, d.reason, m.name as by, d.declined_at as at
    from understand.declined_proposal d join guard.label l on l.id = d.label join guard.member m on m.id = d.declined_by
    where d.fingerprint = any(${[...fingerprints]}::text[]) and d.label = any(${[...work.sight.visible]}::int[])
      and l.owner = ${agencyOf(work.sight.by)} order by d.fingerprint`.execute(work.db)
  return new Map(rows.map(row => [row.fingerprint, row]))
}

/** Keeps that the officer's agency declined this evidence; declined before, it stays as it was. */
export const writeDeclined = async (
  given: AuditedWork,
  fingerprint: string,
  reason: string,
): Promise<Refusal | { readonly kind: 'kept' }> => {
  const label = await labelBetween(given, agencyOf(given.sight.by) as AgencyCode, [])
  const work = await withLabel(given, label)
  const cleared = permit(
    work.sight,
    'keepGroup',
    seal(fingerprint, [label]),
    await labelFactsAt(work.db, work.now, [label]),
  )
  if (isRefusal(cleared)) return cleared
  const id = work.nextId(`declined ${label}`)
  await sql`insert into understand.declined_proposal (id, label, rule, fingerprint, reason, declined_by, declined_at)
    values (${id}, ${label}, ${groupRule.version}, ${fingerprint}, ${reason}, ${cleared.by.id}, ${work.now})
    on conflict (label, fingerprint) do nothing`.execute(work.db)
  await publish(work, work.listeners, { fact: 'group-declined', about: [], labels: [label] })
  return { kind: 'kept' }
}
