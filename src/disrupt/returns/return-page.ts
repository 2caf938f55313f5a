// The return page as it is shown: what stands in it, summed, what others reported, what to enter and what to send.
import { shortDay } from '#core/frame/index.ts'
import type { Mistake } from '#core/frame/shown.ts'
import { operationEvents } from '#core/language/disrupt.ts'
import type { AgencyCode } from '#core/language/ids.ts'
import { agencyName, type Operation, pillarName } from '../operations/operation.ts'
import { operationAddress } from '../operations/operation-page.ts'
import type { TypedEvent } from './event-form.ts'
import { howEventsAreCounted, saidEvents } from './how-events-are-counted.ts'
import type { EventWithAgencies, ReturnShown } from './look-at-return.ts'
import { dueAt, type Period, periodsOf } from './periods.ts'

export const returnAddress = (operation: string, { pillar, firstDay }: Pick<Period, 'pillar' | 'firstDay'>): string =>
  `${operationAddress(operation)}/return?${new URLSearchParams({ day: firstDay, ...(pillar === '' ? {} : { pillar }) })}`

export const daysWords = ({ firstDay, lastDay }: Pick<Period, 'firstDay' | 'lastDay'>): string =>
  firstDay === lastDay ? shortDay(firstDay) : `${shortDay(firstDay)} to ${shortDay(lastDay)}`

export const saidAgencies = (operation: Operation, codes: readonly AgencyCode[]): string =>
  codes.map(code => agencyName(operation, code)).join(', ')

export const eventLine = (operation: Operation, { event, agencies }: EventWithAgencies) => ({
  id: event.id,
  what: operationEvents.words[event.kind],
  kind: event.kind,
  day: shortDay(event.day),
  place: event.place,
  reference: event.ownReference,
  pounds: event.pounds === null ? '' : event.pounds.toLocaleString('en-GB'),
  reportedBy: agencyName(operation, event.recordedFor),
  agencies: saidAgencies(operation, agencies),
  href: `${operationAddress(operation.id)}/events/${event.id}`,
})

/** How many of each kind, in the order of the list: counted over the events themselves, so that nobody sums by hand. */
export const sums = (events: readonly EventWithAgencies[]): readonly string[] =>
  operationEvents.values.flatMap(kind => {
    const n = events.filter(one => one.event.kind === kind).length
    return n === 0 ? [] : [saidEvents(n, kind)]
  })

const besides = ({ operation, period }: ReturnShown) => {
  const all = periodsOf(operation)
  const at = all.findIndex(one => one.firstDay === period.firstDay && one.pillar === period.pillar)
  const linkTo = (one: Period | undefined) =>
    one && { href: returnAddress(operation.id, one), text: `${daysWords(one)}, ${pillarName(operation, one.pillar)}` }
  const same = all.filter(one => one.firstDay === period.firstDay && one.pillar !== period.pillar)
  return {
    previous: at > 0 ? linkTo(all[at - 1]) : undefined,
    next: at >= 0 ? linkTo(all[at + 1]) : undefined,
    pillars: same.map(one => linkTo(one)),
  }
}

const stateOf = ({ operation, period, agencyReturn, hasChanged }: ReturnShown, now: Date) => {
  const last = agencyReturn?.revisions.at(-1)
  const due = dueAt(operation, period)
  return {
    due,
    isOverdue: !last && now > due,
    sent: last && { number: last.number, at: last.at, by: last.by, isLate: last.isLate },
    hasChanged,
  }
}

const blankEvent = (once: string): TypedEvent => ({
  kind: '',
  day: '',
  many: '1',
  place: '',
  reference: '',
  pounds: '',
  record: '',
  others: [],
  once,
})

export type ReturnTyped = {
  readonly event?: TypedEvent
  readonly errors?: readonly Mistake[]
  readonly why?: string
  readonly total?: { readonly kind: string; readonly atLeast: string; readonly why: string }
}

export const returnPage = (shown: ReturnShown, now: Date, typed: ReturnTyped = {}) => {
  const { operation, period, own } = shown
  const address = `${operationAddress(operation.id)}/return`
  const errors = typed.errors ?? []
  return {
    title: `Return for ${daysWords(period)}`,
    marking: 'OFFICIAL-SENSITIVE' as const,
    back: { text: operation.name, href: operationAddress(operation.id) },
    ...(errors.length > 0 ? { errors } : {}),
    wrong: Object.fromEntries(errors.map(error => [error.field, { text: error.text }])),
    operation: operation.name,
    agency: agencyName(operation, own),
    pillar: pillarName(operation, period.pillar),
    hasPillars: operation.pillars.length > 0,
    besides: besides(shown),
    state: stateOf(shown, now),
    sums: sums(shown.ours),
    ours: shown.ours.map(one => ({ ...eventLine(operation, one), isUnsent: shown.unsent.includes(one.event.id) })),
    totals: shown.totals.map(total => ({
      kind: total.kind,
      atLeast: saidEvents(total.atLeast, total.kind),
      why: total.why,
    })),
    others: shown.others.map(one => eventLine(operation, one)),
    address,
    at: { day: period.firstDay, pillar: period.pillar },
    seen: String(shown.agencyReturn?.version ?? 0),
    history: shown.agencyReturn ? `${operationAddress(operation.id)}/returns/${shown.agencyReturn.id}` : '',
    kinds: operationEvents.values.map(value => ({ value, text: operationEvents.words[value] })),
    counting: operationEvents.values.map(kind => ({
      what: operationEvents.words[kind],
      how: howEventsAreCounted[kind],
    })),
    isWeek: period.firstDay !== period.lastDay,
    days: { from: period.firstDay, to: period.lastDay },
    typed: typed.event ?? { ...blankEvent(shown.once), day: period.firstDay },
    why: typed.why ?? '',
    total: typed.total ?? { kind: '', atLeast: '', why: '' },
    agencies: operation.takingPart
      .filter(part => part.agency !== own)
      .map(part => ({
        value: part.agency,
        text: part.name,
        checked: typed.event?.others.includes(part.agency) ?? false,
      })),
    mayOperate: shown.mayOperate,
  }
}
