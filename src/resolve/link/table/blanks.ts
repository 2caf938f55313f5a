// Blanks around a value, in UTF-8: those that JavaScript's trim knows. [verified: ECMAScript, WhiteSpace and LineTerminator]

/** Space, tab, line feed, vertical tab, form feed, carriage return. */
const isPlainBlank = (byte: number): boolean => byte === 32 || (byte >= 9 && byte <= 13)

const wide: ReadonlySet<number> = new Set(
  [
    0xa0,
    0x1680,
    ...Array.from({ length: 11 }, (_, at) => 0x2000 + at),
    0x2028,
    0x2029,
    0x202f,
    0x205f,
    0x3000,
    0xfeff,
  ].map(code => Buffer.from(String.fromCodePoint(code)).reduce((so, byte) => so * 256 + byte, 0)),
)

/** How many bytes the blank has that begins here; 0 where none does. */
export const wideBlankAt = (bytes: Uint8Array, at: number, end: number): number => {
  const [one = 0, two = 0, three = 0] = [bytes[at], bytes[at + 1], bytes[at + 2]]
  if (at + 2 <= end && wide.has(one * 256 + two)) return 2
  return at + 3 <= end && wide.has((one * 256 + two) * 256 + three) ? 3 : 0
}

/** Where the text begins that lies from `from` to `to`. */
export const withoutBlanksBefore = (bytes: Uint8Array, from: number, to: number): number => {
  let at = from
  while (at < to) {
    const byte = bytes[at] ?? 0
    const blank = isPlainBlank(byte) ? 1 : byte < 0xc2 ? 0 : wideBlankAt(bytes, at, to)
    if (blank === 0) return at
    at += blank
  }
  return at
}

/** Where it ends. */
export const withoutBlanksBehind = (bytes: Uint8Array, from: number, to: number): number => {
  let end = to
  while (end > from) {
    const byte = bytes[end - 1] ?? 0
    if (isPlainBlank(byte)) end -= 1
    else if (byte < 0x80) return end
    else if (end - 2 >= from && wideBlankAt(bytes, end - 2, end) === 2) end -= 2
    else if (end - 3 >= from && wideBlankAt(bytes, end - 3, end) === 3) end -= 3
    else return end
  }
  return end
}
