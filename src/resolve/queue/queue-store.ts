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

/** Undecided pairs, by what a decision on each would change by itself. */
export const openEdges = async (work: Work, kind: ThingKind | undefined): Promise<readonly OpenEdge[]> => {
  await sql`set local enable_seqscan = off`.execute(work.db)
  const { rows } = await sql<EdgeRow>`
    select ${columns} from ${slices(work)} cross join lateral (
      select * from resolve.edge e
      where e.left_label = l.label and e.right_label = r.label and not e.judged and ${ofKind(kind)} and ${neitherRestricted('e')}
      order by e.worth desc, e.left_record, e.right_record limit ${ofOneSlice}) e
    order by e.worth desc, e.left_record, e.right_record limit ${candidatesAtMost}`.execute(work.db)
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

/**
 * Pairs on which something was said and which may wait for somebody again, the longest first; what stands on each is worked out from its
 * judgements, so this may find a few too many and never one too few of those that have waited longest. INVARIANT: what waits for nobody (a
 * record is restricted) or for others alone (he spoke himself) takes no place from what waits for him.
 */
export const pairsToLookAtAgain = async (
  work: Work,
  { by, unsureUntil, readTwice }: { readonly by: MemberId; readonly unsureUntil: Date; readonly readTwice: number },
): Promise<readonly PairOfRecords[]> => {
  const pool = (which: ReturnType<typeof sql>) => sql`
    select j.left_record as l, j.right_record as r, j.given_at from held cross join lateral (
      select * from resolve.judgement j where j.left_label = held.l and j.right_label = held.r and ${which} and ${stands('j')}
        and ${neitherRestricted('j')}
      order by j.given_at, j.id limit ${ofOnePool}) j`
  const another = (which: ReturnType<typeof sql>) => sql`
    exists (select 1 from resolve.judgement o where o.left_record = j.left_record and o.right_record = j.right_record and o.id <> j.id
      and ${stands('o')} and ${which})`
  const unspoken = sql`not exists (select 1 from resolve.judgement o where o.left_record = j.left_record and o.right_record = j.right_record
    and o.given_by = ${by} and ${stands('o')})`
  const { rows } = await sql<PairRow>`
    with held as materialized (
      select l.label as l, r.label as r from ${slices(work)}
      where exists (select 1 from resolve.judgement j where j.left_label = l.label and j.right_label = r.label))
    select l as left, r as right from (
      ${pool(sql`j.verdict = 'unsure' and j.given_at <= ${unsureUntil}`)}
      union all ${pool(sql`j.verdict = 'match' and resolve.crosses(j.left_label, j.right_label, 'person')
        and not ${another(sql`o.verdict = 'match' and o.given_by is distinct from j.given_by`)} and ${unspoken}`)}
      union all ${pool(sql`j.place > 0 and ${another(sql`o.verdict <> j.verdict`)} and ${unspoken}`)}
      union all ${pool(sql`j.draw < ${readTwice} and j.manner = 'verdict' and j.verdict <> 'unsure'
        and not ${another(sql`true`)} and ${unspoken}`)}
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
