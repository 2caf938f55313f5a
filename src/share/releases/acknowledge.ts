// A recipient says that it read the news of a release: that it was withdrawn, or what of it changed since.
import { labelFactsAt } from '#core/guard/label-facts.ts'
import { isRefusal, permit, seal } from '#core/guard/sealed.ts'
import type { RecordId, ReleaseId } from '#core/language/ids.ts'
import { change } from '#core/ledger/audit.ts'
import { publish } from '#core/ledger/publish.ts'
import { memberAtDesk } from '../own-agency.ts'
import { newsDigest } from './news-digest.ts'
import { unacknowledgedBy } from './release.ts'
import { acknowledgedOf, recipientsOf, recordsOf, releaseAt, writeAcknowledgement } from './store.ts'

export type Acknowledge = {
  readonly release: ReleaseId
  /** Of the news that was shown, so that nobody acknowledges what came after. */
  readonly seen: string
}

export type AcknowledgedNews =
  | { readonly kind: 'acknowledged'; readonly records: readonly RecordId[] }
  | { readonly kind: 'no-such-release'; readonly unchanged: true }
  | { readonly kind: 'moved-on'; readonly unchanged: true }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }

export const acknowledge = change<Acknowledge, AcknowledgedNews>(
  'consultation',
  'acknowledge-news-of-release',
  (_ask, outcome) =>
    outcome?.kind === 'acknowledged' ? outcome.records.map(record => ({ record, manner: 'asked' as const })) : [],
  async (work, ask) => {
    const agency = memberAtDesk(work)?.agency
    const release = await releaseAt(work, ask.release)
    const ids = [ask.release]
    const recipient = (await recipientsOf(work, ids)).get(ask.release)?.find(one => one.code === agency)
    if (!release || !recipient) return { kind: 'no-such-release', unchanged: true }
    const labels = [recipient.label]
    const cleared = permit(work.sight, 'ask', seal(release, labels), await labelFactsAt(work.db, work.now, labels))
    if (isRefusal(cleared)) return cleared
    const records = (await recordsOf(work, ids)).get(ask.release) ?? []
    const said = (await acknowledgedOf(work, ids)).get(ask.release) ?? []
    const news = unacknowledgedBy(recipient.code, release, records, said, work.now)
    if (!news || newsDigest(news) !== ask.seen) return { kind: 'moved-on', unchanged: true }
    if (news.notice === 'withdrawal') await writeAcknowledgement(work, { release, recipient, notice: 'withdrawal' })
    for (const record of news.records)
      await writeAcknowledgement(work, { release, recipient, notice: 'change', record })
    await publish(work, work.listeners, {
      fact: 'withdrawal-acknowledged',
      about: [],
      labels: [release.label, recipient.label],
    })
    return { kind: 'acknowledged', records: news.records.map(one => one.record) }
  },
)
