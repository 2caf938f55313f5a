// What agencies agreed, as the guard knows it: who is a party, for which purposes, and what a hit reveals.
import { type Kysely, sql } from 'kysely'
import type { AgencyCode, AgreementId } from '#core/language/ids.ts'
import type { HitMode, Purpose } from '#core/language/protection.ts'

export type Agreement = {
  readonly id: AgreementId
  readonly title: string
  readonly purposes: readonly Purpose[]
  readonly hit: HitMode
  readonly expires: Date | undefined
  readonly parties: readonly { readonly agency: AgencyCode; readonly reads: boolean }[]
}

type Row = Omit<Agreement, 'expires'> & { expires: Date | null }

/** The agreements that an agency is a party to at this moment, by title. */
export const agreementsOf = async (
  db: Kysely<unknown>,
  agency: AgencyCode,
  now: Date,
): Promise<readonly Agreement[]> => {
  const { rows } = await sql<Row>`
    select a.id, a.title, a.purposes, a.hit, a.expires_at as expires,
      (select json_agg(json_build_object('agency', p.agency, 'reads', p.reads) order by p.agency collate "C")
        from guard.agreement_party p where p.agreement = a.id and (p.until is null or p.until > ${now})) as parties
    from guard.agreement a
    where (a.expires_at is null or a.expires_at > ${now}) and exists (
      select 1 from guard.agreement_party p where p.agreement = a.id and p.agency = ${agency} and (p.until is null or p.until > ${now}))
    order by a.title collate "C", a.id`.execute(db)
  return rows.map(({ expires, ...row }) => ({ ...row, expires: expires ?? undefined }))
}
