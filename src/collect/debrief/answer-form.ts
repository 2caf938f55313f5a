// One group of answers as its form gives it: answered, refused or not known; how the person knows; and the grade that a person gives.
import { type AnswerGroup, answerStates, type Directness, directnesses } from '#core/language/collecting.ts'
import {
  type Grade,
  intelligenceAssessments,
  markedText,
  sourceEvaluations,
  writeGrade,
} from '#core/language/handling.ts'
import { type FormFault, onceIn, said, type Typed, tooLong } from '../written/form-fault.ts'
import { type Named, type NamedRow, namedIn, rowsFor, rowsIn } from '../written/named-form.ts'
import { groups, type Question } from './answer-groups.ts'

export const within = 'answer'

export type Said = { readonly state: 'answered'; readonly words: string; readonly directness: Directness }
export type NotSaid = { readonly state: 'refused' | 'does-not-know' }
export type WhatCame = Said | NotSaid

type Read<T> = { readonly value?: T; readonly faults: readonly FormFault[] }

const fieldOf = (question: Question): string => `q-${question.name}`

const lines = (typed: Typed, group: AnswerGroup): readonly string[] =>
  groups[group].questions.flatMap(question => {
    const text = said(typed, fieldOf(question))
    return text === '' ? [] : [`${question.label}: ${text}`]
  })

/** The first page: what came of asking. */
export const readAnswer = (typed: Typed, group: AnswerGroup): Read<WhatCame> => {
  const state = said(typed, 'state')
  if (!answerStates.has(state)) return { faults: [{ text: 'Say what came of asking', field: 'state' }] }
  if (state !== 'answered') return { value: { state }, faults: [] }
  const directness = said(typed, 'directness')
  const told = lines(typed, group)
  const [first] = groups[group].questions
  const faults = [
    ...(told.length === 0 && first ? [{ text: 'Write down at least one answer', field: fieldOf(first) }] : []),
    ...groups[group].questions.flatMap(question => tooLong(said(typed, fieldOf(question)), 1_500, fieldOf(question))),
    ...(told.some(line => markedText.test(line.slice(line.indexOf(': ') + 2)))
      ? [{ text: 'Breakwater holds nothing above OFFICIAL-SENSITIVE', field: first ? fieldOf(first) : 'state' }]
      : []),
    ...(directnesses.has(directness) ? [] : [{ text: 'Say how the person knows it', field: 'directness' }]),
  ]
  if (faults.length > 0 || !directnesses.has(directness)) return { faults }
  return { value: { state, words: told.join('\n'), directness }, faults: [] }
}

/** What the second page begins with: what was asked for by its kind, and what the program finds in the rest. */
export const rowsOfAnswer = (typed: Typed, group: AnswerGroup): readonly NamedRow[] => {
  const asked = groups[group].questions.flatMap(question =>
    question.kind && said(typed, fieldOf(question)) !== ''
      ? [{ kind: question.kind as string, text: said(typed, fieldOf(question)) }]
      : [],
  )
  const rest = groups[group].questions
    .filter(question => !question.kind)
    .map(question => said(typed, fieldOf(question)))
  const found = rowsFor(rest.join('\n'), within)
  return [...asked, ...found].map((one, at) => ({
    prefix: `${within}-thing-${at + 1}`,
    kind: one.kind,
    text: one.text,
    wasFound: true,
    keep: '',
    role: '',
    isChild: false,
    whose: '',
  }))
}

export type Graded = { readonly once: string; readonly grade: Grade; readonly named: readonly Named[] }

/** The second page: who and what is named, and the grade. */
export const readGraded = (typed: Typed): Read<Graded> => {
  const once = onceIn(typed)
  const source = said(typed, 'source')
  const assessment = said(typed, 'assessment')
  const { named, faults } = namedIn(rowsIn(typed, within))
  const all = [
    ...faults,
    ...(sourceEvaluations.has(source) ? [] : [{ text: 'Evaluate the source', field: 'source' }]),
    ...(intelligenceAssessments.has(assessment) ? [] : [{ text: 'Assess the answer', field: 'assessment' }]),
  ]
  if (all.length > 0 || !sourceEvaluations.has(source) || !intelligenceAssessments.has(assessment))
    return { faults: all }
  if (once === undefined)
    return { faults: [{ text: 'This form was not made by Breakwater. Ask again', field: 'source' }] }
  return { value: { once, grade: writeGrade({ source, assessment, handling: 'P' }), named }, faults: [] }
}
