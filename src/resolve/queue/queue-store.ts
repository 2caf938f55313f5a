// Where the queue's pairs come from: the best of each slice that its reader sees, what touches live work, and what waits for somebody again.
import { sql } from 'kysely'
import type { Work } from '#core/guard/desk.ts'
import type { MemberId, RecordId } from '#core/language/ids.ts'
import type { ThingKind } from '#core/language/things.ts'
import type { PairOfRecords } from '../judgement.ts'
import { bothSeen, type Edge, neitherRestricted } from '../store.ts'

export type OpenEdge = Edge & { readonly judged: boolean }

/** Of each two labels so many, and of all so many: the queue is worked from its top. */
const ofOneSlice = 60
export const candidatesAtMost = 400

type EdgeRow = {
  left: RecordId
  right: RecordId
  kind: ThingKind
  model: string
  weight: number
  probability: number
  judged: boolean
}
const edge = ({ left, right, ...row }: EdgeRow): OpenEdge => ({ about: [left, right], ...row })

const columns = sql`e.left_record as left, e.right_record as right, e.kind, e.model, e.weight, e.probability, e.judged`
const seen = (work: Work) => sql`${[...work.sight.visible]}::int[]`
const ofKind = (kind: ThingKind | undefined) => (kind === undefined ? sql`true` : sql`e.kind = ${kind}`)

/** Two labels that this reader sees: whatever is kept in slices by both is read slice by slice, and no other is passed over. */
const slices = (work: Work) => sql`unnest(${seen(work)}) l(label) cross join unnest(${seen(work)}) r(label)`

/** Undecided pairs, by what a decision on each would change by itself; `depth` times as many of each slice and of all. */
export const openEdges = async (
  work: Work,
  kind: ThingKind | undefined,
  depth: number,
): Promise<readonly OpenEdge[]> => {
  await sql`set local enable_seqscan = off`.execute(work.db)
  const { rows } = await sql<EdgeRow>`
    select ${columns} from ${slices(work)} cross join lateral (
      select * from resolve.edge e
      where e.left_label = l.label and e.right_label = r.label and not e.judged and ${ofKind(kind)} and ${neitherRestricted('e')}
      order by e.worth desc, e.left_record, e.right_record limit ${ofOneSlice * depth}) e
    order by e.worth desc, e.left_record, e.right_record limit ${candidatesAtMost * depth}`.execute(work.db)
  return rows.map(edge)
}

/**
 * Undecided pairs at these records, which live work or an earlier match points to. They are gathered by the records before anything else is
 * asked of them: PostgreSQL 18 else chose the slices, and went through every two labels (measured over 60,000 edges: 10 s against 0.1 s, the machine busy).
 */
export const openEdgesAt = async (
  work: Work,
  records: readonly RecordId[],
  kind: ThingKind | undefined,
): Promise<readonly OpenEdge[]> => {
  const ids = sql`${[...records]}::uuid[]`
  const { rows } = await sql<EdgeRow>`
    with touching as materialized (
      select * from resolve.edge e where (e.left_record = any(${ids}) or e.right_record = any(${ids})) and ${bothSeen(work, 'e')})
    select ${columns} from touching e where not e.judged and ${ofKind(kind)} and ${neitherRestricted('e')}
    order by e.worth desc, e.left_record, e.right_record limit ${candidatesAtMost}`.execute(work.db)
  return rows.map(edge)
}

/** The edges of these pairs, where the program proposes them. */
export const edgesOf = async (work: Work, pairs: readonly PairOfRecords[]): Promise<readonly OpenEdge[]> => {
  const { rows } = await sql<EdgeRow>`
    select ${columns} from unnest(${pairs.map(([left]) => left)}::uuid[], ${pairs.map(([, right]) => right)}::uuid[]) asked(l, r)
      join resolve.edge e on e.left_record = asked.l and e.right_record = asked.r
    where ${bothSeen(work, 'e')} and ${neitherRestricted('e')}`.execute(work.db)
  return rows.map(edge)
}

const stands = (table: string) =>
  sql`not exists (select 1 from resolve.revocation v where v.judgement = ${sql.ref(`${table}.id`)})`

const ofOnePool = 60
type PairRow = { left: RecordId; right: RecordId }

