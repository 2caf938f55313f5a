// Folding a word to the letters it is compared by, whatever script it stands in.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { scriptOf } from './script.ts'
import { soundOf } from './sound.ts'

const folded = (word: string): string => soundOf(word, scriptOf(word)).letters

const letters = {
  latin: 'aÁàâäãåbcçčćdđðeëêėfgğhħiıİîjklłmnñŋoøœôơpqrsşșšśßtţțþuüůưvwxyýzžźæə’-Nguyễn',
  arabic: 'ابپتثجچحخدذرزژسشصضطظعغفقکكگلمنهةۀوؤیيىئءأإآٱەۆێڕڵټډړښځڅ\u064e\u064b\u0651\u0654\u200cﷲﻻ',
  cyrillic: 'абвгґдеёєжзиіїйјклмнопрстуўфхцчшщъыьэюяЁЙәғқңөұүһҳҷ',
  greek: 'αάβγδεέζηήθιίϊΐκλμνξοόπρσςτυύϋΰφχψωώΆΑΈ',
  hebrew: 'אבגדהוזחטיכךלמםנןסעפףצץקרשת׳\u05b0\u05b8\ufb2a\ufb4b',
  geez: 'ሀሁሂሃሄህሆለሐመሠረሰሸቀበተቸነኘአከወዐዘየደጀገጠጨጸፀፈፐኣኃ',
  han: '王小明黑澤張艾哈迈德',
  hangul: '김이박최정조강임민수ᄀ',
  abugida: 'रामसलीमकुमारসাকিবதமிழ்สมชาย',
}
/** Of one script: of two, the first letter decides how the whole is read (script.ts). */
const anyWord = fc.oneof(
  ...Object.values(letters).map(script => fc.string({ unit: fc.constantFrom(...script), minLength: 1, maxLength: 8 })),
)

test('law: a word folded twice is the word folded once', () =>
  fc.assert(
    fc.property(anyWord, word => {
      const once = folded(word)
      assert.equal(folded(once), once)
    }),
    { numRuns: 3000 },
  ))

test('two spellings of one alphabet fold together, two names and two scripts do not', () => {
  assert.equal(folded('كريم'), folded('کریم'))
  assert.equal(folded('Şahin'), folded('SAHIN'))
  assert.notEqual(folded('حسین'), folded('حسن'))
  assert.notEqual(folded('حسن'), folded('Hasan'), 'across scripts only sounds are compared')
})
