// The SQL of frozen figures. Whoever has no post to see what is not signed off asks for what is, and row security stands behind it.
import { sql } from 'kysely'
import type { Work } from '#core/guard/desk.ts'
import type { SnapshotState } from '#core/language/account.ts'
import type { MemberId, SnapshotId } from '#core/language/ids.ts'
import type { Quarter } from '#core/language/quarters.ts'
import { atPost, may } from '../posts.ts'
import type { Frozen, FrozenBody } from './frozen.ts'

export type Snapshot = {
  readonly id: SnapshotId
  readonly figure: string
  readonly place: number
  readonly from: Quarter
  readonly to: Quarter
  readonly state: SnapshotState
  readonly takenBy: MemberId
  readonly takenByName: string
  readonly takenByAgency: string
  readonly takenAt: Date
  readonly settledByName?: string
  readonly settledByAgency?: string
  readonly settledAt?: Date
  readonly settledWhy?: string
}

export type SnapshotWhole = Snapshot & FrozenBody & { readonly frozen: Frozen }

type Row = { [K in keyof Snapshot]-?: Snapshot[K] | (undefined extends Snapshot[K] ? null : never) }

const given = <T extends object>(row: T) =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null && value !== undefined))

const columns = sql`s.id, s.figure, s.place, s.from_quarter as "from", s.to_quarter as "to", s.state,
  s.taken_by as "takenBy", t.name as "takenByName", ta.name as "takenByAgency", s.taken_at as "takenAt",
  d.name as "settledByName", da.name as "settledByAgency", s.settled_at as "settledAt", s.settled_why as "settledWhy"`
const tables = sql`account.snapshot s join guard.member t on t.id = s.taken_by join guard.agency ta on ta.code = t.agency
  left join guard.member d on d.id = s.settled_by left join guard.agency da on da.code = d.agency`

const seen = (work: Work) => (may(work.sight, 'seeFiguresNotSignedOff') ? sql`true` : sql`s.state = 'signed-off'`)

/** The latest first, no more than a page of them. */
export const snapshotsSeen = async (
  plain: Work,
  { state, most = 50 }: { readonly state?: SnapshotState; readonly most?: number } = {},
): Promise<readonly Snapshot[]> => {
  const work = await atPost(plain)
  const { rows } = await sql<Row>`
    select ${columns} from ${tables} where ${seen(work)} and (${state ?? null}::text is null or s.state = ${state ?? null})
    order by s.taken_at desc, s.id limit ${most}`.execute(work.db)
  return rows.map(row => given(row) as Snapshot)
}

export const snapshotSeen = async (plain: Work, id: SnapshotId): Promise<SnapshotWhole | undefined> => {
  const work = await atPost(plain)
  const { rows } = await sql<Row & FrozenBody>`
    select ${columns}, s.body, s.sha256 from ${tables} where ${seen(work)} and s.id = ${id}`.execute(work.db)
  const [row] = rows
  return row && ({ ...given(row), frozen: JSON.parse(row.body) } as unknown as SnapshotWhole)
}

/** Every snapshot of a figure, the oldest first, with what it showed: whatever became of it, somebody may have read it. */
export const snapshotsOf = async (
  plain: Work,
  figure: string,
): Promise<readonly (Pick<SnapshotWhole, 'id' | 'place' | 'state'> & { readonly frozen: Frozen })[]> => {
  const work = await atPost(plain)
  const { rows } = await sql<{ id: SnapshotId; place: number; state: SnapshotState; body: string }>`
    select s.id, s.place, s.state, s.body from account.snapshot s where ${seen(work)} and s.figure = ${figure} order by s.place`.execute(
    work.db,
  )
  return rows.map(({ body, ...row }) => ({ ...row, frozen: JSON.parse(body) as Frozen }))
}

export const snapshotSentBefore = async (plain: Work, once: string): Promise<SnapshotId | undefined> => {
  const work = await atPost(plain)
  const { rows } = await sql<{ id: SnapshotId }>`
    select s.id from account.snapshot s where s.taken_by = ${work.sight.by.id} and s.once = ${once}`.execute(work.db)
  return rows[0]?.id
}

export type NewSnapshot = FrozenBody & {
  readonly id: SnapshotId
  readonly figure: string
  readonly place: number
  readonly from: Quarter
  readonly to: Quarter
  readonly once: string
}

/** Two who freeze at once meet on the place: the later one begins again and sees what the first one showed. */
export const writeSnapshot = async (plain: Work, one: NewSnapshot): Promise<void> => {
  const work = await atPost(plain)
  await sql`
    insert into account.snapshot (id, figure, place, from_quarter, to_quarter, body, sha256, once, state, taken_by, taken_at)
    values (${one.id}, ${one.figure}, ${one.place}, ${one.from}, ${one.to}, ${one.body}, ${one.sha256}, ${one.once}, 'taken',
      ${work.sight.by.id}, ${work.now}) on conflict (figure, place) do nothing`.execute(work.db)
}

/** False when somebody settled it meanwhile. */
export const settleSnapshot = async (
  plain: Work,
  id: SnapshotId,
  to: Exclude<SnapshotState, 'taken'>,
  why: string,
): Promise<boolean> => {
  const work = await atPost(plain)
  const { numAffectedRows } = await sql`
    update account.snapshot set state = ${to}, settled_by = ${work.sight.by.id}, settled_at = ${work.now}, settled_why = ${why || null}
    where id = ${id} and state = 'taken'`.execute(work.db)
  return numAffectedRows === 1n
}
