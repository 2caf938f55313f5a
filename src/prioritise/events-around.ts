// What happened around a group's members, as far as the viewer sees member, link and event; and who was met there that needs protection.
import { sql } from 'kysely'
import type { Work } from '#core/guard/desk.ts'
import type { RecordId } from '#core/language/ids.ts'
import type { ProtectedClass } from '#core/language/protection.ts'

export type EventAround = { readonly member: RecordId; readonly event: RecordId; readonly at: Date }

const seen = (work: Work) => sql`${[...work.sight.visible]}::int[]`

/** One direction of a link: from the member to the event, or from the event to the member. */
const towards = (work: Work, ids: readonly RecordId[], near: 'from' | 'to', far: 'from' | 'to') => {
  const near_ = { record: sql.ref(`k.${near}_record`), label: sql.ref(`k.${near}_label`) }
  const far_ = { record: sql.ref(`k.${far}_record`), label: sql.ref(`k.${far}_label`) }
  return sql`
    select ${near_.record} as member, e.id as event, coalesce(v.true_from, v.learnt_at) as at
    from collect.link k join collect.record r on r.id = k.record
      join collect.record e on e.id = ${far_.record} and e.kind = 'event'
      join collect.version v on v.record = e.id and v.version = e.version
    where ${near_.record} = any(${[...ids]}::uuid[]) and ${near_.label} = any(${seen(work)}) and ${far_.label} = any(${seen(work)})
      and k.label = any(${seen(work)}) and r.label = any(${seen(work)}) and e.label = any(${seen(work)}) and v.label = any(${seen(work)})
      and r.withdrawn_at is null and not r.restricted and e.withdrawn_at is null and not e.restricted`
}

/** The events that touch any of these records, newest first, at most `limit`; only what happened or was learnt since a day, where one is given. */
export const eventsAround = async (
  work: Work,
  members: readonly RecordId[],
  { since, limit }: { readonly since?: Date; readonly limit: number },
): Promise<readonly EventAround[]> => {
  if (members.length === 0) return []
  const { rows } = await sql<EventAround>`
    select distinct member, event, at from (${towards(work, members, 'from', 'to')} union all ${towards(work, members, 'to', 'from')}) around
    where ${since ?? null}::timestamptz is null or at >= ${since ?? null}
    order by at desc, event, member limit ${limit}`.execute(work.db)
  return rows
}

export type MetThere = { readonly event: RecordId; readonly record: RecordId; readonly protected: ProtectedClass }

/** Who was met at these events and needs protection, where the viewer sees it. */
export const protectedAt = async (work: Work, events: readonly RecordId[]): Promise<readonly MetThere[]> => {
  if (events.length === 0) return []
  const { rows } = await sql<MetThere>`
    select distinct k.to_record as event, p.id as record, l.protected
    from collect.link k join collect.record r on r.id = k.record join collect.record p on p.id = k.from_record and p.kind = 'person'
      join guard.label l on l.id = p.label
    where k.to_record = any(${[...events]}::uuid[]) and l.protected in ('victim', 'child')
      and k.label = any(${seen(work)}) and k.from_label = any(${seen(work)}) and k.to_label = any(${seen(work)})
      and r.label = any(${seen(work)}) and p.label = any(${seen(work)})
      and r.withdrawn_at is null and not r.restricted and p.withdrawn_at is null and not p.restricted
    order by event, record limit 2000`.execute(work.db)
  return rows
}
