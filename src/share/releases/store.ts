// The SQL of releases: what was given, to whom, of which records, and who read the news of them.
import { sql } from 'kysely'
import type { Work } from '#core/guard/desk.ts'
import { agencyOf } from '#core/guard/sight.ts'
import type { AgencyCode, LabelId, RecordId, ReleaseId, RequestId } from '#core/language/ids.ts'
import type { ReleaseNotice } from '#core/language/share.ts'
import type { Acknowledged, Recipient, Release, ReleasedRecord } from './release.ts'

const seen = (work: Work) => sql`any(${[...work.sight.visible]}::int[])`

type Row = Omit<Release, 'holder' | 'request' | 'harmReason' | 'until' | 'withdrawn'> & {
  holderCode: AgencyCode
  holderName: string
  request: RequestId | null
  harmReason: string | null
  until: Date | null
  withdrawnAt: Date | null
  withdrawnBy: string | null
  withdrawnWhy: string | null
}

const release = (row: Row): Release => {
  const { holderCode, holderName, request, harmReason, until, withdrawnAt, withdrawnBy, withdrawnWhy, ...rest } = row
  return {
    ...rest,
    holder: { code: holderCode, name: holderName },
    ...(request ? { request } : {}),
    ...(harmReason ? { harmReason } : {}),
    ...(until ? { until } : {}),
    ...(withdrawnAt ? { withdrawn: { at: withdrawnAt, by: withdrawnBy ?? '', why: withdrawnWhy ?? '' } } : {}),
  }
}

const columns = sql`
  r.id, r.label, r.holder as "holderCode", a.name as "holderName", m.name as "givenBy", r.request, r.scope, r.conditions,
  r.originator_control as "isOriginatorControlled", r.harm_reason as "harmReason", r.given_at as "givenAt", r.until,
  r.withdrawn_at as "withdrawnAt", w.name as "withdrawnBy", r.withdrawn_why as "withdrawnWhy"
  from share.release r join guard.agency a on a.code = r.holder join guard.member m on m.id = r.given_by
    left join guard.member w on w.id = r.withdrawn_by`

const cameToUs = (work: Work) => sql`
  exists (select 1 from share.release_to t where t.release = r.id and t.recipient = ${agencyOf(work.sight.by)}
    and t.release_label = ${seen(work)} and t.label = ${seen(work)})`

/** A release that my agency gave or received; absent and hidden are alike. */
export const releaseAt = async (work: Work, id: ReleaseId): Promise<Release | undefined> => {
  const { rows } = await sql<Row>`
    select ${columns} where r.id = ${id} and r.label = ${seen(work)} and (r.holder = ${agencyOf(work.sight.by)} or ${cameToUs(work)})`.execute(
    work.db,
  )
  return rows.map(release)[0]
}

/** The releases of a record that stand, given by my agency or received; oldest first. */
export const releasesOfRecord = async (work: Work, record: RecordId): Promise<readonly Release[]> => {
  const { rows } = await sql<Row>`
    select ${columns} where r.label = ${seen(work)} and r.withdrawn_at is null and (r.until is null or r.until > ${work.now})
      and (r.holder = ${agencyOf(work.sight.by)} or ${cameToUs(work)})
      and exists (select 1 from share.released_record x where x.release = r.id and x.record = ${record}
        and x.release_label = ${seen(work)} and x.record_label = ${seen(work)})
    order by r.given_at, r.id limit 20`.execute(work.db)
  return rows.map(release)
}

export const releasesGiven = async (work: Work, limit: number, after = 0): Promise<readonly Release[]> => {
  const { rows } = await sql<Row>`
    select ${columns} where r.holder = ${agencyOf(work.sight.by)} and r.label = ${seen(work)}
    order by coalesce(r.withdrawn_at, r.given_at) desc, r.id limit ${limit} offset ${after}`.execute(work.db)
  return rows.map(release)
}

export const releasesReceived = async (work: Work, limit: number, after = 0): Promise<readonly Release[]> => {
  const { rows } = await sql<Row>`
    select ${columns} where r.label = ${seen(work)} and ${cameToUs(work)}
    order by coalesce(r.withdrawn_at, r.given_at) desc, r.id limit ${limit} offset ${after}`.execute(work.db)
  return rows.map(release)
}

type Of<T> = ReadonlyMap<ReleaseId, readonly T[]>

const byRelease = <T>(rows: readonly (T & { release: ReleaseId })[]): Of<T> =>
  new Map([...Map.groupBy(rows, row => row.release)])

/** The recipients of releases, as far as I may know them: a recipient knows of itself. */
export const recipientsOf = async (work: Work, ids: readonly ReleaseId[]): Promise<Of<Recipient>> => {
  const { rows } = await sql<Recipient & { release: ReleaseId }>`
    select t.release, t.recipient as code, a.name, t.label from share.release_to t join guard.agency a on a.code = t.recipient
    where t.release = any(${[...ids]}::uuid[]) and t.release_label = ${seen(work)} and t.label = ${seen(work)}
    order by a.name collate "C", t.recipient collate "C"`.execute(work.db)
  return byRelease(rows)
}

type RecordRow = Omit<ReleasedRecord, 'grade'> & { release: ReleaseId; grade: string | null }

