// What waits for whoever sits here in this room: to answer, to reply, to acknowledge, and what was answered or is overdue.
import type { Waiting, WaitsOf } from '#core/frame/waiting.ts'
import type { Work } from '#core/guard/desk.ts'
import { labelFactsAt } from '#core/guard/label-facts.ts'
import { decide } from '#core/guard/policy.ts'
import type { LabelId, ReleaseId } from '#core/language/ids.ts'
import { givenByUs, type ReleaseInList, receivedByUs } from './releases/list-releases.ts'
import { hoursSince, referenceOf } from './releases/release.ts'
import { requestsMade, requestsToAnswer, type Standing } from './requests/list-requests.ts'
import { isOverdue, isSettled } from './requests/request.ts'

const looked = 50
const most = 20
const days = 24 * 3_600_000
/** How long an answer is news. */
const newsLasts = 7 * days

/** Only who can do something about it is told that it waits. */
const mayAct = async (
  work: Work,
  act: 'ask' | 'release',
  labels: readonly LabelId[],
): Promise<ReadonlySet<LabelId>> => {
  const facts = await labelFactsAt(work.db, work.now, [...new Set(labels)])
  return new Set(facts.filter(one => decide(work.sight.by, act, one, work.sight.purpose).allowed).map(one => one.id))
}

const toAnswer =
  (now: Date) =>
  ({ request, stand }: Standing): readonly Waiting[] => {
    if (stand !== 'open') return []
    return [
      {
        state: isOverdue(stand, request, now) ? 'overdue' : 'waiting',
        words: `${request.askerName} asks about ${request.about}`,
        href: `/requests/${request.id}`,
        when: request.dueAt,
      },
    ]
  }

const asked =
  (now: Date, gone: ReadonlySet<ReleaseId>) =>
  ({ request, stand, answeredAt, releases }: Standing): readonly Waiting[] => {
    const href = `/requests/${request.id}`
    const of = request.holder?.name ?? 'Somebody'
    if (stand === 'asked-back')
      return [{ state: 'waiting', words: `${of} asks back about ${request.about}`, href, when: request.dueAt }]
    if (isOverdue(stand, request, now))
      return [
        { state: 'overdue', words: `No answer yet to your request about ${request.about}`, href, when: request.dueAt },
      ]
    if (!isSettled(stand) || !answeredAt || now.getTime() - answeredAt.getTime() > newsLasts) return []
    if (releases.length > 0 && releases.every(id => gone.has(id))) return []
    const words = stand === 'released' ? 'Released to you' : 'Refused'
    return [{ state: 'changed', words: `${words}: your request about ${request.about}`, href, when: answeredAt }]
  }

const received = ({ release, outstanding }: ReleaseInList): readonly Waiting[] =>
  outstanding.map(({ news }) => ({
    state: 'waiting',
    words:
      news.notice === 'withdrawal'
        ? `${release.holder.name} withdrew release ${referenceOf(release.id)}: acknowledge it`
        : `What ${release.holder.name} released to you changed, ${referenceOf(release.id)}: acknowledge it`,
    href: `/releases/${release.id}`,
    when: news.since,
  }))

/** A day without an acknowledgement, and its owner is told. */
const given =
  (now: Date) =>
  ({ release, outstanding }: ReleaseInList): readonly Waiting[] =>
    outstanding
      .filter(({ news }) => now.getTime() - news.since.getTime() > days)
      .map(({ recipient, news }) => ({
        state: 'overdue',
        words: `${recipient.name} has not acknowledged ${news.notice === 'withdrawal' ? 'the withdrawal' : 'a change'} of release ${referenceOf(release.id)}, ${hoursSince(news.since, now)} hours on`,
        href: `/releases/${release.id}`,
        when: news.since,
      }))

const inOrder = (a: Waiting, b: Waiting): number =>
  (a.when?.getTime() ?? 0) - (b.when?.getTime() ?? 0) || (a.href < b.href ? -1 : a.href > b.href ? 1 : 0)

export const waits: WaitsOf = async work => {
  if (work.sight.visible.length === 0) return []
  const made = await requestsMade(work, looked)
  const ours = await requestsToAnswer(work, looked)
  const came = await receivedByUs(work, looked)
  const went = await givenByUs(work, looked)
  const mayAsk = await mayAct(
    work,
    'ask',
    [...made, ...ours].map(one => one.request.label),
  )
  const mayRead = await mayAct(
    work,
    'ask',
    came.flatMap(one => one.recipients.map(({ label }) => label)),
  )
  const mayGive = await mayAct(
    work,
    'release',
    went.map(one => one.release.label),
  )
  const gone = new Set(came.filter(one => one.release.withdrawn).map(one => one.release.id))
  return [
    ...ours.filter(one => mayAsk.has(one.request.label)).flatMap(toAnswer(work.now)),
    ...made.filter(one => mayAsk.has(one.request.label)).flatMap(asked(work.now, gone)),
    ...came.filter(one => one.recipients.some(({ label }) => mayRead.has(label))).flatMap(received),
    ...went.filter(one => mayGive.has(one.release.label)).flatMap(given(work.now)),
  ]
    .sort(inOrder)
    .slice(0, most)
}
