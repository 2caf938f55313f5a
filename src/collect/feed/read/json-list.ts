// Finds the rows inside a JSON document as it streams in, each with its text and line, without holding the document.
import { FileRefused } from '../take-in/rejection.ts'

export type ListItem = { readonly text: string; readonly line: number; readonly lastLine: number }

const MAX_ITEM_LETTERS = 1 << 20
const MAX_OUTER_DEPTH = 100

/** Scans a document for the list at `path` (its keys from the outermost object inward; empty: the document is the list). */
export class JsonList {
  readonly #file: string
  readonly #path: readonly string[]
  readonly #countKey: string | undefined
  #text = ''
  #at = 0
  #line = 1
  #keys: (string | undefined)[] = []
  #lastString = ''
  #listDepth = -1
  #item: { from: number; line: number } | undefined
  #countFrom = -1
  #isOver = false
  count: number | undefined

  constructor(file: string, path: readonly string[], countKey?: string) {
    this.#file = file
    this.#path = path
    this.#countKey = countKey
  }

  /** Takes further text and gives the rows that are whole. */
  take(text: string): readonly ListItem[] {
    this.#text = this.#text.slice(this.#keptFrom()) + text
    const items: ListItem[] = []
    while (this.#at < this.#text.length) if (!this.#step(items)) break
    return items
  }

  /** Whether the list was found and the document closed; an export that was cut off never closes. */
  end(): void {
    if (this.#isOver && this.#listDepth === -2) return
    if (this.#isOver)
      throw this.#refused(
        1,
        `The document has no list at ${this.#named()}.`,
        'Set rows in source.yaml to where the list of rows is.',
      )
    throw this.#refused(
      this.#line,
      'The document ends before it is closed: the file has been cut off.',
      'Ask for the file to be sent again, whole.',
      'file-truncated',
    )
  }

  /** Drops text that is done with; what an unfinished item, string or count still needs is kept. */
  #keptFrom(): number {
    const from = Math.min(this.#at, this.#item?.from ?? this.#at, this.#countFrom >= 0 ? this.#countFrom : this.#at)
    this.#at -= from
    if (this.#item) this.#item.from -= from
    if (this.#countFrom >= 0) this.#countFrom -= from
    return from
  }

  /** One sign or one string; false when the text ends inside a string. */
  #step(items: ListItem[]): boolean {
    const sign = this.#text[this.#at] ?? ''
    if (sign === '\n') this.#line++
    if (sign.trim() === '' || (sign === '\uFEFF' && this.#line === 1)) return ++this.#at > 0
    if (this.#isOver)
      throw this.#refused(
        this.#line,
        'There is more text after the end of the document.',
        'Ask for the file to be exported again.',
      )
    if (this.#item && this.#at - this.#item.from > MAX_ITEM_LETTERS)
      throw this.#refused(
        this.#item.line,
        'A row of the list is longer than 1 MB.',
        'Send large content apart from the rows.',
      )
    if (this.#listDepth === this.#keys.length && !this.#item && sign !== ',' && sign !== ']')
      this.#item = { from: this.#at, line: this.#line }
    if (sign === '"') return this.#string()
    this.#sign(sign, items)
    this.#at++
    return true
  }

  #string(): boolean {
    for (let at = this.#at + 1; at < this.#text.length; at++) {
      const sign = this.#text[at]
      if (sign === '\\') at++
      else if (sign === '"') {
        if (this.#keys.length <= this.#path.length) this.#lastString = this.#text.slice(this.#at + 1, at)
        for (let from = this.#at; from < at; from++) if (this.#text[from] === '\n') this.#line++
        this.#at = at + 1
        return true
      }
    }
    if (this.#text.length - this.#at > MAX_ITEM_LETTERS)
      throw this.#refused(
        this.#line,
        'A text in quotation marks does not end within 1 MB.',
        'Ask for the file to be exported again.',
      )
    return false
  }

  #sign(sign: string, items: ListItem[]): void {
    const depth = this.#keys.length
    if (sign === ':' && this.#listDepth !== depth && depth > 0 && !this.#item) {
      this.#keys[depth - 1] = this.#lastString
      if (depth === 1 && this.#lastString === this.#countKey) this.#countFrom = this.#at + 1
    } else if (sign === '{' || sign === '[') this.#open(sign)
    else if (sign === '}' || sign === ']') this.#close(items)
    else if (sign === ',') {
      if (depth === this.#listDepth) this.#finishItem(items)
      if (depth === 1) this.#finishCount()
    }
  }

  #open(sign: string): void {
    const depth = this.#keys.length
    const isTheList =
      sign === '[' &&
      this.#listDepth === -1 &&
      depth === this.#path.length &&
      this.#path.every((key, i) => this.#keys[i] === key)
    this.#keys.push(undefined)
    if (isTheList) this.#listDepth = depth + 1
    if (this.#keys.length > MAX_OUTER_DEPTH)
      throw this.#refused(
        this.#line,
        `The document is nested deeper than ${MAX_OUTER_DEPTH} levels.`,
        'Send the rows flatter.',
      )
  }

  #close(items: ListItem[]): void {
    if (this.#keys.length === this.#listDepth) {
      this.#finishItem(items)
      this.#listDepth = -2
    }
    if (this.#keys.length === 1) this.#finishCount()
    this.#keys.pop()
    this.#isOver = this.#keys.length === 0
  }

  #finishItem(items: ListItem[]): void {
    const item = this.#item
    if (item)
      items.push({ text: this.#text.slice(item.from, this.#at).trimEnd(), line: item.line, lastLine: this.#line })
    this.#item = undefined
  }

  #finishCount(): void {
    const text = this.#countFrom < 0 ? '' : this.#text.slice(this.#countFrom, this.#at).trim()
    if (/^\d{1,12}$/.test(text)) this.count = Number(text)
    this.#countFrom = -1
  }

  #named(): string {
    return this.#path.length === 0 ? 'its top level' : `$.${this.#path.join('.')}`
  }

  #refused(
    line: number,
    reason: string,
    mend: string,
    kind: 'file-unreadable' | 'file-truncated' = 'file-unreadable',
  ): FileRefused {
    return new FileRefused({ kind, file: this.#file, line, reason, mend })
  }
}
