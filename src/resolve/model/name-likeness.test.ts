import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { scoreWritten } from './liken-written.ts'

const likeness = (a: string, b: string): number => scoreWritten(a, b, 'Person')
/** What docs/guide/names.md names as the threshold to begin with. */
const enough = 0.75

// Invented people; one line, one habit of writing.
const same = [
  ['محمد حسین', 'Hussein Mohammad', 'two scripts, another order'],
  ['سائد النجار', 'Saed al-Najjar', 'Arabic: a diphthong under a hamza, an article'],
  ['منى الرفاعي', 'Muna Rifai', 'Arabic: yeh without dots, an article left out'],
  ['فيكتور إيليا', 'Victor Elia', 'Arabic has no v'],
  ['جمال عبد الناصر كريمي', 'Gamal Abdel Nasser Karimi', 'Egypt reads jim as g'],
  ['محمد ولد سالم', 'Mohamed Ould Salem', 'Mauritania: ould'],
  ['شمس الدین نوری', 'Shamsuddin Noori', '… of the faith, apart and joined'],
  ['فضل الرحمن صافی', 'Fazlur Rehman Safi', 'an article that sticks to the word before it'],
  ['ښایسته زمری', 'Shaista Zmaray', 'Pashto'],
  ['خۆشناو محەمەد', 'Khoshnaw Mohammed', 'Sorani'],
  ['Xoşnav Mihemed', 'Khoshnaw Mohammed', 'Kurmanji'],
  ['یاسمین گیلانی', 'Yasmeen Gilani', 'Urdu'],
  ['Cabdiraxmaan Cali', 'Abdirahman Ali', 'Somali c and x'],
  ['ሃብቶም ወልደሚካኤል', 'Habtom Weldemichael', "Ge'ez, Tigrinya"],
  ['ኃይለ ማርያም ኪዳነ', 'Hailemariam Kidane', "Ge'ez, Amharic: a name in two words and in one"],
  ['Nguyễn Thị Hương', 'HUONG THI NGUYEN', 'Vietnamese without tones, family name last'],
  ['王小明', 'Xiaoming Wang', 'Chinese, the given name in one word'],
  ['欧阳明明', 'Ouyang Mingming', 'Chinese, a family name of two signs'],
  ['김수진', 'Kim Su-jin', 'Korean'],
  ['Сергій Щербак', 'Sergey Shcherbak', 'Ukrainian and a Russian spelling'],
  ['Никита Хрулёв', 'Nikita Chruljow', 'a German spelling'],
  ['Тарас Шевчук', 'Taras Szewczuk', 'a Polish spelling'],
  ['Ђорђе Живић', 'Đorđe Živić', 'Serbian in both its scripts'],
  ['Χρύσα Παππά', 'Chrysa Pappa', 'Greek'],
  ['דניאל בן גוריאל', 'Daniel Ben-Guriel', 'Hebrew'],
  ['გიორგი ბერიძე', 'Giorgi Beridze', 'Georgian'],
  ['Արմեն Սարյան', 'Armen Saryan', 'Armenian'],
  ['नरेन्द्र शर्मा', 'Narendra Sharma', 'Devanagari writes the usual vowel nowhere'],
  ['Xhevahir Çela', 'Jevahir Chela', 'Albanian letters'],
  ['İlhan Aydın', 'Ilhan Aydin', 'Turkish i with and without a dot'],
  ['Juergen Mueller', 'Müller, Jürgen', 'German without its dots'],
  ['Robert Tanner', 'Bob Tanner', 'a nickname'],
  ['J. R. Tanner', 'John Robert Tanner', 'initials'],
  ['Dr Rami Haddad', 'Rami HADDAD', 'a title'],
  ['Ramihaddad', 'Rami Haddad', 'two words run together'],
  ['Ardit Berisha', 'Ardit Berihsa', 'two letters exchanged'],
  ['Ardit Besim Berisha', 'Ardit Berisha', 'a middle name left out'],
  ['Jorge Ruiz Vega', 'Georges Ruiz Vega', 'a given name translated'],
] as const
for (const [a, b, rule] of same)
  test(`${a} and ${b} are alike: ${rule}`, () => assert.ok(likeness(a, b) >= enough, String(likeness(a, b))))

