// Bytes of an agency's file to text, strictly by the encoding that its description declares, line by line so that one bad row is told apart.
import { isUtf8 } from 'node:buffer'
import { closedSet, type Of } from '#core/language/closed-set.ts'
import { FileRefused, type Refusal } from '../take-in/rejection.ts'

export const encodings = closedSet({
  'utf-8': 'UTF-8',
  'windows-1252': 'Windows Western European (ANSI)',
  'iso-8859-1': 'ISO Latin 1',
  'utf-16le': 'UTF-16, little-endian (Excel’s “Unicode text”)',
})
export type Encoding = Of<typeof encodings>

/** A byte that is not in the declared encoding: the line it stands in, and its place counted in characters from 1. */
export type Damage = { readonly line: number; readonly character: number; readonly byte: number }
/** Whole lines of a file with the number of the first; the last block may end without a line end. */
export type Block = { readonly text: string; readonly firstLine: number; readonly damages: readonly Damage[] }

export const MAX_LINE_BYTES = 1 << 20
const newline = 0x0a

/** Windows-1252 from 0x80 to 0x9F; a zero is a byte the encoding does not use. Source: Unicode's mapping table CP1252.TXT [recalled]. */
const windows1252 = [
  0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0, 0,
  0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178,
]

/** The length of the well-formed UTF-8 sequence that starts here, or 0. */
const sequenceAt = (bytes: Buffer, at: number): number => {
  const first = bytes[at] ?? 0
  if (first < 0x80) return 1
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2
  return at + length <= bytes.length && isUtf8(bytes.subarray(at, at + length)) ? length : 0
}

const readUtf8 = (bytes: Buffer, damaged: (byte: number, character: number) => void): string => {
  let text = ''
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceAt(bytes, at)
    if (length === 0) damaged(bytes[at] ?? 0, text.length + 1)
    text += length === 0 ? '\uFFFD' : bytes.toString('utf8', at, at + length)
    at += length || 1
  }
  return text
}

const readSingleByte = (
  bytes: Buffer,
  encoding: Encoding,
  damaged: (byte: number, character: number) => void,
): string => {
  const text = bytes.toString('latin1')
  if (!/[\x80-\x9f]/.test(text)) return text
  return text.replace(/[\x80-\x9f]/g, (letter, at: number) => {
    const code = encoding === 'windows-1252' ? (windows1252[letter.charCodeAt(0) - 0x80] ?? 0) : 0
    if (code === 0) damaged(letter.charCodeAt(0), at + 1)
    return code === 0 ? '\uFFFD' : String.fromCharCode(code)
  })
}

const readUtf16 = (bytes: Buffer, damaged: (byte: number, character: number) => void): string => {
  const text = bytes.toString('utf16le')
  if (text.isWellFormed() && bytes.length % 2 === 0) return text
  const place = [...text].findIndex(letter => !letter.isWellFormed())
  damaged(bytes[Math.max(0, place) * 2 + 1] ?? 0, place + 1)
  return text.toWellFormed()
}

/** One line or many that are known to be sound. */
const readSound = (bytes: Buffer, encoding: Encoding): string | undefined => {
  if (encoding === 'utf-8') return isUtf8(bytes) ? bytes.toString('utf8') : undefined
  let damages = 0
  const text =
    encoding === 'utf-16le' ? readUtf16(bytes, () => damages++) : readSingleByte(bytes, encoding, () => damages++)
  return damages === 0 ? text : undefined
}

const readLine = (bytes: Buffer, encoding: Encoding, line: number, damages: Damage[]): string => {
  const damaged = (byte: number, character: number) => void damages.push({ line, character, byte })
  if (encoding === 'utf-8') return readUtf8(bytes, damaged)
  return encoding === 'utf-16le' ? readUtf16(bytes, damaged) : readSingleByte(bytes, encoding, damaged)
}

const startsWith = (bytes: Buffer, ...mark: readonly number[]): boolean => mark.every((byte, i) => bytes[i] === byte)

/** What the first bytes give away about a file that is not what its description says. */
const plainlyAnother = (head: Buffer, encoding: Encoding): string | undefined => {
  if (startsWith(head, 0xfe, 0xff)) return 'UTF-16 big-endian'
  const wide = startsWith(head, 0xff, 0xfe) || (head.length > 3 && head[1] === 0 && head[3] === 0)
  if (encoding !== 'utf-16le') return wide ? 'UTF-16' : head.includes(0) ? 'not text: it holds zero bytes' : undefined
  return wide || head.length < 4
    ? undefined
    : startsWith(head, 0xef, 0xbb, 0xbf) || isUtf8(head)
      ? 'UTF-8'
      : 'not UTF-16'
}

