// The form in which an officer asks for what another agency holds.
import { highestMarking, nameOf, type ReadRecord, readRecords } from '#collect'
import { absent, defineRoute, field, onceOf, page, seeOther } from '#core/frame/index.ts'
import type { Officer, Routes } from '#core/frame/officer.ts'
import type { Mistake } from '#core/frame/shown.ts'
import { recordId } from '#core/language/ids.ts'
import { type RequestScope, requestScopes, type Urgency, urgencies } from '#core/language/share.ts'
import { tell } from '#core/ledger/audit.ts'
import { type Asked, findHolders, type Hit } from '../hits/find-holders.ts'
import { hitWords } from '../hits/say-hits.ts'
import { answerTimes, answerTimesNote } from './answer-times.ts'
import { requestRelease } from './request-release.ts'

type Line = { readonly hit: Hit; readonly own?: ReadRecord }

/** The line of a hit as it is told now; looked at again for the form, and entered again. */
const lookAtHit = tell('look-at-hit', async (work, ask: { readonly asked: Asked; readonly handle: string }) => {
  const { asked, handle } = ask
  const { hits, told } = await findHolders(work, asked)
  const hit = hits.find(one => one.handle === handle && one.mayAsk)
  const [own] = 'record' in asked && hit ? await readRecords(work, [asked.record]) : []
  const page: Line | undefined = hit && { hit, ...(own ? { own } : {}) }
  return {
    page,
    shows: hit ? [...told, ...(own ? [own.id] : [])] : [],
    ...('typed' in asked ? { words: asked.typed } : { asked: [asked.record] }),
  }
})

const askedIn = (fields: URLSearchParams): Asked | undefined => {
  const record = recordId(field(fields, 'record'))
  const typed = field(fields, 'q').slice(0, 200).toWellFormed()
  return record ? { record } : typed === '' ? undefined : { typed }
}

type Typed = {
  readonly about: string
  readonly scope: string
  readonly necessity: string
  readonly proportionality: string
  readonly urgency: string
  readonly once: string
}

const longest = 2_000

const typedIn = (form: URLSearchParams): Typed => ({
  about: field(form, 'about'),
  scope: field(form, 'scope'),
  necessity: field(form, 'necessity'),
  proportionality: field(form, 'proportionality'),
  urgency: field(form, 'urgency'),
  once: field(form, 'once'),
})

const wordsProblem = (words: string, name: string, missing: string): readonly Mistake[] => {
  if (words === '') return [{ text: missing, field: name }]
  return words.length > longest ? [{ text: 'Say it in 2,000 characters or fewer', field: name }] : []
}

const mistakesIn = ({ about, scope, necessity, proportionality, urgency }: Typed): readonly Mistake[] => [
  ...wordsProblem(about, 'about', 'Say what you ask about, in words the holder may read'),
  ...(requestScopes.has(scope) ? [] : [{ text: 'Choose how much you ask for', field: 'scope' }]),
  ...wordsProblem(necessity, 'necessity', 'Say why you need it'),
  ...wordsProblem(proportionality, 'proportionality', 'Say why nothing less will do'),
  ...(urgencies.has(urgency) ? [] : [{ text: 'Choose how soon you need an answer', field: 'urgency' }]),
]

const aboutWords = (asked: Asked, own: ReadRecord | undefined): string =>
  'typed' in asked ? asked.typed : own ? nameOf(own) : ''

const form = (
  visitor: Officer,
  asked: Asked,
  handle: string,
  { hit, own }: Line,
  typed: Typed,
  errors: readonly Mistake[],
) =>
  page('share/requests/request-release.page.njk', {
    title: 'Ask for what is held',
    marking: own ? highestMarking([own]) : 'OFFICIAL-SENSITIVE',
    back:
      'typed' in asked
        ? { text: 'Search', href: `/search?${new URLSearchParams({ q: asked.typed })}` }
        : { text: own ? nameOf(own) : 'Record', href: `/things/${asked.record}` },
    ...(errors.length > 0 ? { errors } : {}),
    hit: hitWords(hit),
    isNamed: hit.holder !== undefined,
    holder: hit.holder?.name ?? 'whoever holds it',
    purpose: visitor.purpose,
    asked: 'typed' in asked ? { name: 'q', value: asked.typed } : { name: 'record', value: asked.record },
    handle,
    scopes: requestScopes.values.map(value => ({
      value,
      text: requestScopes.words[value],
      checked: typed.scope === value,
    })),
    urgencies: answerTimes.map(({ urgency, words }) => ({
      value: urgency,
      text: words,
      checked: typed.urgency === urgency,
    })),
    timesNote: answerTimesNote,
    typed,
    wrong: Object.fromEntries(errors.map(error => [error.field, error.text])),
  })

const fresh = (desk: Officer['desk'], asked: Asked, own: ReadRecord | undefined): Typed => ({
  about: aboutWords(asked, own),
  scope: '',
  necessity: '',
  proportionality: '',
  urgency: '',
  once: desk.nextId('form'),
})

export const requestFormRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/requests/new',
  access: 'signed-in',
  ledger: 'disclosure',
  handler: async ask => {
    const asked = askedIn(ask.query)
    const handle = field(ask.query, 'hit')
    const line = asked && (await lookAtHit(ask.visitor.desk, { asked, handle }))
    return line && asked
      ? form(ask.visitor, asked, handle, line, fresh(ask.visitor.desk, asked, line.own), [])
      : absent()
  },
})

export const requestReleaseRoute = defineRoute<Officer>({
  method: 'POST',
  url: '/requests',
  access: 'act',
  ledger: 'disclosure',
  handler: async ask => {
    const asked = askedIn(ask.form)
    const handle = field(ask.form, 'hit')
    const typed = typedIn(ask.form)
    if (!asked || !onceOf(typed.once)) return absent()
    const errors = mistakesIn(typed)
    if (errors.length > 0) {
      const line = await lookAtHit(ask.visitor.desk, { asked, handle })
      return line ? form(ask.visitor, asked, handle, line, typed, errors) : absent()
    }
    const outcome = await requestRelease(ask.visitor.desk, {
      ...typed,
      asked,
      handle,
      scope: typed.scope as RequestScope,
      urgency: typed.urgency as Urgency,
    })
    switch (outcome.kind) {
      case 'requested':
      case 'requested-before':
        return seeOther(`/requests/${outcome.request}?done=requested`)
      case 'no-such-hit':
      case 'refused':
        return absent()
    }
  },
})

export const requestReleaseRoutes: Routes = [requestFormRoute, requestReleaseRoute]
