// What is wrong with a reason, if anything.
const noReason = 'Say why: what you relied on, in a sentence'
const tooLong = 'Say it in 2,000 characters or fewer'

/** A browser counts a new line as one character and sends two. */
const lengthOf = (reason: string): number => reason.replaceAll('\r\n', '\n').length

/** Marks alone, seen or unseen, say nothing to whoever reads the journal. */
export const reasonProblem = (reason: string): string | undefined => {
  if (!/[\p{L}\p{N}]/u.test(reason)) return noReason
  return lengthOf(reason) > 2_000 ? tooLong : undefined
}
