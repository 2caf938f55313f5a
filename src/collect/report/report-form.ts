// An intelligence report as its form gives it: what was typed, what is wrong with it, and the report it makes when nothing is.
import {
  actionCodes,
  type HandlingConditions,
  type HandlingProblem,
  handlingProblems,
  handlings,
  type IntelligenceAssessment,
  intelligenceAssessments,
  type Marking,
  markedText,
  markings,
  type SourceEvaluation,
  sanitisationCodes,
  sourceEvaluations,
} from '#core/language/handling.ts'
import type { TimeValue } from '#core/language/properties.ts'
import { type Basis, bases } from '#core/language/things.ts'
import { handlingWords } from '../feed/map/words-of-handling.ts'
import { countIn, type FormFault, onceIn, said, type Typed, tooLong } from '../written/form-fault.ts'
import { type Named, namedIn, rowsIn } from '../written/named-form.ts'
import { whenOf } from '../written/when.ts'

export type WrittenItem = {
  readonly words: string
  readonly when?: TimeValue
  readonly basis: Basis
  readonly source: SourceEvaluation
  readonly assessment: IntelligenceAssessment
  readonly handled: HandlingConditions
  readonly named: readonly Named[]
}

export type WrittenReport = {
  readonly once: string
  readonly came: string
  readonly readers: string
  readonly marking: Marking
  readonly items: readonly WrittenItem[]
}

export const mostItems = 10
export const aboveTheCeiling = 'above'

export const itemsIn = (typed: Typed): number => countIn(typed, 'items', 1, mostItems)
export const itemPrefix = (at: number): string => `item-${at}`

export const markedTooHigh: FormFault = {
  text: 'Breakwater holds nothing above OFFICIAL-SENSITIVE. Nothing of this report was kept: write it on a system that may hold it',
  field: 'marking',
}

/** Marked above the ceiling by its writer or by its own words: nothing of it is kept, and it is not shown again. */
export const isAboveTheCeiling = (typed: Typed): boolean =>
  said(typed, 'marking') === aboveTheCeiling ||
  [said(typed, 'came'), ...itemNumbers(typed).map(at => said(typed, `${itemPrefix(at)}-words`))].some(text =>
    markedText.test(text),
  )

const itemNumbers = (typed: Typed): readonly number[] => Array.from({ length: itemsIn(typed) }, (_, at) => at + 1)

/** The field at which each problem with handling is mended. */
const fieldOfProblem: Readonly<Record<HandlingProblem, string>> = {
  'conditions-without-action-code': 'action',
  'conditions-without-sanitisation-code': 'sanitisation',
  'conditions-without-instructions': 'instructions',
  'codes-without-conditions': 'handling',
}

type Read<T> = { readonly value?: T; readonly faults: readonly FormFault[] }

/** How an item may be handled, as the form says it; codes that do not fit are a fault each, at their field. */
export const handlingIn = (typed: Typed, prefix: string): Read<HandlingConditions> => {
  const handling = said(typed, `${prefix}-handling`)
  if (!handlings.has(handling))
    return {
      faults: [
        { text: 'Choose whether it may be shared as permitted, or with conditions', field: `${prefix}-handling` },
      ],
    }
  const action = said(typed, `${prefix}-action`)
  const sanitisation = said(typed, `${prefix}-sanitisation`)
  const instructions = said(typed, `${prefix}-instructions`)
  const problems = handlingProblems({ handling, action, sanitisation, instructions })
  if (problems.length > 0)
    return {
      faults: problems.map(problem => ({
        text: handlingWords[problem].mend,
        field: `${prefix}-${fieldOfProblem[problem]}`,
      })),
    }
  if (handling === 'P') return { value: { handling }, faults: [] }
  const long = tooLong(instructions, 2_000, `${prefix}-instructions`)
  if (!actionCodes.has(action) || !sanitisationCodes.has(sanitisation) || long.length > 0) return { faults: long }
  return { value: { handling, action, sanitisation, instructions }, faults: [] }
}

const chosen = <W extends string>(
  set: { readonly has: (text: string) => text is W },
  text: string,
  fault: FormFault,
): Read<W> => (set.has(text) ? { value: text, faults: [] } : { faults: [fault] })

const mostWords = 4_000

const itemIn = (typed: Typed, at: number, now: Date): Read<WrittenItem> => {
  const prefix = itemPrefix(at)
  const of = (name: string) => said(typed, `${prefix}-${name}`)
  const words = of('words')
  const { when, fault } = whenOf(
    { day: of('day'), time: of('time') },
    { day: `${prefix}-day`, time: `${prefix}-time` },
    now,
  )
  const basis = chosen(bases, of('basis'), {
    text: `Say whether item ${at} is a fact or an assessment`,
    field: `${prefix}-basis`,
  })
  const source = chosen(sourceEvaluations, of('source'), {
    text: `Evaluate the source of item ${at}`,
    field: `${prefix}-source`,
  })
  const assessment = chosen(intelligenceAssessments, of('assessment'), {
    text: `Assess the intelligence of item ${at}`,
    field: `${prefix}-assessment`,
  })
  const handled = handlingIn(typed, prefix)
  const { named, faults } = namedIn(rowsIn(typed, prefix))
  const all = [
    ...(words === ''
      ? [{ text: `Write item ${at}: what happened, who, where and how`, field: `${prefix}-words` }]
      : []),
    ...tooLong(words, mostWords, `${prefix}-words`),
    ...(fault ? [fault] : []),
    ...[basis, source, assessment, handled].flatMap(one => one.faults),
    ...faults,
  ]
  if (all.length > 0 || !basis.value || !source.value || !assessment.value || !handled.value) return { faults: all }
  return {
    value: {
      words,
      ...(when ? { when } : {}),
      basis: basis.value,
      source: source.value,
      assessment: assessment.value,
      handled: handled.value,
      named,
    },
    faults: [],
  }
}

/** The report that the form makes; or what is wrong with it, in the order of the page. */
export const readReport = (typed: Typed, now: Date): Read<WrittenReport> => {
  const once = onceIn(typed)
  const came = said(typed, 'came')
  const readers = said(typed, 'readers')
  const marking = said(typed, 'marking')
  const items = itemNumbers(typed).map(at => itemIn(typed, at, now))
  const faults = [
    ...(came === '' ? [{ text: 'Say how this came to you', field: 'came' }] : tooLong(came, 2_000, 'came')),
    ...(readers === '' ? [{ text: 'Choose who may read it', field: 'readers' }] : []),
    ...(markings.has(marking) ? [] : [{ text: 'Choose the marking', field: 'marking' }]),
    ...items.flatMap(one => one.faults),
  ]
  const good = items.flatMap(one => one.value ?? [])
  if (faults.length > 0 || !markings.has(marking) || good.length < items.length) return { faults }
  if (once === undefined)
    return { faults: [{ text: 'This form was not made by Breakwater. Begin a new report', field: 'came' }] }
  return { value: { once, came, readers, marking, items: good }, faults: [] }
}
