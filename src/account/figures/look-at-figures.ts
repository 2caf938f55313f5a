// What is looked at in this room of figures: the list of frozen ones, and one of them whole.
import { inTheLedger, type SnapshotId } from '#core/language/ids.ts'
import { look } from '#core/ledger/audit.ts'
import { may } from '../posts.ts'
import { countLive } from './look-live.ts'
import { type Snapshot, snapshotSeen, snapshotsSeen } from './store.ts'

const shown = (snapshots: readonly Pick<Snapshot, 'id'>[]) => snapshots.map(({ id }) => inTheLedger(id))

/** With the live counts for those who work with records. */
export const listFigures = look('list-figures', async (work, _: undefined) => {
  const snapshots = await snapshotsSeen(work)
  const live = may(work.sight, 'lookLive') ? await countLive(work) : undefined
  return { page: { snapshots, live }, shows: shown(snapshots) }
})

export const lookAtFigures = look('look-at-figures', async (work, { id }: { readonly id: SnapshotId }) => {
  const snapshot = await snapshotSeen(work, id)
  return { page: snapshot, shows: snapshot ? shown([snapshot]) : [], asked: [inTheLedger(id)] }
})
