// Hits in words, each with the way to ask: for the search page, the page of a thing, and the list of one's own records.
import { day } from '#core/frame/dates.ts'
import type { LinkShown } from '#core/frame/shown.ts'
import { kindWord, listed } from '#core/frame/words.ts'
import { agencyOf } from '#core/guard/sight.ts'
import type { RecordId } from '#core/language/ids.ts'
import type { AuditedDesk } from '#core/ledger/audit.ts'
import { originatorControl, referenceOf } from '../releases/release.ts'
import { type AskedOfRecord, askOfRecord, askWhoElse } from './ask-who-else.ts'
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

export type SharingShown = {
  readonly others: readonly HitShown[]
  /** Under which releases it is read, with their conditions. */
  readonly releases: readonly { readonly reference: string; readonly href: string; readonly words: string }[]
  readonly release?: LinkShown
}

const releaseWords = (agency: string, { release, to }: AskedOfRecord['releases'][number]): string => {
  const whose =
    release.holder.code === agency ? `released to ${listed(to)}` : `released to your agency by ${release.holder.name}`
  const until = release.until ? `, until ${day(release.until.toISOString().slice(0, 10))}` : ''
  const control = release.isOriginatorControlled ? [originatorControl] : []
  return [
    `${whose}${until}.`,
    ...(release.conditions === '' ? [] : [`Conditions: ${release.conditions}`]),
    ...control,
  ].join(' ')
}

/** The same for the page of a thing, with the releases of the record whose page it is and the way to release it. */
export const sharingOf = async (desk: AuditedDesk, record: RecordId): Promise<SharingShown> => {
  const { hits, mayRelease, releases } = await askOfRecord(desk, record)
  return {
    others: hitsShown({ record }, hits),
    releases: releases.map(one => ({
      reference: referenceOf(one.release.id),
      href: `/releases/${one.release.id}`,
      words: releaseWords(agencyOf(desk.by), one),
    })),
    ...(mayRelease
      ? { release: { text: 'Release this record to another agency', href: `/releases/new?record=${record}` } }
      : {}),
  }
}
