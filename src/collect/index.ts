// The front door of the room that asks: what do the agencies hold, and what did the person on the beach say?
import type { Routes } from '#core/frame/officer.ts'
import type { WaitsOf } from '#core/frame/waiting.ts'
import { identityRoutes } from './debrief/keep-identity.route.ts'
import { debriefRoutes } from './debrief/look-at-debriefs.route.ts'
import { openDebriefRoutes } from './debrief/open-debrief.route.ts'
import { answerRoutes } from './debrief/write-answer.route.ts'
import { alarmsWaiting } from './life-at-risk/index.ts'
import { correctionRoutes } from './report/correct-part.route.ts'
import { reportRoutes } from './report/look-at-reports.route.ts'
import { writeReportRoutes } from './report/write-report.route.ts'
import { voyageRoutes } from './voyage/look-at-voyages.route.ts'
import { recordVoyageRoutes } from './voyage/record-voyage.route.ts'
import { writingWaits } from './waits.ts'

export {
  carryOutTask,
  carryOutWithdrawals,
  type DecideWithdrawals,
  decideWithdrawals,
  type WithdrawalDecision,
  type WithdrawalsDecided,
} from './feed/deliveries/decide-withdrawals.ts'
export { deliveryRoutes } from './feed/deliveries/deliveries.route.ts'
export { type Doomed, doomedRecords, leftOfTheRow, wordsOf } from './feed/erase/doomed-records.ts'
export { erasing } from './feed/erase/erase-records.ts'
export type { DeliveryCounts, DeliveryState } from './feed/take-in/delivery.ts'
export type { Intake } from './feed/take-in/intake.ts'
export { type FolderReport, loadFolder, sourcesIn, type WatchingLoad } from './feed/take-in/load-folder.ts'
export type { SourceReport } from './feed/take-in/load-source.ts'
export { type RejectedRow, rejectedCsv, rejectedIn } from './feed/take-in/rejected-csv.ts'
export { alarmRoutes, keepReconciling, openSealedFolder, raisingRoutes, reconcileAlarms } from './life-at-risk/index.ts'
export { type ReadLink, type ReadRecord, readLinks, readRecords, showableAmong } from './records/read-records.ts'
export { detailsOf, nameOf, sayProperty, sourcedBy, text } from './records/say-record.ts'
export { highestMarking, type RecordToShow, sideBySide } from './records/side-by-side.ts'
export { type Tie, tiesOf } from './records/ties.ts'
export { renewKeys, renewTask } from './renew/renew-keys.ts'
export { type Correction, correct } from './write/correct.ts'
export type { EntryLink, EntryRecord, Writing, WrittenEntry } from './write/entry.ts'
export { relabel } from './write/relabel.ts'
export { writeEntry } from './write/write-entry.ts'

/** What is written in this room; deliveries and alarms have pages of their own. */
export const writingRoutes: Routes = [
  ...writeReportRoutes,
  ...reportRoutes,
  ...correctionRoutes,
  ...openDebriefRoutes,
  ...debriefRoutes,
  ...answerRoutes,
  ...identityRoutes,
  ...recordVoyageRoutes,
  ...voyageRoutes,
]

// Alarms first: nothing else waits as a life does.
export const waits: WaitsOf = async work => [...(await alarmsWaiting(work)), ...(await writingWaits(work))]