const apart = [
  ['Ardit Berisha', 'Nguyen Van Hung', 'strangers'],
  ['Ardit Berisha', 'Arben Berisha', 'brothers'],
  ['Tekle Berhane', 'Tesfay Berhane', 'brothers'],
  ['محمد حسن', 'Mohammad Hussein', 'Hasan is not Husain'],
  ['Ali Hasan Karimi', 'Ali Husayn Karimi', 'also with the rest agreeing'],
  ['TAHAR BEN SALAH NAJAR', 'TAHAR BEN AHMED NAJAR', "another father's name, both common"],
  ['SALIM BIN OMAR RAWI', 'OMAR BIN SALIM RAWI', 'a father and his son'],
  ['Иван Петрович Сидоров', 'Иван Павлович Сидоров', 'patronymics agree in their ending alone'],
  ['Nguyen Van Hung', 'Nguyen Van Hong', 'Vietnamese names with another vowel'],
  ['Tran Minh Duc', 'Tran Quang Duc', 'another middle name'],
  ['王小明', '王小红', 'one sign is another name'],
  ['王小明', 'Wang Xiaohong', 'also in Latin letters'],
  ['민경 박', 'Park Kyong Il', 'a syllable is not left out as a middle name is'],
  ['용호 한', 'Han Jang Ho', 'syllables with another vowel'],
  ['سامح کریمی', 'Osama Karimi', 'a vowel at the beginning is written in every script'],
  ['Khalid Mahmood', 'Khalid Mehsud', 'half alike by chance'],
  ['Karim Noori', 'Karima Noori', "a man's name and a woman's"],
  ['Thomas Wood', 'Thomas W Grey', 'an initial is no family name'],
  ['John Tanner', 'Jane Tanner', 'short names with other vowels'],
] as const
for (const [a, b, rule] of apart)
  test(`${a} and ${b} are not: ${rule}`, () => assert.ok(likeness(a, b) < enough, String(likeness(a, b))))

test('a part left out costs less than a part that contradicts', () => {
  assert.ok(likeness('Ardit Besim Berisha', 'Ardit Berisha') > likeness('Ardit Besim Berisha', 'Ardit Agron Berisha'))
})
test('a part that contradicts weighs the same however many agree besides', () => {
  assert.ok(likeness('Nabil Yahya Mazin Ilyas Rawi', 'Nabil Yahya Mazin Ilyas Haddad') < enough)
})
test('one part alone is less than two', () => {
  assert.ok(likeness('Berisha', 'Ardit Berisha') < likeness('Ardit Berisha', 'Ardit Besim Berisha'))
})
test('a surer spelling scores higher', () => {
  assert.ok(likeness('Ardit Berisha', 'Ardit Berisha') > likeness('Ardit Berisha', 'Ardit Berihsa'))
})

const word = fc.constantFrom(
  ...'Ardit Berisha محمد الحسين Nguyễn Văn Тарас Şahin Sahin ተስፋይ 王 小 김 דניאל Γιώργος बच्चन al bin Dr J Bob Robert ben abdul'.split(
    ' ',
  ),
)
const name = fc.array(word, { minLength: 1, maxLength: 5 }).map(words => words.join(' '))
test('a comparison is the same both ways round, between 0 and 1, and 1 for a name with itself', () => {
  fc.assert(
    fc.property(name, name, (a, b) => {
      const score = likeness(a, b)
      assert.ok(score >= 0 && score <= 1)
      assert.equal(score, likeness(b, a))
      assert.equal(likeness(a, a), 1)
    }),
  )
})

const part = fc.constantFrom(...'Ardit Berisha محمد Hussain Thảo Тарас Şahin ተስፋይ דניאל Γιώργος Robert'.split(' '))
test('parts may stand in any order', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(part, { minLength: 2, maxLength: 4 }),
      fc.uniqueArray(part, { maxLength: 4 }),
      (as, bs) => {
        assert.equal(likeness(as.join(' '), bs.join(' ')), likeness(as.toReversed().join(' '), bs.join(' ')))
      },
    ),
  )
})
test('whatever is typed is compared without failing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => likeness(a, b) <= 1),
  )
})
