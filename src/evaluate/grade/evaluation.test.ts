// Of all combinations of letters, codes and instructions, exactly those stand that the field knows.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isEvaluated, readEvaluation } from './evaluation.ts'

const typed = fc.record({
  source: fc.constantFrom('1', '2', '3', '4', '', 'A'),
  assessment: fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F', ''),
  handling: fc.constantFrom('P', 'C', 'X', ''),
  action: fc.constantFrom('', 'A1', 'A2', 'A3', 'A9'),
  sanitisation: fc.constantFrom('', 'S1', 'S2', 'S9'),
  instructions: fc.constantFrom('', '  ', 'Ask first'),
})

test('P stands alone; C stands with an action code, a sanitisation code and instructions; nothing else stands', () => {
  fc.assert(
    fc.property(typed, one => {
      const isGraded = /^[1-3]$/.test(one.source) && /^[A-E]$/.test(one.assessment)
      const isP = one.handling === 'P' && one.action === '' && one.sanitisation === ''
      const isC =
        one.handling === 'C' &&
        /^A[123]$/.test(one.action) &&
        /^S[12]$/.test(one.sanitisation) &&
        one.instructions.trim() !== ''
      const read = readEvaluation(one)
      assert.equal(isEvaluated(read), isGraded && (isP || isC))
      if (isEvaluated(read)) assert.equal(read.grade, `${one.source}${one.assessment}${one.handling}`)
      else assert.ok(read.length > 0)
    }),
  )
})
