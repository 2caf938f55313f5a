// What stands between the fields of a file: a comma, or, where the names of its columns have none between them, what stands there instead. A
// spreadsheet writes semicolons wherever a comma is the decimal sign, and tools between databases write tabs or bars.
import { withoutBlanksBefore, withoutBlanksBehind } from './blanks.ts'

const quote = 0x22
const comma = 0x2c
const others = [0x3b, 0x09, 0x7c] as const

const isEnd = (byte: number): boolean => byte === 0x0a || byte === 0x0d

/** @returns the byte; undefined where the first row is not whole yet */
export const separatorIn = (bytes: Uint8Array, from: number, to: number, isLast: boolean): number | undefined => {
  const row = firstRow(bytes, from, to)
  if (row === undefined && !isLast) return undefined
  const { start, end } = row ?? { start: from, end: to }
  return mostBetween(bytes, withoutBlanksBefore(bytes, start, end), withoutBlanksBehind(bytes, start, end))
}

/** The first line that has something in it; a break in quotes is none. */
const firstRow = (bytes: Uint8Array, from: number, to: number): { start: number; end: number } | undefined => {
  let isQuoted = false
  for (let at = from, start = from; at < to; at += 1) {
    const byte = bytes[at] ?? 0
    if (byte === quote) isQuoted = !isQuoted
    if (isQuoted || !isEnd(byte)) continue
    if (withoutBlanksBefore(bytes, start, at) < at) return { start, end: at }
    start = at + 1
  }
  return undefined
}

/** A tab before the first name or behind the last one is a blank and parts nothing. */
const mostBetween = (bytes: Uint8Array, from: number, to: number): number => {
  const seen = new Uint32Array(256)
  let isQuoted = false
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] ?? 0
    if (byte === quote) isQuoted = !isQuoted
    if (!isQuoted) seen[byte] = (seen[byte] ?? 0) + 1
  }
  if ((seen[comma] ?? 0) > 0) return comma
  const most = others.reduce((so, one) => ((seen[one] ?? 0) > (seen[so] ?? 0) ? one : so))
  return (seen[most] ?? 0) > 0 ? most : comma
}
