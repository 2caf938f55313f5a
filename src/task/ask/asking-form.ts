// The form of a new tasking: read from its fields, with every mistake named where it is.
import { field, type Mistake, onceIn } from '#core/frame/index.ts'
import { agencyCode, type GroupId, groupId, type RecordId, recordId } from '#core/language/ids.ts'
import { taskingKinds, taskingLevels } from '#core/language/tasking.ts'
import { dateMistakes, datesIn } from '../answer/move-form.ts'
import { type DayTyped, dayTyped } from '../days.ts'
import type { Asking } from '../tasking.ts'
import { isCurrentPriority } from './strategic-priorities.ts'

export type AskingTyped = {
  readonly title: string
  readonly wanted: string
  readonly kind: string
  readonly asked: string
  readonly answerBy: DayTyped
  readonly due: DayTyped
  readonly priority: string
  readonly level: string
  readonly necessity: string
  readonly proportionality: string
  readonly about: readonly string[]
}

export const typedAsking = (form: URLSearchParams): AskingTyped => ({
  title: field(form, 'title'),
  wanted: field(form, 'wanted'),
  kind: field(form, 'kind'),
  asked: field(form, 'asked'),
  answerBy: dayTyped(form, 'answerBy'),
  due: dayTyped(form, 'due'),
  priority: field(form, 'priority'),
  level: field(form, 'level'),
  necessity: field(form, 'necessity'),
  proportionality: field(form, 'proportionality'),
  about: form.getAll('about'),
})

/** Ids of records in a form or an address; undefined when one of them is no id at all. */
export const recordsIn = (texts: readonly string[]): readonly RecordId[] | undefined => {
  const ids = texts.map(text => recordId(text))
  return ids.every(id => id !== undefined) ? [...new Set(ids)] : undefined
}

/** The group in a form or an address: none, one, or what is no id. */
export const groupIn = (text: string): GroupId | undefined | 'no-id' =>
  text === '' ? undefined : (groupId(text) ?? 'no-id')

const longest = { title: 200, wanted: 4_000, necessity: 2_000, proportionality: 2_000 } as const

const wordMistakes = (typed: AskingTyped): readonly (Mistake | false)[] => [
  typed.title === '' && { text: 'Say in a few words what the tasking is', field: 'title' },
  typed.wanted === '' && { text: 'Say what you ask the agency to do', field: 'wanted' },
  typed.necessity === '' && { text: 'Say why it is necessary', field: 'necessity' },
  typed.proportionality === '' && { text: 'Say why it is proportionate', field: 'proportionality' },
  ...(Object.keys(longest) as (keyof typeof longest)[]).map(
    name =>
      typed[name].length > longest[name] && {
        text: `Say it in ${longest[name].toLocaleString('en-GB')} characters or fewer`,
        field: name,
      },
  ),
]

export const askingMistakes = (typed: AskingTyped, today: string): readonly Mistake[] => {
  const [title, wanted, ...rest] = wordMistakes(typed)
  const mistakes: (Mistake | false | undefined)[] = [
    title,
    wanted,
    !taskingKinds.has(typed.kind) && { text: 'Choose enforcement or safeguarding', field: 'kind' },
    !agencyCode(typed.asked) && { text: 'Choose the agency to ask', field: 'asked' },
    ...dateMistakes(typed, today),
    !isCurrentPriority(typed.priority) && { text: 'Choose the priority that it serves', field: 'priority' },
    !taskingLevels.has(typed.level) && { text: 'Choose the level', field: 'level' },
    ...rest,
  ]
  return mistakes.filter(mistake => mistake !== false && mistake !== undefined)
}

/** What is asked, once nothing is wrong with the form; undefined when something in it was never ours. */
export const askingIn = (form: URLSearchParams, typed: AskingTyped): Asking | undefined => {
  const { kind, level, title, wanted, priority, necessity, proportionality } = typed
  const asked = agencyCode(typed.asked)
  const dates = datesIn(typed)
  const about = recordsIn(typed.about)
  const group = groupIn(field(form, 'group'))
  const once = onceIn(form)
  if (!taskingKinds.has(kind) || !taskingLevels.has(level) || !asked || !dates || !about || !once) return undefined
  if (group === 'no-id') return undefined
  return {
    title,
    wanted,
    priority,
    level,
    kind,
    necessity,
    proportionality,
    asked,
    ...dates,
    group,
    about,
    once,
  }
}
