// One batch of a staged delivery becomes records: heads, versions, links, postings and features in one transaction, with its facts and its
// ledger entries. Doing it twice ends in the same state.
import { sql } from 'kysely'
import type { Work } from '#core/guard/desk.ts'
import type { LabelId, RecordId } from '#core/language/ids.ts'
import type { TakenDelivery } from './intake.ts'

/** What a batch is of: the units in a stretch of the delivery, or links that waited for their ends. */
export type Stretch = { readonly from: number; readonly to: number }

export type Change = 'new' | 'content' | 'returned' | 'label' | 'ends' | 'same'
export type Changed = {
  readonly record: RecordId
  readonly label: LabelId
  readonly change: Exclude<Change, 'same'>
  readonly isLink: boolean
}

/** Compares what is staged with what is held. A record that is there keeps its id; a fresh one was given while staging. */
const classify = async ({ db }: Work, { id, source }: TakenDelivery, { from, to }: Stretch): Promise<void> => {
  await sql`
    update collect.staged s set record = coalesce(c.held, s.record), change = c.change
    from (
      select t.place, r.id as held,
        case when r.id is null then 'new' when v.content_sha256 <> t.content_sha256 then 'content' when r.withdrawn_at is not null then 'returned'
          when r.label <> t.label then 'label' else 'same' end as change
      from collect.staged t
        left join collect.record r on r.source = ${source} and r.key = t.key
        left join collect.version v on v.record = r.id and v.version = r.version
      where t.delivery = ${id} and t.unit_place between ${from} and ${to}
    ) c where s.delivery = ${id} and s.place = c.place`.execute(db)
}

const headOf = sql`case when s.is_shared then s.key else s.unit end`

const writeHeads = async (
  work: Work,
  { id, source }: TakenDelivery,
  { from, to }: Stretch,
  links: boolean,
): Promise<void> => {
  await sql`
    insert into collect.record (id, source, key, unit, kind, label, version, is_shared, delivery)
    select s.record, ${source}::uuid, s.key, ${headOf}, s.kind, s.label, 1, s.is_shared, ${id}::uuid from collect.staged s
    where s.delivery = ${id} and s.unit_place between ${from} and ${to} and s.change = 'new' and (s.kind = 'link') = ${links}::boolean
      and (s.kind <> 'link' or (not s.is_applied and s.from_record is not null and s.to_record is not null))`.execute(
    work.db,
  )
  await sql`
    update collect.record r set label = s.label, unit = ${headOf}, is_shared = s.is_shared, withdrawn_at = null, delivery = ${id}::uuid,
      version = r.version + case when s.change = 'content' then 1 else 0 end
    from collect.staged s
    where s.delivery = ${id} and s.unit_place between ${from} and ${to} and r.id = s.record and (s.kind = 'link') = ${links}::boolean
      and (s.change in ('content', 'returned', 'label') or (s.change = 'same' and r.unit <> ${headOf}))
      and (s.kind <> 'link' or (not s.is_applied and s.from_record is not null and s.to_record is not null))`.execute(
    work.db,
  )
}

const writeVersions = async (
  work: Work,
  { id }: TakenDelivery,
  { from, to }: Stretch,
  links: boolean,
): Promise<void> => {
  await sql`
    insert into collect.version (record, label, version, properties, content_sha256, grade, instructions, basis, true_from, learnt_at)
    select s.record, s.label, r.version, s.properties, s.content_sha256, s.grade, s.instructions, s.basis, s.true_from, ${work.now}
    from collect.staged s join collect.record r on r.id = s.record
    where s.delivery = ${id} and s.unit_place between ${from} and ${to} and s.change in ('new', 'content') and (s.kind = 'link') = ${links}::boolean
      and (s.kind <> 'link' or (not s.is_applied and s.from_record is not null and s.to_record is not null))`.execute(
    work.db,
  )
}

/** Keys and features belong to the current version under the current label; of what did not change they stay. */
const writeKeys = async ({ db }: Work, { id, source }: TakenDelivery, { from, to }: Stretch): Promise<void> => {
  const changed = sql`from collect.staged s
    where s.delivery = ${id} and s.unit_place between ${from} and ${to} and s.kind <> 'link'`
  await sql`delete from collect.posting p where p.record in (select s.record ${changed} and s.change in ('content', 'returned', 'label'))`.execute(
    db,
  )
  await sql`delete from collect.feature f where f.record in (select s.record ${changed} and s.change in ('content', 'returned', 'label'))`.execute(
    db,
  )
  await sql`
    insert into collect.posting (slot, key, label, kind, record)
    select k.slot, k.key, s.label, s.kind, s.record
    from collect.staged s cross join lateral unnest(s.slots, s.keys) as k(slot, key)
    where s.delivery = ${id} and s.unit_place between ${from} and ${to} and s.kind <> 'link' and s.change <> 'same'`.execute(
    db,
  )
  await sql`
    insert into collect.feature (record, label, kind, source, features)
    select s.record, s.label, s.kind, ${source}::uuid, s.features ${changed} and s.change <> 'same' and s.features is not null`.execute(
    db,
  )
}

/**
 * The ends of links, by key: first as written, then as it is called under the row's own label.
 * The second spelling is put together before the join: a condition that holds more than columns and an equality is not leakproof, and
 * under row security PostgreSQL would read every record for each link (a load of 20,000 records: 48 s against 25 s, measured).
 */
