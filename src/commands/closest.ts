// The name somebody most likely meant: fewest letters added, left out or changed.
export const distance = (left: string, right: string): number => {
  let row = Array.from({ length: right.length + 1 }, (_, at) => at)
  for (const [i, letter] of [...left].entries()) {
    const next = [i + 1]
    for (const [j, other] of [...right].entries()) {
      const changed = (row[j] ?? 0) + (letter === other ? 0 : 1)
      next.push(Math.min(changed, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    }
    row = next
  }
  return row[right.length] ?? 0
}

/** Undefined when nothing is near: a wild guess would not help. */
export const closest = (meant: string, names: readonly string[]): string | undefined => {
  const [best] = names.map(name => ({ name, far: distance(meant, name) })).sort((a, b) => a.far - b.far)
  return best && best.far <= Math.max(1, Math.floor(meant.length / 2)) ? best.name : undefined
}
