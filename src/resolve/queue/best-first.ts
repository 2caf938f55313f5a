// A heap that gives the greatest first; what is equal comes out in the order of its tie-break.
export type BestFirst<T> = { readonly push: (item: T, worth: number) => void; readonly pop: () => Held<T> | undefined }
export type Held<T> = { readonly item: T; readonly worth: number; readonly at: number }

const isBefore = <T>(a: Held<T>, b: Held<T>): boolean => a.worth > b.worth || (a.worth === b.worth && a.at < b.at)

/** Of two that are worth the same, the one that was put in first comes out first. */
export const bestFirst = <T>(): BestFirst<T> => {
  const heap: Held<T>[] = []
  const swap = (i: number, j: number) => {
    const [a, b] = [heap[i], heap[j]]
    if (a && b) [heap[i], heap[j]] = [b, a]
  }
  const goesBefore = (i: number, j: number): boolean => {
    const [a, b] = [heap[i], heap[j]]
    return a !== undefined && b !== undefined && isBefore(a, b)
  }
  const rise = (from: number) => {
    for (let at = from; at > 0; ) {
      const parent = (at - 1) >> 1
      if (!goesBefore(at, parent)) return
      swap(at, parent)
      at = parent
    }
  }
  const sink = () => {
    for (let at = 0; ; ) {
      const [left, right] = [2 * at + 1, 2 * at + 2]
      const best = goesBefore(right, left) ? right : left
      if (!goesBefore(best, at)) return
      swap(best, at)
      at = best
    }
  }
  let count = 0
  return {
    push: (item, worth) => {
      heap.push({ item, worth, at: count++ })
      rise(heap.length - 1)
    },
    pop: () => {
      swap(0, heap.length - 1)
      const best = heap.pop()
      sink()
      return best
    },
  }
}