const findEnds = async ({ db }: Work, { id, source }: TakenDelivery, { from, to }: Stretch): Promise<void> => {
  await sql`
    with l as materialized (
      select place, from_key, to_key, from_key || suffix as from_own, to_key || suffix as to_own from collect.staged
      where delivery = ${id} and unit_place between ${from} and ${to} and kind = 'link' and not is_applied
    )
    update collect.staged s set from_record = coalesce(f.id, fs.id), to_record = coalesce(t.id, ts.id)
    from l
      left join collect.record f on f.source = ${source} and f.key = l.from_key and f.withdrawn_at is null
      left join collect.record fs on fs.source = ${source} and fs.key = l.from_own and fs.withdrawn_at is null
      left join collect.record t on t.source = ${source} and t.key = l.to_key and t.withdrawn_at is null
      left join collect.record ts on ts.source = ${source} and ts.key = l.to_own and ts.withdrawn_at is null
    where s.delivery = ${id} and s.place = l.place`.execute(db)
}

const writeEnds = async ({ db }: Work, { id }: TakenDelivery, { from, to }: Stretch): Promise<void> => {
  const ready = sql`s.delivery = ${id} and s.unit_place between ${from} and ${to} and s.kind = 'link' and not s.is_applied
    and s.from_record is not null and s.to_record is not null`
  await sql`
    insert into collect.link (record, label, type, from_record, from_label, to_record, to_label)
    select s.record, s.label, s.type, f.id, f.label, t.id, t.label
    from collect.staged s join collect.record f on f.id = s.from_record join collect.record t on t.id = s.to_record
    where ${ready} and s.change = 'new'`.execute(db)
  await sql`
    with moved as (
      update collect.link k set from_record = f.id, from_label = f.label, to_record = t.id, to_label = t.label
      from collect.staged s join collect.record f on f.id = s.from_record join collect.record t on t.id = s.to_record
      where ${ready} and s.change <> 'new' and k.record = s.record and (k.from_record <> f.id or k.to_record <> t.id)
      returning k.record
    ) update collect.staged s set change = 'ends' from moved where ${ready} and s.record = moved.record and s.change = 'same'`.execute(
    db,
  )
}

/** What a unit said before and says no longer, now that it says something else. */
const findUnsaid = async (
  { db }: Work,
  { id, source }: TakenDelivery,
  { from, to }: Stretch,
): Promise<readonly RecordId[]> => {
  const { rows } = await sql<{ id: RecordId }>`
    select r.id from (select distinct unit from collect.staged where delivery = ${id} and unit_place between ${from} and ${to}) u
      join collect.record r on r.source = ${source} and r.unit = u.unit and not r.is_shared and r.withdrawn_at is null
    where not exists (select 1 from collect.staged s where s.delivery = ${id} and s.key = r.key)
    order by r.id`.execute(db)
  return rows.map(row => row.id)
}

const takeChanged = async ({ db }: Work, { id }: TakenDelivery, { from, to }: Stretch): Promise<readonly Changed[]> => {
  const { rows } = await sql<Changed & { readonly hasChanged: boolean }>`
    update collect.staged s set is_applied = true
    where s.delivery = ${id} and s.unit_place between ${from} and ${to} and not s.is_applied
      and (s.kind <> 'link' or (s.from_record is not null and s.to_record is not null))
    returning s.record, s.label, s.change, s.kind = 'link' as "isLink", s.change <> 'same' as "hasChanged"`.execute(db)
  return rows.filter(row => row.hasChanged)
}

export type UnitCounts = { readonly loaded: number; readonly updated: number }

const countUnits = async ({ db }: Work, { id }: TakenDelivery, { from, to }: Stretch): Promise<UnitCounts> => {
  const { rows } = await sql<{ loaded: string; updated: string }>`
    select count(*) filter (where is_new) as loaded, count(*) filter (where not is_new and has_changed) as updated from (
      select coalesce(bool_and(s.change = 'new') filter (where not s.is_shared), bool_and(s.change = 'new')) as is_new,
        coalesce(bool_or(s.change <> 'same') filter (where not s.is_shared), bool_or(s.change <> 'same')) as has_changed
      from collect.staged s where s.delivery = ${id} and s.unit_place between ${from} and ${to} group by s.unit_place
    ) units`.execute(db)
  return { loaded: Number(rows[0]?.loaded ?? 0), updated: Number(rows[0]?.updated ?? 0) }
}

export type BatchApplied = UnitCounts & { readonly changed: readonly Changed[]; readonly unsaid: readonly RecordId[] }

/** Applies the units of a stretch, with those of their links whose ends are there by now. */
export const applyUnits = async (work: Work, delivery: TakenDelivery, stretch: Stretch): Promise<BatchApplied> => {
  await classify(work, delivery, stretch)
  await writeHeads(work, delivery, stretch, false)
  await writeVersions(work, delivery, stretch, false)
  await writeKeys(work, delivery, stretch)
  const counts = await countUnits(work, delivery, stretch)
  const changed = await applyLinks(work, delivery, stretch)
  return { ...counts, changed, unsaid: await findUnsaid(work, delivery, stretch) }
}

/** Applies the links of a stretch whose ends are there; called again when all units are in. */
export const applyLinks = async (
  work: Work,
  delivery: TakenDelivery,
  stretch: Stretch,
): Promise<readonly Changed[]> => {
  await findEnds(work, delivery, stretch)
  await writeHeads(work, delivery, stretch, true)
  await writeVersions(work, delivery, stretch, true)
  await writeEnds(work, delivery, stretch)
  return takeChanged(work, delivery, stretch)
}
