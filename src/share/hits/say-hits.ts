// Hits in words, each with the way to ask: for the search page, the page of a thing, and the list of one's own records.
import type { LinkShown } from '#core/frame/shown.ts'
import { kindWord } from '#core/frame/words.ts'
import type { AuditedDesk } from '#core/ledger/audit.ts'
import { askWhoElse } from './ask-who-else.ts'
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

/** The part of a page that says what others hold; a look of its own, because it is entered as a disclosure. */
export const othersHold = async (desk: AuditedDesk, asked: Asked): Promise<readonly HitShown[]> =>
  hitsShown(asked, await askWhoElse(desk, asked))
