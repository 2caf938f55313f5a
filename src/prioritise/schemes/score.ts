// From answers to a band: points are added, a grave answer sets a floor, and what nobody knows is told apart from what is small.
import { type GroupBand, groupBands } from '#core/language/prioritise.ts'
import { type Answer, notKnown, type Question, rankOf, type Scheme } from './scheme.ts'

/** The answer to every question of a scheme, by the question's id. */
export type Answers = Readonly<Record<string, string>>

export type Score = {
  readonly points: number
  readonly band: GroupBand
  /** The band if everything that is not known were at its worst. */
  readonly couldBe: GroupBand
  readonly notKnown: number
}

export const isAnswerTo = (question: Question, said: string | undefined): said is string =>
  said === notKnown || question.answers.some(answer => answer.id === said)

/** The questions that these answers leave out, or answer with a word that the scheme does not have. */
export const unanswered = (scheme: Scheme, answers: Answers): readonly Question[] =>
  scheme.questions.filter(question => !isAnswerTo(question, answers[question.id]))

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

const bandAt = ({ bands }: Scheme, points: number, given: readonly Answer[]): GroupBand => {
  const byPoints = Math.max(...bands.flatMap(({ band, from }) => (points >= from ? [rankOf(band)] : [])), 0)
  const floor = Math.max(...given.flatMap(answer => (answer.atLeast ? [rankOf(answer.atLeast)] : [])), 0)
  return groupBands.values[Math.max(byPoints, floor)] ?? 'low'
}

const given = (scheme: Scheme, answers: Answers, instead: (question: Question) => Answer | undefined) =>
  scheme.questions.flatMap(question => {
    const said = answers[question.id]
    const answer = said === notKnown ? instead(question) : question.answers.find(one => one.id === said)
    return answer ? [answer] : []
  })

/**
 * @throws when a question has no answer: an assessment says of each that it is not known, or what is.
 */
export const score = (scheme: Scheme, answers: Answers): Score => {
  const [missing] = unanswered(scheme, answers)
  if (missing) throw new Error(`The question "${missing.id}" has no answer.`)
  const least = given(scheme, answers, question => question.answers[0])
  const most = given(scheme, answers, question => question.answers.at(-1))
  const points = sum(least.map(answer => answer.points))
  return {
    points,
    band: bandAt(scheme, points, least),
    couldBe: bandAt(scheme, sum(most.map(answer => answer.points)), most),
    notKnown: scheme.questions.filter(question => answers[question.id] === notKnown).length,
  }
}

/** How many steps two bands lie apart. */
export const apart = (one: GroupBand, other: GroupBand): number => Math.abs(rankOf(one) - rankOf(other))
