// What my agency has still to evaluate: records that nobody graded, and evaluations whose review is due.
import { sql } from 'kysely'
import { type ReadRecord, readRecords } from '#collect'
import type { Work } from '#core/guard/desk.ts'
import { agencyOf } from '#core/guard/sight.ts'
import type { LabelId, RecordId } from '#core/language/ids.ts'
import { look } from '#core/ledger/audit.ts'

export const outstandingKinds = ['due', 'ungraded'] as const
export type OutstandingKind = (typeof outstandingKinds)[number]

/** The labels of my own agency's records, as far as I see them. */
const ownLabels = async (work: Work): Promise<readonly LabelId[]> => {
  const { rows } = await sql<{ id: LabelId }>`
    select id from guard.label where owner = ${agencyOf(work.sight.by)} and id = any(${[...work.sight.visible]}::int[]) order by id`.execute(
    work.db,
  )
  return rows.map(row => row.id)
}

type Row = { record: RecordId; due: string | null }

/** Items that say something in words, latest first: what they name is graded with them. */
const ungraded = async (
  work: Work,
  labels: readonly LabelId[],
  limit: number,
  after: number,
): Promise<readonly Row[]> => {
  const { rows } = await sql<Row>`
    select v.record, null as due from collect.version v
      join collect.record r on r.id = v.record and r.version = v.version
    where v.grade is null and v.label = any(${[...labels]}::int[]) and r.label = any(${[...labels]}::int[])
      and r.kind = 'event' and r.withdrawn_at is null and not r.restricted
    order by v.learnt_at desc, v.record limit ${limit} offset ${after}`.execute(work.db)
  return rows
}

/** The evaluation that stands is the one that made the present version, or the last before it. */
const due = async (work: Work, labels: readonly LabelId[], limit: number, after: number): Promise<readonly Row[]> => {
  const { rows } = await sql<Row>`
    select e.record, to_char(e.review_due, 'YYYY-MM-DD') as due from evaluate.evaluation e join collect.record r on r.id = e.record
    where e.record_label = any(${[...labels]}::int[]) and r.label = any(${[...labels]}::int[]) and e.review_due <= ${work.now}::date
      and r.withdrawn_at is null and not r.restricted
      and not exists (select 1 from evaluate.evaluation later
        where later.record = e.record and later.version > e.version and later.record_label = any(${[...labels]}::int[]))
    order by e.review_due, e.record limit ${limit} offset ${after}`.execute(work.db)
  return rows
}

export type Outstanding = { readonly record: ReadRecord; readonly due: string | undefined }

export const outstandingIn = async (
  work: Work,
  kind: OutstandingKind,
  limit: number,
  after = 0,
): Promise<readonly Outstanding[]> => {
  const labels = await ownLabels(work)
  const rows = await (kind === 'due' ? due : ungraded)(work, labels, limit, after)
  const read = new Map(
    (
      await readRecords(
        work,
        rows.map(row => row.record),
      )
    ).map(record => [record.id, record]),
  )
  return rows.flatMap(row => {
    const record = read.get(row.record)
    return record ? [{ record, due: row.due ?? undefined }] : []
  })
}

export type Ask = { readonly kind: OutstandingKind; readonly after: number }

const onePage = 25

export const listOutstanding = look('list-evaluations', async (work: Work, { kind, after }: Ask) => {
  const found = await outstandingIn(work, kind, onePage + 1, after)
  const page = { items: found.slice(0, onePage), hasNext: found.length > onePage, onePage }
  return { page, shows: page.items.map(one => one.record.id) }
})
