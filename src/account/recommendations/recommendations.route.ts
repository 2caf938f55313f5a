// The tracker of recommendations: the list, one with its evidence and journal, and what is said of it.
import { type Answer, absent, defineRoute, field, page, seenIn, seeOther, stale } from '#core/frame/index.ts'
import type { Officer, Routes } from '#core/frame/officer.ts'
import { londonDay } from '#core/ground/calendar.ts'
import { recommendationStates } from '#core/language/account.ts'
import { type RecommendationId, recommendationId } from '#core/language/ids.ts'
import { postMay } from '../posts.ts'
import { readEvidence } from './evidence-form.ts'
import { listRecommendations, lookAtRecommendation } from './look-at-recommendations.ts'
import { isOverdue, type Tracked } from './recommendation.ts'
import { addEvidence, commentOnRecommendation, moveRecommendation, type Said } from './say-of-recommendation.ts'
import { recommendationShown } from './show-recommendation.ts'

const marking = 'OFFICIAL-SENSITIVE' as const
const addressOf = (id: RecommendationId): string => `/recommendations/${id}`

const inList = (now: Date) => (one: Tracked) => {
  const { recommendation, state, since, entries } = one
  return {
    href: addressOf(recommendation.id),
    number: recommendation.number,
    theme: recommendation.theme,
    state: recommendationStates.words[state],
    isOpen: state === 'ready-for-review' || state === 'returned',
    since,
    overdue: isOverdue(one, londonDay(now)),
    evidence: entries.filter(({ kind }) => kind === 'evidence').length,
    addressee: recommendation.addressee,
    deadline: recommendation.deadline,
  }
}

const inLists = (all: readonly Tracked[], now: Date) =>
  [...Map.groupBy(all, one => one.recommendation.list).values()].flatMap(those => {
    const first = those[0]?.recommendation
    if (!first) return []
    const { listTitle: title, published, note, source, addressees } = first
    return [{ title, published, note, source, addressees, rows: those.map(inList(now)) }]
  })

export const listRecommendationsRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/recommendations',
  access: 'signed-in',
  ledger: 'consultation',
  handler: async ({ visitor, now }) =>
    page('account/recommendations/list-recommendations.page.njk', {
      title: 'Recommendations of inspections',
      marking,
      wide: true,
      lists: inLists(await listRecommendations(visitor.desk, undefined), now),
    }),
})

type Form = Readonly<Record<string, string>>
const template = 'account/recommendations/look-at-recommendation.page.njk'

type Again = { readonly typed?: Form; readonly mistakes?: Form; readonly said?: number }

const pageOf = async (
  visitor: Officer,
  id: RecommendationId,
  now: Date,
  { typed = {}, mistakes = {}, said = 0 }: Again = {},
): Promise<Answer> => {
  const found = await lookAtRecommendation(visitor.desk, { id })
  if (!found) return absent()
  return page(template, {
    marking,
    back: { text: 'Recommendations', href: '/recommendations' },
    errors: Object.entries(mistakes).map(([where, text]) => ({ text, field: where })),
    ...recommendationShown(found, visitor.post, londonDay(now), said),
    address: addressOf(id),
    typed,
    mistakes,
  })
}

export const lookAtRecommendationRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/recommendations/:id',
  access: 'signed-in',
  ledger: 'consultation',
  handler: async ({ params, visitor, query, now }) => {
    const id = recommendationId(params.id)
    return id ? pageOf(visitor, id, now, { said: Number(field(query, 'said')) }) : absent()
  },
})

const wordsProblem = (words: string, missing: string): string | undefined =>
  words === '' ? missing : words.length > 2_000 ? 'Say it in 2,000 characters or fewer' : undefined

const answered = (
  outcome: Said,
  id: RecommendationId,
  again: (mistakes: Form) => Promise<Answer>,
): Answer | Promise<Answer> => {
  switch (outcome.kind) {
    case 'said':
      return seeOther(`${addressOf(id)}?said=${outcome.place}`)
    case 'needs-evidence':
      return again({ 'move-words': 'Add evidence first: without it nobody can review it' })
    case 'no-such-evidence':
      return again({ evidence: 'Choose what is listed here' })
    case 'moved-on':
    case 'no-such-move':
      return stale({ back: addressOf(id) })
    case 'refused':
    case 'no-such-recommendation':
      return absent()
  }
}

type Saying = (visitor: Officer, form: URLSearchParams, id: RecommendationId) => Promise<Said> | Form

/** What the three forms share: the id, what was typed, mistakes on the same page, and the outcome answered. */
const sayRoute = (part: string, fields: readonly string[], may: (post: Officer['post']) => boolean, say: Saying) =>
  defineRoute<Officer>({
    method: 'POST',
    url: `/recommendations/:id/${part}`,
    access: 'act',
    ledger: 'alteration',
    handler: async ({ params, visitor, form, now }) => {
      const id = recommendationId(params.id)
      if (!id) return absent()
      const typed = Object.fromEntries(fields.map(name => [name, field(form, name)]))
      const said = say(visitor, form, id)
      if (!(said instanceof Promise))
        return may(visitor.post) ? pageOf(visitor, id, now, { typed, mistakes: said }) : absent()
      return answered(await said, id, mistakes => pageOf(visitor, id, now, { typed, mistakes }))
    },
  })

export const moveRecommendationRoute = sayRoute(
  'move',
  ['move-words'],
  post => postMay(post, 'progress') || postMay(post, 'conclude'),
  ({ desk }, form, id) => {
    const words = field(form, 'move-words')
    const problem = wordsProblem(words, 'Say why, in a sentence that somebody will understand next year')
    if (problem !== undefined) return { 'move-words': problem }
    return moveRecommendation(desk, { id, seen: seenIn(form), words, to: field(form, 'to') })
  },
)

export const commentRoute = sayRoute(
  'comments',
  ['comment-words'],
  post => postMay(post, 'comment'),
  ({ desk }, form, id) => {
    const words = field(form, 'comment-words')
    const problem = wordsProblem(words, 'Write the comment')
    return problem === undefined
      ? commentOnRecommendation(desk, { id, seen: seenIn(form), words })
      : { 'comment-words': problem }
  },
)

export const addEvidenceRoute = sayRoute(
  'evidence',
  ['evidence', 'reference', 'evidence-words'],
  post => postMay(post, 'progress'),
  ({ desk }, form, id) => {
    const read = readEvidence(field(form, 'evidence'), field(form, 'reference'))
    const words = field(form, 'evidence-words')
    const problem = wordsProblem(words, 'Say what it shows')
    if ('mistakes' in read || problem !== undefined)
      return {
        ...('mistakes' in read ? read.mistakes : {}),
        ...(problem === undefined ? {} : { 'evidence-words': problem }),
      }
    return addEvidence(desk, { id, seen: seenIn(form), words, evidence: read.evidence })
  },
)

export const recommendationRoutes: Routes = [
  listRecommendationsRoute,
  lookAtRecommendationRoute,
  moveRecommendationRoute,
  commentRoute,
  addEvidenceRoute,
]
