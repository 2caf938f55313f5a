// What an officer says when he evaluates a record: 3x5x2, and under code C what may be done with it. What cannot be, cannot be said.
import {
  type ActionCode,
  type Grade,
  type Handling,
  type HandlingConditions,
  type HandlingProblem,
  handlingProblems,
  handlings,
  type IntelligenceAssessment,
  intelligenceAssessments,
  type SanitisationCode,
  type SourceEvaluation,
  sourceEvaluations,
  writeGrade,
} from '#core/language/handling.ts'

/** What was typed: plain words, before anything is known of them. */
export type Typed = {
  readonly source: string
  readonly assessment: string
  readonly handling: string
  readonly action: string
  readonly sanitisation: string
  readonly instructions: string
}

/** INVARIANT: made by `readEvaluation` alone, so that a combination that cannot stand is never one of these. */
export type Evaluated = {
  readonly source: SourceEvaluation
  readonly assessment: IntelligenceAssessment
  readonly conditions: HandlingConditions
  readonly grade: Grade
}

export type Problem = HandlingProblem | 'no-source' | 'no-assessment' | 'no-handling'

const partsMissing = (typed: Typed): readonly Problem[] => [
  ...(sourceEvaluations.has(typed.source) ? [] : (['no-source'] as const)),
  ...(intelligenceAssessments.has(typed.assessment) ? [] : (['no-assessment'] as const)),
  ...(handlings.has(typed.handling) ? [] : (['no-handling'] as const)),
]

const conditionsOf = (typed: Typed, handling: Handling): HandlingConditions =>
  handling === 'P'
    ? { handling }
    : {
        handling,
        action: typed.action as ActionCode,
        sanitisation: typed.sanitisation as SanitisationCode,
        instructions: typed.instructions,
      }

/** A code that is no code of the list counts as written, so that it is refused under P as well. */
const codeProblems = (typed: Typed): readonly Problem[] => {
  if (!handlings.has(typed.handling)) return []
  return handlingProblems({ ...typed, handling: typed.handling })
}

/** The evaluation that was typed, or everything that is wrong with it at once. */
export const readEvaluation = (typed: Typed): Evaluated | readonly Problem[] => {
  const problems = [...partsMissing(typed), ...codeProblems(typed)]
  const { source, assessment, handling } = typed
  if (problems.length > 0 || !sourceEvaluations.has(source)) return problems
  if (!intelligenceAssessments.has(assessment) || !handlings.has(handling)) return problems
  return {
    source,
    assessment,
    conditions: conditionsOf(typed, handling),
    grade: writeGrade({ source, assessment, handling }),
  }
}

export const isEvaluated = (read: Evaluated | readonly Problem[]): read is Evaluated => 'grade' in read
