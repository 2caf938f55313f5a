// Hits in words, each with the way to ask: for the search page, the page of a thing, and the list of one's own records.
import type { LinkShown } from '#core/frame/shown.ts'
import { kindWord } from '#core/frame/words.ts'
import type { RecordId } from '#core/language/ids.ts'
import type { AuditedDesk } from '#core/ledger/audit.ts'
import { askOfRecord, askWhoElse } from './ask-who-else.ts'
import type { Asked, Hit } from './find-holders.ts'

export type HitShown = { readonly words: string; readonly ask?: LinkShown }

const article = (word: string): string => (/^[aeio]/.test(word) ? `an ${word}` : `a ${word}`)

export const hitWords = ({ kind, holder }: Pick<Hit, 'kind' | 'holder'>): string =>
  `${holder?.name ?? 'Somebody'} holds a record of ${article(kindWord(kind))}`

export const askAddress = (asked: Asked, handle: string): string =>
  `/requests/new?${new URLSearchParams('typed' in asked ? { q: asked.typed, hit: handle } : { record: asked.record, hit: handle })}`

export const hitsShown = (asked: Asked, hits: readonly Hit[]): readonly HitShown[] =>
  hits.map(hit => ({
    words: hitWords(hit),
    ...(hit.mayAsk
      ? { ask: { text: hit.holder ? 'Ask for it' : 'Ask whoever holds it', href: askAddress(asked, hit.handle) } }
      : {}),
  }))

/** The part of the search page that says what others hold; a look of its own, because it is entered as a disclosure. */
export const othersHold = async (desk: AuditedDesk, asked: { readonly typed: string }): Promise<readonly HitShown[]> =>
  hitsShown(asked, await askWhoElse(desk, asked))

export type SharingShown = { readonly others: readonly HitShown[]; readonly release?: LinkShown }

/** The same for the page of a thing, with the way to release the record whose page it is. */
export const sharingOf = async (desk: AuditedDesk, record: RecordId): Promise<SharingShown> => {
  const { hits, mayRelease } = await askOfRecord(desk, record)
  return {
    others: hitsShown({ record }, hits),
    ...(mayRelease
      ? { release: { text: 'Release this record to another agency', href: `/releases/new?record=${record}` } }
      : {}),
  }
}
