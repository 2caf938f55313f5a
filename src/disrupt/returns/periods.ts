// What returns an operation asks for: one for each pillar and each day or week that the pillar covers, due at an hour in London.
import { daysAfter, earlier, later, londonHour } from '#core/ground/calendar.ts'
import type { Operation, Pillar } from '../operations/operation.ts'

export type Period = { readonly pillar: string; readonly firstDay: string; readonly lastDay: string }

export type Week = { readonly number: number; readonly firstDay: string; readonly lastDay: string }

/** Weeks are counted from the operation's first day; the last may be short. */
export const weeksOf = ({ firstDay, lastDay }: Pick<Operation, 'firstDay' | 'lastDay'>): readonly Week[] => {
  const weeks: Week[] = []
  for (let from = firstDay; from <= lastDay; from = daysAfter(from, 7))
    weeks.push({ number: weeks.length + 1, firstDay: from, lastDay: earlier(daysAfter(from, 6), lastDay) })
  return weeks
}

const spansOf = (operation: Operation): readonly { readonly firstDay: string; readonly lastDay: string }[] => {
  if (operation.rhythm === 'week') return weeksOf(operation)
  const days: { firstDay: string; lastDay: string }[] = []
  for (let day = operation.firstDay; day <= operation.lastDay; day = daysAfter(day, 1))
    days.push({ firstDay: day, lastDay: day })
  return days
}

const covers = (pillar: Pillar, span: { readonly firstDay: string; readonly lastDay: string }): boolean =>
  pillar.firstDay <= span.lastDay && pillar.lastDay >= span.firstDay

/** Every return that the operation asks of each agency, in order of its day; an operation without pillars asks for one a day or week. */
export const periodsOf = (operation: Operation): readonly Period[] =>
  spansOf(operation).flatMap(span => {
    if (operation.pillars.length === 0) return [{ pillar: '', ...span }]
    return operation.pillars.filter(pillar => covers(pillar, span)).map(pillar => ({ pillar: pillar.code, ...span }))
  })

export const dueAt = (operation: Pick<Operation, 'dueHour'>, period: Pick<Period, 'lastDay'>): Date =>
  londonHour(period.lastDay, operation.dueHour)

/** The period of a day under a pillar; the pillar's own when none is named; a day that no pillar covers still has a return. */
export const periodOn = (operation: Operation, day: string, pillar?: string): Period => {
  const within = later(operation.firstDay, earlier(day, operation.lastDay))
  const here = periodsOf(operation).filter(one => one.firstDay <= within && within <= one.lastDay)
  const found = pillar === undefined ? here[0] : here.find(one => one.pillar === pillar)
  if (found) return found
  const span = spansOf(operation).find(one => one.firstDay <= within && within <= one.lastDay)
  return { pillar: here[0]?.pillar ?? '', ...(span ?? { firstDay: within, lastDay: within }) }
}
