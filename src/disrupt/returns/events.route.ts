// The events of an operation, one of them, whether two are one; and every return with its revisions.
import { absent, defineRoute, field, page, seeOther, stale } from '#core/frame/index.ts'
import type { Officer, Routes } from '#core/frame/officer.ts'
import type { Mistake, NoticeShown } from '#core/frame/shown.ts'
import { operationEvents } from '#core/language/disrupt.ts'
import { operationId, outcomeId, recordId } from '#core/language/ids.ts'
import { agencyName, pillarName } from '../operations/operation.ts'
import { operationAddress } from '../operations/operation-page.ts'
import { howEventsAreCounted, saidEvents } from './how-events-are-counted.ts'
import { type EventShown, lookAtEvent, lookAtEvents, onePage } from './look-at-events.ts'
import { lookAtReturns, lookAtSentReturn } from './look-at-return.ts'
import { daysWords, eventLine, returnAddress, sums } from './return-page.ts'
import { saySameEvent, takeBackSameEvent } from './say-same-event.ts'
import { isSent, isStanding } from './store.ts'

const afterIn = (words: string): number => {
  const after = Number(words)
  return Number.isInteger(after) && after > 0 && after <= 100_000 ? after : 0
}

export const listEventsRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/operations/:id/events',
  access: 'signed-in',
  ledger: 'consultation',
  handler: async ask => {
    const operation = operationId(ask.params.id)
    const asked = { kind: field(ask.query, 'kind'), pillar: field(ask.query, 'pillar'), week: field(ask.query, 'week') }
    const after = afterIn(field(ask.query, 'after'))
    const kind = operationEvents.has(asked.kind) ? asked.kind : ''
    const shown = operation && (await lookAtEvents(ask.visitor.desk, { operation, ...asked, kind, after }))
    if (!shown) return absent()
    const address = `${operationAddress(shown.operation.id)}/events`
    const at = (from: number) => `${address}?${new URLSearchParams({ ...asked, after: String(from) })}`
    return page('disrupt/returns/events.page.njk', {
      title: kind === '' ? 'Events' : `Events: ${operationEvents.words[kind]}`,
      marking: 'OFFICIAL-SENSITIVE',
      wide: true,
      back: { text: shown.operation.name, href: operationAddress(shown.operation.id) },
      operation: shown.operation.name,
      isNarrowed: kind !== '' || asked.pillar !== '' || asked.week !== '',
      address,
      pillars: shown.operation.pillars.length > 0,
      events: shown.events.map(one => ({
        ...eventLine(shown.operation, one),
        pillar: pillarName(shown.operation, one.event.pillar),
        reports: one.reports,
        isSent: one.isSent,
      })),
      pager: {
        what: 'events',
        ...(after > 0 ? { previous: { href: at(Math.max(0, after - onePage)) } } : {}),
        ...(shown.hasNext ? { next: { href: at(after + onePage) } } : {}),
      },
    })
  },
})

const noticeOf = (shown: EventShown, done: string): { readonly notice?: NoticeShown } => {
  if (done === 'same' && shown.sameness.some(one => one.revokedAt === null))
    return { notice: { kind: 'success', text: 'The two are counted as one event.' } }
  return done === 'apart' && shown.sameness.some(one => one.revokedAt !== null)
    ? { notice: { kind: 'success', text: 'It is taken back: each counts again.' } }
    : {}
}

type Typed = { readonly errors?: readonly Mistake[]; readonly other?: string; readonly reason?: string }

const eventPage = (shown: EventShown, typed: Typed = {}) => {
  const address = `${operationAddress(shown.operation.id)}/events/${shown.event.id}`
  const errors = typed.errors ?? []
  return {
    title: `Event: ${operationEvents.words[shown.event.kind]}`,
    marking: 'OFFICIAL-SENSITIVE' as const,
    back: { text: 'Events', href: `${operationAddress(shown.operation.id)}/events` },
    ...(errors.length > 0 ? { errors } : {}),
    wrong: Object.fromEntries(errors.map(error => [error.field, { text: error.text }])),
    operation: { name: shown.operation.name, href: operationAddress(shown.operation.id) },
    one: { ...eventLine(shown.operation, shown), day: shown.event.day, isCash: shown.event.kind === 'cash-seized' },
    pillar: pillarName(shown.operation, shown.event.pillar),
    how: howEventsAreCounted[shown.event.kind],
    isInTotals: shown.lines.some(isSent),
    said: shown.lines.map(line => ({
      agency: agencyName(shown.operation, line.agency),
      by: agencyName(shown.operation, line.by),
      href: `${operationAddress(shown.operation.id)}/returns/${line.agencyReturn}`,
      since: line.since,
      until: isStanding(line) ? undefined : line.until,
      why: line.untilWhy ?? '',
      isSent: isSent(line),
    })),
    records: shown.records.map(one => ({ name: one.name, href: `/things/${one.id}` })),
    likely: shown.likely.map(one => eventLine(shown.operation, one)),
    journal: shown.sameness.map(one => ({
      other: one.otherEvent && eventLine(shown.operation, one.otherEvent),
      by: one.by,
      at: one.at,
      reason: one.reason,
      revoked: one.revokedAt && { by: one.revokedBy ?? '', at: one.revokedAt, why: one.revokedWhy ?? '' },
      fieldId: `why-${one.id}`,
      action: `${address}/same/${one.id}/take-back`,
    })),
    address,
    disrupts: `/disruptions/new?event=${shown.event.id}`,
    mayLead: shown.mayLead,
    typed: { other: typed.other ?? '', reason: typed.reason ?? '' },
  }
}

const template = 'disrupt/returns/event.page.njk'

