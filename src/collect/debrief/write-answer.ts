// What somebody said of one thing is written down as a record of its own; that it was refused, or not known, is kept as well.
import { sql } from 'kysely'
import { labelAt } from '#core/guard/audience.ts'
import { internLabel } from '#core/guard/intern-label.ts'
import { labelFactsAt } from '#core/guard/label-facts.ts'
import { isRefusal, permit, seal } from '#core/guard/sealed.ts'
import type { AnswerGroup } from '#core/language/collecting.ts'
import { answerGroups } from '#core/language/collecting.ts'
import type { DebriefId, LabelId, RecordId } from '#core/language/ids.ts'
import { mustBe } from '#core/language/ids.ts'
import type { ProtectedClass } from '#core/language/protection.ts'
import { type AuditedWork, change } from '#core/ledger/audit.ts'
import { publish } from '#core/ledger/publish.ts'
import { writeEntry } from '../write/write-entry.ts'
import { entryOfNamed } from '../written/named-entry.ts'
import { shortCode } from '../written/short-code.ts'
import { protectedLabel } from '../written/who-may-read.ts'
import type { Graded, NotSaid, Said } from './answer-form.ts'
import { type Debrief, debriefAt, pseudonymOf } from './read-debriefs.ts'

export type WriteAnswer = {
  readonly debrief: DebriefId
  readonly group: AnswerGroup
  readonly once: string
  readonly came: NotSaid | (Said & Pick<Graded, 'grade' | 'named'>)
}

export type AnswerWritten =
  | { readonly kind: 'written'; readonly records: readonly RecordId[] }
  | { readonly kind: 'written-before'; readonly unchanged: true }
  /** The debrief was finished or stopped meanwhile: nothing more is asked. */
  | { readonly kind: 'moved-on'; readonly unchanged: true }
  | { readonly kind: 'no-such-debrief'; readonly unchanged: true }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }

const isWritten = async ({ db, sight }: AuditedWork, { debrief, once }: WriteAnswer): Promise<boolean> => {
  const { rows } = await sql`
    select 1 from collect.debrief_answer where debrief = ${debrief} and asked_by = ${sight.by.id} and once = ${once}`.execute(
    db,
  )
  return rows.length > 0
}

type Labels = ReadonlyMap<ProtectedClass, LabelId>

/** Somebody named who needs protection more than the answer does stands under his own label. */
const labelsOf = async (work: AuditedWork, label: LabelId, { came }: WriteAnswer): Promise<Labels> => {
  const codes = await labelAt(work.db, label)
  const labels = new Map<ProtectedClass, LabelId>([['none', label]])
  for (const one of came.state === 'answered' ? came.named : [])
    if (!labels.has(one.protectedAs))
      labels.set(one.protectedAs, await internLabel(work.db, protectedLabel(codes, one.protectedAs)))
  return labels
}

const entryOf = (answer: string, debrief: Debrief, group: AnswerGroup, came: Said & Graded0, labels: Labels) => {
  const labelOf = (one: ProtectedClass) => mustBe(labels.get(one), 'label')
  const reference = `${pseudonymOf(debrief.id)}/${shortCode(answer, 3)}`
  const named = entryOfNamed('answer', came.named, labelOf)
  return {
    source: 'debriefs' as const,
    unit: answer,
    label: debrief.label,
    records: [
      {
        as: 'answer',
        kind: 'event' as const,
        properties: {
          eventType: [{ code: 'interview', text: `Debrief: ${answerGroups.words[group]}` }],
          reference: [{ raw: reference, scheme: 'case-ref', value: reference.replaceAll(/[^A-Z0-9]/g, '') }],
          at: [{ text: '', at: debrief.heldAt.toISOString(), precision: 'minute' as const }],
          description: [{ text: came.words }],
        },
        basis: 'assessment' as const,
        grade: came.grade,
      },
      ...named.records,
    ],
    links: named.links,
  }
}
type Graded0 = Pick<Graded, 'grade' | 'named'>

type Row = { readonly id: string; readonly debrief: Debrief; readonly record?: RecordId }

const writeRow = async (
  work: AuditedWork,
  { group, once, came }: WriteAnswer,
  { id, debrief, record }: Row,
): Promise<void> => {
  await sql`
    insert into collect.debrief_answer (id, debrief, label, answer_group, state, directness, record, record_label, asked_by, asked_at, once)
    values (${id}, ${debrief.id}, ${debrief.label}, ${group}, ${came.state}, ${came.state === 'answered' ? came.directness : null},
      ${record ?? null}::uuid, ${record ? debrief.label : null}::int, ${work.sight.by.id}, ${work.now}, ${once})
    on conflict do nothing`.execute(work.db)
}

export const writeAnswer = change<WriteAnswer, AnswerWritten>(
  'collection',
  'write-answer',
  (_ask, outcome) =>
    outcome?.kind === 'written' ? outcome.records.map(record => ({ record, manner: 'changed' })) : [],
  async (plain, asked) => {
    const debrief = await debriefAt(plain, asked.debrief)
    if (!debrief) return { kind: 'no-such-debrief', unchanged: true }
    const facts = await labelFactsAt(plain.db, plain.now, [debrief.label])
    const cleared = permit(plain.sight, 'debrief', seal(debrief, [debrief.label]), facts)
    if (isRefusal(cleared)) return cleared
    if (await isWritten(plain, asked)) return { kind: 'written-before', unchanged: true }
    if (debrief.state !== 'open') return { kind: 'moved-on', unchanged: true }
    const id = plain.nextId(`answer ${debrief.id} ${asked.once}`)
    if (asked.came.state !== 'answered') {
      await writeRow(plain, asked, { id, debrief })
      return { kind: 'written', records: [] }
    }
    const labels = await labelsOf(plain, debrief.label, asked)
    const work: AuditedWork = { ...(await plain.anew()), listeners: plain.listeners }
    const records = await writeEntry(work, entryOf(id, debrief, asked.group, asked.came, labels))
    const record = mustBe(records.get('answer'), 'record')
    await writeRow(work, asked, { id, debrief, record })
    await publish(work, work.listeners, { fact: 'debrief-written', about: [record], labels: [debrief.label] })
    return { kind: 'written', records: [...records.values()] }
  },
)
