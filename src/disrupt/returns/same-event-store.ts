// The SQL of two events that were said to be one: kept beside both, revoked and never rewritten.
import { sql } from 'kysely'
import type { Work } from '#core/guard/desk.ts'
import type { OperationId, OutcomeId } from '#core/language/ids.ts'
import type { Operation } from '../operations/operation.ts'

export type SameEvent = {
  readonly id: string
  readonly one: OutcomeId
  readonly other: OutcomeId
  readonly reason: string
  readonly by: string
  readonly at: Date
  readonly revokedWhy: string | null
  readonly revokedBy: string | null
  readonly revokedAt: Date | null
}

/** What was said of two events of this operation being one, oldest first. */
export const samenessOf = async (work: Work, { id }: Pick<Operation, 'id'>): Promise<readonly SameEvent[]> => {
  const seen = sql`${[...work.sight.visible]}::int[]`
  const { rows } = await sql<SameEvent>`
    select s.id, s.one, s.other, s.reason, m.name as by, s.given_at as at, v.why as "revokedWhy", w.name as "revokedBy",
      v.revoked_at as "revokedAt"
    from disrupt.same_event s
      join disrupt.operation o on o.id = s.operation
      join disrupt.event a on a.id = s.one join disrupt.event b on b.id = s.other
      join guard.member m on m.id = s.given_by
      left join disrupt.same_event_revoked v on v.same_event = s.id left join guard.member w on w.id = v.revoked_by
    where s.operation = ${id} and o.label = any(${seen}) and a.label = any(${seen}) and b.label = any(${seen})
    order by s.given_at, s.id`.execute(work.db)
  return rows
}

export const writeSameEvent = async (
  work: Work,
  id: string,
  operation: OperationId,
  [one, other]: readonly [OutcomeId, OutcomeId],
  /** How often the two were said to be one before. */
  place: number,
  reason: string,
): Promise<void> => {
  await sql`insert into disrupt.same_event (id, operation, one, other, place, reason, given_by, given_at)
    values (${id}, ${operation}, ${one}, ${other}, ${place}, ${reason}, ${work.sight.by.id}, ${work.now})
    on conflict (one, other, place) do nothing`.execute(work.db)
}

export const writeSameEventRevoked = async (work: Work, id: string, why: string): Promise<void> => {
  await sql`insert into disrupt.same_event_revoked (same_event, why, revoked_by, revoked_at)
    values (${id}, ${why}, ${work.sight.by.id}, ${work.now}) on conflict (same_event) do nothing`.execute(work.db)
}
