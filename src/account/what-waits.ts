// What waits in this room: figures and briefs to sign off, recommendations overdue or ready for review, and news for those who read.
import type { Waiting, WaitsOf } from '#core/frame/waiting.ts'
import { londonDay } from '#core/ground/calendar.ts'
import type { Work } from '#core/guard/desk.ts'
import { inTheLedger } from '#core/language/ids.ts'
import { periodWords } from '#core/language/quarters.ts'
import { briefsSeen } from './briefs/store.ts'
import { definitionOf } from './figures/definition.ts'
import { snapshotsSeen } from './figures/store.ts'
import { may, postOf } from './posts.ts'
import { recommendations } from './recommendations/read-lists.ts'
import { isOverdue } from './recommendations/recommendation.ts'
import { trackedOf } from './recommendations/store.ts'

const most = 10
const newsDays = 30

const told = (id: string) => ({ tells: [inTheLedger(id)] })

const figuresToSignOff = async (work: Work): Promise<readonly Waiting[]> => {
  if (!may(work.sight, 'settleFigures')) return []
  const open = await snapshotsSeen(work, { state: 'taken' })
  return open
    .filter(({ takenBy }) => takenBy !== work.sight.by.id)
    .map(({ id, figure, from, to, takenAt }) => ({
      state: 'waiting' as const,
      words: `Figure to sign off: ${definitionOf(figure)?.title ?? figure}, ${periodWords(from, to)}`,
      href: `/figures/${id}`,
      when: takenAt,
      ...told(id),
    }))
}

const briefsToIssue = async (work: Work): Promise<readonly Waiting[]> => {
  if (!may(work.sight, 'issueBrief')) return []
  return (await briefsSeen(work))
    .filter(({ state, writtenBy }) => state === 'draft' && writtenBy !== work.sight.by.id)
    .map(({ id, title, writtenAt }) => ({
      state: 'waiting' as const,
      words: `Progress brief to sign off: ${title}`,
      href: `/briefs/${id}`,
      when: writtenAt,
      ...told(id),
    }))
}

const overdueRecommendations = async (work: Work): Promise<readonly Waiting[]> => {
  if (!may(work.sight, 'progress')) return []
  const all = await trackedOf(work, recommendations())
  const returned = all
    .filter(({ state }) => state === 'returned')
    .map(({ recommendation: { id, theme }, since }) => ({
      state: 'waiting' as const,
      words: `Returned by the inspector: ${theme}`,
      href: `/recommendations/${id}`,
      ...(since ? { when: since } : {}),
    }))
  const overdue = all
    .filter(one => isOverdue(one, londonDay(work.now)))
    .map(({ recommendation: { id, theme, deadline } }) => ({
      state: 'overdue' as const,
      words: `Recommendation past its deadline: ${theme}`,
      href: `/recommendations/${id}`,
      when: new Date(deadline ?? work.now),
    }))
  return [...overdue, ...returned]
}

const toReview = async (work: Work): Promise<readonly Waiting[]> => {
  if (!may(work.sight, 'conclude')) return []
  return (await trackedOf(work, recommendations()))
    .filter(({ state }) => state === 'ready-for-review')
    .map(({ recommendation: { id, theme }, since }) => ({
      state: 'waiting' as const,
      words: `Ready for review: ${theme}`,
      href: `/recommendations/${id}`,
      ...(since ? { when: since } : {}),
    }))
}

/** For the Commander's office and the inspectorate: what was signed off lately. */
const news = async (work: Work): Promise<readonly Waiting[]> => {
  const post = postOf(work.sight)
  if (post !== 'commander-office' && post !== 'inspector') return []
  const since = new Date(work.now.getTime() - newsDays * 86_400_000)
  const briefs = (await briefsSeen(work)).map(({ id, title, issuedAt }) => ({
    words: `New progress brief: ${title}`,
    href: `/briefs/${id}`,
    when: issuedAt,
    id: id as string,
  }))
  const figures = (await snapshotsSeen(work)).map(({ id, figure, from, to, settledAt }) => ({
    words: `New figure: ${definitionOf(figure)?.title ?? figure}, ${periodWords(from, to)}`,
    href: `/figures/${id}`,
    when: settledAt,
    id: id as string,
  }))
  return [...briefs, ...figures].flatMap(({ when, id, ...one }) =>
    when && when > since ? [{ state: 'changed' as const, ...one, when, ...told(id) }] : [],
  )
}

const byMoment = (a: Waiting, b: Waiting): number =>
  (a.when?.getTime() ?? 0) - (b.when?.getTime() ?? 0) || (a.href < b.href ? -1 : 1)

/** INVARIANT: nothing here is counted from what a viewer may not read; drafts are told to those who may sign them off. */
export const whatWaits: WaitsOf = async work => {
  const all: Waiting[] = []
  for (const part of [figuresToSignOff, briefsToIssue, overdueRecommendations, toReview])
    all.push(...[...(await part(work))].sort(byMoment).slice(0, most))
  // Of news the latest, of what is asked the oldest.
  all.push(...[...(await news(work))].sort((a, b) => byMoment(b, a)).slice(0, most))
  return all
}
