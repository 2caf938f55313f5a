// A text is written that may go further than its original: a record of its own, with its own grade and label. Both stay, apart.
import { type EntryLink, type EntryRecord, type ReadRecord, writeEntry } from '#collect'
import { agreementsOf } from '#core/guard/agreements.ts'
import { labelAt } from '#core/guard/audience.ts'
import { internLabel } from '#core/guard/intern-label.ts'
import type { Label } from '#core/guard/label.ts'
import { labelFactsAt } from '#core/guard/label-facts.ts'
import { isRefusal, permit, type Refusal, seal } from '#core/guard/sealed.ts'
import { agencyOf } from '#core/guard/sight.ts'
import type { IntelligenceAssessment, Marking, SourceEvaluation } from '#core/language/handling.ts'
import { writeGrade } from '#core/language/handling.ts'
import { type AgencyCode, type LabelId, mustBe, type RecordId } from '#core/language/ids.ts'
import { type AuditedWork, change } from '#core/ledger/audit.ts'
import { publish } from '#core/ledger/publish.ts'
import { copyOfForm, writeCopy } from './copies.ts'
import { type Around, aroundOriginal, type Takeable } from './takeable.ts'
import { wordsLeft } from './words-left.ts'

export type Sanitise = {
  readonly record: RecordId
  readonly seen: number
  readonly once: string
  readonly text: string
  readonly why: string
  readonly source: SourceEvaluation
  readonly assessment: IntelligenceAssessment
  readonly marking: Marking
  readonly agreement: string
  /** What goes along, of the things the original is linked to. */
  readonly take: readonly RecordId[]
  /** He looked at the words that still name somebody, and says that they may stand. */
  readonly mayStand: boolean
  /** Of an original that protects somebody: nobody can be known by the copy. */
  readonly protectsNobody: boolean
}

export type Sanitised =
  | { readonly kind: 'sanitised'; readonly copy: RecordId; readonly original: RecordId }
  | { readonly kind: 'sanitised-before'; readonly copy: RecordId; readonly unchanged: true }
  | { readonly kind: 'no-such-record'; readonly unchanged: true }
  | { readonly kind: 'moved-on'; readonly unchanged: true }
  | { readonly kind: 'no-such-agreement'; readonly unchanged: true }
  | { readonly kind: 'no-common-purpose'; readonly unchanged: true }
  | { readonly kind: 'somebody-is-protected'; readonly unchanged: true }
  | { readonly kind: 'still-names'; readonly unchanged: true; readonly words: readonly string[] }
  | Refusal

type Unchanged = Extract<Sanitised, { readonly unchanged: true }>

/** Shared lawfully with the parties of an agreement; of the original's codes only what still holds for the copy stays. */
const labelOfCopy = async (
  work: AuditedWork,
  original: Label,
  { agreement, marking }: Sanitise,
): Promise<Label | Unchanged> => {
  const owner = agencyOf(work.sight.by) as AgencyCode
  const chosen = (await agreementsOf(work.db, owner, work.now)).find(one => one.id === agreement)
  if (!chosen) return { kind: 'no-such-agreement', unchanged: true }
  const purposes = original.purposes.filter(one => chosen.purposes.includes(one))
  if (purposes.length === 0) return { kind: 'no-common-purpose', unchanged: true }
  const compare = original.protected === 'none' && original.compare !== 'never' ? original.compare : 'strong-only'
  const { jurisdiction, regime } = original
  return {
    owner,
    marking,
    handling: 'P',
    agreement: chosen.id,
    purposes,
    protected: 'none',
    jurisdiction,
    regime,
    compare,
  }
}

const itemOf = (
  { kind, properties, basis, trueFrom }: ReadRecord,
  { text, source, assessment }: Sanitise,
): EntryRecord => ({
  as: 'copy',
  kind,
  properties: { ...(properties.eventType ? { eventType: properties.eventType } : {}), description: [{ text }] },
  grade: writeGrade({ source, assessment, handling: 'P' }),
  basis,
  ...(trueFrom ? { trueFrom } : {}),
})

const thingOf = ({ record }: Takeable, { source, assessment }: Sanitise): EntryRecord => ({
  as: record.id,
  kind: record.kind,
  properties: record.properties,
  grade: writeGrade({ source, assessment, handling: 'P' }),
  basis: record.basis,
})

const linkOf = ({ record, link }: Takeable): EntryLink => ({
  as: link.id,
  type: link.type,
  from: link.from === record.id ? record.id : 'copy',
  to: link.to === record.id ? record.id : 'copy',
  properties: link.properties,
  basis: link.basis,
})

const write = async (
  work: AuditedWork,
  { item, takeable }: Around,
  label: LabelId,
  ask: Sanitise,
): Promise<RecordId> => {
  const taken = takeable.filter(({ record }) => ask.take.includes(record.id))
  const records = await writeEntry(work, {
    source: 'sanitised',
    unit: work.nextId(`sanitised copy of ${item.id}`),
    label,
    records: [itemOf(item, ask), ...taken.map(one => thingOf(one, ask))],
    links: taken.map(linkOf),
  })
  const copy = mustBe(records.get('copy'), 'copy')
  await writeCopy(work, { record: item.id, label: item.label }, { record: copy, label }, ask)
  return copy
}

/** What keeps the copy from being made as it was asked for, before anything is written. */
const hindrance = ({ item, named, takeable }: Around, ask: Sanitise): Unchanged | undefined => {
  if (item.version !== ask.seen) return { kind: 'moved-on', unchanged: true }
  if (item.protected !== 'none' && !ask.protectsNobody) return { kind: 'somebody-is-protected', unchanged: true }
  const along = new Set(takeable.filter(({ record }) => ask.take.includes(record.id)).map(({ record }) => record.id))
  const words = wordsLeft(
    ask.text,
    [item, ...named].filter(record => !along.has(record.id)),
  )
  return words.length > 0 && !ask.mayStand ? { kind: 'still-names', unchanged: true, words } : undefined
}

export const sanitise = change<Sanitise, Sanitised>(
  'alteration',
  'sanitise-record',
  ({ record }, outcome) =>
    outcome?.kind === 'sanitised'
      ? [outcome.copy, outcome.original].map(one => ({ record: one, manner: 'changed' as const }))
      : [{ record, manner: 'asked' }],
  async (work, ask) => {
    const around = await aroundOriginal(work, ask.record)
    if (!around) return { kind: 'no-such-record', unchanged: true }
    const before = await copyOfForm(work, ask.once)
    if (before) return { kind: 'sanitised-before', copy: before, unchanged: true }
    const { item, takeable } = around
    const labels = [item, ...takeable.map(one => one.record).filter(one => ask.take.includes(one.id))].map(
      one => one.label,
    )
    const cleared = permit(work.sight, 'sanitise', seal(item, labels), await labelFactsAt(work.db, work.now, labels))
    if (isRefusal(cleared)) return cleared
    const hindered = hindrance(around, ask)
    if (hindered) return hindered
    const codes = await labelOfCopy(work, await labelAt(work.db, item.label), ask)
    if ('kind' in codes) return codes
    const label = await internLabel(work.db, codes)
    const seeing: AuditedWork = { ...(await work.anew()), listeners: work.listeners }
    const own = permit(seeing.sight, 'sanitise', seal(item, [label]), await labelFactsAt(work.db, work.now, [label]))
    if (isRefusal(own)) return own
    const copy = await write(seeing, around, label, ask)
    await publish(seeing, work.listeners, {
      fact: 'record-sanitised',
      about: [item.id, copy],
      labels: [item.label, label],
    })
    return { kind: 'sanitised', copy, original: item.id }
  },
)
