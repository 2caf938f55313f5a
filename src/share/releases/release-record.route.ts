// The form in which an owner releases a record, as an answer or as an offer.
import { nameOf } from '#collect'
import { absent, defineRoute, field, onceOf, page, seeOther, stale } from '#core/frame/index.ts'
import type { Officer, Routes } from '#core/frame/officer.ts'
import type { Mistake } from '#core/frame/shown.ts'
import { readGrade, writeGrade } from '#core/language/handling.ts'
import { type AgencyCode, type RecordId, type RequestId, recordId, requestId } from '#core/language/ids.ts'
import { type RequestScope, requestScopes } from '#core/language/share.ts'
import { codeRows } from './code-rows.ts'
import { type LookedAtReleasable, lookAtReleasable } from './look-at-releasable.ts'
import { originatorControl } from './release.ts'
import { type ReleaseRecord, releaseRecord } from './release-record.ts'

type Typed = {
  readonly scope: string
  readonly recipients: readonly string[]
  readonly conditions: string
  readonly day: string
  readonly month: string
  readonly year: string
  readonly harm: boolean
  readonly harmReason: string
  readonly once: string
  readonly seen: string
}

const typedIn = (form: URLSearchParams): Typed => ({
  scope: field(form, 'scope'),
  recipients: form.getAll('recipients'),
  conditions: field(form, 'conditions'),
  day: field(form, 'until-day'),
  month: field(form, 'until-month'),
  year: field(form, 'until-year'),
  harm: field(form, 'harm') === 'yes',
  harmReason: field(form, 'harmReason'),
  once: field(form, 'once'),
  seen: field(form, 'seen'),
})

/** The end of the day that was typed; `undefined` when there is no such day. */
const untilIn = ({ day, month, year }: Typed): Date | undefined => {
  if (![day, month, year].every(part => /^\d{1,4}$/.test(part))) return undefined
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day), 23, 59, 59, 999))
  return at.getUTCMonth() === Number(month) - 1 && at.getUTCDate() === Number(day) ? at : undefined
}

const hasUntil = ({ day, month, year }: Typed): boolean => `${day}${month}${year}` !== ''

const longest = 2_000

const untilMistakes = (typed: Typed, now: Date): readonly Mistake[] => {
  if (!hasUntil(typed)) return []
  const until = untilIn(typed)
  if (!until) return [{ text: 'Enter a day that there is, such as 31 3 2027', field: 'until-day' }]
  return until > now ? [] : [{ text: 'The last day must be in the future', field: 'until-day' }]
}

const harmMistakes = ({ harm, harmReason }: Typed, { needsHarmCheck }: LookedAtReleasable): readonly Mistake[] => {
  if (!needsHarmCheck) return []
  return [
    ...(harm ? [] : [{ text: 'Check whom it could harm, and say that you did', field: 'harm' }]),
    ...(harmReason === '' ? [{ text: 'Say why it harms nobody, or what keeps them safe', field: 'harmReason' }] : []),
    ...(harmReason.length > longest ? [{ text: 'Say it in 2,000 characters or fewer', field: 'harmReason' }] : []),
  ]
}

const mistakesIn = (typed: Typed, looked: LookedAtReleasable, now: Date): readonly Mistake[] => {
  const known = looked.others.map(one => String(one.code))
  const isKnown = typed.recipients.length > 0 && typed.recipients.every(code => known.includes(code))
  return [
    ...(requestScopes.has(typed.scope) ? [] : [{ text: 'Choose how much is released', field: 'scope' }]),
    ...(isKnown || looked.request ? [] : [{ text: 'Choose who may read it', field: 'recipients' }]),
    ...(typed.conditions.length > longest
      ? [{ text: 'Say it in 2,000 characters or fewer', field: 'conditions' }]
      : []),
    ...untilMistakes(typed, now),
    ...harmMistakes(typed, looked),
  ]
}

