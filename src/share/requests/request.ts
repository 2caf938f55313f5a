// A request for what another agency holds, what was said about it between the two, and how it stands for each side.
import type { AgencyCode, LabelId, RecordId, ReleaseId, RequestId } from '#core/language/ids.ts'
import type { Purpose } from '#core/language/protection.ts'
import type { Answer, AnsweringSide, RequestScope, TellingMode, Urgency } from '#core/language/share.ts'
import type { ThingKind } from '#core/language/things.ts'

export type Request = {
  readonly id: RequestId
  readonly label: LabelId
  readonly asker: AgencyCode
  readonly askerName: string
  readonly askedBy: string
  readonly mode: TellingMode
  readonly holder?: { readonly code: AgencyCode; readonly name: string }
  readonly kind: ThingKind
  readonly about: string
  readonly scope: RequestScope
  readonly purpose: Purpose
  readonly necessity: string
  readonly proportionality: string
  readonly urgency: Urgency
  readonly askedAt: Date
  readonly dueAt: Date
}

export type Answered = {
  readonly label: LabelId
  readonly side: AnsweringSide
  readonly answer: Answer
  readonly words: string
  readonly release?: ReleaseId
  readonly at: Date
  readonly place: number
  /** Only where whoever looks may know it. */
  readonly by?: { readonly name: string; readonly agency: string }
}

/** What passed between the asking agency and one that was asked, in order. */
export type Thread = { readonly label: LabelId; readonly said: readonly Answered[] }

export const threadsIn = (said: readonly Answered[]): readonly Thread[] =>
  [...Map.groupBy(said, one => one.label)].map(([label, some]) => ({ label, said: some }))

export type Stand = 'open' | 'asked-back' | 'refused' | 'released'

const lastSaid: Readonly<Record<Answer, Stand>> = {
  released: 'released',
  refused: 'refused',
  'asked-back': 'asked-back',
  replied: 'open',
}

/** How one of those who were asked stands to it. */
export const standOf = (said: readonly Answered[]): Stand => {
  const last = said.at(-1)
  return last === undefined ? 'open' : lastSaid[last.answer]
}

/** How it stands for whoever asked: the best that any said, and nothing of who said nothing. */
export const standForAsker = (threads: readonly Thread[]): Stand => {
  const stands = threads.map(one => standOf(one.said))
  const best = (['released', 'asked-back', 'open', 'refused'] as const).find(stand => stands.includes(stand))
  return best ?? 'open'
}

export const standWords: Readonly<Record<Stand, string>> = {
  open: 'Not answered yet',
  'asked-back': 'Asked back: a reply is waited for',
  refused: 'Refused',
  released: 'Released',
}

export const isSettled = (stand: Stand): boolean => stand === 'released' || stand === 'refused'

export const isOverdue = (stand: Stand, { dueAt }: Pick<Request, 'dueAt'>, now: Date): boolean =>
  !isSettled(stand) && dueAt < now

/** A record of the asked side that a request is about. */
export type Concerned = { readonly record: RecordId; readonly label: LabelId }
