// Takes a folder of deliveries into a house: one connection as the intake, and a desk for each agency's feed.
import { carryOutWithdrawals, type FolderReport, type Intake, loadFolder, renewKeys, type WatchingLoad } from '#collect'
import { onOneConnection } from '#core/ground/postgres/database.ts'
import { type Deciding, openDeciding } from '#core/guard/decide-off-loop.ts'
import { openSuppressionKey, suppressionFingerprint } from '#core/guard/suppression.ts'
import type { AgencyCode, SourceId } from '#core/language/ids.ts'
import type { House } from './composition.ts'
import { openOffice } from './office.ts'

/** The feed of an agency: a named identity that keeps that agency's records and no other's. */
const feedOf = (agency: AgencyCode) => ({ kind: 'Service', id: 'feed', agency }) as const

export type IntakeHouse = Pick<House<'intake'>, 'pools' | 'place' | 'clock' | 'ids'>

const withIntake = <T>(
  { pools, place, clock, ids }: IntakeHouse,
  deciding: Deciding,
  act: (intake: Intake) => Promise<T>,
): Promise<T> =>
  onOneConnection(pools.raw.intake, async ({ client, db }) => {
    const key = await openSuppressionKey(db, place.secrets)
    const office = openOffice({ db, clock, ids, deciding })
    return act({
      ...{ client, db, clock, ids },
      deskFor: agency => office.deskFor(feedOf(agency), 'system-assurance'),
      suppressionOf: (source, recordKey) => suppressionFingerprint(key, source, recordKey),
    })
  })

/** With a way to the policy of its own, unless one is given that others use too. */
const deciding = async <T>(given: Deciding | undefined, act: (deciding: Deciding) => Promise<T>): Promise<T> => {
  if (given) return act(given)
  const own = openDeciding()
  try {
    return await act(own)
  } finally {
    await own.close()
  }
}

/** Takes in a folder over two connections: while the database works for one agency, another's files are read. */
export const takeInFolder = (
  house: IntakeHouse,
  folder: string,
  watching: WatchingLoad = {},
  given?: Deciding,
): Promise<FolderReport> =>
  deciding(given, thread =>
    withIntake(house, thread, one => withIntake(house, thread, other => loadFolder(one, folder, watching, [other]))),
  )

/** The task of `carryOutTask`: withdraws, or lets stand, what a data officer decided on. */
export const carryOut = (house: IntakeHouse, source: SourceId, given?: Deciding): Promise<void> =>
  deciding(given, thread => withIntake(house, thread, intake => carryOutWithdrawals(intake, source)))

/** The task of `renewTask`: keys and features of a source's records as this program makes them. */
export const renew = (house: IntakeHouse, source: SourceId, given?: Deciding): Promise<void> =>
  deciding(given, thread => withIntake(house, thread, intake => renewKeys(intake, source)))
