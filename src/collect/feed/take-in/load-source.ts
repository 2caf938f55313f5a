// Takes in one source: its description, its files, what is new, changed and gone; and says what became of every row.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { agencyCode, mustBe } from '#core/language/ids.ts'
import { change } from '#core/ledger/audit.ts'
import type { Directory } from '../describe/check-description.ts'
import { type DescriptionRead, readSourceDescription } from '../describe/read-source-description.ts'
import { registerSource } from '../describe/register-source.ts'
import type { SourceDescription } from '../describe/source-description.ts'
import { applyDelivery } from './apply.ts'
import {
  clearStaging,
  type Delivery,
  type DeliveryCounts,
  type DeliveryState,
  fingerprintOf,
  laterDelivery,
  noCounts,
  readDelivery,
  receiveDelivery,
  setCounts,
  setState,
} from './delivery.ts'
import { finishDelivery } from './finish.ts'
import type { Intake, TakenDelivery } from './intake.ts'
import { FileRefused, type Refusal } from './rejection.ts'
import { settleDelivery } from './settle.ts'
import { hasSuppressions, type StagedCounts, stageDelivery } from './stage.ts'
import { forgetRejections, readRejections, type ToldRejection, writeRejections } from './write-rejections.ts'

export type SourceReport = {
  /** The name in its description; the folder's name when there is none to be read. */
  readonly source: string
  readonly title: string
  readonly agency: string
  readonly state: DeliveryState
  /** The same delivery had been taken in before; nothing was done. */
  readonly isRepeat: boolean
  readonly counts: DeliveryCounts
  readonly rejections: readonly ToldRejection[]
}

export const descriptionFile = 'source.yaml'

const asTold = (refusal: Refusal): ToldRejection => ({
  ...refusal,
  line: refusal.line ?? undefined,
  column: refusal.column ?? undefined,
})

const refusedReport = (name: string, refusals: readonly Refusal[], description?: SourceDescription): SourceReport => ({
  source: description?.source ?? name,
  title: description?.title ?? name,
  agency: description?.agency ?? '',
  state: 'refused',
  isRepeat: false,
  counts: noCounts,
  rejections: refusals.map(asTold),
})

const outOfOrder = (asOf: Date, later: Date): Refusal => ({
  kind: 'bad-description',
  file: descriptionFile,
  column: 'delivery.asOf',
  reason: `The delivery speaks of ${asOf.toISOString()}, but one of ${later.toISOString()} has already been taken in: it would bring back what is out of date.`,
  mend: 'Send the newest delivery, or correct delivery.asOf.',
})

const aDay = 24 * 60 * 60 * 1000
const tenYears = 3_653 * aDay

/**
 * A delivery that speaks of a day to come would shut out every real one until then; 2062 is quickly typed for 2026. An invented world may
 * lie some years ahead: a demonstration must not fail on a machine whose clock is behind.
 */
const inTheFuture = ({ synthetic, delivery: { asOf } }: SourceDescription, now: Date): Refusal | undefined =>
  asOf.getTime() <= now.getTime() + (synthetic ? tenYears : aDay)
    ? undefined
    : {
        kind: 'bad-description',
        file: descriptionFile,
        column: 'delivery.asOf',
        reason: `The delivery speaks of ${asOf.toISOString()}, which is still to come.`,
        mend: 'Give the moment at which the export was made.',
      }

/** Everything is loaded under one lock for each source, so that two loads of it follow one another. */
const underLock = async <T>({ db }: Intake, name: string, act: () => Promise<T>): Promise<T> => {
  const key = `collect ${name}`
  await sql`select pg_advisory_lock(hashtextextended(${key}, 0))`.execute(db)
  try {
    return await act()
  } finally {
    await sql`select pg_advisory_unlock(hashtextextended(${key}, 0))`.execute(db)
  }
}

export type SourceFolder = { readonly name: string; readonly path: string }

/** A source as its description says it is, read before anything of it is taken. */
export type ReadSource = { readonly folder: SourceFolder; readonly yaml: string; readonly read: DescriptionRead }

export const readSource = async (folder: SourceFolder, directory: Directory): Promise<ReadSource> => {
  const yaml = await readFile(join(folder.path, descriptionFile), 'utf8')
  return { folder, yaml, read: readSourceDescription(yaml, descriptionFile, directory) }
}

