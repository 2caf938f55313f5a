// The SQL of this room: edges and judgements, with both labels tested in every read.
import { sql } from 'kysely'
import type { Work } from '#core/guard/desk.ts'
import { labelFactsAt } from '#core/guard/label-facts.ts'
import type { LabelFacts } from '#core/guard/policy.ts'
import { type Cleared, type Sealed, seal } from '#core/guard/sealed.ts'
import type { JudgementId, LabelId, MemberId, RecordId } from '#core/language/ids.ts'
import type { ThingKind } from '#core/language/things.ts'
import { isOneAccount, originsOf } from '#evaluate'
import { drawOf } from './draw.ts'
import type { Judgement, Manner, PairOfRecords, Verdict } from './judgement.ts'

export type Edge = {
  readonly about: PairOfRecords
  readonly kind: ThingKind
  readonly model: string
  readonly weight: number
  readonly probability: number
}

export type Pair = {
  readonly about: PairOfRecords
  readonly kind: ThingKind
  readonly labels: readonly [LabelId, LabelId]
  /** Whether one person alone may not join the two. */
  readonly crosses: boolean
  /** How often this pair was judged or a judgement on it revoked: the place of the next one. */
  readonly place: number
  /** What a form was filled in against: another verdict, a correction, a withdrawal or its return makes it another number. */
  readonly version: number
}

export const bothSeen = (work: Work, table: string) => sql`
  ${sql.ref(`${table}.left_label`)} = any(${[...work.sight.visible]}::int[]) and ${sql.ref(`${table}.right_label`)} = any(${[...work.sight.visible]}::int[])`

/** A restricted record is shown to nobody: nothing is proposed about it and nothing hangs together through it. */
export const neitherRestricted = (table: string) => sql`
  not exists (select 1 from collect.record x where x.id = ${sql.ref(`${table}.left_record`)} and x.restricted)
  and not exists (select 1 from collect.record x where x.id = ${sql.ref(`${table}.right_record`)} and x.restricted)`

type PairRow = {
  kind: ThingKind
  leftLabel: LabelId
  rightLabel: LabelId
  crosses: boolean
  corrections: number
  withdrawn: number
}

/** How often a pair was judged or a judgement on it revoked, as far as this viewer sees both its records. */
const placeOf = async (work: Work, [left, right]: PairOfRecords): Promise<number> => {
  const { rows } = await sql<{ place: number }>`
    select count(*)::int + count(v.judgement)::int as place
    from resolve.judgement j left join resolve.revocation v on v.judgement = j.id
    where j.left_record = ${left} and j.right_record = ${right} and ${bothSeen(work, 'j')}`.execute(work.db)
  return rows[0]?.place ?? 0
}

/** A pair of two visible, current records of one kind; absent and hidden are the same empty answer. */
export const visiblePair = async (work: Work, about: PairOfRecords): Promise<Sealed<Pair> | undefined> => {
  const [left, right] = about
  const { rows } = await sql<PairRow>`
    select l.kind, l.label as "leftLabel", r.label as "rightLabel", resolve.crosses(l.label, r.label, l.kind) as crosses,
      l.version + r.version - 2 as corrections, (l.withdrawn_at is not null)::int + 2 * (r.withdrawn_at is not null)::int as withdrawn
    from collect.record l join collect.record r on r.id = ${right} and r.kind = l.kind
    where l.id = ${left} and l.kind not in ('link') and not l.restricted and not r.restricted
      and l.label = any(${[...work.sight.visible]}::int[]) and r.label = any(${[...work.sight.visible]}::int[])`.execute(
    work.db,
  )
  const row = rows[0]
  // One account told twice, as an original and its sanitised copy: there is nothing to judge.
  if (!row || isOneAccount(await originsOf(work, about), about)) return undefined
  const labels = [row.leftLabel, row.rightLabel] as const
  const place = await placeOf(work, about)
  const version = (place + row.corrections) * 4 + row.withdrawn
  return seal({ about, kind: row.kind, labels, crosses: row.crosses, place, version }, labels)
}

type EdgeRow = { left: RecordId; right: RecordId; kind: ThingKind; model: string; weight: number; probability: number }

const edge = ({ left, right, ...row }: EdgeRow): Edge => ({ about: [left, right], ...row })

// What follows is not kept (kept-statements.ts): planned for any ten labels, all that is visible was gone through to find what touches one
// record, as edges-read.db.test.ts found.

/** The visible edges at or over a probability that touch any of these records, best first. */
export const edgesTouching = async (
  work: Work,
  records: readonly RecordId[],
  atLeast: number,
): Promise<readonly Edge[]> => {
  const { rows } = await sql<EdgeRow>`
    select e.left_record as left, e.right_record as right, e.kind, e.model, e.weight, e.probability
    from resolve.edge e
    where (e.left_record = any(${[...records]}::uuid[]) or e.right_record = any(${[...records]}::uuid[]))
      and e.probability >= ${atLeast} and ${bothSeen(work, 'e')} and ${neitherRestricted('e')}
    order by e.probability desc, e.left_record, e.right_record`.execute(work.db)
  return rows.map(edge)
}

type JudgementRow = {
  id: JudgementId
  left: RecordId
  right: RecordId
  kind: ThingKind
  verdict: Verdict
  manner: Manner
  place: number
  crosses: boolean
  reason: string | null
  isAutomatic: boolean
  givenById: MemberId | null
  givenByName: string | null
  givenByAgency: string | null
  givenAt: Date
  revokedWhy: string | null
  revokedAt: Date | null
  revokedBy: string | null
}

