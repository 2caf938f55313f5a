// Rows of CSV taken apart as bytes (RFC 4180, with blanks around fields let go), because a file's values are kept as bytes: made texts of
// their own first, they cost more to read than to link. What it takes and refuses is held to csv-parse by a property test.
import { wideBlankAt, withoutBlanksBefore, withoutBlanksBehind } from './blanks.ts'
import type { Fields } from './fields.ts'
import { separatorIn } from './separator.ts'
import { wider } from './wider.ts'

const quote = 0x22
const space = 0x20
const tab = 0x09
const feed = 0x0a
const carriage = 0x0d

/** A quote that is opened and never closed would take in the rest of the file. */
const longestRow = 1 << 26
/** What is noted of a field: that it was quoted, and that quotes stand doubled in it. */
const quoted = 1
const doubled = 2

export class WrongCsv extends Error {}

export class CsvRows {
  /** What was not handed over yet is from `from` to `length`; behind it is room. */
  private bytes = new Uint8Array(1 << 12)
  private length = 0
  private starts = new Int32Array(64)
  private ends = new Int32Array(64)
  private kinds = new Uint8Array(64)
  private count = 0
  /** Where the row at hand begins, and in which line of the file. */
  private from = 0
  private line = 1
  private lines = 0
  /** What stands between fields, said by the first row. */
  private separator: number | undefined
  /** What ends a row: the first that is found, then no other. */
  private ending: 'n' | 'r' | 'rn' | undefined
  private endLength = 0
  /** Of the quoted field at hand: whether quotes stand doubled in it. */
  private isDoubled = false
  /** How many fields every row has. */
  private width = -1
  private isFirst = true
  /** With fewer bytes a row that was not whole is not looked at again, so that no row is gone through more often than it doubles. */
  private enough = 0
  private readonly take: (row: Fields) => void

  constructor(take: (row: Fields) => void) {
    this.take = take
  }

  write(chunk: Uint8Array): void {
    const left = this.length - this.from
    const isTight = left + chunk.length > this.bytes.length
    const bytes = isTight ? new Uint8Array(2 * (left + chunk.length)) : this.bytes
    bytes.set(this.bytes.subarray(this.from, this.length))
    bytes.set(chunk, left)
    this.bytes = bytes
    this.from = 0
    this.length = left + chunk.length
    if (this.isFirst && this.length < 3) return
    if (this.length >= this.enough) this.rows(false)
  }

  end(): void {
    this.rows(true)
  }

  private rows(isLast: boolean): void {
    const { bytes, length } = this
    if (this.isFirst && length >= 3 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) this.from = 3
    this.isFirst = false
    this.separator ??= separatorIn(bytes, this.from, length, isLast)
    while (this.separator !== undefined && this.from < length) {
      const next = this.rowFrom(this.from, isLast)
      if (next < 0) break
      this.hand()
      this.from = next
      this.line += this.lines
    }
    const left = length - this.from
    if (left > longestRow)
      throw new WrongCsv(
        `the row that begins in line ${this.line} has more than ${longestRow} bytes; is a quote not closed?`,
      )
    this.enough = 2 * left
  }

  private hand(): void {
    const { bytes, starts, ends, kinds, count } = this
    const isEmpty = count === 1 && kinds[0] === 0 && starts[0] === ends[0]
    if (isEmpty) return
    if (this.width < 0) this.width = count
    if (count !== this.width)
      throw new WrongCsv(`the row in line ${this.line} has ${count} fields, and the first row has ${this.width}`)
    for (let at = 0; at < count; at += 1) if (((kinds[at] ?? 0) & doubled) !== 0) this.singleQuotes(at)
    this.take({ bytes, starts, ends, count })
  }

  /** Two quotes in a quoted field are one. */
  private singleQuotes(field: number): void {
    const { bytes, starts, ends } = this
    const end = ends[field] ?? 0
    let to = starts[field] ?? 0
    for (let at = to; at < end; at += 1, to += 1) {
      bytes[to] = bytes[at] ?? 0
      if (bytes[at] === quote) at += 1
    }
    ends[field] = to
  }

