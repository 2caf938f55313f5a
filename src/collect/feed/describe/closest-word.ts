// The word somebody most likely meant, for messages that say how to mend a slip of the pen.

/** How many single-letter slips apart two words are; a swap of neighbours counts once. */
const slips = (a: string, b: string): number => {
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const changed = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const best = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, changed)
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      row.push(swapped ? Math.min(best, (before[j - 2] ?? 0) + 1) : best)
    }
    before = above
    above = row
  }
  return above[b.length] ?? 0
}

const plain = (word: string): string => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

/** The known word nearest to what was written, when one is near enough to be what was meant. */
export const closestWord = (written: string, known: Iterable<string>): string | undefined => {
  const meant = plain(written.slice(0, 100))
  let best: { word: string; apart: number } | undefined
  for (const word of known) {
    const apart = slips(meant, plain(word.slice(0, 100)))
    if (apart <= Math.max(1, Math.floor(meant.length / 3)) && apart < (best?.apart ?? 99)) best = { word, apart }
  }
  return best?.word
}

/** A list as it may stand in a message: the first few, and how many more. */
export const listed = (words: readonly string[], most = 12): string =>
  words.length <= most ? words.join(', ') : `${words.slice(0, most).join(', ')} and ${words.length - most} more`
