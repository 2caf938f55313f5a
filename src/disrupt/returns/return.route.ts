// An agency's return for a pillar and a day or week: enter events, join others', state a total, take out, send.
import {
  type Answer,
  absent,
  defineRoute,
  field,
  page,
  type SignedInAsk,
  seenIn,
  seeOther,
  stale,
} from '#core/frame/index.ts'
import type { Officer, Routes } from '#core/frame/officer.ts'
import type { Mistake, NoticeShown } from '#core/frame/shown.ts'
import { dayIn, londonDay } from '#core/ground/calendar.ts'
import { operationEvents } from '#core/language/disrupt.ts'
import { operationId, outcomeId } from '#core/language/ids.ts'
import { joinEvent, stateTotal, takeOutEvent } from './change-return.ts'
import { enterEvents } from './enter-events.ts'
import { joinsIn, readEvent, type TypedEvent, typedEvent } from './event-form.ts'
import { type AskReturn, type EventWithAgencies, lookAtReturn, type ReturnShown } from './look-at-return.ts'
import { eventLine, type ReturnTyped, returnAddress, returnPage } from './return-page.ts'
import { sendReturn } from './send-return.ts'

type Asked = SignedInAsk<Officer>

const template = 'disrupt/returns/return.page.njk'

/** Which return is meant: by the address on the page, by hidden fields in its forms. Without a day it is today's. */
const askIn = (ask: Asked, fields: URLSearchParams): AskReturn | undefined => {
  const operation = operationId(ask.params.id)
  const pillar = field(fields, 'pillar')
  const known = /^[1-9]?[0-9]?$/.test(pillar) ? pillar : ''
  return (
    operation && {
      operation,
      onDay: dayIn(field(fields, 'onDay') || field(fields, 'day')) ?? londonDay(ask.now),
      pillar: fields.has('pillar') ? known : undefined,
    }
  )
}

/** What has just been done, told only while it is so. */
const noticeOf = (shown: ReturnShown, done: string): { readonly notice?: NoticeShown } => {
  const last = shown.agencyReturn?.revisions.at(-1)
  if (done === 'sent' && last && !shown.hasChanged)
    return { notice: { kind: 'success', text: `Revision ${last.number} of this return is sent.` } }
  return done === 'entered' && shown.unsent.length > 0
    ? { notice: { kind: 'success', text: 'It is in your return. Send the return when your shift is over.' } }
    : {}
}

export const returnRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/operations/:id/return',
  access: 'signed-in',
  ledger: 'consultation',
  handler: async ask => {
    const about = askIn(ask, ask.query)
    const shown = about && (await lookAtReturn(ask.visitor.desk, about))
    if (!shown) return absent()
    return page(template, { ...returnPage(shown, ask.now), ...noticeOf(shown, field(ask.query, 'done')) })
  },
})

type Acting = {
  readonly about: AskReturn
  readonly shown: ReturnShown
  readonly within: { readonly operation: AskReturn['operation']; readonly onDay: string; readonly pillar: string }
}

/** An act on a return: the return as it stands, for whoever may act on it. */
const acting = async (ask: Asked): Promise<Acting | undefined> => {
  const about = askIn(ask, ask.form)
  const shown = about && (await lookAtReturn(ask.visitor.desk, about))
  if (!about || !shown?.mayOperate) return undefined
  const { firstDay, pillar } = shown.period
  return { about, shown, within: { operation: about.operation, onDay: firstDay, pillar } }
}

const again = (shown: ReturnShown, now: Date, typed: ReturnTyped): Answer =>
  page(template, returnPage(shown, now, typed))
const backTo = ({ operation, period }: ReturnShown, done: string): Answer =>
  seeOther(`${returnAddress(operation.id, period)}&done=${done}`)

/** Events that may be the one he enters: the same kind on the same day, which others reported. */
const mayBeTheSame = (shown: ReturnShown, kind: string, day: string): readonly EventWithAgencies[] =>
  shown.others.filter(one => one.event.kind === kind && one.event.day === day)

const whichIsYours = (
  shown: ReturnShown,
  now: Date,
  typed: TypedEvent,
  offered: readonly EventWithAgencies[],
): Answer =>
  page('disrupt/returns/which-is-yours.page.njk', {
    ...returnPage(shown, now),
    title: 'Is it one of these?',
    back: { text: 'Back to the return', href: returnAddress(shown.operation.id, shown.period) },
    typed,
    offered: offered.map(one => eventLine(shown.operation, one)),
    what: operationEvents.has(typed.kind) ? operationEvents.words[typed.kind] : '',
  })

