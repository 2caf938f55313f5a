// Takes a folder of deliveries into a house: one connection as the intake, and a desk for each agency's feed.
import { type FolderReport, type Intake, loadFolder, type WatchingLoad } from '#collect'
import { onOneConnection } from '#core/ground/postgres/database.ts'
import { openSuppressionKey, suppressionFingerprint } from '#core/guard/suppression.ts'
import type { AgencyCode } from '#core/language/ids.ts'
import type { House } from './composition.ts'
import { openOffice } from './office.ts'

/** The feed of an agency: a named identity that keeps that agency's records and no other's. */
const feedOf = (agency: AgencyCode) => ({ kind: 'Service', id: 'feed', agency }) as const

export const takeInFolder = (
  { pools, place, clock, ids }: Pick<House<'intake'>, 'pools' | 'place' | 'clock' | 'ids'>,
  folder: string,
  watching: WatchingLoad = {},
): Promise<FolderReport> =>
  onOneConnection(pools.raw.intake, async ({ client, db }) => {
    const key = await openSuppressionKey(db, place.secrets)
    const office = openOffice({ db, clock, ids })
    const intake: Intake = {
      client,
      db,
      clock,
      ids,
      deskFor: agency => office.deskFor(feedOf(agency), 'system-assurance'),
      suppressionOf: (source, recordKey) => suppressionFingerprint(key, source, recordKey),
    }
    try {
      return await loadFolder(intake, folder, watching)
    } finally {
      await office.close()
    }
  })
