// Alarms read for whoever looks, with the steps that answered them; the record one is about for who sees both.
import { sql } from 'kysely'
import type { Work } from '#core/guard/desk.ts'
import type { AgencyCode, AlarmId, LabelId, MemberId, RecordId } from '#core/language/ids.ts'
import type { AlarmStage, AlarmStep } from '#core/language/life-at-risk.ts'

export type TakenStep = {
  readonly place: number
  readonly stage: AlarmStep
  readonly words: string
  readonly at: Date
  readonly by: string
  readonly byId: MemberId
  readonly agency: string
}

export type Alarm = {
  readonly id: AlarmId
  readonly label: LabelId
  readonly danger: string
  readonly raisedAt: Date
  readonly keptAt: Date
  readonly raisedBy: string
  readonly raisedById: MemberId
  readonly raisedAgency: string
  readonly raisedAgencyCode: AgencyCode
  readonly steps: readonly TakenStep[]
}

export const stageOf = ({ steps }: Pick<Alarm, 'steps'>): AlarmStage => steps.at(-1)?.stage ?? 'raised'

type Row = Omit<Alarm, 'steps'>
type StepRow = TakenStep & { alarm: AlarmId }

const columns = sql`
  a.id, a.label, a.danger, a.raised_at as "raisedAt", a.kept_at as "keptAt", m.name as "raisedBy", m.id as "raisedById",
  g.name as "raisedAgency", g.code as "raisedAgencyCode"
  from life_at_risk.alarm a join guard.member m on m.id = a.raised_by join guard.agency g on g.code = a.raised_agency`

const stepsOf = async (work: Work, labels: readonly LabelId[], alarms: readonly AlarmId[]) => {
  const { rows } = await sql<StepRow>`
    select s.alarm, s.place, s.stage, s.words, s.taken_at as at, m.name as by, m.id as "byId", g.name as agency
    from life_at_risk.step s join guard.member m on m.id = s.taken_by join guard.agency g on g.code = m.agency
    where s.alarm = any(${[...alarms]}::uuid[]) and s.alarm_label = any(${[...labels]}::int[])
    order by s.alarm, s.place`.execute(work.db)
  return Map.groupBy(rows, row => row.alarm)
}

const withSteps = async (work: Work, rows: readonly Row[], labels: readonly LabelId[]): Promise<readonly Alarm[]> => {
  const steps = await stepsOf(
    work,
    labels,
    rows.map(row => row.id),
  )
  return rows.map(row => ({ ...row, steps: steps.get(row.id) ?? [] }))
}

export const visibleAlarm = async (work: Work, id: AlarmId): Promise<Alarm | undefined> => {
  const { rows } = await sql<Row>`
    select ${columns} where a.id = ${id} and a.label = any(${[...work.sight.visible]}::int[])`.execute(work.db)
  return (await withSteps(work, rows, work.sight.visible))[0]
}

const isClosed = sql`exists (select 1 from life_at_risk.step s where s.alarm = a.id and s.alarm_label = a.label and s.stage = 'closed')`

const isTakenOn = sql`exists (select 1 from life_at_risk.step s where s.alarm = a.id and s.alarm_label = a.label)`

/** One person's first alarm before anybody's second. */
const turn = sql`row_number() over (partition by a.raised_by, ${isTakenOn} order by a.raised_at, a.id)`

const longestWaiting = (a: Alarm, b: Alarm): number =>
  Number(a.steps.length > 0) - Number(b.steps.length > 0) ||
  a.raisedAt.getTime() - b.raisedAt.getTime() ||
  (a.id < b.id ? -1 : 1)

/**
 * Alarms that are open, those nobody has taken on first and of these the longest waiting, or closed, latest first.
 * INVARIANT: where there are more than are shown, one who raises many pushes nobody else's off the list.
 */
export const alarmsSeen = async (work: Work, which: 'open' | 'closed', limit: number): Promise<readonly Alarm[]> => {
  const order = which === 'open' ? sql`${isTakenOn}, ${turn}, a.raised_at, a.id` : sql`a.raised_at desc, a.id`
  const { rows } = await sql<Row>`
    select ${columns} where a.label = any(${[...work.sight.visible]}::int[])
      and ${which === 'open' ? sql`not ${isClosed}` : isClosed}
    order by ${order} limit ${limit}`.execute(work.db)
  const alarms = await withSteps(work, rows, work.sight.visible)
  return which === 'open' ? [...alarms].sort(longestWaiting) : alarms
}

/** What this member raised himself, latest first; called with row security widened to his agency's own alarms. */
export const alarmsRaisedBy = async (work: Work, id: AlarmId | undefined, limit: number): Promise<readonly Alarm[]> => {
  const { rows } = await sql<Row>`
    select ${columns} where a.raised_by = ${work.sight.by.id} and (${id ?? null}::uuid is null or a.id = ${id ?? null})
    order by a.raised_at desc, a.id limit ${limit}`.execute(work.db)
  return withSteps(
    work,
    rows,
    rows.map(row => row.label),
  )
}

/** The record an alarm is about, where this viewer sees both. */
export const recordOfAlarm = async (work: Work, id: AlarmId): Promise<RecordId | undefined> => {
  const seen = [...work.sight.visible]
  const { rows } = await sql<{ record: RecordId }>`
    select b.record from life_at_risk.about b join collect.record r on r.id = b.record
    where b.alarm = ${id} and b.alarm_label = any(${seen}::int[]) and b.record_label = any(${seen}::int[])
      and r.label = any(${seen}::int[]) and not r.restricted and r.kind <> 'link'`.execute(work.db)
  return rows[0]?.record
}

export type NewStep = { readonly stage: AlarmStep; readonly words: string }

/** Two who answer the same page meet on its place: the later one begins again and finds it moved on. */
export const writeStep = async (work: Work, alarm: Alarm, { stage, words }: NewStep): Promise<void> => {
  await sql`insert into life_at_risk.step (id, alarm, alarm_label, place, stage, words, taken_by, taken_at)
    values (${work.nextId(`step of ${alarm.id}`)}, ${alarm.id}, ${alarm.label}, ${alarm.steps.length}, ${stage}, ${words},
      ${work.sight.by.id}, ${work.now})
    on conflict (alarm, place) do nothing`.execute(work.db)
}