const form = (looked: LookedAtReleasable, typed: Typed, errors: readonly Mistake[]) => {
  const { record, request, others } = looked
  const grade = record.grade === undefined ? undefined : readGrade(record.grade)
  return page('share/releases/release-record.page.njk', {
    title: request ? `Release to ${request.askerName}` : 'Release to other agencies',
    marking: record.marking,
    back: request
      ? { text: 'The request', href: `/requests/${request.id}` }
      : { text: nameOf(record), href: `/things/${record.id}` },
    ...(errors.length > 0 ? { errors } : {}),
    record: {
      id: record.id,
      name: nameOf(record),
      kind: record.kind,
      source: record.source.title,
      protected: record.protected,
    },
    ...(grade ? { grade: writeGrade(grade) } : { grade: undefined }),
    rows: codeRows(looked.codes, record.instructions),
    isConditional: looked.codes.handling === 'C',
    request: request && {
      id: request.id,
      about: request.about,
      asker: request.askerName,
      scope: requestScopes.words[request.scope],
    },
    scopes: requestScopes.values
      .filter(value => value === 'record' || looked.entryHasMore)
      .map(value => ({ value, text: requestScopes.words[value], checked: typed.scope === value })),
    recipients: others.map(({ code, name }) => ({ value: code, text: name, checked: typed.recipients.includes(code) })),
    needsHarmCheck: looked.needsHarmCheck,
    originatorControl: looked.isOriginatorControlled ? originatorControl : undefined,
    typed,
    wrong: Object.fromEntries(errors.map(error => [error.field, error.text])),
  })
}

const fresh = ({ record, request, entryHasMore }: LookedAtReleasable, once: string): Typed => ({
  scope: entryHasMore ? (request?.scope ?? '') : 'record',
  recipients: [],
  conditions: '',
  day: '',
  month: '',
  year: '',
  harm: false,
  harmReason: '',
  once,
  seen: String(record.version),
})

type Ids = { readonly record: RecordId; readonly request?: RequestId }

const idsIn = (fields: URLSearchParams): Ids | undefined => {
  const record = recordId(field(fields, 'record'))
  const request = requestId(field(fields, 'request'))
  if (!record || (fields.has('request') && !request)) return undefined
  return { record, ...(request ? { request } : {}) }
}

export const releaseFormRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/releases/new',
  access: 'signed-in',
  ledger: 'consultation',
  handler: async ask => {
    const ids = idsIn(ask.query)
    const looked = ids && (await lookAtReleasable(ask.visitor.desk, ids))
    return looked ? form(looked, fresh(looked, ask.visitor.desk.nextId('form')), []) : absent()
  },
})

const asGiven = (ids: Ids, typed: Typed, looked: LookedAtReleasable): ReleaseRecord => {
  const until = hasUntil(typed) ? untilIn(typed) : undefined
  return {
    ...ids,
    scope: typed.scope as RequestScope,
    recipients: looked.request ? [looked.request.asker] : (typed.recipients as readonly AgencyCode[]),
    conditions: typed.conditions,
    ...(until ? { until } : {}),
    ...(looked.needsHarmCheck ? { harmReason: typed.harmReason } : {}),
    once: typed.once,
    seen: /^\d{1,9}$/.test(typed.seen) ? Number(typed.seen) : -1,
  }
}

const circle = 'It stands in a circle of named people, which a release does not open: ask whoever keeps the circle'

export const releaseRecordRoute = defineRoute<Officer>({
  method: 'POST',
  url: '/releases',
  access: 'act',
  ledger: 'disclosure',
  handler: async ask => {
    const { desk } = ask.visitor
    const ids = idsIn(ask.form)
    const typed = typedIn(ask.form)
    if (!ids || !onceOf(typed.once)) return absent()
    // A form that was sent before finds its request answered: it is led to what it made.
    const looked = (await lookAtReleasable(desk, ids)) ?? (await lookAtReleasable(desk, { record: ids.record }))
    if (!looked) return absent()
    const errors = mistakesIn(typed, looked, ask.now)
    if (errors.length > 0 && (looked.request || !ids.request)) return form(looked, typed, errors)
    const outcome = await releaseRecord(desk, asGiven(ids, typed, looked))
    switch (outcome.kind) {
      case 'released':
      case 'released-before':
        return seeOther(`/releases/${outcome.release}?done=released`)
      case 'moved-on':
        return stale({ back: ids.request ? `/requests/${ids.request}` : `/things/${ids.record}` })
      case 'needs-harm-check':
        return form(
          { ...looked, needsHarmCheck: true },
          typed,
          harmMistakes(typed, { ...looked, needsHarmCheck: true }),
        )
      case 'closed-circle':
        return form(looked, typed, [{ text: circle, field: 'scope' }])
      case 'no-such-record':
      case 'refused':
        return absent()
    }
  },
})

export const releaseRecordRoutes: Routes = [releaseFormRoute, releaseRecordRoute]
