// The SQL of progress briefs. A post that reads what is issued asks for that alone, and row security stands behind it.
import { sql } from 'kysely'
import type { Work } from '#core/guard/desk.ts'
import type { BriefId } from '#core/language/ids.ts'
import type { FrozenBody } from '../figures/frozen.ts'
import { atPost, may } from '../posts.ts'
import type { Brief, BriefBody, BriefWhole } from './brief.ts'

type Row = Omit<Brief, 'title' | 'from' | 'to' | 'issuedAt' | 'issuedByName' | 'issuedByAgency'> & {
  issuedAt: Date | null
  issuedByName: string | null
  issuedByAgency: string | null
  text: string
  sha256: string
}

const read = ({ issuedAt, issuedByName, issuedByAgency, ...row }: Row): BriefWhole => {
  const body = JSON.parse(row.text) as BriefBody
  return {
    ...row,
    title: body.title,
    from: body.from,
    to: body.to,
    body,
    ...(issuedAt && issuedByName && issuedByAgency ? { issuedAt, issuedByName, issuedByAgency } : {}),
  }
}

const seen = (work: Work) => (may(work.sight, 'issueBrief') ? sql`true` : sql`b.state = 'issued'`)

/** The version that stands: of an issued brief the one that was signed off. */
const standing = sql`select b.id, b.state, b.version, b.written_by as "writtenBy", v.written_at as "writtenAt", b.issued_at as "issuedAt",
    m.name as "issuedByName", a.name as "issuedByAgency", v.body as text, v.sha256
  from account.brief b join account.brief_version v on v.brief = b.id and v.version = b.version
    left join guard.member m on m.id = b.issued_by left join guard.agency a on a.code = m.agency`

/** The latest first, no more than a page of them. */
export const briefsSeen = async (plain: Work, most = 50): Promise<readonly BriefWhole[]> => {
  const work = await atPost(plain)
  const { rows } = await sql<Row>`${standing} where ${seen(work)} order by b.begun_at desc, b.id limit ${most}`.execute(
    work.db,
  )
  return rows.map(read)
}

export const briefSeen = async (plain: Work, id: string): Promise<BriefWhole | undefined> => {
  const work = await atPost(plain)
  const { rows } = await sql<Row>`${standing} where ${seen(work)} and b.id = ${id}`.execute(work.db)
  return rows[0] && read(rows[0])
}

export const briefSentBefore = async (plain: Work, once: string): Promise<BriefId | undefined> => {
  const work = await atPost(plain)
  const { rows } = await sql<{ id: BriefId }>`
    select b.id from account.brief b where b.begun_by = ${work.sight.by.id} and b.once = ${once}`.execute(work.db)
  return rows[0]?.id
}

const writeVersion = (work: Work, id: BriefId, version: number, { body, sha256 }: FrozenBody) =>
  sql`insert into account.brief_version (brief, version, body, sha256, written_by, written_at)
    values (${id}, ${version}, ${body}, ${sha256}, ${work.sight.by.id}, ${work.now}) on conflict (brief, version) do nothing`.execute(
    work.db,
  )

/** The same form sent twice at once meets on its token: the later one begins again and finds the first. */
export const writeBrief = async (plain: Work, id: BriefId, once: string, body: FrozenBody): Promise<void> => {
  const work = await atPost(plain)
  const { by } = work.sight
  await sql`insert into account.brief (id, state, version, once, begun_by, begun_at, written_by)
    values (${id}, 'draft', 1, ${once}, ${by.id}, ${work.now}, ${by.id}) on conflict (begun_by, once) do nothing`.execute(
    work.db,
  )
  await writeVersion(work, id, 1, body)
}

/** False when it was issued or rewritten meanwhile. */
export const rewriteBrief = async (plain: Work, { id, version }: Brief, body: FrozenBody): Promise<boolean> => {
  const work = await atPost(plain)
  const { numAffectedRows } = await sql`
    update account.brief set version = ${version + 1}, written_by = ${work.sight.by.id}
    where id = ${id} and version = ${version} and state = 'draft'`.execute(work.db)
  if (numAffectedRows !== 1n) return false
  await writeVersion(work, id, version + 1, body)
  return true
}

export const issue = async (plain: Work, { id, version }: Brief): Promise<boolean> => {
  const work = await atPost(plain)
  const { numAffectedRows } = await sql`
    update account.brief set state = 'issued', issued_by = ${work.sight.by.id}, issued_at = ${work.now}
    where id = ${id} and version = ${version} and state = 'draft'`.execute(work.db)
  return numAffectedRows === 1n
}
