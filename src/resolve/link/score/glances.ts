// What can be said of two texts without reading them: lengths, first four bytes, and which signs occur once and twice.
import { sharedInts } from '../table/table.ts'
import type { Texts } from '../table/text-pool.ts'
import type { Glances } from './plan.ts'

/** Signs fall into 32 classes by their last five bits; each text says which classes it has once and which twice. */
export const glancesOf = ({ bytes, ends, count }: Texts, wanted: Uint8Array): Glances => {
  const lengths = new Uint16Array(new SharedArrayBuffer((count + 1) * 2))
  const [once, twice, starts] = [sharedInts(count + 1), sharedInts(count + 1), sharedInts(count + 1)]
  for (let id = 1; id <= count; id += 1) {
    if (wanted[id] === 0) continue
    const from = ends[id - 1] ?? 0
    const to = ends[id] ?? 0
    let [one, two, start] = [0, 0, 0]
    for (let at = from; at < to; at += 1) {
      const sign = bytes[at] ?? 0
      const bit = 1 << (sign & 31)
      two |= one & bit
      one |= bit
      if (at < from + 4) start |= sign << (24 - 8 * (at - from))
    }
    lengths[id] = Math.min(65535, to - from)
    once[id] = one
    twice[id] = two
    starts[id] = start
  }
  return { lengths, once, twice, starts }
}
