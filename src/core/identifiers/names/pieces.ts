// Words of a name bound into pieces: titles and articles set aside, compounds made one, what follows bin or ould marked as the father's.
import { knownName } from './known-names.ts'
import { soundOf } from './sound.ts'
import type { NameWord, PartRole } from './words.ts'
import { type WordInName, wordInName } from './words-in-names.ts'

export type Piece = Pick<NameWord, 'letters' | 'sound' | 'vowelsUnwritten' | 'role'> & { readonly compound?: true }

const vietnamese = new Set('nguyen tran pham huynh hoang phan vu vo dang bui ngo duong thi trinh'.split(' '))
const namesOne: readonly WordInName[] = ['name', 'ending']

/** A word that could bind names binds only where there is something to bind; Vietnamese names use some of them as names. */
const kindOf = (words: readonly NameWord[], at: number): WordInName => {
  const { letters = '' } = words[at] ?? {}
  const kind = wordInName(letters)
  if (at === 0 && (kind === 'father' || kind === 'particle')) return 'name'
  if (kind === 'particle' && words.some(word => vietnamese.has(word.letters))) return 'name'
  const more = words.slice(at + 1).some(word => namesOne.includes(wordInName(word.letters)))
  if (!more && (letters === 'ben' || kind === 'article')) return 'name'
  return !more && (kind === 'servant' || kind === 'kunya' || kind === 'glue') ? 'name' : kind
}

const joined = (first: Piece, second: Piece): Piece => ({
  letters: first.letters + second.letters,
  sound: first.sound + second.sound,
  vowelsUnwritten: first.vowelsUnwritten || second.vowelsUnwritten,
  role: first.role,
  compound: true,
})

const written = (letters: string, sound: string): Piece => ({ letters, sound, vowelsUnwritten: false, role: undefined })
const ofGod = written('ullah', 'ula')
const ofTheFaith = written('din', 'din')
const servantOfGod = written('abdullah', 'abdula')
const isOfGod = (letters: string): boolean => /^u?[la]l|الله/.test(letters)
const endingOf = (letters: string): Piece => (isOfGod(letters) ? ofGod : ofTheFaith)

const cut = (word: NameWord, from: number, to?: number): Piece => {
  const { letters, sound } = soundOf(word.letters.slice(from, to), word.script === 'arabic' ? 'arabic' : 'latin')
  const openEnd = to === undefined && word.sound.endsWith('Y')
  return {
    letters,
    sound: openEnd ? sound.replace(/I$/, 'Y') : sound,
    vowelsUnwritten: word.vowelsUnwritten,
    role: word.role,
  }
}

// Written as one word: Abdurrahman, Abdelkader, Somali Cabdiraxmaan, عبدالرحمن, القطان (the servant of …, the …); Nureddin, Salahuddin, نورالدین, اسدالله.
const joinedBefore = /^c?abd[ueiao](?:l|([rsndtz])(?=\1))?(?=.{3})|^عبدال(?=..)|^عبد(?=.{4})|^ال(?=...)/
// ضیاءالحق, خلیل‌الرحمن written as one word.
const joinedBetween = /(?<=^.{3,})ال(?=..)/
const joinedKunya = /^ابو(?:ال)?(?=..)/
const joinedAfter = /(?<=^.{2,})(?:[uea]dd(?:in|een|ine|eyn)|[uae]ldeen|الدین|الله)$/

const unbound = (word: NameWord): Piece => {
  if (knownName(word) !== undefined) return word
  const kunya = joinedKunya.exec(word.letters)
  if (kunya !== null) return joined(written('abu', 'abu'), cut(word, kunya[0].length))
  const before = word.hamza ? null : joinedBefore.exec(word.letters)
  if (before !== null) return cut(word, before[0].length)
  const after = joinedAfter.exec(word.letters)
  if (after !== null) return joined(cut(word, 0, after.index), after[0] === 'الله' ? ofGod : ofTheFaith)
  const between = joinedBetween.exec(word.letters)
  return between === null ? word : joined(cut(word, 0, between.index), cut(word, between.index + 2))
}

type Binding = {
  readonly pieces: readonly Piece[]
  readonly kunya?: Piece
  readonly father?: true
  readonly servant?: true
  readonly glue?: true
}

/** Who is called the child of someone is called by the given name before it. */
const asGiven = (pieces: readonly Piece[]): readonly Piece[] =>
  pieces.length === 1 ? pieces.map(piece => ({ ...piece, role: piece.role ?? 'g' })) : pieces

