// A tasking as somebody reads it: what one agency asked of another, and how far that has come.
import type { AgencyCode, GroupId, LabelId, MemberId, RecordId, TaskingId } from '#core/language/ids.ts'
import type { Post } from '#core/language/members.ts'
import type { TaskingAct, TaskingKind, TaskingLevel, TaskingSide, TaskingState } from '#core/language/tasking.ts'
import { isEnded } from './answer/transitions.ts'

export type Tasking = {
  readonly id: TaskingId
  readonly label: LabelId
  readonly title: string
  readonly wanted: string
  readonly priority: string
  readonly level: TaskingLevel
  readonly kind: TaskingKind
  readonly necessity: string
  readonly proportionality: string
  readonly asker: AgencyCode
  readonly askerName: string
  readonly asked: AgencyCode
  readonly askedName: string
  readonly sentBy: MemberId
  readonly sentByName: string
  readonly sentAt: Date
  readonly answerBy: string
  readonly due: string
  readonly state: TaskingState
  /** When its last step was taken. */
  readonly since: Date
  /** How many steps were taken: a form filled in against an older number has been overtaken. */
  readonly version: number
  readonly escalatedTo?: { readonly post: Post; readonly agency: AgencyCode; readonly agencyName: string }
}

export type Step = {
  readonly place: number
  readonly act: TaskingAct
  readonly state: TaskingState
  readonly side: TaskingSide
  readonly words: string
  readonly toPost?: Post
  readonly toAgencyName?: string
  readonly due?: string
  readonly by: string
  readonly agencyName: string
  readonly at: Date
}

/** What a new tasking says, before it is sent. */
export type Asking = {
  readonly title: string
  readonly wanted: string
  readonly priority: string
  readonly level: TaskingLevel
  readonly kind: TaskingKind
  readonly necessity: string
  readonly proportionality: string
  readonly asked: AgencyCode
  readonly answerBy: string
  readonly due: string
  readonly group: GroupId | undefined
  readonly about: readonly RecordId[]
  readonly once: string
}

/** INVARIANT: overdue is the clock's word and nobody's: nothing has to run for a tasking to become it. */
export const overdueSince = (
  { state, answerBy, due }: Pick<Tasking, 'state' | 'answerBy' | 'due'>,
  today: string,
): string | undefined => {
  if (isEnded(state)) return undefined
  if (state === 'sent' && answerBy < today) return answerBy
  return due < today ? due : undefined
}

/** The day that counts next: the answer while there is none, then the end. */
export const nextDay = ({ state, answerBy, due }: Pick<Tasking, 'state' | 'answerBy' | 'due'>): string =>
  state === 'sent' ? answerBy : due
