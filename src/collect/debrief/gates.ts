// The gates before a debrief: it is offered, it may be refused, nobody under 18 is asked. A gate that does not open ends the form.
import type { StopReason } from '#core/language/collecting.ts'
import { type FormFault, onceIn, said, type Typed, tooLong } from '../written/form-fault.ts'

export type Gates = {
  readonly once: string
  readonly readers: string
  readonly site: string
  readonly language: string
  readonly interpreter: string
  readonly present: string
  readonly consent: string
  /** Why it goes no further; nothing when every gate is open. */
  readonly stopped?: StopReason
}

export type Gate = { readonly name: string; readonly label: string; readonly hint: string; readonly closes: StopReason }

/** In the order in which they are asked; the age gate stands before them all. */
export const gates: readonly Gate[] = [
  {
    name: 'welfare',
    label: 'Has the welfare check been done, and is the person fit to talk?',
    hint: 'Food, warmth, medical needs and sleep come first.',
    closes: 'welfare-check',
  },
  {
    name: 'offered',
    label: 'Was it offered as something that the person may refuse, now or later, without any harm to them?',
    hint: '',
    closes: 'not-offered-freely',
  },
  {
    name: 'told',
    label: 'Was the person told that this is no asylum interview, and that answers do not go to one?',
    hint: '',
    closes: 'taken-for-asylum-interview',
  },
  {
    name: 'understood',
    label: 'Was the consent statement read out in a language that the person understands?',
    hint: '',
    closes: 'no-consent-statement',
  },
  { name: 'agrees', label: 'Does the person want to talk?', hint: 'No reason need be given.', closes: 'declined' },
]

export const ages = [
  { value: 'adult', text: '18 or over, and nobody disputes it' },
  { value: 'under-18', text: 'Under 18' },
  { value: 'disputed', text: 'Their age is disputed or in doubt' },
] as const

type Read = { readonly value?: Gates; readonly faults: readonly FormFault[] }

const short = ['site', 'language', 'interpreter', 'present', 'consent'] as const

const needed = (typed: Typed, name: string, text: string): readonly FormFault[] =>
  said(typed, name) === '' ? [{ text, field: name }] : []

/** A stop is never lost for want of a field: only what is needed to know where and why it stopped is asked for then. */
export const readGates = (typed: Typed): Read => {
  const once = onceIn(typed)
  const long = short.flatMap(name => tooLong(said(typed, name), 300, name))
  const start = [
    ...needed(typed, 'site', 'Say where the conversation is held'),
    ...needed(typed, 'age', 'Say how old the person is'),
    ...long,
  ]
  const values = Object.fromEntries(short.map(name => [name, said(typed, name)])) as Record<
    (typeof short)[number],
    string
  >
  if (start.length > 0 || once === undefined) return { faults: start }
  const base = { once, readers: said(typed, 'readers'), ...values }
  if (said(typed, 'age') !== 'adult') return { value: { ...base, stopped: 'age' }, faults: [] }
  const closed = gates.find(gate => said(typed, gate.name) === 'no')
  if (closed) return { value: { ...base, stopped: closed.closes }, faults: [] }
  const faults = [
    ...gates
      .filter(gate => said(typed, gate.name) !== 'yes')
      .map(gate => ({ text: 'Answer yes or no', field: gate.name })),
    ...needed(typed, 'consent', 'Say which version of the consent statement was read out'),
    ...needed(typed, 'language', 'Say in which language you talk'),
    ...needed(typed, 'present', 'Say who else is present, or that nobody is'),
    ...needed(typed, 'readers', 'Choose who may be told of the answers'),
  ]
  return faults.length > 0 ? { faults } : { value: base, faults: [] }
}
