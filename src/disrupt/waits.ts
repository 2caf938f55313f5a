// What waits here: returns that are due or late, disruptions to assess, and those that came back for evidence.
import type { Waiting, WaitsOf } from '#core/frame/waiting.ts'
import { daysAfter, londonDay } from '#core/ground/calendar.ts'
import type { Work } from '#core/guard/desk.ts'
import { agencyOf } from '#core/guard/sight.ts'
import { inTheLedger } from '#core/language/ids.ts'
import { disruptionAddress } from './disruptions/disruption-words.ts'
import { disruptionsSeen } from './disruptions/store.ts'
import { type Operation, pillarName } from './operations/operation.ts'
import { operationsSeen } from './operations/store.ts'
import { dueAt, periodsOf } from './returns/periods.ts'
import { daysWords, returnAddress } from './returns/return-page.ts'
import { returnsOf } from './returns/store.ts'

const mostOperations = 20
const mostEach = 8

const returnWords = (operation: Operation, pillar: string, days: string): string =>
  `Return for ${days}${pillar === '' ? '' : `, ${pillarName(operation, pillar)}`}: ${operation.name}`

/** The returns of one operation that his agency owes: those that began and were not sent. */
const owed = async (work: Work, operation: Operation): Promise<readonly Waiting[]> => {
  const own = agencyOf(work.sight.by)
  if (!operation.takingPart.some(part => part.agency === own)) return []
  const today = londonDay(work.now)
  const sent = (await returnsOf(work, operation)).filter(one => one.agency === own && one.revisions.length > 0)
  return periodsOf(operation)
    .filter(one => one.firstDay <= today)
    .filter(one => !sent.some(each => each.firstDay === one.firstDay && each.pillar === one.pillar))
    .map(one => ({
      state: dueAt(operation, one) < work.now ? ('overdue' as const) : ('waiting' as const),
      words: returnWords(operation, one.pillar, daysWords(one)),
      href: returnAddress(operation.id, one),
      when: dueAt(operation, one),
      tells: [inTheLedger(operation.id)],
    }))
}

const ofReturns = async (work: Work): Promise<readonly Waiting[]> => {
  const mine = new Set(await work.labelsFor('operate'))
  if (mine.size === 0) return []
  const since = daysAfter(londonDay(work.now), -60)
  const operations = (await operationsSeen(work, mostOperations)).filter(
    one => mine.has(one.label) && one.lastDay >= since,
  )
  const all: Waiting[] = []
  for (const operation of operations) all.push(...(await owed(work, operation)))
  return all
}

const toAssess = async (work: Work): Promise<readonly Waiting[]> => {
  const mine = new Set(await work.labelsFor('secondAssess'))
  if (mine.size === 0) return []
  const recorded = await disruptionsSeen(work, { state: 'recorded', limit: 50 })
  return recorded
    .filter(one => one.recordedBy !== work.sight.by.id && one.labels.every(label => mine.has(label)))
    .map(one => ({
      state: 'waiting' as const,
      words: `Disruption to assess: ${one.what.slice(0, 100)}`,
      href: disruptionAddress(one.id),
      when: one.recordedAt,
      tells: [inTheLedger(one.id)],
    }))
}

const returned = async (work: Work): Promise<readonly Waiting[]> => {
  const back = await disruptionsSeen(work, { state: 'returned', limit: 50 })
  return back
    .filter(one => one.recordedBy === work.sight.by.id)
    .map(one => ({
      state: 'waiting' as const,
      words: `Disruption returned for evidence: ${one.what.slice(0, 100)}`,
      href: disruptionAddress(one.id),
      when: one.recordedAt,
      tells: [inTheLedger(one.id)],
    }))
}

const inOrder = (a: Waiting, b: Waiting): number =>
  (a.when?.getTime() ?? 0) - (b.when?.getTime() ?? 0) || (a.href < b.href ? -1 : 1)

export const waits: WaitsOf = async work => {
  const each = [await ofReturns(work), await toAssess(work), await returned(work)]
  return each.flatMap(some => [...some].sort(inOrder).slice(0, mostEach)).sort(inOrder)
}
