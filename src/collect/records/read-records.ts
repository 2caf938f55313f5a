// Records read for whoever looks: heads with their current version and where they come from, and the links between them.
import { sql } from 'kysely'
import { kept } from '#core/ground/postgres/kept-statements.ts'
import type { Work } from '#core/guard/desk.ts'
import type { Marking } from '#core/language/handling.ts'
import type { AgencyCode, LabelId, RecordId } from '#core/language/ids.ts'
import type { Properties } from '#core/language/properties.ts'
import type { ProtectedClass } from '#core/language/protection.ts'
import type { Basis, LinkType, ThingKind } from '#core/language/things.ts'

/** One agency's account of one thing, in its current version. */
export type ReadRecord = {
  readonly id: RecordId
  readonly kind: ThingKind
  readonly label: LabelId
  readonly marking: Marking
  readonly protected: ProtectedClass
  readonly version: number
  readonly properties: Properties
  readonly basis: Basis
  readonly grade?: string
  readonly instructions?: string
  readonly trueFrom?: Date
  readonly learntAt: Date
  readonly isWithdrawn: boolean
  readonly source: {
    readonly title: string
    readonly system: string
    readonly agency: AgencyCode
    readonly agencyName: string
    readonly key: string
  }
}

/** A link as it reads from the record it was asked for: to the other end, outwards or inwards. */
export type ReadLink = {
  readonly id: RecordId
  readonly type: LinkType
  readonly from: RecordId
  readonly to: RecordId
  readonly properties: Properties
  readonly basis: Basis
  readonly grade?: string
  readonly trueFrom?: Date
  readonly agencyName: string
  readonly sourceTitle: string
}

type RecordRow = Omit<ReadRecord, 'grade' | 'instructions' | 'trueFrom' | 'source'> & {
  grade: string | null
  instructions: string | null
  trueFrom: Date | null
  title: string
  system: string
  agency: AgencyCode
  agencyName: string
  key: string
}

const record = ({
  grade,
  instructions,
  trueFrom,
  title,
  system,
  agency,
  agencyName,
  key,
  ...row
}: RecordRow): ReadRecord => ({
  ...row,
  source: { title, system, agency, agencyName, key },
  ...(grade === null ? {} : { grade }),
  ...(instructions === null ? {} : { instructions }),
  ...(trueFrom === null ? {} : { trueFrom }),
})

/**
 * Which of these may be shown. INVARIANT: whoever finds records by their keys asks this first and reads no others: the keys of a restricted
 * record lie where they lay.
 */
export const showableAmong = async (work: Work, ids: readonly RecordId[]): Promise<ReadonlySet<RecordId>> => {
  const { rows } = await sql<{ id: RecordId }>`
    select id from collect.record where id = any(${[...ids]}::uuid[]) and not restricted
      and label = any(${[...work.sight.visible]}::int[])`.execute(work.db)
  return new Set(rows.map(row => row.id))
}

/** The visible, unrestricted records among these, in the order of their ids. */
export const readRecords = async (work: Work, ids: readonly RecordId[]): Promise<readonly ReadRecord[]> => {
  const { rows } = await sql<RecordRow>`${kept}
    select r.id, r.kind, r.label, l.marking, l.protected, r.version, v.properties, v.basis, v.grade, v.instructions,
      v.true_from as "trueFrom", v.learnt_at as "learntAt", r.withdrawn_at is not null as "isWithdrawn",
      s.title, s.system, s.agency, a.name as "agencyName", r.unit as key
    from collect.record r
      join collect.version v on v.record = r.id and v.version = r.version
      join guard.label l on l.id = r.label
      join collect.source s on s.id = r.source
      join guard.agency a on a.code = s.agency
    where r.id = any(${[...ids]}::uuid[]) and r.kind <> 'link' and not r.restricted
      and r.label = any(${[...work.sight.visible]}::int[]) and v.label = any(${[...work.sight.visible]}::int[])
    order by r.id`.execute(work.db)
  return rows.map(record)
}

type LinkRow = Omit<ReadLink, 'grade' | 'trueFrom'> & { grade: string | null; trueFrom: Date | null }

const link = ({ grade, trueFrom, ...row }: LinkRow): ReadLink => ({
  ...row,
  ...(grade === null ? {} : { grade }),
  ...(trueFrom === null ? {} : { trueFrom }),
})

/** The visible links that touch any of these records, where the link and both its ends may be seen; oldest first, at most `limit`. */
export const readLinks = async (work: Work, ids: readonly RecordId[], limit: number): Promise<readonly ReadLink[]> => {
  const seen = [...work.sight.visible]
  const of = sql`${[...ids]}::uuid[]`
  const { rows } = await sql<LinkRow>`${kept}
    with near as materialized (
      select k.record, k.type, k.from_record, k.to_record from (
        select * from collect.link where from_record = any(${of})
        union all select * from collect.link where to_record = any(${of}) and from_record <> all(${of})) k
      where k.label = any(${seen}::int[]) and k.from_label = any(${seen}::int[]) and k.to_label = any(${seen}::int[]))
    select k.record as id, k.type, k.from_record as from, k.to_record as to, v.properties, v.basis, v.grade, v.true_from as "trueFrom",
      a.name as "agencyName", s.title as "sourceTitle"
    from near k
      join collect.record r on r.id = k.record
      join collect.version v on v.record = k.record and v.version = r.version
      join collect.record f on f.id = k.from_record
      join collect.record t on t.id = k.to_record
      join collect.source s on s.id = r.source
      join guard.agency a on a.code = s.agency
    where r.label = any(${seen}::int[]) and v.label = any(${seen}::int[])
      and f.label = any(${seen}::int[]) and t.label = any(${seen}::int[])
      and not r.restricted and not f.restricted and not t.restricted
      and r.withdrawn_at is null and f.withdrawn_at is null and t.withdrawn_at is null
    order by v.true_from nulls last, k.record limit ${limit}`.execute(work.db)
  return rows.map(link)
}
