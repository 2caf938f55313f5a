// The page of a release: for its holder to follow and withdraw, for a recipient to read its terms and acknowledge its news.
import { highestMarking, nameOf } from '#collect'
import { absent, day, defineRoute, field, listed, moment, page, seeOther, stale } from '#core/frame/index.ts'
import type { Officer, Routes } from '#core/frame/officer.ts'
import type { FactRow, NoticeShown } from '#core/frame/shown.ts'
import { readGrade, writeGrade } from '#core/language/handling.ts'
import { type ReleaseId, releaseId } from '#core/language/ids.ts'
import { requestScopes } from '#core/language/share.ts'
import { acknowledge } from './acknowledge.ts'
import { codeRows } from './code-rows.ts'
import { type LookedAtRelease, lookAtRelease } from './look-at-release.ts'
import { newsDigest } from './news-digest.ts'
import { hasEnded, hoursSince, originatorControl, referenceOf } from './release.ts'
import { withdrawRelease } from './withdraw-release.ts'

const template = 'share/releases/look-at-release.page.njk'

type Typed = { readonly why?: string; readonly error?: string }

const noticeOf = ({ release, side, outstanding }: LookedAtRelease, done: string): { readonly notice?: NoticeShown } => {
  const tell = (text: string) => ({ notice: { kind: 'success' as const, text } })
  if (done === 'released' && side === 'holder' && !release.withdrawn) return tell('It is released.')
  if (done === 'withdrawn' && release.withdrawn && side === 'holder')
    return tell('It is withdrawn. Every recipient is told and must acknowledge it.')
  return done === 'acknowledged' && side === 'recipient' && outstanding.length === 0
    ? tell('Acknowledged. The holder sees it.')
    : {}
}

const stateOf = ({ release, now }: LookedAtRelease): string => {
  if (release.withdrawn) return 'Withdrawn'
  return hasEnded(release, now) ? 'Ended' : 'Stands'
}

const changeWords = (state: string): string => {
  if (state.includes('withdrawn')) return 'Withdrawn by its holder since it was released'
  if (state.includes('restricted')) return 'Restricted since it was released'
  return state === '' ? '' : 'Corrected since it was released: what you see here is the corrected version'
}

const endsWords = ({ until, withdrawn }: LookedAtRelease['release']): string => {
  if (withdrawn) return 'It was withdrawn'
  return until ? `After ${day(until.toISOString().slice(0, 10))}` : 'When its holder withdraws it'
}

const rowsOf = ({ release, side, recipients }: LookedAtRelease): readonly FactRow[] => [
  { name: 'Given by', text: `${release.givenBy}, ${release.holder.name}` },
  ...(side === 'holder' ? [{ name: 'Given to', text: listed(recipients.map(one => one.name)) }] : []),
  { name: 'Given on', text: moment(release.givenAt) },
  { name: 'How much', text: requestScopes.words[release.scope] },
  { name: 'Ends', text: endsWords(release) },
  { name: 'Conditions', text: release.conditions === '' ? 'None beyond its codes' : release.conditions },
  ...(side === 'holder' && release.harmReason ? [{ name: 'Harm check', text: release.harmReason }] : []),
]

const record = ({ released, record: one, codes }: LookedAtRelease['records'][number]) => {
  const grade = released.grade === undefined ? undefined : readGrade(released.grade)
  return {
    id: one.id,
    name: nameOf(one),
    kind: one.kind,
    source: one.source.title,
    protected: one.protected,
    asOf: released.asOf,
    changed: changeWords(released.state),
    ...(grade ? { grade: writeGrade(grade) } : {}),
    codes: codeRows(codes, one.instructions),
  }
}

const news = ({ side, outstanding }: LookedAtRelease) => {
  const [mine] = side === 'recipient' ? outstanding : []
  return mine && { notice: mine.news.notice, since: mine.news.since, seen: newsDigest(mine.news) }
}

