// Two open taskings on the same group, or resting on the same record: as far as this viewer sees both of them and what they share.
import { sql } from 'kysely'
import { nameOf, readRecords } from '#collect'
import type { Written } from '#core/frame/index.ts'
import type { Work } from '#core/guard/desk.ts'
import type { GroupId, RecordId, TaskingId } from '#core/language/ids.ts'
import { groupAt } from '#understand'

export type Shared =
  | { readonly kind: 'group'; readonly id: GroupId; readonly name: Written }
  | { readonly kind: 'record'; readonly id: RecordId; readonly name: Written }

export type DoubledUp = {
  readonly what: Shared
  readonly taskings: readonly { readonly id: TaskingId; readonly title: string; readonly askedName: string }[]
}

const most = 20

type Row = { id: string; taskings: { id: TaskingId; title: string; askedName: string }[] }

/** Joins the open taskings that this viewer sees to what they are about, and keeps what two of them share. */
const sharing = (work: Work, about: 'about_group' | 'rests_on') => {
  const seen = sql`any(${[...work.sight.visible]}::int[])`
  const [what, label] = about === 'about_group' ? ['crime_group', 'group_label'] : ['record', 'record_label']
  return sql<Row>`
    select g.${sql.ref(what)} as id, json_agg(json_build_object('id', t.id, 'title', t.title, 'askedName', a.name) order by t.sent_at, t.id) as taskings
    from ${sql.table(`task.${about}`)} g
      join task.tasking t on t.id = g.tasking
      join guard.agency a on a.code = t.asked
      join guard.label l on l.id = g.${sql.ref(label)}
      join lateral (select state from task.step s where s.tasking = t.id order by s.place desc limit 1) s on true
    where t.label = ${seen} and g.tasking_label = ${seen} and g.${sql.ref(label)} = ${seen}
      and s.state not in ('completed', 'withdrawn', 'sent-on', 'declined', 'not-completed')
      and (t.kind = 'safeguarding' or l.protected = 'none')
    group by g.${sql.ref(what)} having count(*) > 1 order by g.${sql.ref(what)} limit ${most}`
}

const onGroups = async (work: Work): Promise<readonly DoubledUp[]> => {
  const { rows } = await sharing(work, 'about_group').execute(work.db)
  const groups = await Promise.all(rows.map(row => groupAt(work, row.id as GroupId)))
  return rows.flatMap(({ taskings }, at) => {
    const group = groups[at]
    return group ? [{ what: { kind: 'group' as const, id: group.id, name: group.name }, taskings }] : []
  })
}

const onRecords = async (work: Work): Promise<readonly DoubledUp[]> => {
  const { rows } = await sharing(work, 'rests_on').execute(work.db)
  const records = await readRecords(
    work,
    rows.map(row => row.id as RecordId),
  )
  return rows.flatMap(({ id, taskings }) => {
    const record = records.find(one => one.id === id)
    return record ? [{ what: { kind: 'record' as const, id: record.id, name: nameOf(record) }, taskings }] : []
  })
}

export const doubledUp = async (work: Work): Promise<readonly DoubledUp[]> => [
  ...(await onGroups(work)),
  ...(await onRecords(work)),
]
