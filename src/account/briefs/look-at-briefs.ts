// What is looked at of briefs: the list, and one whole with the figures that could go into it.
import { type BriefId, inTheLedger } from '#core/language/ids.ts'
import { look } from '#core/ledger/audit.ts'
import { type Snapshot, snapshotsSeen } from '../figures/store.ts'
import type { BriefWhole } from './brief.ts'
import { briefSeen, briefsSeen } from './store.ts'

const shown = (things: readonly { readonly id: string }[]) => things.map(({ id }) => inTheLedger(id))

export const listBriefs = look<undefined, readonly BriefWhole[]>('list-briefs', async work => {
  const briefs = await briefsSeen(work)
  return { page: briefs, shows: shown(briefs) }
})

export const lookAtBrief = look('look-at-brief', async (work, { id }: { readonly id: BriefId }) => {
  const brief = await briefSeen(work, id)
  return { page: brief, shows: brief ? shown([brief]) : [], asked: [inTheLedger(id)] }
})

/** What the form of a brief offers: the figures that are signed off, and the brief that is being rewritten. */
export const lookAtBriefForm = look<
  { readonly id?: BriefId },
  { readonly figures: readonly Snapshot[]; readonly brief: BriefWhole | undefined }
>('look-at-brief-form', async (work, { id }) => {
  const figures = await snapshotsSeen(work, { state: 'signed-off' })
  const brief = id && (await briefSeen(work, id))
  return { page: { figures, brief }, shows: shown(brief ? [...figures, brief] : figures) }
})
