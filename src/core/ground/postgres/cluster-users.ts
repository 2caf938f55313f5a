// Who uses a cluster: each hangs up a card with its process on it. Who takes down the last one also stops the database.
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isStampAlive, stampOf } from '../processes.ts'
import type { ClusterFolder } from './cluster-folder.ts'

let hungUp = 0

/** A process may use the same cluster several times over, each time with a card of its own. */
export const newCard = (): string => `${stampOf(process.pid)}.${hungUp++}`

export const checkIn = (folder: ClusterFolder, card: string): void => writeFileSync(join(folder.users, card), '')

/** The cards of living processes; those of the dead are taken down on the way. */
const livingCards = (folder: ClusterFolder): readonly string[] =>
  readdirSync(folder.users).filter(card => {
    if (isStampAlive(card.split('.')[0] ?? '')) return true
    rmSync(join(folder.users, card), { force: true })
    return false
  })

export const checkOut = (folder: ClusterFolder, card: string): { readonly isLast: boolean } => {
  rmSync(join(folder.users, card), { force: true })
  return { isLast: existsSync(folder.users) && livingCards(folder).length === 0 }
}