/** What was released and is still to be seen, links left out, with what became of it. */
export const recordsOf = async (work: Work, ids: readonly ReleaseId[]): Promise<Of<ReleasedRecord>> => {
  const { rows } = await sql<RecordRow>`
    select x.release, x.record, x.record_label as label, x.version, x.grade, x.as_of as "asOf",
      concat_ws(' ', case when r.version > x.version then 'version ' || r.version end, case when r.restricted then 'restricted' end,
        case when r.withdrawn_at is not null then 'withdrawn' end) as state,
      coalesce(r.withdrawn_at, v.learnt_at) as "changedAt"
    from share.released_record x join collect.record r on r.id = x.record
      join collect.version v on v.record = r.id and v.version = r.version
    where x.release = any(${[...ids]}::uuid[]) and x.release_label = ${seen(work)} and x.record_label = ${seen(work)}
      and r.label = ${seen(work)} and v.label = ${seen(work)} and r.kind <> 'link'
    order by x.record`.execute(work.db)
  return byRelease(rows.map(({ grade, ...row }) => ({ ...row, ...(grade === null ? {} : { grade }) })))
}

type AcknowledgedRow = Omit<Acknowledged, 'record'> & { release: ReleaseId; record: RecordId | null }

export const acknowledgedOf = async (work: Work, ids: readonly ReleaseId[]): Promise<Of<Acknowledged>> => {
  const { rows } = await sql<AcknowledgedRow>`
    select k.release, k.recipient, k.notice, k.record, k.state, m.name as by, k.given_at as at
    from share.acknowledgement k join guard.member m on m.id = k.given_by
    where k.release = any(${[...ids]}::uuid[]) and k.release_label = ${seen(work)} and k.label = ${seen(work)}
      and (k.record_label is null or k.record_label = ${seen(work)})
    order by k.given_at, k.id`.execute(work.db)
  return byRelease(rows.map(({ record, ...row }) => ({ ...row, ...(record ? { record } : {}) })))
}

export const releaseMadeBy = async (work: Work, once: string): Promise<ReleaseId | undefined> => {
  const { rows } = await sql<{ id: ReleaseId }>`
    select id from share.release where given_by = ${work.sight.by.id} and once = ${once} and label = ${seen(work)}`.execute(
    work.db,
  )
  return rows[0]?.id
}

export type NewRelease = Pick<Release, 'id' | 'label' | 'scope' | 'conditions' | 'isOriginatorControlled'> & {
  readonly holder: AgencyCode
  readonly once: string
  readonly request?: RequestId | undefined
  readonly harmReason?: string | undefined
  readonly until?: Date | undefined
}

export const writeRelease = async (work: Work, one: NewRelease): Promise<void> => {
  await sql`
    insert into share.release (id, label, holder, given_by, once, request, scope, conditions, originator_control, harm_reason, given_at, until)
    values (${one.id}, ${one.label}, ${one.holder}, ${work.sight.by.id}, ${one.once}, ${one.request ?? null}, ${one.scope}, ${one.conditions},
      ${one.isOriginatorControlled}, ${one.harmReason ?? null}, ${work.now}, ${one.until ?? null})`.execute(work.db)
}

export const writeRecipients = async (
  work: Work,
  { id, label }: Pick<Release, 'id' | 'label'>,
  recipients: readonly Pick<Recipient, 'code' | 'label'>[],
): Promise<void> => {
  await sql`
    insert into share.release_to (release, release_label, recipient, label)
    select ${id}::uuid, ${label}::int, code, label from jsonb_to_recordset(${JSON.stringify(recipients)}::jsonb) as t(code text, label int)`.execute(
    work.db,
  )
}

export type NewReleasedRecord = {
  readonly record: RecordId
  readonly label: LabelId
  readonly base: LabelId
  readonly version: number
  readonly grade: string | null
  readonly asOf: Date
}

export const writeReleasedRecords = async (
  work: Work,
  { id, label }: Pick<Release, 'id' | 'label'>,
  records: readonly NewReleasedRecord[],
): Promise<void> => {
  await sql`
    insert into share.released_record (release, release_label, record, record_label, base_label, version, grade, as_of)
    select ${id}::uuid, ${label}::int, record, label, base, version, grade, "asOf"
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb)
      as x(record uuid, label int, base int, version int, grade text, "asOf" timestamptz)`.execute(work.db)
}

export const writeWithdrawal = async (work: Work, id: ReleaseId, why: string): Promise<void> => {
  await sql`update share.release set withdrawn_at = ${work.now}, withdrawn_by = ${work.sight.by.id}, withdrawn_why = ${why}
    where id = ${id} and withdrawn_at is null`.execute(work.db)
}

export type NewAcknowledgement = {
  readonly release: Pick<Release, 'id' | 'label'>
  readonly recipient: Pick<Recipient, 'code' | 'label'>
  readonly notice: ReleaseNotice
  readonly record?: Pick<ReleasedRecord, 'record' | 'label' | 'state'>
}

/** Once for each state of each record: said twice, it stands once. */
export const writeAcknowledgement = async (work: Work, one: NewAcknowledgement): Promise<void> => {
  const { release: of, recipient, notice, record } = one
  const id = work.nextId(`${of.id} ${recipient.code}`)
  await sql`
    insert into share.acknowledgement (id, release, release_label, recipient, label, notice, record, record_label, state, given_by, given_at)
    values (${id}, ${of.id}, ${of.label}, ${recipient.code}, ${recipient.label}, ${notice}, ${record?.record ?? null},
      ${record?.label ?? null}, ${record?.state ?? ''}, ${work.sight.by.id}, ${work.now})
    on conflict do nothing`.execute(work.db)
}
