// Who is signed in, and the purpose he stated. The browser holds a random token; only its hash is kept here.
import { createHash, randomBytes } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { kept } from '#core/ground/postgres/kept-statements.ts'
import type { MemberId } from '#core/language/ids.ts'
import type { Purpose } from '#core/language/protection.ts'
import { type Member, type StandingRow, standingColumns, standingOf } from './members.ts'

export type Sitter = { readonly member: Member; readonly purpose: Purpose }

const hashed = (token: string): Buffer => createHash('sha256').update(token).digest()

const hours = 60 * 60 * 1000
/** A shift; whoever stays longer signs in again. */
const lasts = 12 * hours

/** Starts a session and returns the token for the browser; `token` is given by tests alone. */
export const startSession = async (
  db: Kysely<unknown>,
  member: MemberId,
  purpose: Purpose,
  now: Date,
  token = randomBytes(32).toString('base64url'),
) => {
  const expires = new Date(now.getTime() + lasts)
  await sql`insert into guard.session (token_hash, member, purpose, started_at, expires_at)
    values (${hashed(token)}, ${member}, ${purpose}, ${now}, ${expires})`.execute(db)
  return token
}

/** Who sits at a browser, and the purpose he stated; undefined when the session is unknown, ended or expired, or he is no active member. */
export const sitterAt = async (db: Kysely<unknown>, token: string, now: Date): Promise<Sitter | undefined> => {
  const { rows } = await sql<StandingRow & { purpose: Purpose }>`${kept} select s.purpose, ${standingColumns(now)}
    from guard.session s join guard.member m on m.id = s.member join guard.agency a on a.code = m.agency
    where s.token_hash = ${hashed(token)} and s.expires_at > ${now} and m.active`.execute(db)
  if (!rows[0]) return undefined
  const { purpose, ...row } = rows[0]
  return { member: standingOf(row).member, purpose }
}

export const changePurpose = async (db: Kysely<unknown>, token: string, purpose: Purpose): Promise<void> => {
  await sql`update guard.session set purpose = ${purpose} where token_hash = ${hashed(token)}`.execute(db)
}

export const endSession = async (db: Kysely<unknown>, token: string): Promise<void> => {
  await sql`delete from guard.session where token_hash = ${hashed(token)}`.execute(db)
}
