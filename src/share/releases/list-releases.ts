// Releases that my agency gave and received, with the news of each that somebody has not acknowledged.
import type { Work } from '#core/guard/desk.ts'
import { agencyOf } from '#core/guard/sight.ts'
import { look } from '#core/ledger/audit.ts'
import { type Recipient, type Release, type Unacknowledged, unacknowledgedBy } from './release.ts'
import { acknowledgedOf, recipientsOf, recordsOf, releasesGiven, releasesReceived } from './store.ts'

export type ReleaseInList = {
  readonly release: Release
  readonly recipients: readonly Recipient[]
  readonly outstanding: readonly { readonly recipient: Recipient; readonly news: Unacknowledged }[]
}

export const onePage = 25

const withNews = async (work: Work, releases: readonly Release[]): Promise<readonly ReleaseInList[]> => {
  const ids = releases.map(one => one.id)
  const recipients = await recipientsOf(work, ids)
  const records = await recordsOf(work, ids)
  const acknowledged = await acknowledgedOf(work, ids)
  return releases.map(release => {
    const to = recipients.get(release.id) ?? []
    const outstanding = to.flatMap(recipient => {
      const said = acknowledged.get(release.id) ?? []
      const news = unacknowledgedBy(recipient.code, release, records.get(release.id) ?? [], said, work.now)
      return news ? [{ recipient, news }] : []
    })
    return { release, recipients: to, outstanding }
  })
}

export const givenByUs = async (work: Work, limit: number, after = 0): Promise<readonly ReleaseInList[]> =>
  withNews(work, await releasesGiven(work, limit, after))

/** A recipient has its own line alone. */
export const receivedByUs = async (work: Work, limit: number, after = 0): Promise<readonly ReleaseInList[]> =>
  (await withNews(work, await releasesReceived(work, limit, after))).map(one => ({
    ...one,
    recipients: one.recipients.filter(({ code }) => code === agencyOf(work.sight.by)),
    outstanding: one.outstanding.filter(({ recipient }) => recipient.code === agencyOf(work.sight.by)),
  }))

export const listReleases = look('list-releases', async (work: Work, { after }: { readonly after: number }) => {
  const received = await receivedByUs(work, onePage + 1, after)
  const given = await givenByUs(work, onePage + 1, after)
  const page = {
    received: received.slice(0, onePage),
    given: given.slice(0, onePage),
    hasNext: received.length > onePage || given.length > onePage,
    now: work.now,
  }
  return { page, shows: [] }
})
