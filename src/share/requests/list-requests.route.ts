// The list of requests: those we are to answer, and those we made.
import { defineRoute, field, page } from '#core/frame/index.ts'
import type { Officer } from '#core/frame/officer.ts'
import { listRequests, onePage, type Standing } from './list-requests.ts'
import { isOverdue, standWords } from './request.ts'

const furthest = 1_000

const afterIn = (words: string): number => {
  const after = Number(words)
  return Number.isInteger(after) && after > 0 && after <= furthest ? after : 0
}

const address = (after: number): string => (after > 0 ? `/requests?after=${after}` : '/requests')

const line =
  (now: Date) =>
  ({ request, stand }: Standing) => ({
    href: `/requests/${request.id}`,
    about: request.about,
    kind: request.kind,
    asker: request.askerName,
    holder: request.holder?.name ?? 'Somebody',
    askedAt: request.askedAt,
    dueAt: request.dueAt,
    state: standWords[stand],
    isOverdue: isOverdue(stand, request, now),
  })

export const listRequestsRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/requests',
  access: 'signed-in',
  ledger: 'consultation',
  handler: async ask => {
    const after = afterIn(field(ask.query, 'after'))
    const { toAnswer, asked, hasMoreToAnswer, hasMoreAsked, now } = await listRequests(ask.visitor.desk, { after })
    return page('share/requests/list-requests.page.njk', {
      title: 'Requests between agencies',
      marking: 'OFFICIAL-SENSITIVE',
      wide: true,
      toAnswer: toAnswer.map(line(now)),
      asked: asked.map(line(now)),
      pager: {
        what: 'requests',
        ...(after > 0 ? { previous: { href: address(Math.max(0, after - onePage)) } } : {}),
        ...(hasMoreToAnswer || hasMoreAsked ? { next: { href: address(after + onePage) } } : {}),
      },
    })
  },
})
