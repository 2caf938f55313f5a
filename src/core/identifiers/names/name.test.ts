import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cleanName, nameFeatures, pairsIn } from './name.ts'

const pairs = (text: string): readonly string[] => nameFeatures([{ text }]).flatMap(pairsIn)
const meet = (one: string, other: string): boolean => pairs(one).some(pair => pairs(other).includes(pair))

const same = [
  ['محمد حسین', 'Mohammad Hussein'],
  ['محمد حسین', 'HUSEIN MUHAMED'],
  ['Nguyễn Văn Hùng', 'Hung Nguyen'],
  ['Gjergj Hoxha', 'HOXHA, Gjergji'],
  ['ኣብርሃም ተስፋይ', 'Tesfay Abraham'],
  ['Абдулла Хасанов', 'Abdullah Hasanov'],
  ['هەڵۆ کەریم', 'Halo Kareem'],
  ['عبدالرحمن نوری', 'Abdul Rahman Noori'],
  ['Mohammad Ali Hussein', 'محمد حسین'],
  ['Bob Tanner', 'Robert Tanner'],
  ['Rami Aljubouri', 'رامي الجبوري'],
] as const
for (const [one, other] of same) test(`${one} and ${other} meet on a pair of parts`, () => assert.ok(meet(one, other)))

const strangers = [
  ['Mohammad Hussein', 'Mohammad Karimi'],
  ['Ardit Berisha', 'Arben Krasniqi'],
  ['Nguyen Van Hung', 'Tran Thi Lan'],
] as const
for (const [one, other] of strangers) test(`${one} and ${other} do not`, () => assert.ok(!meet(one, other)))

test('a name under which somebody is also known is a name of its own', () => {
  const [first, second] = nameFeatures([{ text: 'Ardit Berisha aka Beni' }])
  assert.deepEqual([first?.p.length, second?.p.length, second?.a], [2, 1, 1])
})

test('a name is kept as written but for blanks, and with the parts that were said', () => {
  assert.deepEqual(cleanName('  Ardit\t Berisha '), { text: 'Ardit Berisha' })
  assert.deepEqual(cleanName('', { given: 'Ardit', family: 'Berisha' }), {
    text: 'Ardit Berisha',
    given: 'Ardit',
    family: 'Berisha',
  })
})

test('without a letter there is no name', () => {
  for (const text of ['', '--', '123', '???']) assert.equal(cleanName(text), undefined)
})

test('the pairs of a name are the same in whatever order its parts are written', () => {
  const word = fc.constantFrom('Ardit', 'حسین', 'Nguyễn', 'Тарас', 'ተስፋይ', 'Halo', 'Berisha', 'کریمی')
  fc.assert(
    fc.property(fc.uniqueArray(word, { minLength: 2, maxLength: 5 }), words => {
      assert.deepEqual(pairs(words.join(' ')), pairs(words.toReversed().join(' ')))
    }),
  )
})
