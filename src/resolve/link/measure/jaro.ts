// Jaro and Jaro-Winkler on bytes, as DuckDB counts them: transpositions halved and floored, the common start counted only above 0.7.
// [verified: docs/guide/linking-files.md lists each point that decides a weight]

/** Of the common start so many bytes count. */
export const mostStart = 4
const scale = 0.1
const boost = 0.7

/** For each byte of `b` in turn, the first byte of `a` within reach that is equal and not yet taken. */
export const jaro = (a: Uint8Array, b: Uint8Array): number => {
  const [la, lb] = [a.length, b.length]
  if (la === 0 || lb === 0) return 0
  const reach = Math.max(0, Math.floor(Math.max(la, lb) / 2) - 1)
  const takenA = new Uint8Array(la)
  const takenB = new Uint8Array(lb)
  let matches = 0
  for (let j = 0; j < lb; j += 1) {
    const end = Math.min(la - 1, j + reach)
    for (let i = Math.max(0, j - reach); i <= end; i += 1) {
      if (takenA[i] === 1 || a[i] !== b[j]) continue
      takenA[i] = takenB[j] = 1
      matches += 1
      break
    }
  }
  if (matches === 0) return 0
  return jaroOf(matches, transpositions(a, b, takenA, takenB), la, lb)
}

const transpositions = (a: Uint8Array, b: Uint8Array, takenA: Uint8Array, takenB: Uint8Array): number => {
  let moved = 0
  let i = 0
  for (let j = 0; j < b.length; j += 1) {
    if (takenB[j] === 0) continue
    while (takenA[i] === 0) i += 1
    if (a[i] !== b[j]) moved += 1
    i += 1
  }
  return Math.floor(moved / 2)
}

/** In this order of operations, because levels sit on values such as 0.7 and 0.92 exactly. */
export const jaroOf = (matches: number, moved: number, la: number, lb: number): number =>
  (matches / la + matches / lb + (matches - moved) / matches) / 3

export const winkler = (similarity: number, commonStart: number): number =>
  similarity > boost ? similarity + scale * Math.min(mostStart, commonStart) * (1 - similarity) : similarity

const commonStart = (a: Uint8Array, b: Uint8Array): number => {
  let at = 0
  while (at < mostStart && at < a.length && at < b.length && a[at] === b[at]) at += 1
  return at
}

export const jaroWinkler = (a: Uint8Array, b: Uint8Array): number => winkler(jaro(a, b), commonStart(a, b))
