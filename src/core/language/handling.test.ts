import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  actionCodes,
  handlingProblems,
  handlings,
  intelligenceAssessments,
  readGrade,
  sanitisationCodes,
  sourceEvaluations,
  writeGrade,
} from './handling.ts'

const grades = fc.record(
  {
    source: fc.constantFrom(...sourceEvaluations.values),
    assessment: fc.constantFrom(...intelligenceAssessments.values),
    handling: fc.constantFrom(...handlings.values),
  },
  { noNullPrototype: true },
)

test('every 3x5x2 grade is read as it is written', () => {
  fc.assert(fc.property(grades, grade => assert.deepEqual(readGrade(writeGrade(grade)), grade)))
  assert.deepEqual(readGrade('[1bp]'), { source: '1', assessment: 'B', handling: 'P' })
})

test('nothing else is a grade', () => {
  for (const wrong of ['', '4BP', '1FP', '1BX', '1BPP', 'BP1', 'E41', '1 B P'])
    assert.equal(readGrade(wrong), undefined, wrong)
  fc.assert(
    fc.property(fc.string(), text => readGrade(text) === undefined || /^\[?[1-3][A-E][PC]\]?$/i.test(text.trim())),
  )
})

test('conditions stand only with action code, sanitisation code and instructions', () => {
  const some = <T extends string>(values: readonly T[]) =>
    fc.constantFrom<string | undefined>(undefined, '', 'A9', ...values)
  const given = fc.record({
    handling: fc.constantFrom(...handlings.values),
    action: some(actionCodes.values),
    sanitisation: some(sanitisationCodes.values),
    instructions: fc.constantFrom<string | undefined>(undefined, '  ', 'Ask the originator first'),
  })
  fc.assert(
    fc.property(given, codes => {
      const isWhole =
        actionCodes.has(codes.action ?? '') &&
        sanitisationCodes.has(codes.sanitisation ?? '') &&
        (codes.instructions ?? '').trim() !== ''
      const stands = codes.handling === 'C' ? isWhole : !codes.action && !codes.sanitisation
      assert.equal(handlingProblems(codes).length === 0, stands)
    }),
  )
})

test('lawful sharing with an action code is named as what it is', () => {
  assert.deepEqual(handlingProblems({ handling: 'P', action: 'A1' }), ['codes-without-conditions'])
})
