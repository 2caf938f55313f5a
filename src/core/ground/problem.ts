// A fault told so that whoever reads it can act: what happened, where, and how to mend it.
export type ProblemParts = {
  readonly what: string
  readonly where?: string
  readonly mend: string
  readonly cause?: unknown
}

export class Problem extends Error {
  readonly where: string | undefined
  readonly mend: string

  constructor({ what, where, mend, cause }: ProblemParts) {
    super(what, cause === undefined ? undefined : { cause })
    this.name = 'Problem'
    this.where = where
    this.mend = mend
  }
}

export const tellProblem = (fault: unknown): string => {
  if (!(fault instanceof Problem)) return fault instanceof Error ? fault.message : String(fault)
  return [fault.message, fault.where && `Where: ${fault.where}`, `To mend: ${fault.mend}`].filter(Boolean).join('\n')
}
