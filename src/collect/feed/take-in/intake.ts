// What a load works with: one connection as the database's intake, and a desk for each agency's feed.
import type pg from 'pg'
import type { Clock } from '#core/ground/clock.ts'
import type { Ids } from '#core/ground/ids.ts'
import type { Db } from '#core/ground/postgres/database.ts'
import type { AgencyCode, DeliveryId, SourceId } from '#core/language/ids.ts'
import type { Jurisdiction } from '#core/language/protection.ts'
import type { AuditedDesk } from '#core/ledger/audit.ts'
import type { SourceDescription } from '../describe/source-description.ts'

export type Intake = {
  /** The same connection twice: bare for COPY, and for statements. */
  readonly client: pg.PoolClient
  readonly db: Db
  readonly clock: Clock
  readonly ids: Ids
  /** The desk of an agency's feed: a named identity, with the purpose of keeping that agency's records. */
  readonly deskFor: (agency: AgencyCode) => AuditedDesk
  /** The keyed fingerprint under which an expunged record is remembered. */
  readonly suppressionOf: (source: string, key: string) => Buffer
  /** Told as work goes on: how many more rows or records are done. */
  readonly onProgress?: (step: 'read' | 'applied', count: number) => void
}

/** A delivery being taken in. */
export type TakenDelivery = {
  readonly id: DeliveryId
  readonly source: SourceId
  readonly description: SourceDescription
  readonly folder: string
  readonly jurisdiction: Jurisdiction
  readonly desk: AuditedDesk
}
