// An officer is told whether others hold something on what he typed, or on a record before him; every telling is entered in the ledger.
import type { RecordId } from '#core/language/ids.ts'
import { tell } from '#core/ledger/audit.ts'
import { mayRelease } from '../releases/may-release.ts'
import type { Release } from '../releases/release.ts'
import { recipientsOf, releasesOfRecord } from '../releases/store.ts'
import { type Asked, findHolders, type Hit } from './find-holders.ts'

export const askWhoElse = tell('ask-who-else', async (work, asked: Asked) => {
  const { hits, told } = await findHolders(work, asked)
  return {
    page: hits,
    shows: told,
    ...('typed' in asked ? { words: asked.typed } : { asked: [asked.record] }),
  }
})

export type AskedOfRecord = {
  readonly hits: readonly Hit[]
  readonly mayRelease: boolean
  readonly releases: readonly { readonly release: Release; readonly to: readonly string[] }[]
}

/** The same of a record before him, with the releases of it that stand, and whether he may release it to others. */
export const askOfRecord = tell('ask-who-else', async (work, record: RecordId) => {
  const { hits, told } = await findHolders(work, { record })
  const releases = await releasesOfRecord(work, record)
  const to = await recipientsOf(
    work,
    releases.map(one => one.id),
  )
  const page: AskedOfRecord = {
    hits,
    mayRelease: await mayRelease(work, record),
    releases: releases.map(release => ({ release, to: (to.get(release.id) ?? []).map(one => one.name) })),
  }
  return { page, shows: told, asked: [record] }
})
