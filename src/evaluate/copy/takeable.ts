// What may be taken along into a sanitised copy: the things its original is linked to, but nobody who needs protection.
import { type ReadLink, type ReadRecord, readLinks, readRecords } from '#collect'
import type { Work } from '#core/guard/desk.ts'
import type { RecordId } from '#core/language/ids.ts'

export type Takeable = { readonly record: ReadRecord; readonly link: ReadLink }

export type Around = {
  readonly item: ReadRecord
  /** Everything the original is linked to, for the words that must not stay. */
  readonly named: readonly ReadRecord[]
  readonly takeable: readonly Takeable[]
}

const most = 100

export const aroundOriginal = async (work: Work, id: RecordId): Promise<Around | undefined> => {
  const [item] = await readRecords(work, [id])
  if (!item || item.isWithdrawn) return undefined
  const links = await readLinks(work, [id], most)
  const others = await readRecords(
    work,
    links.map(link => (link.from === id ? link.to : link.from)),
  )
  const named = others.filter(one => one.id !== id && !one.isWithdrawn && one.source.agency === item.source.agency)
  const takeable = named
    .filter(record => record.protected === 'none' && record.kind !== 'event')
    .flatMap(record => {
      const link = links.find(one => one.from === record.id || one.to === record.id)
      return link ? [{ record, link }] : []
    })
  return { item, named, takeable }
}
