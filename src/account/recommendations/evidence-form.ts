// What was chosen as evidence: a signed-off figure or an issued brief from the list, or the reference of something filed elsewhere.
import type { EvidenceKind } from '#core/language/account.ts'
import { snapshotId } from '#core/language/ids.ts'

export type EvidenceRead =
  | { readonly evidence: { readonly kind: EvidenceKind; readonly of?: string; readonly reference?: string } }
  | { readonly mistakes: Readonly<Record<string, string>> }

/** The value of the select: `figure:<id>`, `brief:<id>`, `assessment` or `document`. */
export const readEvidence = (chosen: string, reference: string): EvidenceRead => {
  const [kind = '', of] = chosen.split(':')
  if (kind === 'figure' || kind === 'brief') {
    const id = snapshotId(of)
    return id ? { evidence: { kind, of: id } } : { mistakes: { evidence: 'Choose what it is' } }
  }
  if (kind !== 'assessment' && kind !== 'document') return { mistakes: { evidence: 'Choose what it is' } }
  if (reference === '') return { mistakes: { reference: 'Give the reference under which it is filed' } }
  if (reference.length > 300) return { mistakes: { reference: 'Give it in 300 characters or fewer' } }
  return { evidence: { kind, reference } }
}