const wrongEncoding = (file: string, encoding: Encoding, found: string): FileRefused =>
  refused({
    kind: 'wrong-encoding',
    file,
    line: 1,
    reason: `The description says ${encoding}, but the file looks to be ${found}.`,
    mend:
      found === 'UTF-16 big-endian' || found.startsWith('not')
        ? 'Ask for the file to be exported again as UTF-8.'
        : `Change encoding in source.yaml to ${found === 'UTF-16' ? 'utf-16le' : 'utf-8'}, or export the file again as ${encoding}.`,
  })

const refused = (refusal: Refusal): FileRefused => new FileRefused(refusal)

const markLength = (head: Buffer, encoding: Encoding): number =>
  encoding === 'utf-8' && startsWith(head, 0xef, 0xbb, 0xbf)
    ? 3
    : encoding === 'utf-16le' && startsWith(head, 0xff, 0xfe)
      ? 2
      : 0

/** Where the last whole line of these bytes ends; 0 when there is none. */
const lastLineEnd = (bytes: Buffer, encoding: Encoding): number => {
  if (encoding !== 'utf-16le') return bytes.lastIndexOf(newline) + 1
  for (let at = bytes.lastIndexOf(newline); at >= 0; at = at === 0 ? -1 : bytes.lastIndexOf(newline, at - 1))
    if (at % 2 === 0 && bytes[at + 1] === 0) return at + 2
  return 0
}

const linesOf = function* (bytes: Buffer, encoding: Encoding): Generator<Buffer> {
  for (let from = 0; from < bytes.length; ) {
    let to = bytes.indexOf(newline, from) + 1
    while (encoding === 'utf-16le' && to > 0 && ((to - 1) % 2 !== 0 || bytes[to] !== 0))
      to = bytes.indexOf(newline, to) + 1
    const end = to === 0 ? bytes.length : encoding === 'utf-16le' ? to + 1 : to
    yield bytes.subarray(from, end)
    from = end
  }
}

const countLines = (text: string): number => {
  let lines = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++
  return lines
}

const blockOf = (bytes: Buffer, encoding: Encoding, firstLine: number): Block => {
  const sound = readSound(bytes, encoding)
  if (sound !== undefined) return { text: sound, firstLine, damages: [] }
  const damages: Damage[] = []
  const lines = Array.from(linesOf(bytes, encoding), (line, i) => readLine(line, encoding, firstLine + i, damages))
  return { text: lines.join(''), firstLine, damages }
}

/** Decodes a file as it streams in: blocks of whole lines. Refuses a file that is plainly in another encoding. */
export const decode = async function* (
  chunks: AsyncIterable<Buffer>,
  encoding: Encoding,
  file: string,
): AsyncGenerator<Block> {
  const other = new OtherEncoding(encoding)
  let rest: Buffer = Buffer.alloc(0)
  let line = 1
  let isFirst = true
  const take = (bytes: Buffer): Block => {
    other.look(bytes)
    const block = blockOf(bytes, encoding, line)
    line += countLines(block.text)
    return block
  }
  for await (const chunk of chunks) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    if (isFirst && rest.length < 4) continue
    if (isFirst) {
      rest = startOf(rest, encoding, file)
      isFirst = false
    }
    const end = lastLineEnd(rest, encoding)
    if (rest.length - end > MAX_LINE_BYTES) throw tooLong(file, line)
    if (end === 0) continue
    yield take(rest.subarray(0, end))
    rest = rest.subarray(end)
  }
  if (isFirst) rest = startOf(rest, encoding, file)
  if (rest.length > 0) yield take(rest)
  const found = other.verdict()
  if (found) throw wrongEncoding(file, encoding, found)
}

const startOf = (bytes: Buffer, encoding: Encoding, file: string): Buffer => {
  const found = plainlyAnother(bytes.subarray(0, 4096), encoding)
  if (found) throw wrongEncoding(file, encoding, found)
  return bytes.subarray(markLength(bytes, encoding))
}

const tooLong = (file: string, line: number): FileRefused =>
  refused({
    kind: 'file-unreadable',
    file,
    line,
    reason: `The text that starts at line ${line} runs on for more than 1 MB without a line end.`,
    mend: 'Export the file again with one row to a line.',
  })

/** Watches for a file whose every non-English letter is well-formed UTF-8 though another encoding is declared: 'MuÃ±oz' for 'Muñoz'. */
class OtherEncoding {
  readonly #encoding: Encoding
  #likeUtf8 = 0
  #unlikeUtf8 = 0
  constructor(encoding: Encoding) {
    this.#encoding = encoding
  }
  look(bytes: Buffer): void {
    if (this.#encoding !== 'windows-1252' && this.#encoding !== 'iso-8859-1') return
    if (isUtf8(bytes)) this.#likeUtf8 += bytes.some(byte => byte >= 0x80) ? 1 : 0
    else this.#unlikeUtf8++
  }
  verdict(): 'UTF-8' | undefined {
    return this.#likeUtf8 > 0 && this.#unlikeUtf8 === 0 ? 'UTF-8' : undefined
  }
}
