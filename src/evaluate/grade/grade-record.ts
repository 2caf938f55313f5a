// An officer of the originating agency evaluates a record: a new version with its grade, under the label that the handling asks for.
import { correct, type ReadRecord, readRecords, relabel } from '#collect'
import { labelAt } from '#core/guard/audience.ts'
import { internLabel } from '#core/guard/intern-label.ts'
import type { Label } from '#core/guard/label.ts'
import { labelFactsAt } from '#core/guard/label-facts.ts'
import { isRefusal, permit, type Refusal, seal } from '#core/guard/sealed.ts'
import type { HandlingConditions } from '#core/language/handling.ts'
import type { LabelId, RecordId } from '#core/language/ids.ts'
import { type AuditedWork, change } from '#core/ledger/audit.ts'
import { publish } from '#core/ledger/publish.ts'
import { shareOrigin } from '../copy/origins.ts'
import { cameWith } from './came-with.ts'
import { isEvaluated, type Problem, readEvaluation, type Typed } from './evaluation.ts'
import { writeCorroboration, writeEvaluation } from './evaluation-store.ts'
import { reviewDue } from './review-period.ts'

export type GradeRecord = {
  readonly record: RecordId
  /** The version that the officer had before him. */
  readonly seen: number
  readonly typed: Typed
  readonly why: string
  /** The record that corroborates it, where he names one. */
  readonly corroboratedBy?: RecordId
}

export type Graded =
  | { readonly kind: 'graded'; readonly records: readonly RecordId[] }
  | { readonly kind: 'no-such-record'; readonly unchanged: true }
  | { readonly kind: 'moved-on'; readonly unchanged: true }
  | { readonly kind: 'cannot-stand'; readonly unchanged: true; readonly problems: readonly Problem[] }
  /** It is not there, or it is the same account told again. */
  | { readonly kind: 'corroborates-nothing'; readonly unchanged: true }
  | Refusal

/** The same label with other handling: whom it reaches else stays as it is. */
const underHandling = (label: Label, conditions: HandlingConditions): Label => {
  const { action: _a, sanitisation: _s, handling: _h, ...rest } = label
  return conditions.handling === 'P'
    ? { ...rest, handling: 'P' }
    : { ...rest, handling: 'C', action: conditions.action, sanitisation: conditions.sanitisation }
}

const mayGrade = async (work: AuditedWork, item: ReadRecord, label: LabelId) =>
  permit(work.sight, 'grade', seal(item, [label]), await labelFactsAt(work.db, work.now, [label]))

type Moved = { readonly work: AuditedWork; readonly label: LabelId }

/** Brings the records under the label that goes with the handling; those already there stay as they are. */
const bringUnder = async (
  work: AuditedWork,
  item: ReadRecord,
  records: readonly RecordId[],
  conditions: HandlingConditions,
): Promise<Moved | Refusal> => {
  const label = await internLabel(work.db, underHandling(await labelAt(work.db, item.label), conditions))
  if (label === item.label) return { work, label }
  const seeing: AuditedWork = { ...(await work.anew()), listeners: work.listeners }
  const cleared = await mayGrade(seeing, item, label)
  if (isRefusal(cleared)) return cleared
  await relabel(seeing, records, label)
  return { work: seeing, label }
}

const corroborating = async (work: AuditedWork, item: RecordId, by: RecordId | undefined) => {
  if (by === undefined) return undefined
  const [found] = await readRecords(work, [by])
  return found && !found.isWithdrawn && !(await shareOrigin(work, [item, by])) ? found : ('nothing' as const)
}

export const gradeRecord = change<GradeRecord, Graded>(
  'alteration',
  'grade-record',
  ({ record }, outcome) =>
    outcome?.kind === 'graded'
      ? outcome.records.map(one => ({ record: one, manner: 'changed' as const }))
      : [{ record, manner: 'asked' }],
  async (work, { record, seen, typed, why, corroboratedBy }) => {
    const [item] = await readRecords(work, [record])
    if (!item || item.isWithdrawn) return { kind: 'no-such-record', unchanged: true }
    const cleared = await mayGrade(work, item, item.label)
    if (isRefusal(cleared)) return cleared
    if (item.version !== seen) return { kind: 'moved-on', unchanged: true }
    const evaluated = readEvaluation(typed)
    if (!isEvaluated(evaluated)) return { kind: 'cannot-stand', unchanged: true, problems: evaluated }
    const by = await corroborating(work, record, corroboratedBy)
    if (by === 'nothing') return { kind: 'corroborates-nothing', unchanged: true }

    const along = await cameWith(work, record)
    const things = [record, ...along.things]
    const all = [...things, ...along.links]
    const moved = await bringUnder(work, item, all, evaluated.conditions)
    if (isRefusal(moved)) return moved
    const { grade, conditions } = evaluated
    const correction = { grade, instructions: typed.instructions }
    const due = reviewDue(conditions.handling, work.now)
    for (const one of all) {
      const version = await correct(moved.work, one, correction)
      if (!things.includes(one)) continue
      const written = { record: one, label: moved.label, version, oldGrade: item.grade, evaluated, why, reviewDue: due }
      const evaluation = await writeEvaluation(moved.work, written)
      if (by && one === record)
        await writeCorroboration(
          moved.work,
          evaluation,
          { record, label: moved.label },
          { record: by.id, label: by.label },
        )
    }
    await publish(moved.work, work.listeners, { fact: 'record-graded', about: things, labels: [moved.label] })
    return { kind: 'graded', records: all }
  },
)
