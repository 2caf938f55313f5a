// A closed set of the field's words: the type, the select list, the schema and the database check all come from one definition.
export type ClosedSet<W extends string> = {
  readonly values: readonly [W, ...W[]]
  /** What an officer reads for each value. */
  readonly words: Readonly<Record<W, string>>
  readonly has: (text: string) => text is W
}

export type Of<S> = S extends ClosedSet<infer W> ? W : never

/** Defines a set from its values and the words an officer reads for them; the order given is the order shown. */
export const closedSet = <const R extends Readonly<Record<string, string>>>(words: R): ClosedSet<keyof R & string> => {
  type W = keyof R & string
  const values = Object.keys(words) as W[]
  const [first, ...rest] = values
  if (first === undefined) throw new Error('A closed set needs at least one value.')
  return { values: [first, ...rest], words, has: (text): text is W => Object.hasOwn(words, text) }
}
