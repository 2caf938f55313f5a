// Words that stand in a name without naming anyone: titles, articles, and words that bind the next part to the one before.

// [recalled: forms of address in the languages met; sayyid and khan are left out because they serve as names too]
const titles = new Set(
  `mr mrs ms miss mx dr doctor prof professor sir dame lord lady rev reverend hon capt captain col colonel gen general maj major sgt
  president präsident sheikh shaikh shaykh shaik cheikh sheik haji hajji hadji haj hajj hadj hajiya mullah mulla mollah maulana mawlana
  maulawi mawlawi molvi maulvi qari ustad ostad ustaz engineer eng commander kaka ato weizero woizero zonja zoti
  khadzhi sheykh
  شیخ حاج حاجی ملا مولوی مولانا دکتر دکتور قاری استاد انجینر کاکا`.split(/\s+/),
)
const suffixes = new Set(['jr', 'sr', 'ii', 'iii', 'iv', 'esq', 'obe', 'mbe', 'phd', 'sahib', 'saheb', 'صاحب'])

/** What a register writes where it has no name. [recalled] */
const placeholders = new Set(
  `unknown unk unkn nk nka fnu lnu nmn nfn male female anon anonymous unidentified tbc tba none null undefined xxx xx
  unnamed notknown person نامعلوم مجهول неизвестно`.split(/\s+/),
)

/** Article before a name, also assimilated to its first letter (as-Salam); omitted as often as written. [recalled: ALA-LC Arabic] */
const articles = new Set('al el ul il as es ash esh ad ed an en ar er az ez at et ath adh'.split(' '))
const european = new Set(
  'de da do dos das del della di du la le van von der den ter ten af av zu na of the st san'.split(' '),
)

/** The next part names the father. [recalled] */
const fathers = new Set('bin ibn ben bint binti ould wuld wald oglu oghlu kyzy بن ابن بنت ولد בן בת'.split(' '))
/** Servant of …: written apart, joined or left out, so the next part carries the name. [recalled] */
const servants = new Set('abd abdul abdel abdal abdol abdur abdus abdir عبد'.split(' '))
/** Father or mother of …: one name with the next part. [recalled] */
const kunyas = new Set('abu abou umm oum ابو ام'.split(' '))
/** … of God, … of the faith: one name with the part before. [recalled] */
const endings = new Set('ullah allah ulla din deen uddin eddin eddine aldin الله الدین دین'.split(' '))
const glue = new Set('ur ul ud us un uz'.split(' '))

export type WordInName =
  | 'placeholder'
  | 'title'
  | 'article'
  | 'particle'
  | 'father'
  | 'servant'
  | 'kunya'
  | 'ending'
  | 'glue'
  | 'name'

const kinds: readonly (readonly [ReadonlySet<string>, WordInName])[] = [
  [placeholders, 'placeholder'],
  [titles, 'title'],
  [suffixes, 'title'],
  [fathers, 'father'],
  [servants, 'servant'],
  [kunyas, 'kunya'],
  [endings, 'ending'],
  [glue, 'glue'],
  [articles, 'article'],
  [european, 'particle'],
]

export const wordInName = (letters: string): WordInName => kinds.find(([words]) => words.has(letters))?.[1] ?? 'name'
