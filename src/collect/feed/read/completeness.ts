// Whether a file came whole: the number of rows it should have, by its description or its closing line, against those it has.
import type { FileDescription } from '../describe/source-description.ts'
import { FileRefused } from '../take-in/rejection.ts'
import type { FileEnd } from './read-row.ts'

/** True when the file is known to be whole; false when nothing says so. A file that is known not to be is refused. */
export const isKnownWhole = ({ path, complete }: FileDescription, { rows, trailer }: FileEnd): boolean => {
  if (!complete) return false
  const expected = complete.count ?? trailer
  if (expected === undefined)
    throw truncated(
      path,
      `The closing line '${complete.trailer}' is missing after ${rows} rows: the file has been cut off.`,
    )
  if (expected !== rows) throw truncated(path, `Expected ${expected} rows, read ${rows}.`)
  return true
}

const truncated = (file: string, reason: string): FileRefused =>
  new FileRefused({
    kind: 'file-truncated',
    file,
    reason,
    mend: 'Ask for the file to be sent again, whole. Nothing of this delivery was taken.',
  })
