// The page of a request, for whoever asked and for those who hold it, and what each can say there.
import { highestMarking, nameOf, type ReadRecord } from '#collect'
import {
  absent,
  capitalised,
  defineRoute,
  field,
  kindWord,
  moment,
  page,
  seenIn,
  seeOther,
  stale,
} from '#core/frame/index.ts'
import type { Officer, Routes } from '#core/frame/officer.ts'
import type { FactRow, NoticeShown } from '#core/frame/shown.ts'
import { type RequestId, requestId } from '#core/language/ids.ts'
import { purposes } from '#core/language/protection.ts'
import { answers, requestScopes, urgencies } from '#core/language/share.ts'
import { type AnsweredRequest, answerRequest, replyToRequest } from './answer-request.ts'
import { type LookedAtRequest, lookAtRequest } from './look-at-request.ts'
import { type Answered, isOverdue, isSettled, standWords } from './request.ts'

const template = 'share/requests/look-at-request.page.njk'

type Typed = { readonly field?: string; readonly words?: string; readonly error?: string }

const noticeOf = ({ side, said, stand }: LookedAtRequest, done: string): { readonly notice?: NoticeShown } => {
  const tell = (text: string) => ({ notice: { kind: 'success' as const, text } })
  if (done === 'requested' && side === 'asker' && said.length === 0)
    return tell('Your request is with those who hold it.')
  if (done === 'replied' && said.at(-1)?.answer === 'replied') return tell('Your reply is with those who hold it.')
  if (side === 'asker') return {}
  if (done === 'refused' && stand === 'refused') return tell('Your refusal and its reason are with whoever asked.')
  return done === 'asked-back' && stand === 'asked-back' ? tell('Your question is with whoever asked.') : {}
}

/** Who said it, as far as the reader may know: a holder that is not named stays somebody. */
const bySide = (one: Answered, { request, side }: LookedAtRequest): string => {
  if (one.by) return `${one.by.name}, ${one.by.agency}`
  if (one.side === 'asker') return request.askerName
  return side === 'holder' ? 'Your agency' : (request.holder?.name ?? 'Somebody who holds it')
}

const entry = (looked: LookedAtRequest) => (one: Answered) => ({
  what: answers.words[one.answer],
  by: bySide(one, looked),
  at: one.at,
  words: one.words,
  ...(one.release ? { release: `/releases/${one.release}` } : {}),
})

const concerned = (request: RequestId) => (record: ReadRecord) => ({
  kind: record.kind,
  name: nameOf(record),
  href: `/things/${record.id}`,
  source: record.source.title,
  protected: record.protected,
  release: `/releases/new?${new URLSearchParams({ record: record.id, request })}`,
})

const stateOf = ({ stand, request, now }: LookedAtRequest): string =>
  isOverdue(stand, request, now) ? `${standWords[stand]}, overdue` : standWords[stand]

const rowsOf = ({ request, side }: LookedAtRequest): readonly FactRow[] => [
  { name: 'Asked about', text: request.about },
  { name: 'Kind of record', text: capitalised(kindWord(request.kind)) },
  { name: 'How much is asked for', text: requestScopes.words[request.scope] },
  { name: 'Purpose', text: purposes.words[request.purpose] },
  { name: 'Why it is needed', text: request.necessity },
  { name: 'Why nothing less will do', text: request.proportionality },
  { name: 'Who asks', text: `${request.askedBy}, ${request.askerName}` },
  ...(side === 'asker'
    ? [{ name: 'Who holds it', text: request.holder?.name ?? 'Somebody: you are not told who' }]
    : []),
  { name: 'Asked on', text: moment(request.askedAt) },
  { name: 'Answer due by', text: `${moment(request.dueAt)} (${urgencies.words[request.urgency].toLowerCase()})` },
]

const shown = (looked: LookedAtRequest, typed: Typed = {}, done = '') => {
  const { request, side, stand, said, records, mayAct } = looked
  return {
    title: side === 'asker' ? 'Your agency’s request' : `Request from ${request.askerName}`,
    marking: records.length > 0 ? highestMarking(records) : 'OFFICIAL-SENSITIVE',
    back: { text: 'Requests', href: '/requests' },
    ...(typed.error ? { errors: [{ text: typed.error, field: typed.field ?? '' }] } : {}),
    ...noticeOf(looked, done),
    side,
    id: request.id,
    state: stateOf(looked),
    isOverdue: isOverdue(stand, request, looked.now),
    about: request.about,
    rows: rowsOf(looked),
    records: records.map(concerned(request.id)),
    journal: said.map(entry(looked)),
    mayAnswer: side === 'holder' && mayAct && !isSettled(stand),
    mayReply: side === 'asker' && mayAct && stand === 'asked-back',
    isForOthers: side === 'holder' && !mayAct && !isSettled(stand),
    seen: String(said.length),
    typed,
  }
}

export const lookAtRequestRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/requests/:id',
  access: 'signed-in',
  ledger: 'consultation',
  handler: async ask => {
    const id = requestId(ask.params.id)
    const looked = id && (await lookAtRequest(ask.visitor.desk, id))
    return looked ? page(template, shown(looked, {}, field(ask.query, 'done'))) : absent()
  },
})

const problemOf = (words: string, missing: string): string | undefined =>
  words === '' ? missing : words.length > 2_000 ? 'Say it in 2,000 characters or fewer' : undefined

const again = async (desk: Officer['desk'], id: RequestId, typed: Typed) => {
  const looked = await lookAtRequest(desk, id)
  return looked ? page(template, shown(looked, typed)) : absent()
}

const saying = (
  url: string,
  name: string,
  missing: string,
  act: (desk: Officer['desk'], request: RequestId, words: string, seen: number) => Promise<AnsweredRequest>,
) =>
  defineRoute<Officer>({
    method: 'POST',
    url: `/requests/:id/${url}`,
    access: 'act',
    ledger: 'disclosure',
    handler: async ask => {
      const id = requestId(ask.params.id)
      if (!id) return absent()
      const words = field(ask.form, name)
      const error = problemOf(words, missing)
      if (error !== undefined) return again(ask.visitor.desk, id, { field: name, words, error })
      const outcome = await act(ask.visitor.desk, id, words, seenIn(ask.form))
      switch (outcome.kind) {
        case 'answered':
          return seeOther(`/requests/${id}?done=${name}`)
        case 'moved-on':
          return stale({ back: `/requests/${id}` })
        case 'no-such-request':
        case 'refused':
          return absent()
      }
    },
  })

export const refuseRequestRoute = saying('refuse', 'refused', 'Say why it is refused', (desk, request, words, seen) =>
  answerRequest(desk, { request, answer: 'refused', words, seen }),
)
export const askBackRoute = saying(
  'ask-back',
  'asked-back',
  'Say what you need to know first',
  (desk, request, words, seen) => answerRequest(desk, { request, answer: 'asked-back', words, seen }),
)
export const replyRoute = saying('reply', 'replied', 'Write your reply', (desk, request, words, seen) =>
  replyToRequest(desk, { request, words, seen }),
)

export const requestRoutes: Routes = [lookAtRequestRoute, refuseRequestRoute, askBackRoute, replyRoute]
