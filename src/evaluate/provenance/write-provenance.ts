// Where a record came from is written down apart from it, graded for itself: how the source knows says something else than what it says.
import { sql } from 'kysely'
import { readRecords } from '#collect'
import { labelAt } from '#core/guard/audience.ts'
import { internLabel } from '#core/guard/intern-label.ts'
import type { Label } from '#core/guard/label.ts'
import { labelFactsAt } from '#core/guard/label-facts.ts'
import { isRefusal, permit, type Refusal, seal } from '#core/guard/sealed.ts'
import type { IntelligenceAssessment, SourceEvaluation } from '#core/language/handling.ts'
import type { AgreementId, LabelId, RecordId } from '#core/language/ids.ts'
import { type AuditedWork, change } from '#core/ledger/audit.ts'
import { writeProvenanceRow } from './provenance-store.ts'

export type WriteProvenance = {
  readonly record: RecordId
  readonly words: string
  readonly source: SourceEvaluation
  readonly assessment: IntelligenceAssessment
  /** Read by the originating agency alone, or by whoever reads the record. */
  readonly isNarrow: boolean
  readonly once: string
}

export type ProvenanceWritten =
  | { readonly kind: 'written' }
  /** The same form was sent before and said something else: nothing is said to be kept that is not. */
  | { readonly kind: 'moved-on'; readonly unchanged: true }
  | { readonly kind: 'no-such-record'; readonly unchanged: true }
  | Refusal

/** The record's label without whom it was shared with: nobody reads by this agreement. */
const ownAlone = ({ release: _, ...label }: Label): Label => ({
  ...label,
  agreement: 'between-agencies' as AgreementId,
  compare: 'never',
})

const narrowed = async (work: AuditedWork, label: LabelId): Promise<LabelId> => {
  await sql`select guard.open_correspondence()`.execute(work.db)
  return internLabel(work.db, ownAlone(await labelAt(work.db, label)))
}

export const writeProvenance = change<WriteProvenance, ProvenanceWritten>(
  'alteration',
  'write-provenance',
  ({ record }, outcome) => [
    { record, manner: outcome?.kind === 'written' ? ('changed' as const) : ('asked' as const) },
  ],
  async (plain, { record, isNarrow, ...said }) => {
    const [item] = await readRecords(plain, [record])
    if (!item || item.isWithdrawn) return { kind: 'no-such-record', unchanged: true }
    const label = isNarrow ? await narrowed(plain, item.label) : item.label
    const work = await plain.anew()
    const labels = [item.label, label]
    const cleared = permit(work.sight, 'grade', seal(item, labels), await labelFactsAt(work.db, work.now, labels))
    if (isRefusal(cleared)) return cleared
    const isKept = await writeProvenanceRow(work, { record, recordLabel: item.label, label, ...said })
    return isKept ? { kind: 'written' } : { kind: 'moved-on', unchanged: true }
  },
)
