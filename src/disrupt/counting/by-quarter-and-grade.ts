// Disruptions by quarter and grade: what a second person confirmed is counted, what nobody has assessed yet stands apart.
import type { DisruptionGrade, DisruptionState } from '#core/language/disrupt.ts'
import { type Quarter, quarterOf, quartersFrom } from '#core/language/quarters.ts'

export type Countable = {
  readonly id: string
  readonly happenedOn: string
  readonly state: DisruptionState
  /** What whoever recorded it gave. */
  readonly grade: DisruptionGrade
  /** What stands after the second assessment. */
  readonly standing: DisruptionGrade | undefined
}

export type ByGrade = Readonly<Record<DisruptionGrade, number>>

export type QuarterCount = {
  readonly quarter: Quarter
  /** Confirmed, by the grade that stands. */
  readonly counted: ByGrade
  /** Recorded or returned for evidence, by the recorder's grade: in no total. */
  readonly notYet: ByGrade
}

type Tally = Record<DisruptionGrade, number>
const nothing = (): Tally => ({ major: 0, moderate: 0, minor: 0, none: 0, negative: 0 })

/** Every quarter that has a day from one to the other, in order: of a hundred years at the most. */
const quartersWith = (from: string, to: string): readonly Quarter[] =>
  from > to ? [] : quartersFrom(quarterOf(from), quarterOf(to), 400)

/** Each disruption once, by its id, in the quarter in which it happened. */
export const byQuarterAndGrade = (
  disruptions: readonly Countable[],
  { from, to }: { readonly from: string; readonly to: string },
): readonly QuarterCount[] => {
  const quarters = new Map(quartersWith(from, to).map(quarter => [quarter, { counted: nothing(), notYet: nothing() }]))
  const within = disruptions.filter(one => from <= one.happenedOn && one.happenedOn <= to)
  for (const one of new Map(within.map(each => [each.id, each])).values()) {
    const into = quarters.get(quarterOf(one.happenedOn))
    if (!into) continue
    if (one.standing !== undefined) into.counted[one.standing] += 1
    else if (one.state !== 'doubled') into.notYet[one.grade] += 1
  }
  return [...quarters].map(([quarter, count]) => ({ quarter, ...count }))
}

/** The grades that say a group was disrupted: none and negative are kept and shown, and are in no such total. */
export const disruptingGrades = ['major', 'moderate', 'minor'] as const

export const totalOf = (counted: ByGrade): number => disruptingGrades.reduce((sum, grade) => sum + counted[grade], 0)