/** Loads a source whose description was read. */
export const loadSource = async (intake: Intake, { folder, yaml, read }: ReadSource): Promise<SourceReport> => {
  if ('refusals' in read) return refusedReport(folder.name, read.refusals)
  const { description } = read
  return underLock(intake, description.source, async () => {
    const registered = await registerSource(intake, description, yaml, descriptionFile)
    if ('refusal' in registered) return refusedReport(folder.name, [registered.refusal], description)
    const desk = intake.deskFor(mustBe(agencyCode(description.agency), 'agency'))
    const { source, jurisdiction } = registered
    return takeIn(intake, { source, description, folder: folder.path, jurisdiction, desk }, yaml)
  })
}

const fingerprinted = async (yaml: string, taken: Omit<TakenDelivery, 'id'>): Promise<Buffer | Refusal> => {
  try {
    return await fingerprintOf(yaml, taken.folder, taken.description)
  } catch (fault) {
    if (fault instanceof FileRefused) return fault.refusal
    throw fault
  }
}

const takeIn = async (intake: Intake, taken: Omit<TakenDelivery, 'id'>, yaml: string): Promise<SourceReport> => {
  const { desk, source, description } = taken
  const fingerprint = await fingerprinted(yaml, taken)
  if (!Buffer.isBuffer(fingerprint)) return refusedReport(description.source, [fingerprint], description)
  const known = await desk.transaction(work =>
    receiveDelivery(work, intake.ids, source, fingerprint, description.delivery),
  )
  const delivery = { ...taken, id: known.id }
  if (known.state === 'applied' || known.state === 'waiting') return reportOf(delivery, known, true)
  const later = await desk.snapshot(work => laterDelivery(work, source, description.delivery.asOf))
  const { asOf } = description.delivery
  const misdated = inTheFuture(description, intake.clock.now()) ?? (later && outOfOrder(asOf, later))
  const refusal = misdated ?? (await tryTakeIn(intake, delivery))
  if (refusal) await refuse(desk, { delivery, refusal })
  const ended = await desk.snapshot(work => readDelivery(work, known.id))
  return reportOf(delivery, ended ?? known, false)
}

/** After so many rows the planner is told what the tables hold now; it would find out by itself only in a minute or so. */
const manyRows = 1_000

/** Stages, settles, applies. What stops it before anything is applied is answered; a fault leaves it to be taken up again. */
const tryTakeIn = async (intake: Intake, delivery: TakenDelivery): Promise<Refusal | undefined> => {
  try {
    const staged = await stageAndSettle(intake, delivery)
    await applyDelivery(intake, delivery)
    await finishDelivery(delivery, staged)
    if (staged.read > manyRows) await sql`select collect.look_over_records()`.execute(intake.db)
    return undefined
  } catch (fault) {
    if (fault instanceof FileRefused) return fault.refusal
    throw fault
  }
}

/** Read again when something was expunged for the first time meanwhile: its fingerprint would not be among the staged. */
const stageAndSettle = async (intake: Intake, delivery: TakenDelivery): Promise<StagedCounts> => {
  await delivery.desk.transaction(async work => {
    await clearStaging(work, delivery.source)
    await forgetRejections(work, delivery.id)
  })
  const staged = await stageDelivery(intake, delivery)
  await sql`select collect.look_over_staged()`.execute(intake.db)
  const isSettled = await settle(delivery, staged)
  return isSettled ? staged : stageAndSettle(intake, delivery)
}

const settle = (delivery: TakenDelivery, staged: StagedCounts): Promise<boolean> =>
  delivery.desk.transaction(async work => {
    if (!staged.isFingerprinted && (await hasSuppressions(work))) return false
    const { read, quarantined, takenBack, rejected } = staged
    const settled = await settleDelivery(work, delivery, rejected)
    await setCounts(work, delivery.id, {
      ...{ read, quarantined, takenBack },
      rejected: rejected + settled.rejected,
      suppressed: settled.suppressed,
    })
    await setState(work, delivery.id, 'applying')
    return true
  })

type Refused = { readonly delivery: TakenDelivery; readonly refusal: Refusal }

const refuse = change<Refused, { readonly kind: 'delivery-refused' }>(
  'collection',
  'take-in-delivery',
  () => [],
  async (work, { delivery, refusal }) => {
    await clearStaging(work, delivery.source)
    await forgetRejections(work, delivery.id)
    await writeRejections(work, delivery.id, 1, [refusal])
    await setCounts(work, delivery.id, noCounts)
    await setState(work, delivery.id, 'refused')
    return { kind: 'delivery-refused' }
  },
)

const reportOf = async (
  { desk, description }: TakenDelivery,
  { id, state, counts }: Delivery,
  isRepeat: boolean,
): Promise<SourceReport> => ({
  source: description.source,
  title: description.title,
  agency: description.agency,
  state,
  isRepeat,
  counts,
  rejections: await desk.snapshot(work => readRejections(work, id)),
})
