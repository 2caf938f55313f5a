// Lines of a CSV file gathered to rows: a row may run over several lines inside quotes, and a quote that never closes must not swallow the file.
import type { Block, Damage } from './decode.ts'

export type Line = { readonly text: string; readonly number: number; readonly damages: readonly Damage[] }
/** One row as it stands in the file: the lines it runs over. */
export type RowLines = readonly Line[]

/** A row that runs over more lines or letters than this has lost a closing quote. */
const MAX_ROW_LINES = 100
const MAX_ROW_LETTERS = 1 << 20

const none: readonly Damage[] = []

export const linesOf = (block: Block): Line[] => {
  const lines: Line[] = []
  let number = block.firstLine
  for (let from = 0; from < block.text.length; number++) {
    const end = block.text.indexOf('\n', from) + 1 || block.text.length
    const damages = block.damages.length === 0 ? none : block.damages.filter(damage => damage.line === number)
    lines.push({ text: block.text.slice(from, end), number, damages })
    from = end
  }
  return lines
}

const quotesIn = (text: string): number => {
  let quotes = 0
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) quotes++
  return quotes
}

/** The row that starts at this place: lines until the quotes are even. A quote that never closes is left standing alone in its line. */
export const gatherRow = (lines: readonly Line[], from: number, isLast: boolean): RowLines | 'more-needed' => {
  let quotes = 0
  let letters = 0
  for (let to = from; to < lines.length; to++) {
    const text = lines[to]?.text ?? ''
    quotes += quotesIn(text)
    letters += text.length
    if (quotes % 2 === 0) return lines.slice(from, to + 1)
    if (to - from >= MAX_ROW_LINES || letters > MAX_ROW_LETTERS) return lines.slice(from, from + 1)
  }
  return isLast ? lines.slice(from, from + 1) : 'more-needed'
}

export const isBlank = (line: Line): boolean => line.text.trim() === ''
export const textOf = (lines: RowLines): string =>
  lines.length === 1 ? (lines[0]?.text ?? '') : lines.map(line => line.text).join('')
