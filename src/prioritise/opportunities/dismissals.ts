// What an agency looked at and set aside, each with its reason; seen by its own people, and of them by who sees what it was made of.
import { sql } from 'kysely'
import type { Work } from '#core/guard/desk.ts'
import { agencyOf } from '#core/guard/sight.ts'
import type { LabelId, RecordId } from '#core/language/ids.ts'
import type { Opportunity } from '../missed-opportunities.ts'

export type Dismissal = {
  readonly rule: string
  readonly reason: string
  readonly by: string
  readonly at: Date
  readonly records: readonly RecordId[]
}

const isSeen = (work: Work) =>
  sql`d.label = any(${[...work.sight.visible]}::int[]) and d.labels <@ ${[...work.sight.visible]}::int[]`

/** The latest, those of one's own agency alone. */
export const dismissals = async (work: Work): Promise<readonly Dismissal[]> => {
  const { rows } = await sql<Dismissal>`
    select d.rule, d.reason, m.name as by, d.dismissed_at as at,
      array(select x.record from prioritise.dismissed_record x where x.dismissal = d.id
        and x.record_label = any(${[...work.sight.visible]}::int[]) order by x.record) as records
    from prioritise.dismissal d join guard.member m on m.id = d.dismissed_by join guard.label l on l.id = d.label
    where ${isSeen(work)} and l.owner = ${agencyOf(work.sight.by)}
    order by d.dismissed_at desc, d.id limit 2000`.execute(work.db)
  return rows
}

export const restsOn = ({ about, evidence }: Opportunity): readonly RecordId[] => [
  ...new Set([...about.records, ...evidence]),
]

/** Set aside when everything that it rests on now was there when it was: what is new brings it back. */
export const dismissalOf = (set: readonly Dismissal[], found: Opportunity): Dismissal | undefined =>
  set.find(one => one.rule === found.rule && restsOn(found).every(record => one.records.includes(record)))

export const dismissedBefore = async (work: Work, once: string): Promise<boolean> => {
  const { rows } = await sql`select 1 from prioritise.dismissal d
    where d.dismissed_by = ${work.sight.by.id} and d.once = ${once} and ${isSeen(work)}`.execute(work.db)
  return rows.length > 0
}

export type NewDismissal = {
  readonly label: LabelId
  readonly rule: string
  readonly reason: string
  readonly once: string
  readonly records: readonly { readonly id: RecordId; readonly label: LabelId }[]
}

export const writeDismissal = async (work: Work, made: NewDismissal): Promise<void> => {
  const id = work.nextId(`dismissal ${made.once}`)
  const labels = [...new Set([made.label, ...made.records.map(one => one.label)])].sort((a, b) => a - b)
  await sql`insert into prioritise.dismissal (id, label, labels, rule, reason, dismissed_by, dismissed_at, once)
    values (${id}, ${made.label}, ${labels}::int[], ${made.rule}, ${made.reason}, ${work.sight.by.id}, ${work.now}, ${made.once})
    on conflict (dismissed_by, once) do nothing`.execute(work.db)
  for (const record of made.records)
    await sql`insert into prioritise.dismissed_record (dismissal, record, record_label) values (${id}, ${record.id}, ${record.label})`.execute(
      work.db,
    )
}
