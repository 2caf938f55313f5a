// The SQL of requests: the asking side, the asked side behind the label of its own record, and what passed between them.
import { sql } from 'kysely'
import type { Work } from '#core/guard/desk.ts'
import { agencyOf } from '#core/guard/sight.ts'
import type { AgencyCode, LabelId, MemberId, RecordId, ReleaseId, RequestId } from '#core/language/ids.ts'
import type { Answer, AnsweringSide } from '#core/language/share.ts'
import type { Answered, Concerned, Request } from './request.ts'

type Row = Omit<Request, 'holder'> & { holderCode: AgencyCode | null; holderName: string | null }

const request = ({ holderCode, holderName, ...row }: Row): Request => ({
  ...row,
  ...(holderCode && holderName ? { holder: { code: holderCode, name: holderName } } : {}),
})

const seen = (work: Work) => sql`any(${[...work.sight.visible]}::int[])`

const columns = sql`
  q.id, q.label, q.asker, a.name as "askerName", m.name as "askedBy", q.mode, q.holder as "holderCode", h.name as "holderName", q.kind,
  q.about, q.scope, q.purpose, q.necessity, q.proportionality, q.urgency, q.asked_at as "askedAt", q.due_at as "dueAt"
  from share.request q join guard.agency a on a.code = q.asker join guard.member m on m.id = q.asked_by
    left join guard.agency h on h.code = q.holder`

const concernsMine = (work: Work) => sql`
  exists (select 1 from share.asked_of o join collect.record r on r.id = o.record
    where o.request = q.id and o.holder = ${agencyOf(work.sight.by)} and o.request_label = ${seen(work)} and o.record_label = ${seen(work)}
      and r.label = ${seen(work)})`

/** A request that my agency wrote, or that concerns a record of ours which I see; absent and hidden are alike. */
export const requestAt = async (work: Work, id: RequestId): Promise<Request | undefined> => {
  const { rows } = await sql<Row>`
    select ${columns} where q.id = ${id} and q.label = ${seen(work)} and (q.asker = ${agencyOf(work.sight.by)} or ${concernsMine(work)})`.execute(
    work.db,
  )
  return rows.map(request)[0]
}

/** What my agency asked of others, newest first. */
export const requestsAsked = async (work: Work, limit: number, after = 0): Promise<readonly Request[]> => {
  const { rows } = await sql<Row>`
    select ${columns} where q.asker = ${agencyOf(work.sight.by)} and q.label = ${seen(work)}
    order by q.asked_at desc, q.id limit ${limit} offset ${after}`.execute(work.db)
  return rows.map(request)
}

/** What others ask of my agency about records that I see, newest first. */
export const requestsOfUs = async (work: Work, limit: number, after = 0): Promise<readonly Request[]> => {
  const { rows } = await sql<Row>`
    select ${columns} where q.asker <> ${agencyOf(work.sight.by)} and q.label = ${seen(work)} and ${concernsMine(work)}
    order by q.asked_at desc, q.id limit ${limit} offset ${after}`.execute(work.db)
  return rows.map(request)
}

/** The records of my agency that a request is about, as far as I see them. */
export const concernedBy = async (work: Work, id: RequestId): Promise<readonly Concerned[]> => {
  const { rows } = await sql<Concerned>`
    select o.record, o.record_label as label from share.asked_of o join collect.record r on r.id = o.record
    where o.request = ${id} and o.holder = ${agencyOf(work.sight.by)} and o.request_label = ${seen(work)} and o.record_label = ${seen(work)}
      and r.label = ${seen(work)}
    order by o.record`.execute(work.db)
  return rows
}

/** The record of the asking side from which it came, for those who see it. */
export const cameFrom = async (work: Work, id: RequestId): Promise<RecordId | undefined> => {
  const { rows } = await sql<{ record: RecordId }>`
    select record from share.request_from where request = ${id} and label = ${seen(work)} and record_label = ${seen(work)}`.execute(
    work.db,
  )
  return rows[0]?.record
}

type AnsweredRow = Omit<Answered, 'release' | 'by'> & {
  request: RequestId
  release: ReleaseId | null
  name: string | null
  agency: string | null
}

