// Numbers for combinations: records that agree on all parts of a rule get one number, without ever mistaking one combination for another.

type Parts = readonly Int32Array[]

/** Dense numbers for pairs of numbers, given on first sight; 0 where either is missing. */
class Pairing {
  private readonly mask: number
  /** Only the number, so that the table stays small and near. */
  private readonly slots: Int32Array
  /** First and second of each number, side by side. */
  private readonly pairs: Int32Array
  count = 0

  constructor(most: number) {
    let size = 1024
    while (size < most * 1.5) size *= 2
    this.mask = size - 1
    this.slots = new Int32Array(size)
    this.pairs = new Int32Array(2 * (most + 1))
  }

  number(first: number, second: number): number {
    if (first === 0 || second === 0) return 0
    const { slots, pairs, mask } = this
    let hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca77)
    hash ^= hash >>> 15
    hash = Math.imul(hash, 0x2c1b3c6d)
    let slot = (hash ^ (hash >>> 13)) & mask
    for (;;) {
      const known = slots[slot] ?? 0
      if (known === 0) break
      if (pairs[2 * known] === first && pairs[2 * known + 1] === second) return known
      slot = (slot + 1) & mask
    }
    this.count += 1
    slots[slot] = this.count
    pairs[2 * this.count] = first
    pairs[2 * this.count + 1] = second
    return this.count
  }
}

const combined = (
  sides: readonly Parts[],
  part: number,
  so: readonly Int32Array[],
  into: readonly Int32Array[],
): number => {
  const records = sides[0]?.[0]?.length ?? 0
  const pairing = new Pairing(records * sides.length)
  sides.forEach((side, at) => {
    const [first, second, to] = [so[at], side[part], into[at]]
    if (!first || !second || !to) return
    for (let record = 0; record < records; record += 1)
      to[record] = pairing.number(first[record] ?? 0, second[record] ?? 0)
  })
  return pairing.count
}

const largestOf = (columns: readonly Int32Array[]): number => {
  let most = 0
  for (const column of columns) for (const value of column) if (value > most) most = value
  return most
}

/**
 * The block of each record on each side (one side where a rule reads both records alike), and how many numbers there are.
 * @param sides for each side the parts of its key, each a number a record, 0 for no value
 */
export const classesOf = (
  sides: readonly Parts[],
  make: (size: number) => Int32Array,
): { readonly classes: readonly Int32Array[]; readonly count: number } => {
  const parts = sides[0]?.length ?? 0
  let so: readonly Int32Array[] = sides.map(side => side[0] ?? make(0))
  let count = largestOf(so)
  for (let part = 1; part < parts; part += 1) {
    const into = so.map(column => make(column.length))
    count = combined(sides, part, so, into)
    so = into
  }
  return { classes: so, count }
}
