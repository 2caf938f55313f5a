import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { likenOrganisations } from './organisation-likeness.ts'

const likeness = (a: string, b: string): number => likenOrganisations(a, b).score
const enough = 0.75

const same = [
  ['Tidewater Freight Limited', 'Tidewater Freight Ltd', 'a form abbreviated'],
  ['OOO Priboy', 'Прибой ООО', 'another script, the form on the other side'],
  ['OAO Priboy Trans', 'Priboy Trans JSC', 'a form translated'],
  ['Brandung Aktiengesellschaft', 'BrandungAG', 'a form run together with the name'],
  ['T.W.F. Marine Co., Ltd.', 'TWF Marine Company Limited', 'stops and commas'],
  ['Grey & Gull plc', 'Grey and Gull p.l.c.', 'and, however written'],
  ['The Tidewater Group', 'Tidewater', 'a word that thousands bear left out'],
  ['MV Ocean Star II', 'Ocean Star 2', 'a kind of vessel left out, a Roman number'],
  ['Coastal Relief Fund', 'CRF', 'known by its first letters'],
  ['شركة الموجة', 'شركت موجه', 'Arabic and Persian'],
  ['Tidewater Fright Ltd', 'Tidewater Freight Ltd', 'a letter left out'],
] as const
for (const [a, b, rule] of same)
  test(`${a} and ${b} are alike: ${rule}`, () => assert.ok(likeness(a, b) >= enough, String(likeness(a, b))))

const apart = [
  ['Ocean Star 2', 'Ocean Star 3', 'numbers that differ'],
  ['Tidewater Holdings', 'Tidewater Holdings II', 'a number on one side only'],
  ['Harbour Construction Bank', 'Harbour Construction Trust', 'one word is another'],
  ['Tidewater Freight Ltd', 'Greywater Freight Ltd', 'the word that names it is another'],
  ['Bank of Northmoor', 'Bank of Estuary', 'another place'],
  ['C.B.A. Marine', 'A.B.C. Marine', 'letters in another order'],
  ['Limited', 'Priboy Limited', 'nothing but a form'],
] as const
for (const [a, b, rule] of apart)
  test(`${a} and ${b} are not: ${rule}`, () => assert.ok(likeness(a, b) < enough, String(likeness(a, b))))

test('forms of two kinds speak a little against it, and are told', () => {
  const { score, formsDiffer } = likenOrganisations('Priboy LLC', 'Priboy JSC')
  assert.ok(formsDiffer && score < 1 && score > enough)
})

const text = fc
  .array(fc.constantFrom(...'Tidewater Прибой OOO Ltd 2 II 2007-1 Bank of & A.B.C. شركة الموجة 公司 MV'.split(' ')), {
    minLength: 1,
    maxLength: 5,
  })
  .map(words => words.join(' '))
test('a comparison is the same both ways round, and 1 for a name with itself', () => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      assert.equal(likeness(a, b), likeness(b, a))
      assert.equal(likeness(a, a), 1)
    }),
  )
})
