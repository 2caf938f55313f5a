// News between rooms: past-tense business events. A kind, record ids and label references; no payload, no serial number.
import { closedSet, type Of } from './closed-set.ts'
import type { LabelId, RecordId } from './ids.ts'

export const factKinds = closedSet({
  'record-taken-in': 'a record was taken in',
  'record-corrected': 'a record was corrected by its holder',
  'record-withdrawn': 'a record was withdrawn by its holder',
  'record-relabelled': 'the label of a record changed',
  'record-keyed-anew': 'keys and features of a record were made anew by a newer program',
  'record-restricted': 'a record was restricted',
  'record-expunged': 'a record was expunged',
  'pair-judged': 'a person judged two records',
  'judgement-revoked': 'a judgement was revoked',
  'report-written': 'an intelligence report was written',
  'debrief-written': 'a debrief was written down',
  'voyage-recorded': 'a voyage was recorded',
  'record-graded': 'a record was evaluated',
  'record-sanitised': 'a sanitised copy of a record was made',
  'release-requested': 'a release was requested',
  'request-answered': 'a request was answered',
  'record-released': 'a record was released',
  'release-withdrawn': 'a release was withdrawn',
  'withdrawal-acknowledged': 'a recipient acknowledged a withdrawal',
  'group-proposed': 'a group was proposed',
  'group-accepted': 'a group was accepted',
  'group-declined': 'a proposed group was declined',
  'group-closed': 'a group was closed',
  'member-joined': 'a member of a group was recorded',
  'member-left': 'a membership of a group was ended',
  'group-assessed': 'a group was assessed',
  'group-led': 'a group was put under a lead',
  'tasking-sent': 'an agency was asked to act',
  'tasking-accepted': 'a tasking was accepted',
  'tasking-declined': 'a tasking was declined',
  'tasking-completed': 'a tasking was completed',
  'tasking-not-completed': 'a tasking could not be completed',
  'tasking-escalated': 'a tasking was escalated',
  'tasking-withdrawn': 'a tasking was withdrawn',
  'operation-opened': 'an operation was opened',
  'outcome-returned': 'what an operation brought was returned',
  'disruption-recorded': 'a disruption was recorded',
  'disruption-assessed': 'a disruption was assessed by a second officer',
  'figures-frozen': 'figures were frozen',
  'recommendation-moved': 'the state of a recommendation changed',
  'life-at-risk-raised': 'a life was said to be at risk',
  'life-at-risk-acknowledged': 'a life at risk was taken on',
  'life-at-risk-closed': 'a life at risk was closed with what was done',
})
export type FactKind = Of<typeof factKinds>

export type Fact = {
  readonly fact: FactKind
  readonly about: readonly RecordId[]
  readonly labels: readonly LabelId[]
}
