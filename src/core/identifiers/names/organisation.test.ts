import assert from 'node:assert/strict'
import { test } from 'node:test'
import { looksOrganised, organisationName } from './organisation.ts'

const words = (text: string, beside?: string): readonly string[] =>
  organisationName(text, beside).words.map(({ l }) => l)

const cases = [
  ['Tidewater Freight Ltd.', ['tidewater', 'freight'], 'a legal form names nobody'],
  ['ООО Прибой', ['priboy'], 'also before the name and in Cyrillic'],
  ['Brandung Gesellschaft mit beschränkter Haftung', ['brandung'], 'also spelled out'],
  ['Brandung Aktiengeselschaft', ['brandung'], 'also misspelt, where it is long'],
  ['T.W.F. Marine p.l.c.', ['twf', 'marine'], 'letters with stops are one word'],
  ['M/V Grey Gull', ['grey', 'gull'], 'the kind of a vessel names none'],
  ['Grey & Gull', ['grey', 'gull'], 'and is left out however written'],
  ['شركة الموجة', ['موجه'], 'an article and the word for company, in Arabic'],
  ['海潮贸易有限公司', ['haichaomaoyi'], 'Chinese forms are written with the name'],
] as const
for (const [text, expected, rule] of cases) test(`${text}: ${rule}`, () => assert.deepEqual(words(text), expected))

test('a form run together with the name comes off where the other name stands without it', () => {
  assert.deepEqual(words('TidewaterAG', 'Tidewater AG'), ['tidewater'])
  assert.deepEqual(words('Saga', 'Tidewater AG'), ['saga'], 'and only there')
})
test('numbers stand apart, Roman ones and words in digits', () => {
  for (const text of ['Ocean Star 2', 'Ocean Star II', 'Ocean Star Two'])
    assert.deepEqual(organisationName(text).numbers, ['2'])
  assert.deepEqual(organisationName('I Fratelli').numbers, [], 'a letter at the beginning is no number')
})
test('a form answers to its family', () => {
  assert.deepEqual(organisationName('Priboy LLC').forms, organisationName('ООО Прибой').forms)
  assert.notDeepEqual(organisationName('Priboy LLC').forms, organisationName('ПАО Прибой').forms)
})
test('a name of nothing but forms keeps its words', () => assert.ok(words('The Company').length > 0))
test('a name with a legal form is no person', () => {
  for (const text of ['Priboy LLC', 'ООО Прибой', 'Harbour Bank', '海潮有限公司', 'MV Grey Gull', 'F/V Gull'])
    assert.ok(looksOrganised(text), text)
  for (const text of ['Ardit Berisha', 'SA Karimi', 'محمد حسین', 'Le Van An', 'A S Karimi'])
    assert.ok(!looksOrganised(text), text)
})
