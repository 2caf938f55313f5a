// Which words of a written name take no part in the comparison, and what they are: told to whoever asks why a score is what it is.
import { partsOfName } from './parts.ts'
import { wordsOfName } from './words.ts'
import { wordInName } from './words-in-names.ts'

export type SetAside = { readonly word: string; readonly as: 'title' | 'particle' | 'placeholder' }

const kinds: Readonly<Record<ReturnType<typeof wordInName>, SetAside['as'] | undefined>> = {
  title: 'title',
  placeholder: 'placeholder',
  article: 'particle',
  particle: 'particle',
  father: 'particle',
  servant: 'particle',
  glue: 'particle',
  kunya: undefined,
  ending: undefined,
  name: undefined,
}

/** Words that stand in the text and in none of its parts. */
export const wordsSetAside = (text: string): readonly SetAside[] => {
  const parts = partsOfName({ text })
  return wordsOfName({ text }).flatMap(({ letters }) => {
    const as = kinds[wordInName(letters)]
    return as === undefined || parts.some(({ l }) => l.startsWith(letters)) ? [] : [{ word: letters, as }]
  })
}
