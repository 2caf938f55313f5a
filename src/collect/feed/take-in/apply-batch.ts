// One batch of a staged delivery becomes records: heads, versions, links, postings and features in one transaction, with its facts and its
// ledger entries. Doing it twice ends in the same state.
// What is held is looked up row by row through an index (lateral, limit 1): while a load fills the tables, no planner knows their size.
import { type RawBuilder, sql } from 'kysely'
import type { Work } from '#core/guard/desk.ts'
import type { LabelId, RecordId } from '#core/language/ids.ts'
import type { TakenDelivery } from './intake.ts'
import { keepReleases } from './keep-releases.ts'

/** What a batch is of: the units in a stretch of the delivery. */
export type Stretch = { readonly from: number; readonly to: number }

/** Links are tied with their unit where their ends are there by then, and else in a second pass, when all units are in. */
export type Pass = 1 | 2

export type Change = 'new' | 'content' | 'returned' | 'label' | 'ends' | 'same'
export type Changed = {
  readonly record: RecordId
  readonly label: LabelId
  readonly change: Exclude<Change, 'same'>
  readonly isLink: boolean
}

type Part = RawBuilder<unknown>

const inStretch = ({ id }: TakenDelivery, { from, to }: Stretch): Part =>
  sql`s.delivery = ${id} and s.unit_place between ${from} and ${to}`

/** Compares what is staged with what is held. A record that is there keeps its id; a fresh one was given while staging. */
const classify = async (work: Work, delivery: TakenDelivery, stretch: Stretch): Promise<void> => {
  await keepReleases(work, delivery, stretch)
  await sql`
    update collect.staged s set record = coalesce(c.held, s.record), change = c.change, is_from_before = c.is_from_before
    from (
      select s.place, r.id as held, coalesce(r.delivery = s.delivery, false) as is_from_before,
        case when r.id is null then 'new' when v.content_sha256 <> s.content_sha256 then 'content' when r.withdrawn_at is not null then 'returned'
          when r.label <> s.label then 'label' else 'same' end as change
      from collect.staged s
        left join lateral (select * from collect.record r where r.source = ${delivery.source} and r.key = s.key limit 1) r on true
        left join lateral (select * from collect.version v where v.record = r.id and v.version = r.version limit 1) v on true
      where ${inStretch(delivery, stretch)}
    ) c where s.delivery = ${delivery.id} and s.place = c.place`.execute(work.db)
}

const things: Part = sql`s.kind <> 'link'`
const linksOf = (pass: Pass): Part => sql`s.kind = 'link' and s.tied_in = ${pass}::smallint`

const unitOfHead = sql`case when s.is_shared then s.key else s.unit end`

const writeHeads = async ({ db }: Work, delivery: TakenDelivery, stretch: Stretch, which: Part): Promise<void> => {
  const { id, source } = delivery
  await sql`
    insert into collect.record (id, source, key, unit, kind, label, version, is_shared, delivery)
    select s.record, ${source}::uuid, s.key, ${unitOfHead}, s.kind, s.label, 1, s.is_shared, ${id}::uuid
    from collect.staged s where ${inStretch(delivery, stretch)} and ${which} and s.change = 'new'`.execute(db)
  await sql`
    update collect.record r set label = s.label, unit = ${unitOfHead}, is_shared = s.is_shared, withdrawn_at = null, delivery = ${id}::uuid,
      version = r.version + case when s.change = 'content' then 1 else 0 end
    from collect.staged s
    where ${inStretch(delivery, stretch)} and ${which} and r.id = s.record
      and (s.change in ('content', 'returned', 'label') or (s.change = 'same' and r.unit <> ${unitOfHead}))`.execute(db)
}

