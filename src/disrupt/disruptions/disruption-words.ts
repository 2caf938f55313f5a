// How disruptions are said on pages.
import { shortDay } from '#core/frame/index.ts'
import { disruptionGrades, disruptionMeans, disruptionStates, fourPs, operationEvents } from '#core/language/disrupt.ts'
import type { Marking } from '#core/language/handling.ts'
import type { DisruptionId } from '#core/language/ids.ts'
import type { Disruption } from './disruption.ts'
import type { EventToChoose } from './evidence.ts'

export const disruptionAddress = (id: DisruptionId): string => `/disruptions/${id}`

/** The highest marking of what is shown. */
export const highest = (shown: readonly { readonly marking: Marking }[]): Marking =>
  shown.some(one => one.marking === 'OFFICIAL-SENSITIVE') ? 'OFFICIAL-SENSITIVE' : 'OFFICIAL'

/** Which grade stands, and if none does, whose it is. */
export const gradeWords = ({ grade, standing, state }: Pick<Disruption, 'grade' | 'standing' | 'state'>): string => {
  if (standing !== null) return disruptionGrades.words[standing]
  const said = disruptionGrades.words[grade]
  return state === 'doubled' ? `${said}, not counted` : `${said}, as recorded; not confirmed`
}

export const disruptionLine = (one: Disruption) => ({
  href: disruptionAddress(one.id),
  fourP: fourPs.words[one.fourP],
  means: disruptionMeans.words[one.means],
  day: one.happenedOn,
  what: one.what,
  impact: one.impact,
  grade: gradeWords(one),
  state: disruptionStates.words[one.state],
  agencies: one.agencies.map(agency => agency.name).join(', '),
  recordedBy: one.recordedByName,
})

export const eventWords = (event: EventToChoose): string =>
  [`${operationEvents.words[event.kind]}, ${shortDay(event.day)}`, event.place].filter(Boolean).join(', ') +
  ` (${event.operationName})`

export const choices = <W extends string>(
  set: { readonly values: readonly W[]; readonly words: Readonly<Record<W, string>> },
  chosen: string,
  hints?: Readonly<Record<W, string>>,
) =>
  set.values.map(value => ({
    value,
    text: set.words[value].charAt(0).toLocaleUpperCase('en-GB') + set.words[value].slice(1),
    checked: value === chosen,
    selected: value === chosen,
    ...(hints ? { hint: { text: hints[value] } } : {}),
  }))