const judgement = (row: JudgementRow): Judgement => ({
  id: row.id,
  about: [row.left, row.right],
  kind: row.kind,
  verdict: row.verdict,
  manner: row.manner,
  place: row.place,
  crosses: row.crosses,
  isAutomatic: row.isAutomatic,
  givenAt: row.givenAt,
  ...(row.reason === null ? {} : { reason: row.reason }),
  ...(row.givenById && row.givenByName && row.givenByAgency
    ? { givenBy: { id: row.givenById, name: row.givenByName, agency: row.givenByAgency } }
    : {}),
  ...(row.revokedAt && row.revokedWhy
    ? { revoked: { why: row.revokedWhy, at: row.revokedAt, by: row.revokedBy ?? '' } }
    : {}),
})

const judgementColumns = (work: Work) => sql`
  j.id, j.left_record as left, j.right_record as right, k.kind, j.verdict, j.manner, j.place, j.automatic as "isAutomatic", j.given_at as "givenAt",
  coalesce(resolve.crosses(j.left_label, j.right_label, k.kind), false) as crosses,
  case when j.reason_label is null or j.reason_label = any(${[...work.sight.visible]}::int[]) then j.reason end as reason,
  m.id as "givenById", m.name as "givenByName", a.name as "givenByAgency",
  v.why as "revokedWhy", v.revoked_at as "revokedAt", w.name as "revokedBy"
  from resolve.judgement j join collect.record k on k.id = j.left_record left join guard.member m on m.id = j.given_by left join guard.agency a on a.code = m.agency
  left join resolve.revocation v on v.judgement = j.id left join guard.member w on w.id = v.revoked_by`

/**
 * Which judgements are asked for is found first and by itself: of most records nobody has said anything, and a page that asks again and again
 * spent more time on planning the seven joins of an empty answer than on all else. INVARIANT: what nobody may see, for whatever reason, is left
 * out of the first reading: else the time of the second would tell of it.
 */
const judgementsAmong = async (work: Work, among: ReturnType<typeof sql>): Promise<readonly Judgement[]> => {
  const found = await sql<{ id: JudgementId }>`
    select j.id from resolve.judgement j ${among} and ${bothSeen(work, 'j')} and ${neitherRestricted('j')}`.execute(
    work.db,
  )
  if (found.rows.length === 0) return []
  const { rows } = await sql<JudgementRow>`
    select ${judgementColumns(work)}
    where j.id = any(${found.rows.map(({ id }) => id)}::uuid[]) and ${bothSeen(work, 'j')} and ${neitherRestricted('j')}
    order by j.given_at, j.place, j.id`.execute(work.db)
  return rows.map(judgement)
}

/** Every judgement on pairs that touch any of these records and whose both ends are visible, oldest first. */
export const judgementsTouching = (work: Work, records: readonly RecordId[]): Promise<readonly Judgement[]> =>
  judgementsAmong(
    work,
    sql`where (j.left_record = any(${[...records]}::uuid[]) or j.right_record = any(${[...records]}::uuid[]))`,
  )

/** Every judgement on these pairs alone, oldest first. */
export const judgementsOn = (work: Work, pairs: readonly PairOfRecords[]): Promise<readonly Judgement[]> =>
  judgementsAmong(
    work,
    sql`join unnest(${pairs.map(([left]) => left)}::uuid[], ${pairs.map(([, right]) => right)}::uuid[]) asked(l, r)
      on j.left_record = asked.l and j.right_record = asked.r where true`,
  )

/** One judgement with its two labels, sealed for the act of revoking it. */
export const visibleJudgement = async (work: Work, id: JudgementId): Promise<Sealed<Judgement> | undefined> => {
  const { rows } = await sql<JudgementRow & { leftLabel: LabelId; rightLabel: LabelId }>`
    select j.left_label as "leftLabel", j.right_label as "rightLabel", ${judgementColumns(work)}
    where j.id = ${id} and ${bothSeen(work, 'j')} and ${neitherRestricted('j')}`.execute(work.db)
  const row = rows[0]
  return row && seal(judgement(row), [row.leftLabel, row.rightLabel])
}

/** Two who answer the same form meet on its place: the later one cannot be serialised, begins again, and finds the pair moved on. */
export const writeJudgement = async (
  work: Work,
  { content, by }: Cleared<Pair>,
  { verdict, manner, reason }: Pick<Judgement, 'verdict' | 'manner'> & { readonly reason: string },
): Promise<JudgementId> => {
  // Each pair has its own stream: what somebody says of pairs that others may not see never shows in the ids that they may.
  const id = work.nextId(content.about.join(' ')) as JudgementId
  const [left, right] = content.about
  const [leftLabel, rightLabel] = content.labels
  await sql`
    insert into resolve.judgement (id, left_record, left_label, right_record, right_label, verdict, manner, reason, given_by, purpose, given_at, place, draw)
    values (${id}, ${left}, ${leftLabel}, ${right}, ${rightLabel}, ${verdict}, ${manner}, ${reason}, ${by.id}, ${work.sight.purpose}, ${work.now}, ${content.place},
      ${drawOf(content.about)})
    on conflict (left_record, right_record, place) do nothing`.execute(work.db)
  return id
}

export const writeRevocation = async (work: Work, { content, by }: Cleared<Judgement>, why: string): Promise<void> => {
  await sql`insert into resolve.revocation (judgement, why, revoked_by, revoked_at)
    values (${content.id}, ${why}, ${by.id}, ${work.now})
    on conflict (judgement) do nothing`.execute(work.db)
}

export const labelFactsNow = (work: Work, labels: readonly LabelId[]): Promise<readonly LabelFacts[]> =>
  labelFactsAt(work.db, work.now, labels)