const shown = (looked: LookedAtRelease, typed: Typed = {}, done = '') => {
  const { release, side, recipients, records, acknowledged, outstanding, mayAct, now } = looked
  return {
    title: `Release ${referenceOf(release.id)}`,
    marking: records.length > 0 ? highestMarking(records.map(one => one.record)) : 'OFFICIAL-SENSITIVE',
    back: { text: 'Releases', href: '/releases' },
    ...(typed.error ? { errors: [{ text: typed.error, field: 'why' }] } : {}),
    ...noticeOf(looked, done),
    id: release.id,
    side,
    state: stateOf(looked),
    hasEnded: hasEnded(release, now),
    holder: release.holder.name,
    rows: rowsOf(looked),
    originatorControl: release.isOriginatorControlled ? originatorControl : undefined,
    request: release.request,
    withdrawn: release.withdrawn,
    records: records.map(record),
    isSomeRestricted: looked.isSomeRestricted,
    news: news(looked),
    mayAcknowledge: side === 'recipient' && mayAct,
    acknowledged: acknowledged
      .filter(one => one.notice === 'withdrawal' || side === 'holder')
      .map(one => ({
        by: `${one.by}, ${recipients.find(known => known.code === one.recipient)?.name ?? ''}`,
        what: one.notice === 'withdrawal' ? 'the withdrawal' : 'a change',
        at: one.at,
      })),
    outstanding:
      side === 'holder'
        ? outstanding.map(one => ({
            name: one.recipient.name,
            what: one.news.notice === 'withdrawal' ? 'the withdrawal' : 'a change',
            hours: hoursSince(one.news.since, now),
          }))
        : [],
    mayWithdraw: side === 'holder' && mayAct && !release.withdrawn,
    typed,
  }
}

export const lookAtReleaseRoute = defineRoute<Officer>({
  method: 'GET',
  url: '/releases/:id',
  access: 'signed-in',
  ledger: 'consultation',
  handler: async ask => {
    const id = releaseId(ask.params.id)
    const looked = id && (await lookAtRelease(ask.visitor.desk, id))
    return looked ? page(template, shown(looked, {}, field(ask.query, 'done'))) : absent()
  },
})

const again = async (desk: Officer['desk'], id: ReleaseId, typed: Typed) => {
  const looked = await lookAtRelease(desk, id)
  return looked ? page(template, shown(looked, typed)) : absent()
}

const problemOf = (why: string): string | undefined =>
  why === '' ? 'Say why it is withdrawn' : why.length > 2_000 ? 'Say it in 2,000 characters or fewer' : undefined

const moreThanSeen =
  'Some of it stands under a label that your post does not read: ask a colleague who reads all of it to withdraw it'

export const withdrawReleaseRoute = defineRoute<Officer>({
  method: 'POST',
  url: '/releases/:id/withdraw',
  access: 'act',
  ledger: 'disclosure',
  handler: async ask => {
    const id = releaseId(ask.params.id)
    if (!id) return absent()
    const why = field(ask.form, 'why')
    const error = problemOf(why)
    if (error !== undefined) return again(ask.visitor.desk, id, { why, error })
    const outcome = await withdrawRelease(ask.visitor.desk, { release: id, why })
    switch (outcome.kind) {
      case 'withdrawn':
        return seeOther(`/releases/${id}?done=withdrawn`)
      case 'moved-on':
        return stale({ back: `/releases/${id}` })
      case 'more-than-seen':
        return again(ask.visitor.desk, id, { why, error: moreThanSeen })
      case 'no-such-release':
      case 'refused':
        return absent()
    }
  },
})

export const acknowledgeRoute = defineRoute<Officer>({
  method: 'POST',
  url: '/releases/:id/acknowledge',
  access: 'act',
  ledger: 'consultation',
  handler: async ask => {
    const id = releaseId(ask.params.id)
    if (!id) return absent()
    const outcome = await acknowledge(ask.visitor.desk, { release: id, seen: field(ask.form, 'seen') })
    switch (outcome.kind) {
      case 'acknowledged':
        return seeOther(`/releases/${id}?done=acknowledged`)
      case 'moved-on':
        return stale({ back: `/releases/${id}` })
      case 'no-such-release':
      case 'refused':
        return absent()
    }
  },
})

export const releaseRoutes: Routes = [lookAtReleaseRoute, withdrawReleaseRoute, acknowledgeRoute]
