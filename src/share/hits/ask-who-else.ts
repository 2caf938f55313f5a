// An officer is told whether others hold something on what he typed, or on a record before him; every telling is entered in the ledger.
import { tell } from '#core/ledger/audit.ts'
import { type Asked, findHolders } from './find-holders.ts'

export const askWhoElse = tell('ask-who-else', async (work, asked: Asked) => {
  const { hits, told } = await findHolders(work, asked)
  return {
    page: hits,
    shows: told,
    ...('typed' in asked ? { words: asked.typed } : { asked: [asked.record] }),
  }
})
