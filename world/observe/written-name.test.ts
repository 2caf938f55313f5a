import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chanceFor } from '../model/chance.ts'
import type { TrueName } from '../people/true-name.ts'
import { careful, type Noise } from './noise.ts'
import { withoutMarks, writeName } from './written-name.ts'

const flawless: Noise = {
  ...careful,
  otherSpelling: 0,
  typo: 0,
  plainLetters: 0,
  swappedOrder: 0,
  partLeftOut: 0,
  initialOnly: 0,
}
const chance = () => chanceFor('hand')
const part = (native: string, ...latin: [string, ...string[]]) => ({ native, latin })

const karwan: TrueName = {
  order: 'fathers-and-family',
  given: part('کاروان', 'Karwan', 'Karvan'),
  father: part('حەسەن', 'Hassan', 'Hasan'),
  family: part('هەورامی', 'Hawrami', 'Hewrami'),
  spelling: 1,
}

test('without slips a name is spelt as in the papers', () => {
  const { given, family, native } = writeName(karwan, flawless, chance())
  assert.match(given, /^Karvan( Hasan)?$/)
  assert.equal(family, 'Hewrami')
  assert.equal(native, 'کاروان حەسەن هەورامی')
})

test('the given and the family name change places where that is the slip', () => {
  const { given, family } = writeName(karwan, { ...flawless, swappedOrder: 1 }, chance())
  assert.equal(given, 'Hewrami')
  assert.match(family, /^Karvan/)
})

test('a single name goes in the box for the surname', () => {
  const { given, family } = writeName(
    { order: 'fathers', given: part('ሮቤል', 'Robel'), spelling: 0 },
    flawless,
    chance(),
  )
  assert.deepEqual([given, family], ['', 'Robel'])
})

test('marks are dropped as a plain keyboard drops them', () => {
  assert.equal(withoutMarks('Đặng Thị Hương'), 'Dang Thi Huong')
  assert.equal(withoutMarks('Şêrko Çiçek Yıldız'), 'Serko Cicek Yildiz')
})