  private field(from: number, to: number, kind: number): void {
    if (this.count === this.starts.length) {
      this.starts = wider(this.starts, new Int32Array(this.count * 2))
      this.ends = wider(this.ends, new Int32Array(this.count * 2))
      this.kinds = wider(this.kinds, new Uint8Array(this.count * 2))
    }
    this.starts[this.count] = from
    this.ends[this.count] = to
    this.kinds[this.count] = kind
    this.count += 1
  }

  /** How many bytes of a row's end stand here, 0 for none; below 0 where only what follows can tell. */
  private endingAt(at: number, isLast: boolean): number {
    const byte = this.bytes[at]
    if (byte === feed) {
      this.ending ??= 'n'
      return this.ending === 'n' ? 1 : 0
    }
    if (byte !== carriage || this.ending === 'n') return 0
    if (this.ending !== 'r' && at + 1 >= this.length && !isLast) return -1
    const isBoth = at + 1 < this.length && this.bytes[at + 1] === feed
    this.ending ??= isBoth ? 'rn' : 'r'
    if (this.ending === 'r') return 1
    return isBoth ? 2 : 0
  }

  /** @returns where the next row begins, or below 0 where this one is not whole yet */
  private rowFrom(start: number, isLast: boolean): number {
    const { bytes, length } = this
    this.count = 0
    this.lines = 0
    for (let at = start; ; ) {
      const end = this.fieldFrom(at, isLast)
      if (end < 0 || end >= length) return end
      at = end + 1
      if (bytes[end] === this.separator) continue
      this.lines += 1
      return end + this.endLength
    }
  }

  /** @returns where its comma or the end of its row stands, or below 0 where that has not come yet */
  private fieldFrom(at: number, isLast: boolean): number {
    const from = this.behindBlanks(at)
    return from < this.length && this.bytes[from] === quote
      ? this.quotedFrom(from + 1, isLast)
      : this.plainFrom(from, isLast)
  }

  /** Past blanks, but not past what may end a row. */
  private behindBlanks(from: number): number {
    const { bytes, length } = this
    let at = from
    while (at < length) {
      const byte = bytes[at] ?? 0
      if (byte === this.separator) break
      const blank = byte === space || byte === tab ? 1 : byte < 0xc2 ? 0 : wideBlankAt(bytes, at, length)
      if (blank === 0) break
      at += blank
    }
    return at
  }

  private plainFrom(from: number, isLast: boolean): number {
    const { bytes } = this
    const end = this.endOfField(from, isLast)
    if (end < 0) return end
    const start = withoutBlanksBefore(bytes, from, end)
    this.field(start, withoutBlanksBehind(bytes, start, end), 0)
    return end
  }

  private quotedFrom(from: number, isLast: boolean): number {
    const { bytes } = this
    const close = this.closing(from, isLast)
    if (close < 0) return close
    const end = this.endOfField(close + 1, isLast)
    if (end < 0) return end
    if (withoutBlanksBefore(bytes, close + 1, end) < end) throw this.wrongQuote()
    this.field(from, close, this.isDoubled ? quoted | doubled : quoted)
    return end
  }

  private endOfField(from: number, isLast: boolean): number {
    const { bytes, length, separator } = this
    for (let at = from; at < length; at += 1) {
      const byte = bytes[at] ?? 0
      if (byte === separator) return at
      if (byte === quote) throw this.wrongQuote()
      if (byte !== feed && byte !== carriage) continue
      this.endLength = this.endingAt(at, isLast)
      if (this.endLength !== 0) return this.endLength < 0 ? -1 : at
      if (byte === feed) this.lines += 1
    }
    return isLast ? length : -1
  }

  /** Where a quoted field's closing quote stands. */
  private closing(from: number, isLast: boolean): number {
    const { bytes, length } = this
    this.isDoubled = false
    for (let at = from; at < length; at += 1) {
      const byte = bytes[at]
      if (byte === feed) this.lines += 1
      if (byte !== quote) continue
      if (at + 1 >= length) return isLast ? at : -1
      if (bytes[at + 1] !== quote) return at
      this.isDoubled = true
      at += 1
    }
    if (!isLast) return -1
    throw new WrongCsv(`a quote is opened in the row that begins in line ${this.line}, and never closed`)
  }

  private wrongQuote(): WrongCsv {
    return new WrongCsv(
      `in the row that begins in line ${this.line} a quote stands within a field, or a text behind it; a field that has a quote in it is written in quotes, and its own quotes twice`,
    )
  }
}
