// Where chance comes from: the system's secure source in service, a seed where the same run must come out twice.
import { createHash, randomBytes } from 'node:crypto'

export type Random = {
  readonly bytes: (count: number) => Buffer
  /** A number from 0 up to, but not including, 1. */
  readonly fraction: () => number
  /** A whole number from 0 up to, but not including, the bound. */
  readonly below: (bound: number) => number
}

const fromBytes = (bytes: (count: number) => Buffer): Random => {
  const fraction = () => Number(bytes(8).readBigUInt64BE() >> 11n) / 2 ** 53
  return { bytes, fraction, below: bound => Math.floor(fraction() * bound) }
}

export const systemRandom: Random = fromBytes(randomBytes)

/** The same seed gives the same bytes, however they are asked for. Never for secrets. */
export const seededRandom = (seed: string): Random => {
  let block = 0
  let rest = Buffer.alloc(0)
  const more = () => createHash('sha256').update(`${seed}\n${block++}`).digest()
  return fromBytes(count => {
    while (rest.length < count) rest = Buffer.concat([rest, more()])
    const taken = rest.subarray(0, count)
    rest = rest.subarray(count)
    return taken
  })
}
