// How many typing errors lie between two words: a letter changed, left out, added, or two neighbours exchanged.

const longest = 48
const rows = [new Uint8Array(longest + 1), new Uint8Array(longest + 1), new Uint8Array(longest + 1)] as const

/** Counts up to `most` and gives most + 1 for anything beyond, which is all that a comparison asks. */
export const typingErrors = (first: string, second: string, most: number): number => {
  if (first === second) return 0
  const [a, b] = [first.slice(0, longest), second.slice(0, longest)]
  if (Math.abs(a.length - b.length) > most) return most + 1
  let [before, last, row] = rows
  for (let j = 0; j <= b.length; j += 1) last[j] = j
  for (let i = 1; i <= a.length; i += 1) {
    row[0] = i
    let least = i
    const [here, prior] = [a.charCodeAt(i - 1), a.charCodeAt(i - 2)]
    for (let j = 1; j <= b.length; j += 1) {
      const other = b.charCodeAt(j - 1)
      let best = Math.min((last[j - 1] ?? 0) + (here === other ? 0 : 1), (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1)
      if (i > 1 && j > 1 && here === b.charCodeAt(j - 2) && prior === other)
        best = Math.min(best, (before[j - 2] ?? 0) + 1)
      row[j] = best
      if (best < least) least = best
    }
    if (least > most) return most + 1
    ;[before, last, row] = [last, row, before]
  }
  return Math.min(last[b.length] ?? 0, most + 1)
}
