// A disruption: what an action did to one group, with its evidence, and the states it goes through until a second person has assessed it.
import type {
  DisruptionGrade,
  DisruptionMeans,
  DisruptionState,
  DisruptionStep,
  FourP,
} from '#core/language/disrupt.ts'
import type { Marking } from '#core/language/handling.ts'
import type {
  AgencyCode,
  DisruptionId,
  GroupId,
  LabelId,
  MemberId,
  OperationId,
  OutcomeId,
  RecordId,
} from '#core/language/ids.ts'

/** From each state, the steps that can be taken and the state they lead to. What is not here cannot be done. */
export const nextStates = {
  recorded: { confirm: 'confirmed', change: 'changed', return: 'returned', double: 'doubled', support: 'recorded' },
  returned: { support: 'recorded' },
  confirmed: { reopen: 'recorded' },
  changed: { reopen: 'recorded' },
  doubled: { reopen: 'recorded' },
} as const satisfies Readonly<Record<DisruptionState, Partial<Record<DisruptionStep, DisruptionState>>>>

/** Where a step leads from a state; undefined where it cannot be taken. */
export const stateAfter = (state: DisruptionState, step: DisruptionStep): DisruptionState | undefined => {
  const steps: Partial<Record<DisruptionStep, DisruptionState>> = nextStates[state]
  return steps[step]
}

/** The steps of a second assessment: taken by another person than the one who recorded it. */
export const assessing = ['confirm', 'change', 'return', 'double'] as const
export type Assessing = (typeof assessing)[number]

export type Disruption = {
  readonly id: DisruptionId
  readonly group: GroupId
  readonly groupLabel: LabelId
  /** The group's label and those of all its evidence. */
  readonly labels: readonly LabelId[]
  /** The highest of these. */
  readonly marking: Marking
  readonly fourP: FourP
  readonly means: DisruptionMeans
  readonly happenedOn: string
  readonly what: string
  readonly expected: string
  readonly impact: string
  readonly grade: DisruptionGrade
  readonly lookAgainOn: string | null
  readonly state: DisruptionState
  readonly standing: DisruptionGrade | null
  readonly sameAs: DisruptionId | null
  readonly evidenceCount: number
  readonly version: number
  readonly recordedBy: MemberId
  readonly recordedByName: string
  readonly recordedFor: AgencyCode
  readonly recordedAt: Date
  /** Everybody who took part in the one action, by name. */
  readonly agencies: readonly { readonly agency: AgencyCode; readonly name: string }[]
}

export type Evidence = {
  readonly place: number
  readonly words: string
  readonly what: 'record' | 'event' | 'document'
  readonly record: RecordId | null
  readonly event: OutcomeId | null
  readonly operation: OperationId | null
  readonly document: string | null
  readonly by: string
  readonly at: Date
}

export type StepTaken = {
  readonly step: DisruptionStep
  readonly grade: DisruptionGrade | null
  readonly reason: string
  readonly by: string
  readonly agency: string
  readonly at: Date
}
