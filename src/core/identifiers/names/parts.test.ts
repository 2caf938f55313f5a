import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { partsOfName } from './parts.ts'

const letters = (text: string): readonly string[] => partsOfName({ text }).map(part => part.l)
const roles = (text: string): readonly string[] => partsOfName({ text }).map(part => part.o ?? '')

const cases = [
  ['Dr. Rami Makhlouf', ['rami', 'makhlouf'], 'a title names nobody'],
  ['Haji Gul Agha', ['gul', 'agha'], 'an honorific names nobody'],
  ['Bashar al-Masri', ['bashar', 'masri'], 'an article is left out as often as written'],
  ['Abd al-Rahman Noori', ['rahman', 'noori'], 'servant of … is carried by what follows'],
  ['Abdurrahman Noori', ['rahman', 'noori'], 'the same written as one word'],
  ['Abdelkader Noori', ['kader', 'noori'], 'the same in French spelling'],
  ['عبدالرحمن نوری', ['رحمن', 'نوری'], 'the same in Arabic letters'],
  ['عبد الرحمن النوري', ['رحمن', 'نوری'], 'the same in two words'],
  ['Abdullah Noori', ['abdullah', 'noori'], 'Abdullah is a name of its own'],
  ['Abd Allah Noori', ['abdullah', 'noori'], 'also in two words'],
  ['Abdul', ['abdul'], 'a servant of nobody is all there is'],
  ['Rahmat Ullah', ['rahmatullah'], '… of God belongs to the part before'],
  ['Saif al-Din Noori', ['saifdin', 'noori'], '… of the faith belongs to the part before'],
  ['Zia-ur-Rahman', ['ziarahman'], 'glue makes one name of two'],
  ['Abu Bakr Noori', ['abubakr', 'noori'], 'father of … is one name'],
  ['Hans van der Berg', ['hans', 'berg'], 'European particles name nobody'],
  ['Le Van Thi', ['le', 'van', 'thi'], 'in a Vietnamese name they do'],
  ['NGUYEN VAN LE', ['nguyen', 'van', 'le'], 'wherever they stand'],
  ['Ig0r Sech1n', ['igor', 'sechin'], 'digits typed for letters'],
  ['SergeiLavrov', ['sergei', 'lavrov'], 'words run together'],
  ['Seamus MacDonald', ['seamus', 'macdonald'], 'Mac is no word'],
  ["Liam O'Brien", ['liam', 'obrien'], 'an apostrophe does not cut'],
  ['JC Tanner', ['j', 'c', 'tanner'], 'initials written as one word'],
  ['Ben Tanner', ['ben', 'tanner'], 'Ben at the beginning is a name'],
  ['Tanner Tanner Ben', ['tanner', 'ben'], 'an echo counts once'],
  ['UNKNOWN MALE', [], 'a placeholder is no name'],
  ['Unknown Berisha', ['berisha'], 'a placeholder beside a name goes'],
  ['Dr', ['dr'], 'a name of nothing but a title keeps it'],
  ['王小明', ['王', '小', '明'], 'a Chinese name has a part per sign'],
  ['王明明', ['王', '明', '明'], 'and a sign said twice is no echo'],
  ['Park Yong Il', ['park', 'yong', 'il'], 'an article at the end has nothing to stand before, so it is a name'],
  ['Fazlur Rahman', ['fazlrahman'], 'the article at the end of a word belongs to the next'],
  ['Timur Rahimov', ['timur', 'rahimov'], 'but only before the names it is said with'],
  ['Cabdiraxmaan Nuur', ['raxmaan', 'nuur'], 'servant of … in Somali spelling'],
  ['ضیاءالحق', ['ضیاحق'], 'an article within a word makes two of it'],
  ['عبدسلیم نوری', ['سلیم', 'نوری'], 'servant of … without an article'],
  ['عبده', ['عبده'], 'Abdo is a name of its own'],
  ['القطان', ['قطان'], 'an article joined'],
  ['ألينا', ['الینا'], 'an alef with a hamza is no article'],
  ['דוד בן גוריאל', ['דוד', 'גוריאל'], 'son of … in Hebrew'],
] as const
for (const [text, parts, rule] of cases) test(`${text}: ${rule}`, () => assert.deepEqual(letters(text), parts))

test('what follows bin is the father, and what stands before it is the given name', () => {
  assert.deepEqual(roles('Salman bin Mohammed'), ['g', 'p'])
  assert.deepEqual(roles('Imran Gul s/o Wali Khan'), ['', '', 'p', ''])
})

test('a comma puts the family first', () => assert.deepEqual(roles('BERISHA, Ardit'), ['g', 'f']))
test('an East Slavic patronymic is the father', () =>
  assert.deepEqual(roles('Sergey Viktorovich Lavrov'), ['', 'p', '']))
test('with two parts the same ending is a family name', () => assert.deepEqual(roles('Roman Abramovich'), ['', '']))
test("a wife's husband is not part of her name", () =>
  assert.deepEqual(letters('Nasreen Bibi w/o Gul Khan'), ['nasreen', 'bibi']))

test('the source may say which part is which', () => {
  const parts = partsOfName({ text: 'x', given: 'Ardit', family: 'Berisha', patronymic: 'Besim' })
  assert.deepEqual(
    parts.map(({ l, o }) => [l, o]),
    [
      ['ardit', 'g'],
      ['besim', 'p'],
      ['berisha', 'f'],
    ],
  )
})

test('no text makes it fail, and a name has at most eight parts', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), text => partsOfName({ text }).length <= 8))
  fc.assert(fc.property(fc.string({ unit: 'binary' }), text => partsOfName({ text }).length <= 8))
})
