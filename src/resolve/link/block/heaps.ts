// Keys of records spread by their hash into heaps that fit the near caches. Looked for in one table, every record of a large file would cost
// a fetch from far memory for each part of its key.

/** The parts of a key, a number a record for each; 0 where the record has none. */
export type Parts = readonly Int32Array[]

/** A heap of so many keys, with its parts and its table, is about half a megabyte. */
const keysInHeap = 16_384
const mostBits = 12

/** The last steps of Murmur3 (Austin Appleby), so that every bit of a part moves every bit of the hash. */
const mixed = (so: number, part: number): number => {
  let hash = Math.imul(so ^ part, 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}

/**
 * A hash of each record's key; 0 where a part is missing, and only there.
 * @param starts behind each heap, how many keys fall into it: added to what is there
 */
const hashesOf = (parts: Parts, records: number, bits: number, starts: Int32Array): Int32Array => {
  const hashes = new Int32Array(records).fill(1)
  for (const [at, part] of parts.entries()) {
    const isLast = at === parts.length - 1
    for (let record = 0; record < records; record += 1) {
      const so = hashes[record] ?? 0
      const value = part[record] ?? 0
      const hash = so === 0 || value === 0 ? 0 : mixed(so, value) || 1
      hashes[record] = hash
      if (!isLast || hash === 0) continue
      const behind = (hash >>> (32 - bits)) + 1
      starts[behind] = (starts[behind] ?? 0) + 1
    }
  }
  return hashes
}

/** Keys of all sides, heap after heap; within a heap the left side first, and each side in the order of its records. */
export type Heaps = {
  /** Heap `h` lies from `starts[h]` to `starts[h + 1]`. */
  readonly starts: Int32Array
  readonly hashes: Int32Array
  /** The record, on the left; on the right `~record`, which is below 0. */
  readonly records: Int32Array
  readonly parts: Parts
}

/** @param sides one where a rule reads both records alike, otherwise left and right */
export const spreadKeys = (sides: readonly Parts[], size: number): Heaps => {
  let bits = 1
  while (bits < mostBits && (size * sides.length) >> bits > keysInHeap) bits += 1
  const starts = new Int32Array((1 << bits) + 1)
  const hashes = sides.map(parts => hashesOf(parts, size, bits, starts))
  for (let heap = 1; heap < starts.length; heap += 1) starts[heap] = (starts[heap] ?? 0) + (starts[heap - 1] ?? 0)
  const keys = starts.at(-1) ?? 0
  const into = { starts, hashes: new Int32Array(keys), records: new Int32Array(keys) }
  const parts = (sides[0] ?? []).map(() => new Int32Array(keys))
  const next = starts.slice()
  const places = new Int32Array(size)
  for (const [side, own] of hashes.entries()) {
    for (let record = 0; record < size; record += 1) {
      const hash = own[record] ?? 0
      const heap = hash >>> (32 - bits)
      const at = hash === 0 ? -1 : (next[heap] ?? 0)
      places[record] = at
      if (at < 0) continue
      next[heap] = at + 1
      into.hashes[at] = hash
      into.records[at] = side === 0 ? record : ~record
    }
    // One stream at a time is written to as many places as there are heaps: all parts at once would be too many.
    for (const [at, part] of (sides[side] ?? []).entries()) {
      const to = parts[at] ?? new Int32Array(0)
      for (let record = 0; record < size; record += 1) {
        const place = places[record] ?? -1
        if (place >= 0) to[place] = part[record] ?? 0
      }
    }
  }
  return { ...into, parts }
}
