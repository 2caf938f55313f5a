// What the policy is told of labels at a moment, and how long that stays true.
import { type Kysely, sql } from 'kysely'
import { kept } from '#core/ground/postgres/kept-statements.ts'
import type { LabelId } from '#core/language/ids.ts'
import type { LabelFacts } from './policy.ts'

type Row = {
  id: number
  owner: string
  marking: string
  handling: string
  sanitisation: string | null
  compartment: string | null
  agreementReaders: string[]
  agreementParties: string[]
  hit: string
  agreementPurposes: string[]
  grantees: string[]
  purposes: string[]
  protected: string
  regime: string
  compare: string
}

const facts = ({ compartment, sanitisation, id, ...row }: Row): LabelFacts => ({
  ...row,
  id: id as LabelId,
  ...(compartment === null ? {} : { compartment }),
  ...(sanitisation === null ? {} : { sanitisation }),
})

/**
 * Labels with their agreement and release followed to the agencies behind them, as they stand at `now`: every label, or these alone.
 * Whoever asks about a pair asks for its two, so that how many others there are takes none of his time.
 */
export const labelFactsAt = async (
  db: Kysely<unknown>,
  now: Date,
  only?: readonly LabelId[],
): Promise<readonly LabelFacts[]> => {
  const { rows } = await sql<Row>`${kept}
    select l.id, l.owner, l.marking, l.handling, l.sanitisation, l.compartment, l.purposes, l.protected, l.regime, l.compare,
      a.hit,
      case when a.expires_at is null or a.expires_at > ${now} then a.purposes else '{}' end as "agreementPurposes",
      array(select p.agency from guard.agreement_party p
        where p.agreement = l.agreement and p.reads and (p.until is null or p.until > ${now})
          and (a.expires_at is null or a.expires_at > ${now}) order by p.agency collate "C") as "agreementReaders",
      array(select p.agency from guard.agreement_party p
        where p.agreement = l.agreement and (p.until is null or p.until > ${now})
          and (a.expires_at is null or a.expires_at > ${now}) order by p.agency collate "C") as "agreementParties",
      array(select g.recipient from guard.release_grant g
        where g.release = l.release and g.withdrawn_at is null and (g.expires_at is null or g.expires_at > ${now})
        order by g.recipient collate "C") as grantees
    from guard.label l join guard.agreement a on a.id = l.agreement
    ${only === undefined ? sql`` : sql`where l.id = any(${[...only]}::int[])`}
    order by l.id`.execute(db)
  return rows.map(facts)
}

/** The next moment after `now` at which some agreement, party, grant or compartment membership ends; undefined when none does. */
export const nextExpiry = async (db: Kysely<unknown>, now: Date): Promise<Date | undefined> => {
  const { rows } = await sql<{ ends: Date | null }>`${kept}
    select min(ends) as ends from (
      select expires_at as ends from guard.agreement union all
      select until from guard.agreement_party union all
      select until from guard.compartment_member union all
      select expires_at from guard.release_grant where withdrawn_at is null
    ) all_ends where ends > ${now}`.execute(db)
  return rows[0]?.ends ?? undefined
}
