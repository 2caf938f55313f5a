// A record as it stands to be evaluated: its words, its codes, who graded it before and why, where it came from, and what was made of it.
import { type ReadRecord, readRecords } from '#collect'
import { labelAt } from '#core/guard/audience.ts'
import type { Work } from '#core/guard/desk.ts'
import type { Label } from '#core/guard/label.ts'
import { labelFactsAt } from '#core/guard/label-facts.ts'
import type { Act } from '#core/guard/policy.ts'
import { isRefusal, permit, seal } from '#core/guard/sealed.ts'
import type { RecordId } from '#core/language/ids.ts'
import { look } from '#core/ledger/audit.ts'
import { copiesAround, type SanitisedCopy } from '../copy/copies.ts'
import { type Provenance, provenanceOf } from '../provenance/provenance-store.ts'
import { cameWith } from './came-with.ts'
import { evaluationsOf, type PastEvaluation } from './evaluation-store.ts'

export type Evaluation = {
  readonly item: ReadRecord
  readonly label: Label
  readonly evaluations: readonly PastEvaluation[]
  readonly provenance: readonly Provenance[]
  readonly of: SanitisedCopy | undefined
  readonly made: readonly SanitisedCopy[]
  /** The item with its original and its copies, as far as they are seen. */
  readonly together: readonly ReadRecord[]
  readonly along: readonly ReadRecord[]
  readonly mayGrade: boolean
  readonly maySanitise: boolean
}

const may = async (work: Work, act: Act, item: ReadRecord): Promise<boolean> =>
  !isRefusal(permit(work.sight, act, seal(item, [item.label]), await labelFactsAt(work.db, work.now, [item.label])))

const togetherWith = async (work: Work, item: ReadRecord, around: Awaited<ReturnType<typeof copiesAround>>) => {
  const others = [around.of?.original, ...around.made.map(one => one.copy)].filter(one => one !== undefined)
  const read = new Map((await readRecords(work, others)).map(one => [one.id, one]))
  return [item, ...others.flatMap(id => read.get(id) ?? [])]
}

const evaluation = async (work: Work, id: RecordId): Promise<Evaluation | undefined> => {
  const [item] = await readRecords(work, [id])
  if (!item) return undefined
  const around = await copiesAround(work, id)
  const mayGrade = !item.isWithdrawn && (await may(work, 'grade', item))
  return {
    item,
    label: await labelAt(work.db, item.label),
    evaluations: await evaluationsOf(work, id),
    provenance: await provenanceOf(work, id),
    ...around,
    together: await togetherWith(work, item, around),
    along: mayGrade ? await readRecords(work, (await cameWith(work, id)).things) : [],
    mayGrade,
    maySanitise: !item.isWithdrawn && (await may(work, 'sanitise', item)),
  }
}

export const lookAtEvaluation = look('look-at-evaluation', async (work, id: RecordId) => {
  const page = await evaluation(work, id)
  const shows = page ? [...page.together, ...page.along].map(one => one.id) : []
  return { page, shows, asked: [id] }
})