/** What was said between asker and asked, as far as it is between them and my agency; oldest first. */
export const saidOf = async (
  work: Work,
  ids: readonly RequestId[],
): Promise<ReadonlyMap<RequestId, readonly Answered[]>> => {
  const { rows } = await sql<AnsweredRow>`
    select w.request, w.label, w.side, w.answer, w.words, w.release, w.given_at as at, w.place, m.name, a.name as agency
    from share.answer w left join share.answer_giver g on g.answer = w.id and g.label = ${seen(work)}
      left join guard.member m on m.id = g.given_by left join guard.agency a on a.code = m.agency
    where w.request = any(${[...ids]}::uuid[]) and w.request_label = ${seen(work)} and w.label = ${seen(work)}
    order by w.label, w.place`.execute(work.db)
  const all = rows.map(({ request: about, release, name, agency, ...row }) => ({
    about,
    said: { ...row, ...(release ? { release } : {}), ...(name && agency ? { by: { name, agency } } : {}) },
  }))
  return new Map([...Map.groupBy(all, one => one.about)].map(([id, some]) => [id, some.map(one => one.said)]))
}

export type NewRequest = Omit<Request, 'askerName' | 'askedBy' | 'holder'> & {
  readonly askedBy: MemberId
  readonly once: string
  readonly holder?: AgencyCode
}

/** The request that this form made before, if it did. */
export const requestMadeBy = async (work: Work, once: string): Promise<RequestId | undefined> => {
  const { rows } = await sql<{ id: RequestId }>`
    select id from share.request where asked_by = ${work.sight.by.id} and once = ${once} and label = ${seen(work)}`.execute(
    work.db,
  )
  return rows[0]?.id
}

export const writeRequest = async (work: Work, one: NewRequest): Promise<void> => {
  await sql`
    insert into share.request (id, label, asker, asked_by, once, mode, holder, kind, about, scope, purpose, necessity, proportionality,
      urgency, asked_at, due_at)
    values (${one.id}, ${one.label}, ${one.asker}, ${one.askedBy}, ${one.once}, ${one.mode}, ${one.holder ?? null}, ${one.kind},
      ${one.about}, ${one.scope}, ${one.purpose}, ${one.necessity}, ${one.proportionality}, ${one.urgency}, ${one.askedAt}, ${one.dueAt})`.execute(
    work.db,
  )
}

export const writeCameFrom = async (work: Work, request: RequestId, label: LabelId, from: Concerned): Promise<void> => {
  await sql`insert into share.request_from (request, label, record, record_label)
    values (${request}, ${label}, ${from.record}, ${from.label})`.execute(work.db)
}

/** To be called while the held records' labels are being told of. */
export const writeAskedOf = async (
  work: Work,
  { id, label }: Pick<Request, 'id' | 'label'>,
  held: readonly (Concerned & { readonly owner: AgencyCode })[],
): Promise<void> => {
  const rows = held.map(({ owner, record, label: record_label }) => ({ owner, record, record_label }))
  await sql`
    insert into share.asked_of (request, request_label, holder, record, record_label)
    select ${id}::uuid, ${label}::int, owner, record, record_label
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as h(owner text, record uuid, record_label int)`.execute(
    work.db,
  )
}

export type NewAnswer = {
  readonly request: Pick<Request, 'id' | 'label'>
  readonly label: LabelId
  readonly side: AnsweringSide
  readonly answer: Answer
  readonly words: string
  readonly place: number
  readonly release?: ReleaseId
  /** Under which label it stands who gave it. */
  readonly giverLabel: LabelId
}

/** Two who answer the same form meet on its place: the later one begins again and finds the request moved on. */
export const writeAnswer = async (work: Work, one: NewAnswer): Promise<void> => {
  const id = work.nextId(`${one.request.id} ${one.label}`)
  await sql`
    insert into share.answer (id, request, request_label, label, side, answer, words, release, given_at, place)
    values (${id}, ${one.request.id}, ${one.request.label}, ${one.label}, ${one.side}, ${one.answer}, ${one.words}, ${one.release ?? null},
      ${work.now}, ${one.place})
    on conflict (request, label, place) do nothing`.execute(work.db)
  await sql`insert into share.answer_giver (answer, label, given_by) values (${id}, ${one.giverLabel}, ${work.sight.by.id})`.execute(
    work.db,
  )
}
