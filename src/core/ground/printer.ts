// What a command says: results to standard output, everything about the work to standard error.
export type Printer = {
  /** A line of the result, that a script may read. */
  readonly line: (text: string) => void
  /** A line about the work, for whoever watches. */
  readonly note: (text: string) => void
  /** A message that rewrites itself on a terminal, for progress; elsewhere nothing. */
  readonly live: (text: string) => void
}

type Stream = { readonly write: (text: string) => unknown; readonly isTTY?: boolean }

const eraseLine = '\r\x1b[2K'

export const printerOn = (out: Stream, err: Stream): Printer => {
  let live = false
  const clear = () => {
    if (live) err.write(eraseLine)
    live = false
  }
  return {
    line: text => {
      clear()
      out.write(`${text}\n`)
    },
    note: text => {
      clear()
      err.write(`${text}\n`)
    },
    live: text => {
      if (!err.isTTY) return
      err.write(eraseLine + text)
      live = true
    },
  }
}

export const terminalPrinter = (): Printer => printerOn(process.stdout, process.stderr)

export const silentPrinter: Printer = { line: () => {}, note: () => {}, live: () => {} }
