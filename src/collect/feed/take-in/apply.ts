// A settled delivery is applied batch by batch: each a transaction with its facts, jobs and ledger entries. Broken off, it is applied again.
import { sql } from 'kysely'
import type { RecordId } from '#core/language/ids.ts'
import { change } from '#core/ledger/audit.ts'
import { asChanged, enterAlterations, publishChanges, toldOf } from '../../records/publish-changes.ts'
import { applyLinks, applyUnits, type Changed, type Stretch } from './apply-batch.ts'
import { addToCounts } from './delivery.ts'
import type { Intake, TakenDelivery } from './intake.ts'
import { withdrawRecords } from './withdraw.ts'

type Ask = { readonly delivery: TakenDelivery; readonly stretch: Stretch }
type Outcome = { readonly kind: 'taken-in'; readonly taken: readonly RecordId[]; readonly applied: number }

const isTakenIn = ({ change: what }: Changed): boolean => what === 'new' || what === 'returned'
const ids = (changed: readonly Changed[]): RecordId[] => changed.map(one => one.record).sort()

const takeIn = (apply: typeof applyUnits) =>
  change<Ask, Outcome>(
    'collection',
    'take-in-records',
    (_ask, outcome) => asChanged(outcome?.taken ?? []),
    async (work, { delivery, stretch }) => {
      const { changed, unsaid, loaded, updated } = await apply(work, delivery, stretch)
      const withdrawn = await withdrawRecords(work, delivery.id, unsaid)
      await publishChanges(work, changed.map(toldOf))
      const altered = ids(changed.filter(one => !isTakenIn(one)))
      await enterAlterations(work, 'correct-records', [...altered, ...withdrawn])
      await addToCounts(work, delivery.id, { loaded, updated })
      return { kind: 'taken-in', taken: ids(changed.filter(isTakenIn)), applied: changed.length }
    },
  )

const takeInUnits = takeIn(applyUnits)
const takeInLinks = takeIn(applyLinks)

const unitsAtOnce = 1_000

type Extent = { readonly first: number; readonly last: number }

const extentOf = async ({ db }: Intake, { id }: TakenDelivery, onlyWaiting: boolean): Promise<Extent | undefined> => {
  const { rows } = await sql<{ first: string | null; last: string | null }>`
    select min(unit_place) as first, max(unit_place) as last from collect.staged
    where delivery = ${id} and (not ${onlyWaiting}::boolean or (kind = 'link' and tied_in is null))`.execute(db)
  const [row] = rows
  return row?.first == null || row.last == null ? undefined : { first: Number(row.first), last: Number(row.last) }
}

const stretches = function* (extent: Extent | undefined): Generator<Stretch> {
  if (extent)
    for (let from = extent.first; from <= extent.last; from += unitsAtOnce) yield { from, to: from + unitsAtOnce - 1 }
}

/** Applies all units, then the links that waited for a later unit. */
export const applyDelivery = async (intake: Intake, delivery: TakenDelivery): Promise<void> => {
  for (const [take, onlyWaiting] of [[takeInUnits, false] as const, [takeInLinks, true] as const])
    for (const stretch of stretches(await extentOf(intake, delivery, onlyWaiting))) {
      const { applied } = await take(delivery.desk, { delivery, stretch })
      intake.onProgress?.('applied', applied)
    }
}
