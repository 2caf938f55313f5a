// Who reads a tasking: the agency that asks and the one that is asked, and whoever it is escalated to.
import { labelAt, labelBetween, labelFor, recipientsOf } from '#core/guard/audience.ts'
import type { Work } from '#core/guard/desk.ts'
import type { AgencyCode, LabelId } from '#core/language/ids.ts'
import type { TaskingKind } from '#core/language/tasking.ts'

/**
 * A safeguarding tasking tells of somebody who may be a victim: its words are kept, like a victim's record, from whoever decides on
 * immigration status, whichever agency he works in (DPA 2018 s.36(4); domain.md F9).
 */
export const labelOfTasking = async (
  work: Work,
  kind: TaskingKind,
  asker: AgencyCode,
  asked: AgencyCode,
): Promise<LabelId> => {
  const between = await labelBetween(work, asker, [asked])
  if (kind === 'enforcement') return between
  return labelFor(work, { ...(await labelAt(work.db, between)), protected: 'victim' }, { recipients: [asked] })
}

/** Which agencies read what carries this label, its owner first. */
export const readersOf = async (work: Work, label: LabelId): Promise<readonly AgencyCode[]> => {
  const { owner, release } = await labelAt(work.db, label)
  return [owner, ...(release ? await recipientsOf(work, release) : [])]
}

/** The same label, read by one agency more. */
export const labelWith = async (work: Work, label: LabelId, another: AgencyCode): Promise<LabelId> => {
  const [, ...recipients] = await readersOf(work, label)
  return labelFor(work, await labelAt(work.db, label), { recipients: [...recipients, another] })
}
