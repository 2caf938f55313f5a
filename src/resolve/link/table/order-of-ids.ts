// In which order records stand: by number where every id is one, else byte by byte; with several files, by file name before that.

const digits = /^(?:0|[1-9]\d{0,8})$/

/** Least significant digit first, eleven bits at a time; stable. */
const radixOrder = (keys: Uint32Array): Uint32Array => {
  let order = Uint32Array.from(keys.keys())
  let other = new Uint32Array(keys.length)
  for (let shift = 0; shift < 32; shift += 11) {
    const starts = new Uint32Array(2049)
    for (const key of keys) starts[((key >>> shift) & 2047) + 1] = (starts[((key >>> shift) & 2047) + 1] ?? 0) + 1
    for (let at = 1; at < starts.length; at += 1) starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0)
    for (const at of order) {
      const bucket = ((keys[at] ?? 0) >>> shift) & 2047
      other[starts[bucket] ?? 0] = at
      starts[bucket] = (starts[bucket] ?? 0) + 1
    }
    ;[order, other] = [other, order]
  }
  return order
}

/** As UTF-8 bytes compare; JavaScript's own order differs from it only where surrogates are compared with what lies above them. */
const byBytes = (a: string, b: string): number => {
  const length = Math.min(a.length, b.length)
  for (let at = 0; at < length; at += 1) {
    const [one, other] = [a.charCodeAt(at), b.charCodeAt(at)]
    if (one === other) continue
    const [high, low] = [one >= 0xd800 && one < 0xe000, other >= 0xd800 && other < 0xe000]
    if (high !== low) return high ? 1 : -1
    return one - other
  }
  return a.length - b.length
}

const isSorted = (ids: readonly string[], before: (a: string, b: string) => number): boolean => {
  for (let at = 1; at < ids.length; at += 1) if (before(ids[at - 1] ?? '', ids[at] ?? '') > 0) return false
  return true
}

/**
 * The places of the records in order. Splink compares file name and id as one text where there are several files, so the file's name leads.
 * [verified: splink joins source and id with -__-]
 */
export const orderOfIds = (ids: readonly string[], sources: readonly string[], sourceOf: Uint8Array): Uint32Array => {
  const several = sources.length > 1
  if (!several && ids.every(id => digits.test(id))) return radixOrder(Uint32Array.from(ids, Number))
  const keys = several ? ids.map((id, at) => `${sources[sourceOf[at] ?? 0]}-__-${id}`) : ids
  if (isSorted(keys, byBytes)) return Uint32Array.from(keys.keys())
  return Uint32Array.from(keys.keys()).sort((a, b) => byBytes(keys[a] ?? '', keys[b] ?? ''))
}
