// Why a row, a file or a whole delivery was not taken: what happened, where, and how the agency mends it.
import { closedSet, type Of } from '#core/language/closed-set.ts'

/** What can be wrong with one row; the rest of its file still loads. */
export const rejectionKinds = closedSet({
  'bad-bytes': 'bytes that are not in the declared encoding',
  'bad-quotes': 'quotes that do not close',
  'shifted-columns': 'too few or too many cells',
  'not-json': 'not JSON',
  'unsafe-json': 'JSON that may not be read safely',
  'unknown-field': 'a field that the description does not name',
  'too-long': 'longer than is allowed',
  'control-characters': 'control characters',
  'no-key': 'no key',
  'duplicate-key': 'a key that was given before',
  'unknown-code': 'a code that is not in the list',
  'bad-date': 'not a date',
  'impossible-birth-date': 'a birth date that cannot be',
  'bad-time': 'not a time',
  'bad-number': 'not a number',
  'bad-place': 'not a position on the earth',
  'bad-grade': 'not a 3x5x2 grade',
  'bad-handling': 'a combination of handling codes that cannot be',
  'missing-end': 'a link to something that is not there',
  'nothing-to-say': 'no record in the row',
  'above-the-ceiling': 'marked above OFFICIAL-SENSITIVE',
  'unknown-marking': 'a marking that is not known',
})
export type RejectionKind = Of<typeof rejectionKinds>

/** What stops a whole file, and with it the delivery: nothing of it is applied. */
export const refusalKinds = closedSet({
  'bad-description': 'the description of the source cannot be used',
  'unknown-agency': 'the agency is not known',
  'no-agreement': 'no agreement covers the source',
  'file-missing': 'a file is missing',
  'wrong-encoding': 'the file is in another encoding',
  'wrong-header': 'the columns are not the ones described',
  'file-truncated': 'the file is not complete',
  'file-unreadable': 'the file cannot be read',
})
export type RefusalKind = Of<typeof refusalKinds>

/** A row that was not taken. A quarantined row keeps no content: only where it stood and the fingerprint of its text. */
export type Rejection = {
  readonly kind: RejectionKind
  readonly file: string
  readonly line: number
  readonly column?: string
  readonly reason: string
  readonly mend: string
  readonly rowSha256?: Buffer
  /** Which row of the source it was, where its key could be read and may be kept. */
  readonly unit?: string
}

/** A file or description that was not taken. */
export type Refusal = {
  readonly kind: RefusalKind
  readonly file: string
  readonly line?: number
  readonly column?: string
  readonly reason: string
  readonly mend: string
}

/** Rows marked above the ceiling, or with a marking nobody can read, are quarantined: their content may not be kept. */
export const isQuarantined = (kind: RejectionKind): boolean =>
  kind === 'above-the-ceiling' || kind === 'unknown-marking'

/** What is wrong with one cell, before anybody knows in which file and line it stands. */
export type Fault = {
  readonly kind: RejectionKind
  readonly column?: string
  readonly reason: string
  readonly mend: string
}

/** Thrown by a reader when the file as a whole cannot be taken; caught where deliveries are staged. */
export class FileRefused extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.reason)
    this.name = 'FileRefused'
    this.refusal = refusal
  }
}

/** A cell as it may be quoted in a message: short, on one line. */
export const quoted = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim()
  return `'${line.length > 60 ? `${line.slice(0, 57)}…` : line}'`
}