export const enterEventsRoute = defineRoute<Officer>({
  method: 'POST',
  url: '/operations/:id/return/events',
  access: 'act',
  ledger: 'collection',
  handler: async ask => {
    const at = await acting(ask)
    if (!at) return absent()
    const { shown, within } = at
    const typed = typedEvent(ask.form)
    const read = readEvent(typed, shown.period, shown.own)
    if (!read.ask) return again(shown, ask.now, { event: typed, errors: read.mistakes })
    const offered = mayBeTheSame(shown, read.ask.event.kind, read.ask.event.day)
    if (offered.length > 0 && field(ask.form, 'looked') !== 'yes') return whichIsYours(shown, ask.now, typed, offered)
    const outcome = await enterEvents(ask.visitor.desk, { ...within, ...read.ask, joins: joinsIn(ask.form) })
    const wrong = (text: string) => again(shown, ask.now, { event: typed, errors: [{ text, field: 'record' }] })
    switch (outcome.kind) {
      case 'entered':
        return backTo(shown, 'entered')
      case 'no-such-record':
        return wrong('There is no record at this address that you can see')
      case 'needs-protection':
        return wrong('That record is of somebody who needs protection: leave it out of a return')
      case 'refused':
      case 'no-such-operation':
        return absent()
    }
  },
})

export const joinEventRoute = defineRoute<Officer>({
  method: 'POST',
  url: '/operations/:id/return/join',
  access: 'act',
  ledger: 'collection',
  handler: async ask => {
    const at = await acting(ask)
    const event = outcomeId(field(ask.form, 'event'))
    if (!at || !event) return absent()
    const outcome = await joinEvent(ask.visitor.desk, { ...at.within, event })
    return outcome.kind === 'changed' ? backTo(at.shown, 'entered') : absent()
  },
})

const reasonWrong = (why: string, what: string, at: string): readonly Mistake[] => {
  if (why === '') return [{ text: what, field: at }]
  return why.length > 2_000 ? [{ text: 'Say it in 2,000 characters or fewer', field: at }] : []
}

export const takeOutRoute = defineRoute<Officer>({
  method: 'POST',
  url: '/operations/:id/return/take-out',
  access: 'act',
  ledger: 'alteration',
  handler: async ask => {
    const at = await acting(ask)
    const event = outcomeId(field(ask.form, 'event'))
    if (!at || !event) return absent()
    const why = field(ask.form, `why-${event}`)
    const errors = reasonWrong(why, 'Say why it is taken out', `why-${event}`)
    if (errors.length > 0) return again(at.shown, ask.now, { errors })
    const outcome = await takeOutEvent(ask.visitor.desk, { ...at.within, event, why })
    return outcome.kind === 'changed' ? backTo(at.shown, 'taken-out') : absent()
  },
})

export const stateTotalRoute = defineRoute<Officer>({
  method: 'POST',
  url: '/operations/:id/return/totals',
  access: 'act',
  ledger: 'collection',
  handler: async ask => {
    const at = await acting(ask)
    if (!at) return absent()
    const total = {
      kind: field(ask.form, 'total-kind'),
      atLeast: field(ask.form, 'atLeast'),
      why: field(ask.form, 'total-why'),
    }
    const atLeast = /^\d{1,7}$/.test(total.atLeast) ? Number(total.atLeast) : Number.NaN
    const isSound = atLeast >= 0 && atLeast <= 1_000_000
    const errors = [
      ...(operationEvents.has(total.kind) ? [] : [{ text: 'Choose what the total is of', field: 'total-kind' }]),
      ...(isSound ? [] : [{ text: 'Enter a whole number up to 1,000,000', field: 'atLeast' }]),
      ...(atLeast === 0 ? [] : reasonWrong(total.why, 'Say why there are no events behind it', 'total-why')),
    ]
    if (errors.length > 0 || !operationEvents.has(total.kind)) return again(at.shown, ask.now, { errors, total })
    const outcome = await stateTotal(ask.visitor.desk, { ...at.within, kind: total.kind, atLeast, why: total.why })
    return outcome.kind === 'changed' ? backTo(at.shown, 'total') : absent()
  },
})

export const sendReturnRoute = defineRoute<Officer>({
  method: 'POST',
  url: '/operations/:id/return/send',
  access: 'act',
  ledger: 'collection',
  handler: async ask => {
    const at = await acting(ask)
    if (!at) return absent()
    const why = field(ask.form, 'why')
    const isRevised = (at.shown.agencyReturn?.revisions.length ?? 0) > 0
    const errors = isRevised ? reasonWrong(why, 'Say what changed since the last revision', 'why') : []
    if (errors.length > 0) return again(at.shown, ask.now, { errors, why })
    const outcome = await sendReturn(ask.visitor.desk, { ...at.within, seen: seenIn(ask.form), why })
    switch (outcome.kind) {
      case 'sent':
        return backTo(at.shown, 'sent')
      case 'moved-on':
        return stale({ back: returnAddress(at.about.operation, at.shown.period) })
      case 'why-is-missing':
      case 'nothing-there':
      case 'refused':
        return absent()
    }
  },
})

export const returnRoutes: Routes = [
  returnRoute,
  enterEventsRoute,
  joinEventRoute,
  takeOutRoute,
  stateTotalRoute,
  sendReturnRoute,
]
