// The list of releases, given and received.
import { defineRoute, field, page } from '#core/frame/index.ts'
import type { Officer } from '#core/frame/officer.ts'
import { requestScopes } from '#core/language/share.ts'
import { listReleases, onePage, type ReleaseInList } from './list-releases.ts'
import { hasEnded, hoursSince, referenceOf } from './release.ts'

const furthest = 1_000

const afterIn = (words: string): number => {
  const after = Number(words)
  return Number.isInteger(after) && after > 0 && after <= furthest ? after : 0
}

const address = (after: number): string => (after > 0 ? `/releases?after=${after}` : '/releases')

const newsWords = { withdrawal: 'the withdrawal', change: 'a change' } as const

const line =
  (now: Date) =>
  ({ release, recipients, outstanding }: ReleaseInList) => ({
    href: `/releases/${release.id}`,
    reference: referenceOf(release.id),
    holder: release.holder.name,
    recipients: recipients.map(one => one.name),
    scope: requestScopes.words[release.scope],
    givenAt: release.givenAt,
    state: release.withdrawn ? 'Withdrawn' : hasEnded(release, now) ? 'Ended' : 'Stands',
    until: release.until?.toISOString().slice(0, 10),
    outstanding: outstanding.map(({ recipient, news }) => ({
      name: recipient.name,
      what: newsWords[news.notice],
      hours: hoursSince(news.since, now),
    })),
  })

export const listReleasesRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/releases',
  access: 'signed-in',
  ledger: 'consultation',
  handler: async ask => {
    const after = afterIn(field(ask.query, 'after'))
    const { received, given, hasNext, now } = await listReleases(ask.visitor.desk, { after })
    return page('share/releases/list-releases.page.njk', {
      title: 'Releases between agencies',
      marking: 'OFFICIAL-SENSITIVE',
      wide: true,
      received: received.map(line(now)),
      given: given.map(line(now)),
      pager: {
        what: 'releases',
        ...(after > 0 ? { previous: { href: address(Math.max(0, after - onePage)) } } : {}),
        ...(hasNext ? { next: { href: address(after + onePage) } } : {}),
      },
    })
  },
})
