// A staged delivery looked at as a whole: keys given twice, links to what is not there, rows that were expunged. What cannot be taken leaves it.
import { sql } from 'kysely'
import type { Work } from '#core/guard/desk.ts'
import type { TakenDelivery } from './intake.ts'
import { quoted, type Rejection } from './rejection.ts'
import { writeRejections } from './write-rejections.ts'

export type SettledCounts = { readonly rejected: number; readonly suppressed: number }

type Offender = {
  readonly unitPlace: string
  readonly unit: string
  readonly file: string
  readonly line: number
  readonly key: string
}
type Twice = Offender & { readonly otherFile: string; readonly otherLine: number }
type OtherKind = Offender & { readonly kind: string; readonly heldKind: string }

/** Rows about what was expunged are not brought back: neither the record nor what else its row says. */
const dropSuppressed = async ({ db }: Work, { id }: TakenDelivery): Promise<number> => {
  const { rows } = await sql<{ units: string }>`
    with gone as (
      select distinct unit_place from collect.staged s join collect.suppression p on p.fingerprint = s.suppression
      where s.delivery = ${id} and not s.is_shared and s.kind <> 'link'
    ), dropped as (
      delete from collect.staged s using gone where s.delivery = ${id} and s.unit_place = gone.unit_place
    ) select count(*) as units from gone`.execute(db)
  await sql`
    with gone as (
      delete from collect.staged s using collect.suppression p where s.delivery = ${id} and p.fingerprint = s.suppression returning s.key
    ) delete from collect.staged s where s.delivery = ${id} and s.kind = 'link' and exists (
      select 1 from gone where gone.key in (s.from_key, s.from_own, s.to_key, s.to_own))`.execute(db)
  return Number(rows[0]?.units ?? 0)
}

/** Of a thing that many rows give, one account is kept: the same one in whatever order the rows come. */
const keepOneOfShared = async ({ db }: Work, { id }: TakenDelivery): Promise<void> => {
  await sql`
    delete from collect.staged s using (
      select place, row_number() over (partition by key order by is_shared, content_sha256, unit_place, place) as n
      from collect.staged where delivery = ${id} and kind <> 'link'
    ) ranked where s.delivery = ${id} and s.place = ranked.place and ranked.n > 1 and s.is_shared`.execute(db)
}

const givenTwice = async ({ db }: Work, { id }: TakenDelivery): Promise<readonly Twice[]> => {
  const { rows } = await sql<Twice>`
    with said as (
      select unit_place, unit, file, line, key, min(unit_place) over (partition by key) as first_place
      from collect.staged where delivery = ${id} and not is_shared and kind <> 'link'
      union all
      select unit_place, unit, file, line, unit, min(unit_place) over (partition by unit) from collect.staged where delivery = ${id}
    )
    select distinct on (s.unit_place) s.unit_place as "unitPlace", s.unit, s.file, s.line, s.key, o.file as "otherFile", o.line as "otherLine"
    from said s
      join lateral (select file, line from collect.staged o where o.delivery = ${id} and o.unit_place = s.first_place limit 1) o on true
    where s.unit_place > s.first_place
    order by s.unit_place, s.key`.execute(db)
  return rows
}

const heldAsAnotherKind = async ({ db }: Work, { id, source }: TakenDelivery): Promise<readonly OtherKind[]> => {
  const { rows } = await sql<OtherKind>`
    select distinct on (s.unit_place) s.unit_place as "unitPlace", s.unit, s.file, s.line, s.key, s.kind, r.kind as "heldKind"
    from collect.staged s join collect.record r on r.source = ${source} and r.key = s.key
    where s.delivery = ${id} and r.kind <> s.kind order by s.unit_place, s.key`.execute(db)
  return rows
}

