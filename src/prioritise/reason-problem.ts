// What is wrong with a reason that somebody typed; nothing when it can stand.
export const reasonProblem = (
  reason: string,
  missing = 'Say why: what you relied on, in a sentence',
): string | undefined => {
  if (reason === '') return missing
  return reason.length > 2_000 ? 'Say it in 2,000 characters or fewer' : undefined
}
