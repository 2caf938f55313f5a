// The form of an operation, read: what was typed, what is wrong with it, and the operation it would open.
import { field, onceOf } from '#core/frame/index.ts'
import type { Mistake } from '#core/frame/shown.ts'
import { dayIn, daysAfter, daysBetween, earlier } from '#core/ground/calendar.ts'
import { returnRhythms } from '#core/language/disrupt.ts'
import { type AgencyCode, agencyCode } from '#core/language/ids.ts'
import type { OpenOperation } from './open-operation.ts'
import type { Pillar } from './operation.ts'

export type TypedOperation = {
  readonly name: string
  readonly firstDay: string
  readonly lastDay: string
  readonly rhythm: string
  readonly dueHour: string
  readonly pillars: string
  readonly others: readonly string[]
  readonly once: string
}

export const typedOperation = (form: URLSearchParams): TypedOperation => ({
  name: field(form, 'name'),
  firstDay: field(form, 'firstDay'),
  lastDay: field(form, 'lastDay'),
  rhythm: field(form, 'rhythm'),
  dueHour: field(form, 'dueHour'),
  pillars: field(form, 'pillars'),
  others: form.getAll('others').slice(0, 100),
  once: field(form, 'once'),
})

export const longest = 366
export const mostPillars = 12

/** One pillar a week from the first day, as far as the weeks go; the last ones share the last week. Names are for others to fill in. */
export const pillarsOver = (firstDay: string, lastDay: string, many: number): readonly Pillar[] =>
  Array.from({ length: many }, (_, at) => {
    const begins = earlier(
      daysAfter(firstDay, at * 7),
      daysAfter(firstDay, Math.floor(daysBetween(firstDay, lastDay) / 7) * 7),
    )
    return { code: String(at + 1), name: '', firstDay: begins, lastDay: earlier(daysAfter(begins, 6), lastDay) }
  })

const whole = (text: string, least: number, most: number): number | undefined => {
  const n = Number(text)
  return /^\d{1,4}$/.test(text) && n >= least && n <= most ? n : undefined
}

const daysWrong = (firstDay: string | undefined, lastDay: string | undefined): readonly Mistake[] => {
  if (!firstDay) return [{ text: 'Enter the first day', field: 'firstDay' }]
  if (!lastDay) return [{ text: 'Enter the last day', field: 'lastDay' }]
  if (lastDay < firstDay) return [{ text: 'The last day cannot be before the first', field: 'lastDay' }]
  return daysBetween(firstDay, lastDay) >= longest
    ? [{ text: 'An operation lasts a year at most: open another for what comes after', field: 'lastDay' }]
    : []
}

export type ReadOperation = { readonly ask?: OpenOperation; readonly mistakes: readonly Mistake[] }

/** `known` are the agencies there are. */
export const readOperation = (typed: TypedOperation, known: readonly AgencyCode[]): ReadOperation => {
  const { name, rhythm } = typed
  const [firstDay, lastDay] = [dayIn(typed.firstDay), dayIn(typed.lastDay)]
  const dueHour = whole(typed.dueHour, 0, 23)
  const pillars = whole(typed.pillars, 0, mostPillars)
  const once = onceOf(typed.once)
  const others = typed.others.map(agencyCode).filter((code): code is AgencyCode => known.some(one => one === code))
  const mistakes: Mistake[] = [
    ...(name === '' ? [{ text: 'Enter the name of the operation', field: 'name' }] : []),
    ...(name.length > 200 ? [{ text: 'The name must be 200 characters or fewer', field: 'name' }] : []),
    ...daysWrong(firstDay, lastDay),
    ...(returnRhythms.has(rhythm) ? [] : [{ text: 'Say how often agencies return', field: 'rhythm' }]),
    ...(dueHour === undefined ? [{ text: 'Enter an hour from 0 to 23', field: 'dueHour' }] : []),
    ...(pillars === undefined ? [{ text: `Enter how many pillars, from 0 to ${mostPillars}`, field: 'pillars' }] : []),
    ...(once === undefined ? [{ text: 'Send the form from this page again', field: 'name' }] : []),
  ]
  if (mistakes.length > 0 || !firstDay || !lastDay || !returnRhythms.has(rhythm)) return { mistakes }
  if (dueHour === undefined || pillars === undefined || once === undefined) return { mistakes }
  const laid = pillarsOver(firstDay, lastDay, pillars)
  return { mistakes, ask: { name, firstDay, lastDay, rhythm, dueHour, pillars: laid, others, once } }
}

export type ReadPillars = { readonly pillars: readonly Pillar[]; readonly mistakes: readonly Mistake[] }

/** The pillars as they were filled in; a name may stay empty. */
export const readPillars = (
  form: URLSearchParams,
  operation: { readonly firstDay: string; readonly lastDay: string; readonly pillars: readonly Pillar[] },
): ReadPillars => {
  const mistakes: Mistake[] = []
  const pillars = operation.pillars.map(({ code }) => {
    const name = field(form, `name-${code}`)
    const [firstDay, lastDay] = [field(form, `from-${code}`), field(form, `to-${code}`)]
    if (name.length > 100) mistakes.push({ text: 'The name must be 100 characters or fewer', field: `name-${code}` })
    if (!dayIn(firstDay) || firstDay < operation.firstDay || firstDay > operation.lastDay)
      mistakes.push({ text: `Pillar ${code}: the first day must lie in the operation`, field: `from-${code}` })
    else if (!dayIn(lastDay) || lastDay < firstDay || lastDay > operation.lastDay)
      mistakes.push({
        text: `Pillar ${code}: the last day must lie in the operation, after the first`,
        field: `to-${code}`,
      })
    return { code, name, firstDay, lastDay }
  })
  return { pillars, mistakes }
}
