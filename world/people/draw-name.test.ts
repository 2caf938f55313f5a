import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chanceFor } from '../model/chance.ts'
import { drawName, kinName } from './draw-name.ts'
import { type Culture, nameLists, neverTogether } from './names/index.ts'

const cultures = Object.keys(nameLists) as Culture[]

test('no name that a well-known person bears is drawn', () => {
  const chance = chanceFor('names')
  for (const culture of cultures)
    for (let i = 0; i < 3000; i++) {
      const { given, family, father } = drawName(culture, i % 2 ? 'male' : 'female', chance)
      for (const last of [family, father]) assert.ok(!neverTogether.has(`${given.latin[0]} ${last?.latin[0]}`))
    }
})

test('the names of officials and politicians of the news are in no list of families', () => {
  const families = cultures.flatMap(culture => nameLists[culture].families.flatMap(part => part.latin))
  for (const name of ['Gunney', 'Freeman', 'Hewitt', 'Cooper', 'Tapp', 'Murray', 'Starmer'])
    assert.ok(!families.includes(name))
})

test('names of other scripts have their own letters and several English spellings', () => {
  for (const culture of ['sorani', 'arabic', 'pashto', 'dari', 'tigrinya', 'amharic'] as const) {
    const { male, female, families } = nameLists[culture]
    assert.ok(
      [...male, ...female, ...families].every(part => part.native && !/[A-Za-z]/.test(part.native)),
      culture,
    )
    assert.ok(male.filter(part => part.latin.length > 1).length > male.length / 2, culture)
  }
})

test('a child carries the father’s name on, and brothers share it', () => {
  const chance = chanceFor('kin')
  const father = drawName('tigrinya', 'male', chance)
  const child = kinName(father, 'child', 'tigrinya', 'female', chance)
  const brother = kinName(father, 'same', 'tigrinya', 'male', chance)
  assert.equal(child.father, father.given)
  assert.equal(child.grandfather, father.father)
  assert.equal(brother.father, father.father)
})
