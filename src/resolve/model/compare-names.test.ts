import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Features, featuresOf } from '#core/identifiers/index.ts'
import type { NameValue } from '#core/language/properties.ts'
import { compareNames } from './compare-names.ts'

const named = (...names: readonly (string | NameValue)[]): Features =>
  featuresOf('person', { name: names.map(name => (typeof name === 'string' ? { text: name } : name)) })
const level = (a: string | NameValue, b: string | NameValue) => compareNames(named(a), named(b))?.level

const cases = [
  ['محمد حسین', 'Mohammad Hussein', 'all', 'across scripts'],
  ['محمد حسین', 'HUSEIN MUHAMED', 'all', 'across scripts, order and romanisation'],
  ['Nguyễn Văn Hùng', 'NGUYEN VAN HUNG', 'all', 'without tone marks'],
  ['Nguyễn Văn Hùng', 'Hung Nguyen', 'left-out', 'the middle part left out'],
  ['Gjergj Hoxha', 'Hoxha Gjergji', 'all', 'family name first'],
  ['ኣብርሃም ተስፋይ', 'Abraham Tesfay', 'all', "Ge'ez letters"],
  ['Абдулла Хасанов', 'Abdullah Hasanov', 'all', 'Cyrillic letters'],
  ['هەڵۆ کەریم', 'Halo Kareem', 'all', 'Sorani letters'],
  ['Xelîl Şêrko', 'Khalil Sherko', 'all', 'Kurmanji letters'],
  ['Zmarai Wardak', 'زمری وردک', 'all', 'a name outside the list, by sound'],
  ['王小明', 'Wang Xiaoming', 'all', 'a Chinese sign is no initial, and two make one word'],
  ['منى نجار', 'Muna Najjar', 'all', 'yeh without dots'],
  ['דניאל גוריאל', 'Daniel Guriel', 'all', 'Hebrew letters'],
  ['Abdul Rahman Noori', 'عبدالرحمن نوری', 'all', 'a compound in one word and two'],
  ['Rahmat Ullah Safi', 'Rahmatullah Safi', 'all', 'a compound joined and apart'],
  ['Mohammad Hasni Safi', 'Mohammadhasni Safi', 'all', 'two parts run together'],
  ['Aljubouri Rami', 'Rami al-Jubouri', 'all', 'an article joined'],
  ['Ardit Berisha', 'Ardit Beresha', 'all', 'a vowel otherwise heard'],
  ['Ardit Berisha', 'Ardit Berihsa', 'close', 'two letters exchanged'],
  ['Robert Tanner', 'Bob Tanner', 'close', 'a short form'],
  ['Geoffrey Tanner', 'Geoff Tanner', 'close', 'a short form cut off the front'],
  ['A. Berisha', 'Ardit Berisha', 'initial', 'an initial'],
  ['Berisha', 'Ardit Berisha', 'one-part', 'one part alone'],
  ['Bahar Chya Amin', 'Chya Amin', 'first-left-out', 'a child called after the parent'],
  ['Nasir Gul Safi', 'Wakil Gul Safi', 'given-differs', 'brothers'],
  ['Ardit Berisha', 'Arben Berisha', 'given-differs', 'brothers with like names'],
  ['Ardit Berisha', 'Ardit Krasniqi', 'family-differs', 'the same given name'],
  ['محمد حسن', 'Mohammad Hussein', 'family-differs', 'Hasan is not Husain'],
  ['Karim Noori', 'Karima Noori', 'given-differs', "a man's name and a woman's"],
  ['Juan Ruiz', 'John Ruiz', 'given-differs', 'a name in another language is no agreement where records are joined'],
  ['Malik Petrovich Sidorov', 'Malik Pavlovich Sidorov', 'other-differs', 'patronymics that agree in their ending'],
  ['Nguyen Van Khanh', 'Nguyen Van Thanh', 'family-differs', 'two Vietnamese names that look alike'],
  ['Ardit Berisha', 'Taulant Krasniqi', 'differ', 'strangers'],
] as const
for (const [a, b, expected, rule] of cases)
  test(`${a} and ${b}: ${expected} (${rule})`, () => {
    assert.equal(level(a, b), expected)
    assert.equal(level(b, a), expected)
  })

test('a father is not taken for his son', () => {
  assert.notEqual(level('Salman bin Mohammed', 'Mohammed bin Salman'), 'all')
  assert.equal(level('Salman bin Mohammed', 'Salman bin Muhammad'), 'all')
})

test('what a source calls the family name stands against a family name, not against the father', () => {
  assert.equal(
    level({ text: '', given: 'Ardit', patronymic: 'Besim' }, { text: '', given: 'Ardit', family: 'Berisha' }),
    'one-part',
  )
})

test('agreement on a common name is worth less than on a rare one', () => {
  const rarity = (a: string, b: string): number => compareNames(named(a), named(b))?.rarity ?? 0
  assert.ok(rarity('Mohammad Hussein', 'محمد حسین') < rarity('Zmarai Wardak', 'زمری وردک'))
  assert.ok(rarity('Nguyen Van Hung', 'Nguyễn Văn Hùng') < rarity('Ardit Berisha', 'Ardit Berisha'))
})

test('the best of several names counts, and every further name costs something', () => {
  const alone = compareNames(named('Ardit Berisha'), named('Ardit Berisha'))
  const among = compareNames(named('Ardit Berisha', 'Beni'), named('Taulant Krasniqi', 'Ardit Berisha'))
  assert.deepEqual([alone?.level, among?.level], ['all', 'all'])
  assert.ok((among?.rarity ?? 0) < (alone?.rarity ?? 0))
})

test('where a record has no name there is nothing to say', () =>
  assert.equal(compareNames(named('Ardit Berisha'), named()), undefined))