/** A name part, joined to what binds it to the left. */
const named = ({ pieces, kunya, father, glue }: Binding, piece: Piece): Binding => {
  const role: PartRole | undefined = father ? 'p' : piece.role
  const whole = { ...(kunya === undefined ? piece : joined(kunya, piece)), role }
  const last = glue ? pieces.at(-1) : undefined
  if (last !== undefined) return { pieces: [...pieces.slice(0, -1), joined(last, whole)] }
  return { pieces: [...(father ? asGiven(pieces) : pieces), whole] }
}

const ended = (so: Binding, word: NameWord): Binding => {
  const last = so.pieces.at(-1)
  if (so.servant && isOfGod(word.letters)) return named(so, { ...servantOfGod, role: word.role })
  if (last === undefined || so.servant) return named(so, word)
  return { pieces: [...so.pieces.slice(0, -1), joined(last, endingOf(word.letters))] }
}

const bound = (so: Binding, word: NameWord, kind: WordInName): Binding => {
  switch (kind) {
    case 'father':
      return { ...so, father: true }
    case 'servant':
      return { ...so, servant: true }
    case 'kunya':
      return { ...so, kunya: { ...word, ...(word.letters.startsWith('a') ? written('abu', 'abu') : {}) } }
    case 'glue':
      return so.pieces.length > 0 && !so.servant ? { ...so, glue: true } : so
    case 'ending':
      return ended(so, word)
    case 'name':
      return named(so, unbound(word))
    default:
      return so
  }
}

const east = /(?:[oey]vi?t?ch|ovych|[oe]vna|ivna|ichna)$/

/** East Slavic patronymics, in a name of three parts or more. [recalled] */
const withPatronymic = (pieces: readonly Piece[]): readonly Piece[] => {
  const fathers = pieces.filter(piece => east.test(piece.letters) && piece.role !== 'f')
  return pieces.length < 3 || fathers.length !== 1
    ? pieces
    : pieces.map(piece => (piece === fathers[0] ? { ...piece, role: 'p' } : piece))
}

const isSyllable = ({ letters }: Piece): boolean => letters.length === 1

/** A part typed twice running (Shoigu Shoigu Sergey) counts once where others remain; a syllable said twice is a name (明明). */
const withoutEchoes = (pieces: readonly Piece[]): readonly Piece[] =>
  pieces.length < 3
    ? pieces
    : pieces.filter((piece, at) => piece.letters !== pieces[at - 1]?.letters || isSyllable(piece))

// What the article becomes when it is written with the name before it, by the letter that follows: Fazlur Rahman, Nizamud Din, Saiful Islam.
const gluedArticle = /^(.{2,})u[lrdnsz]$/
const afterGlued = new Set(
  `rahman rehman rahmaan rahim raheem rashid rasheed rauf raouf rab razzaq raziq haq haqq haque hoque huq islam karim kareem hasan huda hadi
  aziz azim alam mulk bari khair din deen salam salaam samad sattar subhan nabi`.split(/\s+/),
)
// Words that end so by themselves.
const endsInUr = /^(?:ghaf|gaf|shak|sab|mans|tim|tem|taim|teym|bab|arth|gulf|kafk)ur$/

/** The article at the end of a word goes to the word after it. [recalled: Bengali, Urdu and Dari compounds] */
const withGlueApart = (words: readonly NameWord[]): readonly NameWord[] =>
  words.flatMap((word, at) => {
    const [, stem] = gluedArticle.exec(word.letters) ?? []
    const isGlued = word.script === 'latin' && !endsInUr.test(word.letters) && knownName(word) === undefined
    if (stem === undefined || !isGlued || !afterGlued.has(words[at + 1]?.letters ?? '')) return [word]
    return [
      { ...word, ...soundOf(stem, word.script) },
      { ...word, ...soundOf('ul', word.script) },
    ]
  })

/** The pieces that name someone; where a name is nothing but titles and particles, these. */
export const piecesOfName = (words: readonly NameWord[]): readonly Piece[] => {
  const naming = withGlueApart(words.filter(word => wordInName(word.letters) !== 'placeholder'))
  const { pieces } = naming.reduce<Binding>((so, word, at) => bound(so, word, kindOf(naming, at)), { pieces: [] })
  return withPatronymic(withoutEchoes(pieces.length > 0 ? pieces : naming))
}
