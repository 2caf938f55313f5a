// How sure a step is, in words, and which step of a way is the weakest. The order is ours; nobody is scored by it, a way is.
import { gradeWords } from '#core/frame/index.ts'
import { readGrade, writeGrade } from '#core/language/handling.ts'
import { proposalWords } from '#resolve'
import type { Path, Step } from './find-paths.ts'

export type Sureness = {
  /** Higher is weaker. */
  readonly weakness: number
  readonly words: string
}

const ofAssessment = { A: 1, B: 2, C: 3, D: 5, E: 8 } as const
const ofSource = { '1': 0, '2': 0.5, '3': 3 } as const
const ofAnAssessment = 0.25

const ofLink = ({ link }: Extract<Step, { kind: 'link' }>): Sureness => {
  const grade = link.grade === undefined ? undefined : readGrade(link.grade)
  const more = link.basis === 'assessment' ? ofAnAssessment : 0
  const assessed = link.basis === 'assessment' ? ', an assessment' : ''
  if (!grade) return { weakness: 4 + more, words: `its source gives no grade${assessed}` }
  const [source, intelligence] = gradeWords(link.grade ?? '')
  return {
    weakness: ofAssessment[grade.assessment] + ofSource[grade.source] + more,
    words: `graded ${writeGrade(grade)}: source ${source?.words.toLowerCase()}, ${intelligence?.words.toLowerCase()}${assessed}`,
  }
}

export const surenessOf = (step: Step): Sureness => {
  if (step.kind === 'link') return ofLink(step)
  if (!step.likeness.suggested) return { weakness: 0, words: 'confirmed by an officer to be the same' }
  const { probability } = step.likeness.suggested
  return {
    weakness: probability >= 0.99 ? 3.5 : 5.5,
    words: `suggested by the program alone, ${proposalWords(step.likeness.suggested)}; nobody has judged it`,
  }
}

/** The place of the weakest step of a way; the first of those equally weak. */
export const weakestOf = ({ steps }: Path): number =>
  steps.reduce((weakest, step, at) => {
    const best = steps[weakest]
    return best && surenessOf(step).weakness > surenessOf(best).weakness ? at : weakest
  }, 0)