/** What has been said of j's pair and stands, in the places of it: a third person's verdict answers all that was said before. */
const said = (by: MemberId) => sql`
  select count(*) as voices, max(o.place) as last, max(o.given_at) as last_given, coalesce(bool_or(o.given_by = ${by}), false) as is_his,
    coalesce(max(o.place) filter (where o.manner = 'settling'), 0) as settled,
    coalesce(max(o.place) filter (where o.verdict = 'match'), -1) as match,
    coalesce(max(o.place) filter (where o.verdict = 'match' and o.manner <> 'blind'), -1) as open_match,
    coalesce(max(o.place) filter (where o.verdict = 'no-match'), -1) as no_match,
    coalesce(max(o.place) filter (where o.verdict = 'unsure'), -1) as unsure,
    count(distinct coalesce(o.given_by::text, '')) filter (where o.verdict = 'match') as matchers
  from resolve.judgement o where o.left_record = j.left_record and o.right_record = j.right_record and ${stands('o')}`

/** Whether the two lie across a line, by what `held` says of their labels: for people there are more lines than for things. */
const isAcross = sql`(held.people and (held.things
  or exists (select 1 from collect.record k where k.id = j.left_record and k.kind = 'person')))`

const isDoubted = sql`(p.unsure >= p.settled and p.open_match < p.unsure)`

/** What may wait for somebody again, each pair by one of its judgements: `standing` and `stageOf` in the words of the database. */
const pools = ({ unsureUntil, readTwice }: { readonly unsureUntil: Date; readonly readTwice: number }) => ({
  again: sql`j.verdict = 'unsure' and j.given_at <= ${unsureUntil} and j.place = p.last and p.last_given <= ${unsureUntil}
    and p.match < p.settled and p.no_match < p.settled`,
  second: sql`j.verdict = 'match' and ${isAcross} and j.place = p.match and p.match >= p.settled and p.no_match < p.settled
    and not ${isDoubted} and p.matchers < 2`,
  settle: sql`j.place > 0 and j.place = p.last and p.match >= p.settled and (p.no_match >= p.settled or ${isDoubted})`,
  blind: sql`j.draw < ${readTwice} and j.manner = 'verdict' and j.verdict <> 'unsure' and p.voices = 1 and not ${isAcross}`,
})

/**
 * Pairs on which something was said and which wait for somebody again, the longest first. INVARIANT: what waits for nobody (a record is
 * restricted, a doubt was answered, a quarrel settled, a match denied) or for others alone (he spoke himself) takes no place from what waits
 * for him.
 */
export const pairsToLookAtAgain = async (
  work: Work,
  { by, ...settings }: { readonly by: MemberId; readonly unsureUntil: Date; readonly readTwice: number },
): Promise<readonly PairOfRecords[]> => {
  const pool = (which: ReturnType<typeof sql>) => sql`
    select j.left_record as l, j.right_record as r, j.given_at from held cross join lateral (
      select j.left_record, j.right_record, j.given_at from resolve.judgement j cross join lateral (${said(by)}) p
      where j.left_label = held.l and j.right_label = held.r and ${which} and ${stands('j')} and ${neitherRestricted('j')}
      order by j.given_at, j.id limit ${ofOnePool}) j`
  const { again, second, settle, blind } = pools(settings)
  const { rows } = await sql<PairRow>`
    with held as materialized (
      select l.label as l, r.label as r, resolve.crosses(l.label, r.label, 'person') as people, resolve.crosses(l.label, r.label, 'phone') as things
      from ${slices(work)}
      where exists (select 1 from resolve.judgement j where j.left_label = l.label and j.right_label = r.label))
    select l as left, r as right from (
      ${pool(again)}
      union all ${pool(sql`${second} and not p.is_his`)}
      union all ${pool(sql`${settle} and not p.is_his`)}
      union all ${pool(sql`${blind} and not p.is_his`)}
    ) again group by l, r order by min(given_at), l, r limit ${candidatesAtMost}`.execute(work.db)
  return rows.map(row => [row.left, row.right])
}

/** Records that were matched last: what else resembles them gains most by the next verdict. */
export const lastMatched = async (work: Work): Promise<readonly RecordId[]> => {
  const { rows } = await sql<PairRow>`
    with held as materialized (
      select l.label as l, r.label as r from ${slices(work)}
      where exists (select 1 from resolve.judgement j where j.left_label = l.label and j.right_label = r.label))
    select j.left_record as left, j.right_record as right from held cross join lateral (
      select * from resolve.judgement j where j.left_label = held.l and j.right_label = held.r and j.verdict = 'match' and ${stands('j')}
        and ${neitherRestricted('j')}
      order by j.given_at desc, j.id limit ${ofOnePool}) j
    order by j.given_at desc, j.id limit ${ofOnePool}`.execute(work.db)
  return [...new Set(rows.flatMap(row => [row.left, row.right]))].sort()
}
