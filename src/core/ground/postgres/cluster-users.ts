// Which processes use a cluster: each hangs up a card. Who takes down the last one also stops the database.
import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isStampAlive, stampOf } from '../processes.ts'
import type { ClusterFolder } from './cluster-folder.ts'

const mine = (folder: ClusterFolder): string => join(folder.users, stampOf(process.pid))

export const checkIn = (folder: ClusterFolder): void => writeFileSync(mine(folder), '')

/** The other living users; cards of the dead are taken down on the way. */
const others = (folder: ClusterFolder): readonly string[] =>
  readdirSync(folder.users).filter(stamp => {
    if (stamp === stampOf(process.pid)) return false
    if (isStampAlive(stamp)) return true
    rmSync(join(folder.users, stamp), { force: true })
    return false
  })

export const checkOut = (folder: ClusterFolder): { readonly isLast: boolean } => {
  rmSync(mine(folder), { force: true })
  return { isLast: others(folder).length === 0 }
}
