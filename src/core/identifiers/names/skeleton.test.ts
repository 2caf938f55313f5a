import assert from 'node:assert/strict'
import { test } from 'node:test'
import { scriptOf } from './script.ts'
import { skeletonsOf } from './skeleton.ts'
import { soundOf } from './sound.ts'

const skeletons = (word: string): readonly string[] => skeletonsOf(soundOf(word, scriptOf(word)).sound)
const meets = (one: string, other: string): boolean =>
  skeletons(one).some(skeleton => skeletons(other).includes(skeleton))

const pairs = [
  ['محمد', 'Mohammad'],
  ['محمد', 'MUHAMED'],
  ['حسین', 'Hussein'],
  ['ایوب', 'Ayoub'],
  ['نوید', 'Nawid'],
  ['نوید', 'Navid'],
  ['داوود', 'Daoud'],
  ['عثمان', 'Osman'],
  ['رمضان', 'Ramazan'],
  ['خالد', 'Khaled'],
  ['هەڵۆ', 'Halo'],
  ['ڕێبوار', 'Rebwar'],
  ['ኣብርሃም', 'Abraham'],
  ['ተስፋይ', 'Tesfai'],
  ['Абдулла', 'Abdullah'],
  ['Хасан', 'Hasan'],
  ['Nguyễn', 'NGUYEN'],
  ['Şahin', 'Sahin'],
  ['Jusuf', 'Yusuf'],
  ['Xelîl', 'Khalil'],
  ['نجاح', 'Najah'],
  ['سائد', 'Saed'],
  ['דניאל', 'Daniel'],
] as const
for (const [one, other] of pairs) test(`${one} and ${other} share a skeleton`, () => assert.ok(meets(one, other)))

const strangers = [
  ['Halo', 'Hamid'],
  ['محمد', 'Mahmoud Karim'],
  ['Hoxha', 'Shehu'],
  ['Nguyen', 'Tran'],
  ['Tesfay', 'Kidane'],
] as const
for (const [one, other] of strangers) test(`${one} and ${other} share none`, () => assert.ok(!meets(one, other)))

test('a name of vowels only still has a skeleton', () => assert.deepEqual(skeletons('Ai'), ['A']))
test('nothing has no skeleton', () => assert.deepEqual(skeletonsOf(''), []))