const writeVersions = async (work: Work, delivery: TakenDelivery, stretch: Stretch, which: Part): Promise<void> => {
  await sql`
    insert into collect.version (record, label, version, properties, content_sha256, grade, instructions, basis, true_from, learnt_at)
    select s.record, s.label, case when s.change = 'new' then 1 else (select r.version from collect.record r where r.id = s.record) end,
      s.properties, s.content_sha256, s.grade, s.instructions, s.basis, s.true_from, ${work.now}
    from collect.staged s
    where ${inStretch(delivery, stretch)} and ${which} and s.change in ('new', 'content')`.execute(work.db)
}

/** Keys and features belong to the current version under the current label; of what did not change they stay. */
const writeKeys = async ({ db }: Work, delivery: TakenDelivery, stretch: Stretch): Promise<void> => {
  const ofThings = sql`from collect.staged s where ${inStretch(delivery, stretch)} and s.kind <> 'link'`
  const before = sql`select s.record ${ofThings} and s.change in ('content', 'returned', 'label')`
  await sql`delete from collect.posting p where p.record in (${before})`.execute(db)
  await sql`delete from collect.feature f where f.record in (${before})`.execute(db)
  await sql`
    insert into collect.posting (slot, key, label, kind, record)
    select k.slot, k.key, s.label, s.kind, s.record
    from collect.staged s cross join lateral unnest(s.slots, s.keys) as k(slot, key)
    where ${inStretch(delivery, stretch)} and s.kind <> 'link' and s.change <> 'same'`.execute(db)
  await sql`
    insert into collect.feature (record, label, kind, source, features)
    select s.record, s.label, s.kind, ${delivery.source}::uuid, s.features ${ofThings}
      and s.change <> 'same' and s.features is not null`.execute(db)
}

const held = (source: string, key: Part): Part =>
  sql`(select r.id from collect.record r where r.source = ${source} and r.key = ${key} and r.withdrawn_at is null)`

/** The ends of links, by key: first as written, then as it is called under the row's own label. */
const findEnds = async ({ db }: Work, delivery: TakenDelivery, stretch: Stretch, pass: Pass): Promise<void> => {
  const { source } = delivery
  await sql`
    update collect.staged s set from_record = e.from_record, to_record = e.to_record, tied_in = ${pass}::smallint
    from (
      select s.place, coalesce(${held(source, sql`s.from_key`)}, ${held(source, sql`s.from_own`)}) as from_record,
        coalesce(${held(source, sql`s.to_key`)}, ${held(source, sql`s.to_own`)}) as to_record
      from collect.staged s where ${inStretch(delivery, stretch)} and s.kind = 'link' and s.tied_in is null
    ) e where s.delivery = ${delivery.id} and s.place = e.place and e.from_record is not null and e.to_record is not null`.execute(
    db,
  )
}

const writeEnds = async ({ db }: Work, delivery: TakenDelivery, stretch: Stretch, pass: Pass): Promise<void> => {
  const tied = sql`${inStretch(delivery, stretch)} and ${linksOf(pass)}`
  await sql`
    insert into collect.link (record, label, type, from_record, from_label, to_record, to_label)
    select s.record, s.label, s.type, f.id, f.label, t.id, t.label
    from collect.staged s join collect.record f on f.id = s.from_record join collect.record t on t.id = s.to_record
    where ${tied} and s.change = 'new'`.execute(db)
  await sql`
    with moved as (
      update collect.link k set from_record = f.id, from_label = f.label, to_record = t.id, to_label = t.label
      from collect.staged s join collect.record f on f.id = s.from_record join collect.record t on t.id = s.to_record
      where ${tied} and s.change <> 'new' and k.record = s.record and (k.from_record <> f.id or k.to_record <> t.id)
      returning k.record
    ) update collect.staged s set change = 'ends' from moved where ${tied} and s.record = moved.record and s.change = 'same'`.execute(
    db,
  )
}

