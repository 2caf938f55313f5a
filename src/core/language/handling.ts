// How far something can be trusted and who may have it: 3x5x2 and markings, with the official letters as values.
import { closedSet, type Of } from './closed-set.ts'

export const sourceEvaluations = closedSet({ '1': 'Reliable', '2': 'Untested', '3': 'Not reliable' })
export type SourceEvaluation = Of<typeof sourceEvaluations>

export const intelligenceAssessments = closedSet({
  A: 'Known directly',
  B: 'Known indirectly but corroborated',
  C: 'Known indirectly',
  D: 'Not known',
  E: 'Suspected to be false',
})
export type IntelligenceAssessment = Of<typeof intelligenceAssessments>

export const handlings = closedSet({ P: 'Lawful sharing permitted', C: 'Lawful sharing permitted with conditions' })
export type Handling = Of<typeof handlings>

export const actionCodes = closedSet({
  A1: 'Combine or corroborate only; ask the originator before acting on anything derived from it',
  A2: 'Covert action only; protect the source and the technique, no evidential use and no arrest on it alone',
  A3: 'Overt action as the owner specifies',
})
export type ActionCode = Of<typeof actionCodes>

export const sanitisationCodes = closedSet({
  S1: 'The recipient may sanitise it for wider sharing',
  S2: 'The originator must be consulted before it is sanitised',
})
export type SanitisationCode = Of<typeof sanitisationCodes>

/** The ceiling is OFFICIAL including SENSITIVE; anything higher is refused and quarantined. */
export const markings = closedSet({ OFFICIAL: 'OFFICIAL', 'OFFICIAL-SENSITIVE': 'OFFICIAL-SENSITIVE' })
export type Marking = Of<typeof markings>
export const markingsAboveTheCeiling = ['SECRET', 'TOP SECRET'] as const

/** Words at the head of a free text by which a protectively marked text begins, whatever marking was said for it. */
export const markedText = /^\s*[[(]*(UK\s+)?(TOP\s+)?SECRET(?=\s*($|[-:/\])]|UK\b|STRAP\b|EYES\b))/

/** A 3x5x2 grade in its written form, such as 1BP. */
export type Grade = `${SourceEvaluation}${IntelligenceAssessment}${Handling}`

export type GradeParts = {
  readonly source: SourceEvaluation
  readonly assessment: IntelligenceAssessment
  readonly handling: Handling
}

/** Reads a written grade; undefined when it is not one. Source of the form: `^[1-3][A-E][PC]$` [second-hand]. */
export const readGrade = (text: string): GradeParts | undefined => {
  const [source, assessment, handling, ...more] = text
    .trim()
    .toUpperCase()
    .replace(/^\[|\]$/g, '')
  if (source === undefined || assessment === undefined || handling === undefined || more.length > 0) return undefined
  if (!sourceEvaluations.has(source) || !intelligenceAssessments.has(assessment) || !handlings.has(handling))
    return undefined
  return { source, assessment, handling }
}

export const writeGrade = (parts: GradeParts): Grade => `${parts.source}${parts.assessment}${parts.handling}`

/** How something may be handled: P stands alone; C carries what may be done with it, who may sanitise it, and instructions. */
export type HandlingConditions =
  | { readonly handling: 'P' }
  | {
      readonly handling: 'C'
      readonly action: ActionCode
      readonly sanitisation: SanitisationCode
      readonly instructions: string
    }

export type HandlingProblem =
  | 'conditions-without-action-code'
  | 'conditions-without-sanitisation-code'
  | 'conditions-without-instructions'
  | 'codes-without-conditions'

/** What is wrong with a combination of handling codes; empty when it can stand. */
export const handlingProblems = (given: {
  readonly handling: Handling
  readonly action?: string | undefined
  readonly sanitisation?: string | undefined
  readonly instructions?: string | undefined
}): readonly HandlingProblem[] => {
  if (given.handling === 'P') return given.action || given.sanitisation ? ['codes-without-conditions'] : []
  const problems: HandlingProblem[] = []
  if (!actionCodes.has(given.action ?? '')) problems.push('conditions-without-action-code')
  if (!sanitisationCodes.has(given.sanitisation ?? '')) problems.push('conditions-without-sanitisation-code')
  if (!given.instructions?.trim()) problems.push('conditions-without-instructions')
  return problems
}
