// Somebody says that a life is at risk. INVARIANT: nothing about who he is or what he came from can make this refuse.
import { sql } from 'kysely'
import type { Work } from '#core/guard/desk.ts'
import { type AlarmId, inTheLedger, type LabelId } from '#core/language/ids.ts'
import { type AuditedDesk, type AuditedWork, change } from '#core/ledger/audit.ts'
import { publish } from '#core/ledger/publish.ts'
import { dutyLabel, lookingAtOwn, writingUnder } from './duty-label.ts'
import type { RaisedAlarm } from './raised-alarm.ts'

export type Kept = { readonly kind: 'kept' } | { readonly kind: 'kept-before'; readonly unchanged: true }

const isKept = async ({ db }: Work, id: AlarmId): Promise<boolean> =>
  (await sql`select 1 from life_at_risk.alarm where id = ${id}`.execute(db)).rows.length > 0

const write = async (work: Work, { id, by, danger, at }: RaisedAlarm, label: LabelId): Promise<void> => {
  await sql`insert into life_at_risk.alarm (id, label, danger, raised_by, raised_agency, raised_at, kept_at)
    values (${id}, ${label}, ${danger}, ${by.id}, ${by.agency}, ${at}, ${work.now})
    on conflict do nothing`.execute(work.db)
}

/** The record it is about is pointed to where whoever raised it may see that record; where he may not, or there is none, nothing is. */
const pointTo = async (work: Work, { id, about }: RaisedAlarm, label: LabelId): Promise<readonly LabelId[]> => {
  if (about === undefined) return []
  const { rows } = await sql<{ label: LabelId }>`
    insert into life_at_risk.about (alarm, alarm_label, record, record_label)
    select ${id}, ${label}, r.id, r.label from collect.record r
    where r.id = ${about} and r.label = any(${[...work.sight.visible]}::int[]) and not r.restricted
    on conflict do nothing returning record_label as label`.execute(work.db)
  return rows.map(row => row.label)
}

const keep = async (work: AuditedWork, alarm: RaisedAlarm): Promise<Kept> => {
  const label = await dutyLabel(work, alarm.by.agency)
  return writingUnder(work, label, async () => {
    if (await isKept(work, alarm.id)) return { kind: 'kept-before', unchanged: true }
    await write(work, alarm, label)
    const under = await pointTo(work, alarm, label)
    const about = alarm.about !== undefined && under.length > 0 ? [alarm.about] : []
    await publish(work, work.listeners, { fact: 'life-at-risk-raised', about, labels: [label, ...under] })
    return { kind: 'kept' }
  })
}

/** Kept for everybody and entered in the ledger, or it throws and nothing is kept. */
export const raiseAlarm = change<RaisedAlarm, Kept>(
  'collection',
  'raise-life-at-risk',
  ({ id, about }) => [
    { record: inTheLedger(id), manner: 'changed' },
    ...(about === undefined ? [] : [{ record: about, manner: 'asked' as const }]),
  ],
  keep,
)

/** Whether it is kept for everybody already; nothing is shown to anybody, so that nothing is entered. */
export const isKeptAlready = (desk: AuditedDesk, { id, by }: RaisedAlarm): Promise<boolean> =>
  desk.snapshot(work => lookingAtOwn(work, by.agency, () => isKept(work, id)))
