// The owner takes a release back: what went stands under its former label at once, and every recipient has to say that it read the news.
import { relabel } from '#collect'
import { labelFactsAt } from '#core/guard/label-facts.ts'
import { isRefusal, permit, seal } from '#core/guard/sealed.ts'
import type { RecordId, ReleaseId } from '#core/language/ids.ts'
import { type AuditedWork, change } from '#core/ledger/audit.ts'
import { publish } from '#core/ledger/publish.ts'
import { memberAtDesk, seeingAnew } from '../own-agency.ts'
import { hasMoreThanSeen, movingWith } from './moving.ts'
import type { Release } from './release.ts'
import { releaseAt, writeWithdrawal } from './store.ts'
import { labelsWith } from './what-goes.ts'

export type WithdrawRelease = { readonly release: ReleaseId; readonly why: string }

export type Withdrawn =
  | { readonly kind: 'withdrawn'; readonly records: readonly RecordId[] }
  | { readonly kind: 'no-such-release'; readonly unchanged: true }
  | { readonly kind: 'moved-on'; readonly unchanged: true }
  /** Some of it stands under a label that whoever withdraws it does not read. */
  | { readonly kind: 'more-than-seen'; readonly unchanged: true }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }

const takeBack = async (plain: AuditedWork, release: Release): Promise<readonly RecordId[]> => {
  const moving = await movingWith(plain, release.id)
  const under = await labelsWith(plain, moving, [], release.id)
  const work = await seeingAnew(plain)
  for (const [to, some] of Map.groupBy(under, one => one.to))
    await relabel(
      work,
      some.map(one => one.record),
      to,
    )
  await publish(work, work.listeners, {
    fact: 'release-withdrawn',
    about: moving.map(one => one.record),
    labels: [release.label, ...under.map(one => one.to)],
  })
  return moving.map(one => one.record)
}

export const withdrawRelease = change<WithdrawRelease, Withdrawn>(
  'disclosure',
  'withdraw-release',
  (_ask, outcome) =>
    outcome?.kind === 'withdrawn' ? outcome.records.map(record => ({ record, manner: 'changed' as const })) : [],
  async (work, ask) => {
    const release = await releaseAt(work, ask.release)
    if (!release || release.holder.code !== memberAtDesk(work)?.agency)
      return { kind: 'no-such-release', unchanged: true }
    const labels = [...new Set([release.label, ...(await movingWith(work, release.id)).map(one => one.label)])]
    const facts = await labelFactsAt(work.db, work.now, labels)
    const cleared = permit(work.sight, 'release', seal(release, labels), facts)
    if (isRefusal(cleared)) return cleared
    if (cleared.content.withdrawn) return { kind: 'moved-on', unchanged: true }
    if (await hasMoreThanSeen(work, release.id)) return { kind: 'more-than-seen', unchanged: true }
    const records = await takeBack(work, cleared.content)
    await writeWithdrawal(work, release.id, ask.why)
    return { kind: 'withdrawn', records }
  },
)
