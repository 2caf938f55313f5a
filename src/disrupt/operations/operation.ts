// An operation: who leads it, who takes part, its days, and the pillars laid over its weeks.
import type { ReturnRhythm } from '#core/language/disrupt.ts'
import type { AgencyCode, LabelId, OperationId } from '#core/language/ids.ts'

export type Pillar = {
  readonly code: string
  /** '' until somebody fills it in. */
  readonly name: string
  readonly firstDay: string
  readonly lastDay: string
}

export type Operation = {
  readonly id: OperationId
  readonly label: LabelId
  readonly name: string
  readonly lead: AgencyCode
  readonly firstDay: string
  readonly lastDay: string
  readonly rhythm: ReturnRhythm
  readonly dueHour: number
  readonly version: number
  readonly openedAt: Date
  readonly pillars: readonly Pillar[]
  /** The lead first, then the others by name. */
  readonly takingPart: readonly { readonly agency: AgencyCode; readonly name: string }[]
}

/** A pillar that nobody has named is called by its number: the names of a real operation's pillars are not ours to invent. */
export const pillarName = (operation: Pick<Operation, 'pillars'>, code: string): string => {
  if (code === '') return 'No pillar'
  return operation.pillars.find(pillar => pillar.code === code)?.name || `Pillar ${code}`
}

export const agencyName = (operation: Pick<Operation, 'takingPart'>, agency: AgencyCode): string =>
  operation.takingPart.find(one => one.agency === agency)?.name ?? agency
