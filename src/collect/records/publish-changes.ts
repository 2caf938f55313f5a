// What became of records goes out as facts, and is entered in the ledger: what is new as collected, what changed as altered.
import type { FactKind } from '#core/language/facts.ts'
import type { LabelId, RecordId } from '#core/language/ids.ts'
import { append } from '#core/ledger/append.ts'
import { type AuditedWork, entryOf } from '#core/ledger/audit.ts'
import type { About } from '#core/ledger/entry.ts'
import { publish } from '#core/ledger/publish.ts'
import type { Changed } from '../feed/take-in/apply-batch.ts'

export type Told = { readonly record: RecordId; readonly label: LabelId; readonly fact: FactKind }

const factOf: Readonly<Record<Changed['change'], FactKind>> = {
  new: 'record-taken-in',
  returned: 'record-taken-in',
  content: 'record-corrected',
  ends: 'record-corrected',
  label: 'record-relabelled',
}

export const toldOf = ({ record, label, change }: Changed): Told => ({ record, label, fact: factOf[change] })

/** One fact tells of so many records that whoever hears it is done in a moment. */
const recordsInAFact = 500

/** One fact for each kind and label: whoever may not see a label hears nothing of what happened under it. */
export const publishChanges = async (work: AuditedWork, told: readonly Told[]): Promise<void> => {
  const groups = Map.groupBy(told, one => `${one.fact} ${one.label}`)
  for (const [, group] of [...groups].sort(([a], [b]) => (a < b ? -1 : 1)))
    for (let from = 0; from < group.length; from += recordsInAFact) {
      const some = group.slice(from, from + recordsInAFact)
      const [first] = some
      if (first)
        await publish(work, work.listeners, {
          fact: first.fact,
          about: some.map(one => one.record),
          labels: [first.label],
        })
    }
}

export const asChanged = (records: readonly RecordId[]): readonly About[] =>
  records.map(record => ({ record, manner: 'changed' }))

/** The second entry of a batch: what it altered, beside what it collected. */
export const enterAlterations = async (work: AuditedWork, act: string, records: readonly RecordId[]): Promise<void> => {
  if (records.length > 0)
    await append(work.db, [entryOf(work, { verb: 'alteration', act, outcome: 'altered' }, asChanged(records))])
}
