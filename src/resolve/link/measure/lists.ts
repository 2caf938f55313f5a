// A text that holds several values: JSON, or the brackets that DuckDB writes.

const written = /^\s*\[(.*)\]\s*$/s

const bare = (inside: string): readonly string[] =>
  inside
    .split(',')
    .map(part => part.trim().replaceAll(/^['"]|['"]$/g, ''))
    .filter(part => part !== '' && part.toUpperCase() !== 'NULL')

/** A text without brackets is a list of itself. */
export const valuesIn = (text: string): readonly string[] => {
  const inside = written.exec(text)?.[1]
  if (inside === undefined) return [text]
  try {
    const read: unknown = JSON.parse(text)
    if (Array.isArray(read)) return read.filter(value => value !== null).map(String)
  } catch {
    // Not JSON: brackets and commas alone, as DuckDB casts a list to text.
  }
  return bare(inside)
}