/** Links to something that neither this delivery nor, for a delta or a rejected row, the store has. */
const withoutEnd = async ({ db }: Work, { id, source, description }: TakenDelivery): Promise<readonly Offender[]> => {
  const isDelta = description.delivery.kind === 'delta'
  const { rows } = await sql<Offender>`
    select distinct on (s.unit_place) s.unit_place as "unitPlace", s.unit, s.file, s.line, wanted.key
    from collect.staged s cross join lateral (values (s.from_key, s.from_own), (s.to_key, s.to_own)) as wanted(key, own)
    where s.delivery = ${id} and s.kind = 'link'
      and not exists (select 1 from collect.staged t where t.delivery = ${id} and t.key = wanted.key and t.kind <> 'link')
      and not exists (select 1 from collect.staged t where t.delivery = ${id} and t.key = wanted.own and t.kind <> 'link')
      and not exists (
        select 1 from collect.record r where r.source = ${source} and r.key = wanted.key and r.kind <> 'link' and r.withdrawn_at is null
          and (${isDelta}::boolean or exists (select 1 from collect.staged_unit u where u.delivery = ${id} and u.unit = r.unit and u.fate = 'rejected')))
      and not exists (
        select 1 from collect.record r where r.source = ${source} and r.key = wanted.own and r.kind <> 'link'
          and r.withdrawn_at is null and ${isDelta}::boolean)
    order by s.unit_place, wanted.key`.execute(db)
  return rows
}

/** A unit is called by its file and its key; the agency knows it by its key. */
const keyOfUnit = (unit: string): string => unit.slice(unit.indexOf('/') + 1)

const asTwice = ({ unit, file, line, key, otherFile, otherLine }: Twice): Rejection => ({
  kind: 'duplicate-key',
  unit,
  file,
  line,
  reason: `The key ${quoted(key === unit ? keyOfUnit(unit) : key)} was given before, in line ${otherLine}${file === otherFile ? '' : ` of ${otherFile}`}.`,
  mend: 'Give every record its own key. If both rows are the same record, send it once.',
})

const asOtherKind = ({ unit, file, line, key, kind, heldKind }: OtherKind): Rejection => ({
  kind: 'duplicate-key',
  unit,
  file,
  line,
  reason: `The key ${quoted(key)} is held as a ${heldKind} and cannot become a ${kind}.`,
  mend: 'Give the new record a key of its own.',
})

const asWithoutEnd = ({ unit, file, line, key }: Offender): Rejection => ({
  kind: 'missing-end',
  unit,
  file,
  line,
  reason: `The row is linked to ${quoted(key)}, which is not there: it was not sent, or its own row was rejected.`,
  mend: 'Mend or send the row it is linked to; this row is then taken with it.',
})

/** Takes whole units out of the delivery; what is held of them from earlier stays as it is. */
const takeOut = async ({ db }: Work, { id }: TakenDelivery, offenders: readonly Offender[]): Promise<void> => {
  await sql`delete from collect.staged where delivery = ${id} and unit_place = any(${offenders.map(one => one.unitPlace)}::bigint[])`.execute(
    db,
  )
  await sql`insert into collect.staged_unit (delivery, unit, fate)
    select ${id}::uuid, unit, 'rejected' from unnest(${offenders.map(one => one.unit)}::text[]) as t(unit)`.execute(db)
}

/** Settles what only the whole delivery shows. `rejectedBefore` rows were set aside while reading. */
export const settleDelivery = async (
  work: Work,
  delivery: TakenDelivery,
  rejectedBefore: number,
): Promise<SettledCounts> => {
  let rejected = 0
  const reject = async <O extends Offender>(
    offenders: readonly O[],
    told: (offender: O) => Rejection,
  ): Promise<number> => {
    if (offenders.length === 0) return 0
    await takeOut(work, delivery, offenders)
    await writeRejections(work, delivery.id, rejectedBefore + rejected + 1, offenders.map(told))
    rejected += offenders.length
    return offenders.length
  }
  const suppressed = await dropSuppressed(work, delivery)
  await reject(await givenTwice(work, delivery), asTwice)
  await reject(await heldAsAnotherKind(work, delivery), asOtherKind)
  // A row that falls may have been the end of another row's link.
  while ((await reject(await withoutEnd(work, delivery), asWithoutEnd)) > 0);
  await keepOneOfShared(work, delivery)
  return { rejected, suppressed }
}
