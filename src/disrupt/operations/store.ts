// The SQL of operations: each is seen by the agencies that take part in it.
import { sql } from 'kysely'
import type { Work } from '#core/guard/desk.ts'
import type { LabelId, OperationId } from '#core/language/ids.ts'
import type { Operation, Pillar } from './operation.ts'

const seen = (work: Work, column: string) => sql`${sql.ref(column)} = any(${[...work.sight.visible]}::int[])`

const columns = sql`
  o.id, o.label, o.name, o.lead, o.first_day::text as "firstDay", o.last_day::text as "lastDay", o.rhythm,
  o.due_hour as "dueHour", o.version, o.opened_at as "openedAt",
  coalesce((select json_agg(json_build_object('code', p.code, 'name', p.name, 'firstDay', p.first_day::text, 'lastDay', p.last_day::text)
    order by p.code::int) from disrupt.pillar p where p.operation = o.id), '[]') as pillars,
  (select json_agg(json_build_object('agency', t.agency, 'name', a.name) order by t.agency <> o.lead, a.name collate "C", t.agency)
    from disrupt.taking_part t join guard.agency a on a.code = t.agency where t.operation = o.id) as "takingPart"`

/** An operation that this viewer's agency takes part in; absent and hidden are the same empty answer. */
export const operationAt = async (work: Work, id: OperationId): Promise<Operation | undefined> => {
  const { rows } = await sql<Operation>`
    select ${columns} from disrupt.operation o where o.id = ${id} and ${seen(work, 'o.label')}`.execute(work.db)
  return rows[0]
}

/** The operations this viewer sees, the latest first. */
export const operationsSeen = async (work: Work, limit: number, after = 0): Promise<readonly Operation[]> => {
  const { rows } = await sql<Operation>`
    select ${columns} from disrupt.operation o where ${seen(work, 'o.label')}
    order by o.first_day desc, o.name collate "C", o.id limit ${limit} offset ${after}`.execute(work.db)
  return rows
}

export type NewOperation = Omit<Operation, 'id' | 'label' | 'version' | 'openedAt' | 'takingPart'> & {
  readonly others: readonly string[]
}

export const writeOperation = async (work: Work, id: OperationId, label: LabelId, ask: NewOperation): Promise<void> => {
  await sql`insert into disrupt.operation (id, label, name, lead, first_day, last_day, rhythm, due_hour, opened_by, opened_at)
    values (${id}, ${label}, ${ask.name}, ${ask.lead}, ${ask.firstDay}, ${ask.lastDay}, ${ask.rhythm}, ${ask.dueHour},
      ${work.sight.by.id}, ${work.now})`.execute(work.db)
  const agencies = [...new Set([ask.lead, ...ask.others])].sort()
  await sql`insert into disrupt.taking_part (operation, agency)
    select ${id}, agency from unnest(${agencies}::text[]) as t(agency)`.execute(work.db)
  for (const pillar of ask.pillars)
    await sql`insert into disrupt.pillar (operation, code, name, first_day, last_day)
      values (${id}, ${pillar.code}, ${pillar.name}, ${pillar.firstDay}, ${pillar.lastDay})`.execute(work.db)
}

/** Whoever saves the same form a second time finds the version moved on. */
export const writePillars = async (work: Work, id: OperationId, pillars: readonly Pillar[]): Promise<void> => {
  for (const pillar of pillars)
    await sql`update disrupt.pillar set name = ${pillar.name}, first_day = ${pillar.firstDay}, last_day = ${pillar.lastDay}
      where operation = ${id} and code = ${pillar.code}`.execute(work.db)
  await sql`update disrupt.operation set version = version + 1 where id = ${id}`.execute(work.db)
}
