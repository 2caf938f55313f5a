// What is wrong with an evaluation that cannot stand, and which field mends it.
import type { Mistake } from '#core/frame/shown.ts'
import type { Problem } from './evaluation.ts'

const words: Readonly<Record<Problem, Mistake>> = {
  'no-source': { text: 'Say how reliable the source is: 1, 2 or 3', field: 'source' },
  'no-assessment': { text: 'Say how the source knows it: A to E', field: 'assessment' },
  'no-handling': { text: 'Say whether it may be shared lawfully (P) or with conditions (C)', field: 'handling' },
  'conditions-without-action-code': {
    text: 'Handling C has conditions: choose the action code A1, A2 or A3, or handling P',
    field: 'action',
  },
  'conditions-without-sanitisation-code': {
    text: 'Handling C has conditions: choose the sanitisation code S1 or S2, or handling P',
    field: 'sanitisation',
  },
  'conditions-without-instructions': {
    text: 'Handling C has conditions: write the instructions that go with it, or choose handling P',
    field: 'instructions',
  },
  'codes-without-conditions': {
    text: 'Action and sanitisation codes belong to handling C: choose no code, or handling C with instructions',
    field: 'handling',
  },
}

export const mistakesOf = (problems: readonly Problem[]): readonly Mistake[] => problems.map(one => words[one])