/** What a unit said before and says no longer, now that it says something else. */
const findUnsaid = async ({ db }: Work, delivery: TakenDelivery, stretch: Stretch): Promise<readonly RecordId[]> => {
  const { rows } = await sql<{ id: RecordId }>`
    select r.id from (select distinct s.unit from collect.staged s where ${inStretch(delivery, stretch)}) u
      cross join lateral (select r.id, r.key from collect.record r
        where r.source = ${delivery.source} and r.unit = u.unit and not r.is_shared and r.withdrawn_at is null offset 0) r
    where not exists (select 1 from collect.staged t where t.delivery = ${delivery.id} and t.key = r.key)
    order by r.id`.execute(db)
  return rows.map(row => row.id)
}

const readChanged = async (
  { db }: Work,
  delivery: TakenDelivery,
  stretch: Stretch,
  which: Part,
): Promise<readonly Changed[]> => {
  const { rows } = await sql<Changed>`
    select s.record, s.label, s.change, s.kind = 'link' as "isLink" from collect.staged s
    where ${inStretch(delivery, stretch)} and (${which}) and s.change <> 'same'`.execute(db)
  return rows
}

export type UnitCounts = { readonly loaded: number; readonly updated: number }

/**
 * How many units are new and how many changed. Each is counted in the transaction of its change: with its things, or in the second pass when
 * nothing but late links changed.
 */
const countUnits = async ({ db }: Work, delivery: TakenDelivery, stretch: Stretch, pass: Pass): Promise<UnitCounts> => {
  const early = sql`(s.kind <> 'link' or s.tied_in = 1) and not s.is_shared`
  const counts = pass === 1 ? early : sql`not s.is_shared`
  const { rows } = await sql<{ loaded: string; updated: string }>`
    select count(*) filter (where is_new) as loaded, count(*) filter (where not is_new and has_changed) as updated from (
      select bool_and(s.change = 'new') filter (where ${counts}) as is_new, bool_or(s.change <> 'same') filter (where ${counts}) as has_changed
      from collect.staged s where ${inStretch(delivery, stretch)} group by s.unit_place
      having not bool_or(s.is_from_before and not s.is_shared)
        and (${pass === 1}::boolean or not coalesce(bool_or(s.change <> 'same') filter (where ${early}), false))
    ) units`.execute(db)
  return { loaded: Number(rows[0]?.loaded ?? 0), updated: Number(rows[0]?.updated ?? 0) }
}

export type BatchApplied = UnitCounts & { readonly changed: readonly Changed[]; readonly unsaid: readonly RecordId[] }

/** Applies the units of a stretch, with those of their links whose ends are there by now. */
export const applyUnits = async (work: Work, delivery: TakenDelivery, stretch: Stretch): Promise<BatchApplied> => {
  await classify(work, delivery, stretch)
  await writeHeads(work, delivery, stretch, things)
  await writeVersions(work, delivery, stretch, things)
  await writeKeys(work, delivery, stretch)
  await tieLinks(work, delivery, stretch, 1)
  const changed = await readChanged(work, delivery, stretch, sql`${things} or ${linksOf(1)}`)
  return {
    ...(await countUnits(work, delivery, stretch, 1)),
    changed,
    unsaid: await findUnsaid(work, delivery, stretch),
  }
}

const tieLinks = async (work: Work, delivery: TakenDelivery, stretch: Stretch, pass: Pass): Promise<void> => {
  await findEnds(work, delivery, stretch, pass)
  await writeHeads(work, delivery, stretch, linksOf(pass))
  await writeVersions(work, delivery, stretch, linksOf(pass))
  await writeEnds(work, delivery, stretch, pass)
}

/** Applies the links of a stretch that waited for a later unit. */
export const applyLinks = async (work: Work, delivery: TakenDelivery, stretch: Stretch): Promise<BatchApplied> => {
  await tieLinks(work, delivery, stretch, 2)
  const changed = await readChanged(work, delivery, stretch, linksOf(2))
  return { ...(await countUnits(work, delivery, stretch, 2)), changed, unsaid: [] }
}
