// The records of my agency that meet others' which I may not read, newest first.
import { type ReadRecord, readRecords } from '#collect'
import type { RecordId } from '#core/language/ids.ts'
import { tell } from '#core/ledger/audit.ts'
import { findHolders, type Hit } from './find-holders.ts'
import { metRecords } from './meeting-edges.ts'

export type MetRecord = { readonly record: ReadRecord; readonly hits: readonly Hit[] }

export type HitList = { readonly met: readonly MetRecord[]; readonly hasNext: boolean }

export const onePage = 20

export const listHits = tell('list-hits', async (work, ask: { readonly after: number }) => {
  const all = await metRecords(work, ask.after + onePage + 1)
  const ids = all.slice(ask.after, ask.after + onePage)
  const records = new Map((await readRecords(work, ids)).map(record => [record.id, record]))
  const met: MetRecord[] = []
  const told: RecordId[] = []
  for (const id of ids) {
    const record = records.get(id)
    const found = await findHolders(work, { record: id })
    if (!record || found.hits.length === 0) continue
    met.push({ record, hits: found.hits })
    told.push(...found.told)
  }
  const page: HitList = { met, hasNext: all.length > ask.after + onePage }
  return { page, shows: [...met.map(one => one.record.id), ...told] }
})
