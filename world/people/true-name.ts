// What a person is truly called: the parts of the name in their own order and script, each with the spellings it meets in English letters.

export type NamePart = {
  readonly native?: string
  /** Spellings in English letters, the commonest first. */
  readonly latin: readonly [string, ...string[]]
}

/** How a people builds a name; it decides what an English form's two boxes are filled with. */
export type NameOrder = 'given-family' | 'family-first' | 'fathers' | 'fathers-and-family'

export type TrueName = {
  readonly order: NameOrder
  readonly given: NamePart
  readonly middle?: NamePart
  readonly father?: NamePart
  readonly grandfather?: NamePart
  readonly family?: NamePart
  /** Which spelling stands in the person's own papers; the same number picks one for every part. */
  readonly spelling: number
}

export type NameList = {
  readonly order: NameOrder
  readonly male: readonly NamePart[]
  readonly female: readonly NamePart[]
  readonly families: readonly NamePart[]
  readonly middles?: { readonly male: readonly NamePart[]; readonly female: readonly NamePart[] }
}

const partOf = (entry: string): NamePart => {
  const [left, right] = entry.split('|')
  const words = (right ?? left ?? '')
    .trim()
    .split(' ')
    .map(word => word.replaceAll('_', ' '))
  const [first, ...rest] = words
  if (!first) throw new Error(`A name in the lists has no spelling: '${entry}'.`)
  return right === undefined
    ? { latin: [first, ...rest] }
    : { native: (left ?? '').trim().replaceAll('_', ' '), latin: [first, ...rest] }
}

/** Reads a list written as 'native|Spelling Other_Spelling' or 'Spelling Other', one name between semicolons. */
export const parts = (text: string): readonly NamePart[] =>
  text
    .split(';')
    .map(entry => entry.trim())
    .filter(entry => entry !== '')
    .map(partOf)

export const paperSpelling = (part: NamePart, spelling: number): string =>
  part.latin[spelling % part.latin.length] ?? part.latin[0]
