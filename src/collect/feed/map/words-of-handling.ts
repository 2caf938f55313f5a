// What is wrong with a combination of handling codes, and how it is mended, as an officer reads it.
import type { HandlingProblem } from '#core/language/handling.ts'

export const handlingWords: Readonly<Record<HandlingProblem, { readonly reason: string; readonly mend: string }>> = {
  'conditions-without-action-code': {
    reason: 'Handling C has conditions, but no action code (A1, A2 or A3) says what may be done.',
    mend: 'Give the action code, or handling P if it may lawfully be shared.',
  },
  'conditions-without-sanitisation-code': {
    reason: 'Handling C has conditions, but no sanitisation code (S1 or S2) says who may make a sanitised copy.',
    mend: 'Give the sanitisation code, or handling P if it may lawfully be shared.',
  },
  'conditions-without-instructions': {
    reason: 'Handling C has conditions, but no instructions say what they are.',
    mend: 'Give the instructions in words, or handling P if it may lawfully be shared.',
  },
  'codes-without-conditions': {
    reason: 'Action and sanitisation codes belong to handling C, but the handling is P.',
    mend: 'Leave the codes out, or give handling C with instructions.',
  },
}
