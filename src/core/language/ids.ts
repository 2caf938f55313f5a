// Ids, branded by what they name and minted by a parser in one place; none carries a sequence that could tell of what is hidden.
declare const brand: unique symbol
type Branded<Name extends string> = string & { readonly [brand]: Name }

export type RecordId = Branded<'record'>
export type MemberId = Branded<'member'>
export type JudgementId = Branded<'judgement'>
export type SourceId = Branded<'source'>
export type DeliveryId = Branded<'delivery'>
export type FactId = Branded<'fact'>
export type EntryId = Branded<'ledger entry'>
export type ReleaseId = Branded<'release'>
export type ReportId = Branded<'report'>
export type DebriefId = Branded<'debrief'>
export type RequestId = Branded<'request'>
export type GroupId = Branded<'group'>
export type MembershipId = Branded<'membership'>
export type AssessmentId = Branded<'assessment'>
export type TaskingId = Branded<'tasking'>
export type OperationId = Branded<'operation'>
export type DisruptionId = Branded<'disruption'>
export type OutcomeId = Branded<'outcome'>
export type SnapshotId = Branded<'snapshot'>
export type BriefId = Branded<'brief'>
export type RecommendationId = Branded<'recommendation'>
export type AlarmId = Branded<'alarm'>
export type LabelId = number & { readonly [brand]: 'label' }
export type LabelSetId = number & { readonly [brand]: 'label set' }
export type AgencyCode = Branded<'agency'>
export type AgreementId = Branded<'agreement'>
export type CompartmentId = Branded<'compartment'>

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const code = /^[a-z0-9]+(-[a-z0-9]+)*$/

const parsed =
  <Id extends string>(shape: RegExp) =>
  (text: unknown): Id | undefined =>
    typeof text === 'string' && text.length <= 64 && shape.test(text) ? (text as Id) : undefined

export const recordId = parsed<RecordId>(uuid)
export const memberId = parsed<MemberId>(uuid)
export const judgementId = parsed<JudgementId>(uuid)
export const sourceId = parsed<SourceId>(uuid)
export const deliveryId = parsed<DeliveryId>(uuid)
export const factId = parsed<FactId>(uuid)
export const entryId = parsed<EntryId>(uuid)
export const releaseId = parsed<ReleaseId>(uuid)
export const reportId = parsed<ReportId>(uuid)
export const debriefId = parsed<DebriefId>(uuid)
export const requestId = parsed<RequestId>(uuid)
export const groupId = parsed<GroupId>(uuid)
export const membershipId = parsed<MembershipId>(uuid)
export const assessmentId = parsed<AssessmentId>(uuid)
export const taskingId = parsed<TaskingId>(uuid)
export const operationId = parsed<OperationId>(uuid)
export const disruptionId = parsed<DisruptionId>(uuid)
export const outcomeId = parsed<OutcomeId>(uuid)
export const snapshotId = parsed<SnapshotId>(uuid)
export const briefId = parsed<BriefId>(uuid)
export const alarmId = parsed<AlarmId>(uuid)
export const agencyCode = parsed<AgencyCode>(code)
export const recommendationId = parsed<RecommendationId>(code)
export const agreementId = parsed<AgreementId>(code)
export const compartmentId = parsed<CompartmentId>(code)

/** The parser's word for an id that cannot be missing: a fault, never an officer's mistake. */
export const mustBe = <Id>(id: Id | undefined, what: string): Id => {
  if (id === undefined) throw new Error(`This is not the id of a ${what}.`)
  return id
}

/** How the ledger and the facts name what is no record of its own: by its id, as they name everything. */
export const inTheLedger = (id: string): RecordId => id as RecordId
