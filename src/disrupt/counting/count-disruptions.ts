// The figures of disruptions for whoever asks: by quarter and grade, over those he sees; and the disruptions behind one figure.
import type { Work } from '#core/guard/desk.ts'
import type { DisruptionGrade } from '#core/language/disrupt.ts'
import { daysOf, type Quarter } from '#core/language/quarters.ts'
import type { Disruption } from '../disruptions/disruption.ts'
import { disruptionsSeen } from '../disruptions/store.ts'
import { byQuarterAndGrade, type Countable, type QuarterCount } from './by-quarter-and-grade.ts'

/** A number that may hide what is not there to see: each viewer counts what he sees. */
export const countDisruptions = async (
  work: Work,
  between: { readonly from: string; readonly to: string },
): Promise<readonly QuarterCount[]> => {
  const seen = await disruptionsSeen(work, between)
  const countable = seen.map((one): Countable => ({ ...one, standing: one.standing ?? undefined }))
  return byQuarterAndGrade(countable, between)
}

/** The confirmed disruptions of a quarter and grade that this viewer sees: what stands behind that figure. */
export const disruptionsBehind = async (
  work: Work,
  { quarter, grade }: { readonly quarter: Quarter; readonly grade: DisruptionGrade },
): Promise<readonly Disruption[]> => {
  const seen = await disruptionsSeen(work, daysOf(quarter))
  return seen.filter(one => one.standing === grade)
}
