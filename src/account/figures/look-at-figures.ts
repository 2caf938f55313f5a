// What is looked at in this room of figures: the list of frozen ones, and one of them whole.
import type { RecordId, SnapshotId } from '#core/language/ids.ts'
import { look } from '#core/ledger/audit.ts'
import { type Snapshot, snapshotSeen, snapshotsSeen } from './store.ts'

const shown = (snapshots: readonly Pick<Snapshot, 'id'>[]) => snapshots.map(({ id }) => id as string as RecordId)

export const listFigures = look<undefined, readonly Snapshot[]>('list-figures', async work => {
  const snapshots = await snapshotsSeen(work)
  return { page: snapshots, shows: shown(snapshots) }
})

export const lookAtFigures = look('look-at-figures', async (work, { id }: { readonly id: SnapshotId }) => {
  const snapshot = await snapshotSeen(work, id)
  return { page: snapshot, shows: snapshot ? shown([snapshot]) : [], asked: [id as string as RecordId] }
})
