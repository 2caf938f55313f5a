// Whether whoever looks at a record may release it: the owner's people, by their post and purpose.
import type { Work } from '#core/guard/desk.ts'
import { labelFactsAt } from '#core/guard/label-facts.ts'
import { decide } from '#core/guard/policy.ts'
import { agencyOf } from '#core/guard/sight.ts'
import type { RecordId } from '#core/language/ids.ts'
import { releasable } from './what-goes.ts'

export const mayRelease = async (work: Work, id: RecordId): Promise<boolean> => {
  const record = await releasable(work, id)
  if (!record || record.owner !== agencyOf(work.sight.by)) return false
  const [facts] = await labelFactsAt(work.db, work.now, [record.label])
  return facts !== undefined && decide(work.sight.by, 'release', facts, work.sight.purpose).allowed
}
