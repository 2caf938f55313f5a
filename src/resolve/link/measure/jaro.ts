// Jaro and Jaro-Winkler on bytes, as DuckDB counts them: transpositions halved and floored, the common start counted only above 0.7.
// [verified: docs/guide/linking-files.md lists each point that decides a weight]

/** Of the common start so many bytes count. */
export const mostStart = 4
const scale = 0.1
const boost = 0.7

/** For each byte value, where it stands in `a`: the first place, and behind each place the next one; -1 for none. */
const placesOf = (a: Uint8Array): { readonly firsts: Int32Array; readonly nexts: Int32Array } => {
  const firsts = new Int32Array(256).fill(-1)
  const nexts = new Int32Array(a.length)
  for (let at = a.length - 1; at >= 0; at -= 1) {
    const byte = a[at] ?? 0
    nexts[at] = firsts[byte] ?? -1
    firsts[byte] = at
  }
  return { firsts, nexts }
}

/**
 * For each byte of `b` in turn, the first byte of `a` within reach that is equal and not yet taken. What lies before the reach never comes
 * within it again, so that each place is passed once and a cell of a million signs takes no longer than a thousand of a thousand.
 */
export const jaro = (a: Uint8Array, b: Uint8Array): number => {
  const [la, lb] = [a.length, b.length]
  if (la === 0 || lb === 0) return 0
  const reach = Math.max(0, Math.floor(Math.max(la, lb) / 2) - 1)
  const takenA = new Uint8Array(la)
  const takenB = new Uint8Array(lb)
  const { firsts, nexts } = placesOf(a)
  let matches = 0
  for (let j = 0; j < lb; j += 1) {
    const byte = b[j] ?? 0
    let at = firsts[byte] ?? -1
    while (at >= 0 && at < j - reach) at = nexts[at] ?? -1
    const isWithin = at >= 0 && at <= j + reach
    firsts[byte] = isWithin ? (nexts[at] ?? -1) : at
    if (!isWithin) continue
    takenA[at] = takenB[j] = 1
    matches += 1
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
