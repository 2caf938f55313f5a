// One row as it lies in memory: read in place, and only until the next one comes.

/** Field `n` lies from `starts[n]` to `ends[n]`, without the blanks around it. */
export type Fields = {
  readonly bytes: Uint8Array
  readonly starts: Int32Array
  readonly ends: Int32Array
  readonly count: number
}

export const fieldAt = ({ bytes, starts, ends }: Fields, at: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8', starts[at] ?? 0, ends[at] ?? 0)

export const textsIn = (fields: Fields): readonly string[] =>
  Array.from({ length: fields.count }, (_, at) => fieldAt(fields, at))

/** Rows that were texts before, put down as bytes. */
export class FieldsOfTexts {
  private readonly encoder = new TextEncoder()
  private bytes = new Uint8Array(1 << 12)
  private starts = new Int32Array(64)
  private ends = new Int32Array(64)

  fields(row: readonly string[]): Fields {
    const most = row.reduce((sum, text) => sum + text.length * 3, 0)
    if (most > this.bytes.length) this.bytes = new Uint8Array(most * 2)
    if (row.length > this.starts.length) {
      this.starts = new Int32Array(row.length * 2)
      this.ends = new Int32Array(row.length * 2)
    }
    let at = 0
    for (const [n, text] of row.entries()) {
      this.starts[n] = at
      at += this.encoder.encodeInto(text, this.bytes.subarray(at)).written
      this.ends[n] = at
    }
    return { bytes: this.bytes, starts: this.starts, ends: this.ends, count: row.length }
  }
}
