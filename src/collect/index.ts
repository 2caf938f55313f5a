// The front door of the room that asks: what do the agencies hold, and what did the person on the beach say?
import type { WaitsOf } from '#core/frame/waiting.ts'

export {
  carryOutTask,
  carryOutWithdrawals,
  type DecideWithdrawals,
  decideWithdrawals,
  type WithdrawalDecision,
  type WithdrawalsDecided,
} from './decide-withdrawals.ts'
export { deliveryRoutes } from './deliveries.route.ts'
export type { DeliveryCounts, DeliveryState } from './delivery.ts'
export { type Doomed, doomedRecords, leftOfTheRow, wordsOf } from './doomed-records.ts'
export { erasing } from './erase-records.ts'
export type { Intake } from './intake.ts'
export { type FolderReport, loadFolder, sourcesIn, type WatchingLoad } from './load-folder.ts'
export type { SourceReport } from './load-source.ts'
export { type ReadLink, type ReadRecord, readLinks, readRecords } from './read-records.ts'
export { type RejectedRow, rejectedCsv, rejectedIn } from './rejected-csv.ts'
export { detailsOf, nameOf, sayProperty, sourcedBy, text } from './say-record.ts'
export { highestMarking, sideBySide } from './side-by-side.ts'
export { type Correction, correct } from './write/correct.ts'
export type { EntryLink, EntryRecord, Writing, WrittenEntry } from './write/entry.ts'
export { relabel } from './write/relabel.ts'
export { writeEntry } from './write/write-entry.ts'

export const waits: WaitsOf = async () => []
