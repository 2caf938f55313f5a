// The signs and words of a condition, each with its place, so that what is refused can be pointed at.

export type Token = {
  readonly kind: 'name' | 'quoted' | 'text' | 'number' | 'sign' | 'end'
  readonly value: string
  readonly at: number
}

/** Blanks, and what is said to whoever reads the condition. */
const space = /(?:\s|--[^\n]*|\/\*[\s\S]*?\*\/)+/y
const name = /[\p{L}_][\p{L}\p{N}\p{M}_]*/uy
const quoted = /"((?:[^"]|"")*)"|`((?:[^`]|``)*)`/y
const text = /'((?:[^']|'')*)'/y
/** Spark reads a sign behind a backslash as itself. [verified: Spark SQL, string literals] */
const sparkText = /'((?:[^'\\]|\\[\s\S]|'')*)'/y
const number = /\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+/y
const sign = /->|\|\||::|<>|!=|<=|>=|[-+*/=<>(),.[\]]/y

const matchAt = (pattern: RegExp, of: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at
  return pattern.exec(of)
}

const controls: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', 0: '\0' }

const unescaped = (text: string): string =>
  text.replaceAll(/''|\\([\s\S])/g, (_, sign: string | undefined) =>
    sign === undefined ? "'" : sign === '%' || sign === '_' ? `\\${sign}` : (controls[sign] ?? sign),
  )

/** undefined at a sign that no condition of this kind has. */
const tokenAt = (of: string, at: number, isSpark: boolean): (Token & { readonly next: number }) | undefined => {
  const read = (kind: Token['kind'], pattern: RegExp, value: (found: RegExpExecArray) => string) => {
    const found = matchAt(pattern, of, at)
    return found ? { kind, value: value(found), at, next: at + found[0].length } : undefined
  }
  return (
    read('quoted', quoted, found => found[1]?.replaceAll('""', '"') ?? (found[2] ?? '').replaceAll('``', '`')) ??
    (isSpark
      ? read('text', sparkText, found => unescaped(found[1] ?? ''))
      : read('text', text, found => (found[1] ?? '').replaceAll("''", "'"))) ??
    read('number', number, found => found[0]) ??
    read('name', name, found => found[0]) ??
    read('sign', sign, found => found[0])
  )
}

export type Tokens = { readonly tokens: readonly Token[] } | { readonly unreadableAt: number }

export const readTokens = (of: string, isSpark = false): Tokens => {
  const tokens: Token[] = []
  for (let at = 0; at < of.length; ) {
    const blank = matchAt(space, of, at)
    if (blank) {
      at += blank[0].length
      continue
    }
    const token = tokenAt(of, at, isSpark)
    if (token === undefined) return { unreadableAt: at }
    tokens.push(token)
    at = token.next
  }
  return { tokens: [...tokens, { kind: 'end', value: '', at: of.length }] }
}
