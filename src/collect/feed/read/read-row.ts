// One row of an agency's file as read: where it stands and what each column says, before anybody asks what it means.
import { type Fault, quoted } from '../take-in/rejection.ts'
import type { Damage } from './decode.ts'

/** What a column says in this row: no value, one, or several where the system holds a list. Never blank, edges trimmed. */
export type Cells = (column: string) => readonly string[]

export type ReadRow =
  | { readonly line: number; readonly raw: string; readonly cells: Cells }
  | { readonly line: number; readonly raw: string; readonly fault: Fault }

/** What a reader knows when the file has ended: how many rows it held, and what its trailer says, if it has one. */
export type FileEnd = { readonly rows: number; readonly trailer?: number }

/** Reads rows in groups; its return value is what is known at the end of the file. */
export type RowReader = AsyncGenerator<readonly ReadRow[], FileEnd>

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that must not come in
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/

/** Text that cannot be kept: control characters hide content on a screen, and the store cannot hold half a letter. */
export const controlFault = (text: string, column?: string): Fault | undefined => {
  const found = control.exec(text)
  if (!found && text.isWellFormed()) return undefined
  const code = found
    ? `U+${found[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
    : 'half of a letter (a lone surrogate)'
  return {
    kind: 'control-characters',
    ...(column === undefined ? {} : { column }),
    reason: `The text holds the control character ${code}.`,
    mend: 'Remove it at the source and send the row again.',
  }
}

export const damageFault = (damages: readonly Damage[], encoding: string): Fault | undefined => {
  const [first] = damages
  if (!first) return undefined
  const byte = `0x${first.byte.toString(16).toUpperCase().padStart(2, '0')}`
  return {
    kind: 'bad-bytes',
    reason: `Line ${first.line} has the byte ${byte} at character ${first.character}, which is not ${encoding}.`,
    mend: `The file may be ${encoding === 'utf-8' ? 'windows-1252' : 'utf-8'}: change encoding in source.yaml, or correct the row at the source.`,
  }
}

/** The columns of a header compared with those described: undefined when they are the same, else what differs in words. */
export const headerDifference = (found: readonly string[], described: readonly string[]): string | undefined => {
  if (found.length === described.length && found.every((name, i) => name === described[i])) return undefined
  const missing = described.filter(name => !found.includes(name))
  const unexpected = found.filter(name => !described.includes(name))
  if (missing.length === described.length)
    return `None of the described columns is in the first line, which begins ${quoted(found.join(' | '))}.`
  const renamed = missing.filter(name => unexpected.includes(found[described.indexOf(name)] ?? ''))
  const words = [
    ...renamed.map(name => `${quoted(name)} is now called ${quoted(found[described.indexOf(name)] ?? '')}`),
    ...missing.filter(name => !renamed.includes(name)).map(name => `${quoted(name)} is missing`),
    ...unexpected
      .filter(name => !renamed.some(old => found[described.indexOf(old)] === name))
      .map(name => `${quoted(name)} is not described`),
  ]
  if (words.length === 0) words.push(repeatedOrMoved(found, described))
  return `The columns are not the ones described: ${words.slice(0, 8).join('; ')}${words.length > 8 ? `; and ${words.length - 8} more` : ''}.`
}

const repeatedOrMoved = (found: readonly string[], described: readonly string[]): string => {
  const repeated = found.find((name, i) => found.indexOf(name) !== i)
  if (repeated !== undefined) return `${quoted(repeated)} stands there twice`
  const first = found.findIndex((name, i) => name !== described[i])
  return `they stand in another order: column ${first + 1} is ${quoted(found[first] ?? '')}, described as ${quoted(described[first] ?? '')}`
}
