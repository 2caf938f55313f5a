// Edit distances on bytes: Levenshtein, and Damerau-Levenshtein of the unrestricted kind, in which ca and abc are two edits apart.

export const levenshtein = (a: Uint8Array, b: Uint8Array): number => {
  let last = Uint32Array.from({ length: b.length + 1 }, (_, at) => at)
  let row = new Uint32Array(b.length + 1)
  for (let i = 1; i <= a.length; i += 1) {
    row[0] = i
    for (let j = 1; j <= b.length; j += 1) {
      const kept = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      row[j] = Math.min(kept, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1)
    }
    ;[last, row] = [row, last]
  }
  return last[b.length] ?? 0
}

/** Lowrance and Wagner 1975: edits may lie between two letters that change places. [recalled] */
export const damerauLevenshtein = (a: Uint8Array, b: Uint8Array): number => {
  const [la, lb] = [a.length, b.length]
  const far = la + lb
  const width = lb + 2
  const table = new Uint32Array((la + 2) * width)
  const lastRowOf = new Uint32Array(256)
  table[0] = far
  for (let i = 0; i <= la; i += 1) {
    table[(i + 1) * width] = far
    table[(i + 1) * width + 1] = i
  }
  for (let j = 0; j <= lb; j += 1) {
    table[j + 1] = far
    table[width + j + 1] = j
  }
  for (let i = 1; i <= la; i += 1) {
    let lastColumn = 0
    const sign = a[i - 1] ?? 0
    for (let j = 1; j <= lb; j += 1) {
      const row = lastRowOf[b[j - 1] ?? 0] ?? 0
      const column = lastColumn
      const same = sign === b[j - 1]
      if (same) lastColumn = j
      table[(i + 1) * width + j + 1] = Math.min(
        (table[i * width + j] ?? 0) + (same ? 0 : 1),
        (table[(i + 1) * width + j] ?? 0) + 1,
        (table[i * width + j + 1] ?? 0) + 1,
        (table[row * width + column] ?? 0) + (i - row - 1) + 1 + (j - column - 1),
      )
    }
    lastRowOf[sign] = i
  }
  return table[(la + 1) * width + lb + 1] ?? 0
}

/** Share of different bytes in common, each counted once. [verified: DuckDB's jaccard of duck and luck is 0.6] */
export const jaccard = (a: Uint8Array, b: Uint8Array): number => {
  const [one, other] = [new Set(a), new Set(b)]
  const both = [...one].filter(sign => other.has(sign)).length
  return both === 0 ? 0 : both / (one.size + other.size - both)
}
