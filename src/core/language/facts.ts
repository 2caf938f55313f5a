// News between rooms: past-tense business events. A kind, record ids and label references; no payload, no serial number.
import { closedSet, type Of } from './closed-set.ts'
import type { LabelId, RecordId } from './ids.ts'

export const factKinds = closedSet({
  'record-taken-in': 'a record was taken in',
  'record-corrected': 'a record was corrected by its holder',
  'record-withdrawn': 'a record was withdrawn by its holder',
  'record-relabelled': 'the label of a record changed',
  'record-restricted': 'a record was restricted',
  'record-expunged': 'a record was expunged',
  'pair-judged': 'a person judged two records',
  'judgement-revoked': 'a judgement was revoked',
})
export type FactKind = Of<typeof factKinds>

export type Fact = {
  readonly fact: FactKind
  readonly about: readonly RecordId[]
  readonly labels: readonly LabelId[]
}
