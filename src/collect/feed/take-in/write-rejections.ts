// Rejected rows are kept with their delivery, so that the agency can mend them at the source.
import { sql } from 'kysely'
import type { Work } from '#core/guard/desk.ts'
import type { DeliveryId } from '#core/language/ids.ts'
import type { Refusal, RefusalKind, Rejection, RejectionKind } from './rejection.ts'

type Told = Rejection | Refusal

const rowHash = (told: Told): string | null =>
  'rowSha256' in told && told.rowSha256 ? told.rowSha256.toString('hex') : null

const unitOf = (told: Told): string | null => ('unit' in told ? (told.unit ?? null) : null)

export const writeRejections = async (
  work: Work,
  delivery: DeliveryId,
  firstPlace: number,
  told: readonly Told[],
): Promise<void> => {
  if (told.length === 0) return
  await sql`
    insert into collect.rejection (delivery, place, kind, file, line, column_name, reason, mend, row_sha256, unit)
    select ${delivery}::uuid, ${firstPlace}::int + (n - 1)::int, kind, file, line, column_name, reason, mend, decode(hash, 'hex'), unit
    from unnest(${told.map(one => one.kind)}::text[], ${told.map(one => one.file)}::text[], ${told.map(one => one.line ?? null)}::int[],
      ${told.map(one => one.column ?? null)}::text[], ${told.map(one => one.reason)}::text[], ${told.map(one => one.mend)}::text[],
      ${told.map(rowHash)}::text[], ${told.map(unitOf)}::text[]) with ordinality as t(kind, file, line, column_name, reason, mend, hash, unit, n)`.execute(
    work.db,
  )
}

export const forgetRejections = async (work: Work, delivery: DeliveryId): Promise<void> => {
  await sql`delete from collect.rejection where delivery = ${delivery}`.execute(work.db)
}

/** A rejected row or a refused file as it is told again. */
export type ToldRejection = {
  readonly kind: RejectionKind | RefusalKind
  readonly file: string
  readonly line?: number | undefined
  readonly column?: string | undefined
  readonly reason: string
  readonly mend: string
  readonly rowSha256?: Buffer | undefined
}

type Row = { readonly [K in keyof ToldRejection]-?: Exclude<ToldRejection[K], undefined> | null }

export const readRejections = async ({ db }: Work, delivery: DeliveryId): Promise<readonly ToldRejection[]> => {
  const { rows } = await sql<Row>`
    select kind, file, line, column_name as "column", reason, mend, row_sha256 as "rowSha256" from collect.rejection
    where delivery = ${delivery} order by place`.execute(db)
  return rows.map(row => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as ToldRejection)
}
