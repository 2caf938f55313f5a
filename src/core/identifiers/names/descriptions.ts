// What stands where a name should and is none: "the interpreter", "a woman on the phone". It is found by a search and agrees with nothing.
import data from '../data/descriptions-1.json' with { type: 'json' }

const listed = (words: string): ReadonlySet<string> => new Set(words.split(' '))
const [alone, people, things, between, called] = [
  listed(data.alone),
  listed(data.people),
  listed(data.things),
  listed(data.between),
  listed(data.called),
]
const articles = listed('a an the some his her my our their your')
const places = listed('of from with on in at by near who that')

const wordsIn = (text: string): readonly string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[’']s\b/g, '')
    .split(/[^\p{L}\p{M}]+/u)
    .filter(word => word !== '')

/** Whoever is only "the driver": a list of people's parts, with an article or what is said of them. Driver by itself is a family name. */
const isOfListedWords = (words: readonly string[]): boolean =>
  words.some(word => people.has(word) || alone.has(word) || things.has(word)) &&
  words.every(word => people.has(word) || alone.has(word) || things.has(word) || between.has(word)) &&
  (words.some(word => between.has(word)) || words.every(word => alone.has(word)))

/** "a Kurd with a barber shop", "the friend of Karwan": an article at the head and a word for where or whose behind it make a sentence. */
const isSentence = (words: readonly string[]): boolean =>
  words.length > 3 && articles.has(words[0] ?? '') && words.slice(2).some(word => places.has(word))

/** A. Cook and A Child: an initial before a family name that is also a word. "a cook" and "A cook" are none. */
const isInitialAndName = (text: string): boolean => /^\s*A\.?\s+\p{Lu}[\p{L}\p{M}-]*\s*$/u.test(text)

export const isDescription = (text: string): boolean => {
  if (isInitialAndName(text)) return false
  const words = wordsIn(text)
  return isOfListedWords(words) || isSentence(words)
}

/** The name in "a man called Goran"; undefined where no name is told this way. */
export const nameCalled = (text: string): string | undefined => {
  const pieces = text.trim().split(/\s+/)
  const at = pieces.findIndex(piece => called.has(piece.toLowerCase()))
  if (at < 1 || at === pieces.length - 1) return undefined
  return isOfListedWords(wordsIn(pieces.slice(0, at).join(' '))) ? pieces.slice(at + 1).join(' ') : undefined
}
