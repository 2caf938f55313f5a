// A sanitised text is held against what its original names, whatever the spelling.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cleanIdentifier, cleanName, cleanPhone, cleanPlate } from '#core/identifiers/index.ts'
import { type Named, wordsLeft } from './words-left.ts'

const name = (text: string) => cleanName(text) ?? { text }
const original: readonly Named[] = [
  { kind: 'event', properties: { description: [{ text: 'Mahmoud Karimi drives AB12 CDE for the Whitmere crew' }] } },
  { kind: 'person', properties: { name: [name('Mahmoud Karimi')] } },
  { kind: 'phone', properties: { phone: [cleanPhone('07700 900123', 'GB')] } },
  { kind: 'vehicle', properties: { plate: [cleanPlate('AB12 CDE', 'GB')].filter(one => one !== undefined) } },
  {
    kind: 'engine',
    properties: { engineSerial: [cleanIdentifier('6B4-1029385', 'engine-serial')].filter(one => one !== undefined) },
  },
]

const left: readonly (readonly [string, readonly string[]])[] = [
  ['A man uses a car to bring people to a beach in the south', []],
  ['Mr Karimi brings people to a beach', ['Karimi']],
  ['Mehmood brings people to a beach', ['Mehmood']],
  ['He answers +44 7700 900 123 at night', ['+44 7700 900 123']],
  ['He answers 07700 900 123 at night', ['07700 900 123']],
  ['He drives ab12cde at night', ['AB12 CDE']],
  ['The engine is 6B4 1029385, made abroad', ['6B4-1029385']],
  ['May the team go there on Monday? The Mill is open.', []],
]

for (const [text, words] of left)
  test(words.length === 0 ? `names nobody: ${text}` : `still names somebody: ${text}`, () => {
    assert.deepEqual(wordsLeft(text, original), words)
  })

test('what is taken along on purpose is not warned of', () => {
  const others = original.filter(one => one.kind !== 'phone')
  assert.deepEqual(wordsLeft('He answers 07700 900123', others), [])
})
