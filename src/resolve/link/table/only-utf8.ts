// Bytes that are no UTF-8 would all be read as the same sign, and two names that differ in nothing else would be one.
import { isUtf8 } from 'node:buffer'
import { Transform } from 'node:stream'
import { TextDecoder } from 'node:util'
import { Problem } from '#core/ground/problem.ts'

/** Where the last sign of these bytes begins, if it goes on in the next ones; else their end. */
const wholeUntil = (bytes: Buffer): number => {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) break
    if (byte < 0xc0) continue
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
    return back < length ? bytes.length - back : bytes.length
  }
  return bytes.length
}

const isUtf16 = (bytes: Buffer): boolean => bytes[0] === 0xff && bytes[1] === 0xfe

/** A file's bytes as UTF-8: as they are, or made so where the first two say that they are UTF-16. */
export const onlyUtf8 = (path: string): Transform => {
  let rest = Buffer.alloc(0)
  let isFirst = true
  let other: TextDecoder | undefined
  const wrong = (): Problem =>
    new Problem({
      what: 'The file is not in UTF-8.',
      where: path,
      mend: 'save it as UTF-8, so that every sign in it is one',
    })
  const decoded = (decoder: TextDecoder, chunk?: Buffer): Buffer | undefined => {
    try {
      return Buffer.from(chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true }))
    } catch {
      return undefined
    }
  }
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (isFirst && isUtf16(chunk)) other = new TextDecoder('utf-16le', { fatal: true })
      isFirst = false
      if (other !== undefined) {
        const bytes = decoded(other, chunk)
        return bytes === undefined ? done(wrong()) : done(null, bytes)
      }
      const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
      const until = wholeUntil(bytes)
      if (!isUtf8(bytes.subarray(0, until))) return done(wrong())
      rest = Buffer.from(bytes.subarray(until))
      return done(null, chunk)
    },
    flush(done) {
      const isWhole = other === undefined ? rest.length === 0 : decoded(other) !== undefined
      done(isWhole ? null : wrong())
    },
  })
}
