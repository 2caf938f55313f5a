// The label on a record's head: closed codes and references only. The same codes are the same label, interned under one id.
import { createHash } from 'node:crypto'
import type { ActionCode, Handling, Marking, SanitisationCode } from '#core/language/handling.ts'
import type { AgencyCode, AgreementId, CompartmentId, LabelId, ReleaseId } from '#core/language/ids.ts'
import type { CompareRule, Jurisdiction, ProtectedClass, Purpose, Regime } from '#core/language/protection.ts'

export type Label = {
  readonly owner: AgencyCode
  readonly marking: Marking
  readonly handling: Handling
  readonly action?: ActionCode
  readonly sanitisation?: SanitisationCode
  readonly agreement: AgreementId
  readonly compartment?: CompartmentId
  readonly release?: ReleaseId
  readonly purposes: readonly Purpose[]
  readonly protected: ProtectedClass
  readonly jurisdiction: Jurisdiction
  readonly regime: Regime
  readonly compare: CompareRule
}

/** One text for one meaning: keys and purposes in order, nothing that is absent. */
export const canonicalLabel = (label: Label): string => {
  const entries = Object.entries({ ...label, purposes: [...new Set(label.purposes)].sort() })
  return JSON.stringify(
    Object.fromEntries(entries.filter(([, value]) => value !== undefined).sort(([a], [b]) => (a < b ? -1 : 1))),
  )
}

/**
 * The id of a label, from its canonical text alone, so that it tells nothing of how many labels came before it.
 * `attempt` moves on where two texts meet at one id (31 bits: one chance in a thousand at 2,000 labels).
 */
export const labelIdOf = (canonical: string, attempt = 0): LabelId => {
  const digest = createHash('sha256').update(`${attempt} ${canonical}`).digest()
  return (digest.readUInt32BE(0) & 0x7fffffff || 1) as LabelId
}
