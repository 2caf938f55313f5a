// What waits for whoever sits here, over all rooms, in one look.
import * as account from '#account'
import * as collect from '#collect'
import type { Waiting } from '#core/frame/waiting.ts'
import { look } from '#core/ledger/audit.ts'
import * as disrupt from '#disrupt'
import * as evaluate from '#evaluate'
import * as prioritise from '#prioritise'
import * as resolve from '#resolve'
import * as share from '#share'
import * as task from '#task'
import * as understand from '#understand'

const inOrderOfTheWork = [collect, evaluate, resolve, share, understand, prioritise, task, disrupt, account]

export const lookAtWhatWaits = look<undefined, readonly Waiting[]>('home', async work => {
  const all: Waiting[] = []
  for (const room of inOrderOfTheWork) all.push(...(await room.waits(work)))
  return { page: all, shows: all.flatMap(one => one.tells ?? []) }
})
