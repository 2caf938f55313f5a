// An officer is told whether others hold something on what he typed, or on a record before him; every telling is entered in the ledger.
import type { RecordId } from '#core/language/ids.ts'
import { tell } from '#core/ledger/audit.ts'
import { mayRelease } from '../releases/may-release.ts'
import { type Asked, findHolders } from './find-holders.ts'

export const askWhoElse = tell('ask-who-else', async (work, asked: Asked) => {
  const { hits, told } = await findHolders(work, asked)
  return {
    page: hits,
    shows: told,
    ...('typed' in asked ? { words: asked.typed } : { asked: [asked.record] }),
  }
})

/** The same of a record before him, and whether he may release it to others. */
export const askOfRecord = tell('ask-who-else', async (work, record: RecordId) => {
  const { hits, told } = await findHolders(work, { record })
  return { page: { hits, mayRelease: await mayRelease(work, record) }, shows: told, asked: [record] }
})