export const eventRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/operations/:id/events/:event',
  access: 'signed-in',
  ledger: 'consultation',
  handler: async ask => {
    const [operation, event] = [operationId(ask.params.id), outcomeId(ask.params.event)]
    const shown = operation && event && (await lookAtEvent(ask.visitor.desk, { operation, event }))
    return shown ? page(template, { ...eventPage(shown), ...noticeOf(shown, field(ask.query, 'done')) }) : absent()
  },
})

const reasonWrong = (reason: string, at: string): readonly Mistake[] => {
  if (reason === '') return [{ text: 'Say why: what you relied on, in a sentence', field: at }]
  return reason.length > 2_000 ? [{ text: 'Say it in 2,000 characters or fewer', field: at }] : []
}

export const saySameRoute = defineRoute<Officer>({
  method: 'POST',
  url: '/operations/:id/events/:event/same',
  access: 'act',
  ledger: 'combination',
  handler: async ask => {
    const [operation, event] = [operationId(ask.params.id), outcomeId(ask.params.event)]
    const shown = operation && event && (await lookAtEvent(ask.visitor.desk, { operation, event }))
    if (!operation || !event || !shown?.mayLead) return absent()
    const [chosen, reason] = [field(ask.form, 'other'), field(ask.form, 'reason')]
    const other = shown.likely.find(one => one.event.id === chosen)?.event.id
    const errors = [
      ...(other ? [] : [{ text: 'Choose the other event', field: 'other' }]),
      ...reasonWrong(reason, 'reason'),
    ]
    if (errors.length > 0 || !other) return page(template, eventPage(shown, { errors, other: chosen, reason }))
    const outcome = await saySameEvent(ask.visitor.desk, { operation, events: [event, other], reason })
    const address = `${operationAddress(operation)}/events/${event}`
    switch (outcome.kind) {
      case 'judged':
        return seeOther(`${address}?done=same`)
      case 'moved-on':
        return stale({ back: address })
      case 'refused':
      case 'nothing-there':
        return absent()
    }
  },
})

export const takeBackSameRoute = defineRoute<Officer>({
  method: 'POST',
  url: '/operations/:id/events/:event/same/:judgement/take-back',
  access: 'act',
  ledger: 'combination',
  handler: async ask => {
    const [operation, event] = [operationId(ask.params.id), outcomeId(ask.params.event)]
    const shown = operation && event && (await lookAtEvent(ask.visitor.desk, { operation, event }))
    const judgement = shown?.sameness.find(one => one.id === ask.params.judgement)?.id
    if (!operation || !event || !shown?.mayLead || !judgement) return absent()
    const why = field(ask.form, `why-${judgement}`)
    const errors = reasonWrong(why, `why-${judgement}`)
    if (errors.length > 0) return page(template, eventPage(shown, { errors }))
    const outcome = await takeBackSameEvent(ask.visitor.desk, { operation, judgement, why })
    const address = `${operationAddress(operation)}/events/${event}`
    switch (outcome.kind) {
      case 'judged':
        return seeOther(`${address}?done=apart`)
      case 'moved-on':
        return stale({ back: address })
      case 'refused':
      case 'nothing-there':
        return absent()
    }
  },
})

export const listReturnsRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/operations/:id/returns',
  access: 'signed-in',
  ledger: 'consultation',
  handler: async ask => {
    const id = operationId(ask.params.id)
    const shown = id && (await lookAtReturns(ask.visitor.desk, id))
    if (!shown) return absent()
    const { operation } = shown
    return page('disrupt/returns/returns.page.njk', {
      title: 'Returns',
      marking: 'OFFICIAL-SENSITIVE',
      wide: true,
      back: { text: operation.name, href: operationAddress(operation.id) },
      operation: operation.name,
      returns: shown.returns.map(one => ({
        days: daysWords(one),
        agency: agencyName(operation, one.agency),
        pillar: pillarName(operation, one.pillar),
        href: `${operationAddress(operation.id)}/returns/${one.id}`,
        last: one.revisions.at(-1),
        isLate: one.revisions[0]?.isLate ?? false,
      })),
    })
  },
})

export const sentReturnRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/operations/:id/returns/:return',
  access: 'signed-in',
  ledger: 'consultation',
  handler: async ask => {
    const [id, agencyReturn] = [operationId(ask.params.id), recordId(ask.params.return)]
    const shown = id && agencyReturn && (await lookAtSentReturn(ask.visitor.desk, { operation: id, agencyReturn }))
    if (!shown) return absent()
    const { operation } = shown
    return page('disrupt/returns/sent-return.page.njk', {
      title: `Return of ${agencyName(operation, shown.agencyReturn.agency)} for ${daysWords(shown.agencyReturn)}`,
      marking: 'OFFICIAL-SENSITIVE',
      back: { text: 'Returns', href: `${operationAddress(operation.id)}/returns` },
      operation: operation.name,
      pillar: pillarName(operation, shown.agencyReturn.pillar),
      enter: returnAddress(operation.id, shown.agencyReturn),
      revisions: [...shown.revisions].reverse().map(one => ({
        ...one,
        sums: sums(one.events),
        events: one.events.map(each => eventLine(operation, each)),
        totals: one.totals.map(total => ({ atLeast: saidEvents(total.atLeast, total.kind), why: total.why })),
        takenOut: one.takenOut.map(out => ({
          ...eventLine(operation, { event: out.event, agencies: [] }),
          why: out.why,
        })),
      })),
    })
  },
})

export const eventRoutes: Routes = [
  listEventsRoute,
  eventRoute,
  saySameRoute,
  takeBackSameRoute,
  listReturnsRoute,
  sentReturnRoute,
]
