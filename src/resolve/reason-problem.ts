// What is wrong with a reason, if anything.
const noReason = 'Say why: what you relied on, in a sentence'
const tooLong = 'Say it in 2,000 characters or fewer'

export const reasonProblem = (reason: string): string | undefined => {
  if (reason === '') return noReason
  return reason.length > 2_000 ? tooLong : undefined
}
