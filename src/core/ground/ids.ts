// Ids for what is written down. Each writer has a stream of its own, so that what one writes never shifts another's ids.
import { randomUUID } from 'node:crypto'
import { type Random, seededRandom } from './random.ts'

export type Ids = { readonly next: (writer: string) => string }

/** A UUID of version 4 (RFC 9562, 5.4) out of sixteen bytes. */
export const uuidFrom = (bytes: Uint8Array): string => {
  const marked = Buffer.from(bytes.subarray(0, 16))
  marked[6] = ((marked[6] ?? 0) & 0x0f) | 0x40
  marked[8] = ((marked[8] ?? 0) & 0x3f) | 0x80
  const hex = marked.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

export const systemIds: Ids = { next: () => randomUUID() }

/**
 * INVARIANT: a writer's nth id depends on the seed, its name and n alone. With one common stream, a writer whom a viewer may not
 * see would show himself by the ids that others did not get.
 */
export const seededIds = (seed: string): Ids => {
  const streams = new Map<string, Random>()
  const streamOf = (writer: string): Random => {
    const known = streams.get(writer)
    if (known) return known
    const fresh = seededRandom(JSON.stringify([seed, writer]))
    streams.set(writer, fresh)
    return fresh
  }
  return { next: writer => uuidFrom(streamOf(writer).bytes(16)) }
}
