// What a route can answer: a page, another place to go, a file, or one of the plain pages that say why there is nothing.
import type { PlainKind } from './plain-pages.ts'
import type { PageData } from './shown.ts'

export type Answer =
  | { readonly kind: 'page'; readonly template: string; readonly data: PageData; readonly status: number }
  | { readonly kind: 'see-other'; readonly to: string; readonly session?: SessionChange }
  | { readonly kind: 'plain'; readonly page: PlainKind; readonly back?: string }
  | {
      readonly kind: 'file'
      readonly body: string | Uint8Array
      readonly type: string
      readonly name?: string
      readonly keep?: true
    }

/** A session starts with a new token or ends; nothing else is kept in the browser. */
export type SessionChange = { readonly start: string } | 'end'

export const page = (
  template: string,
  data: PageData,
  how: { readonly status?: 200 | 201 | 409 | 422 | 503 } = {},
): Answer => ({
  kind: 'page',
  template,
  data,
  status: how.status ?? (data.errors && data.errors.length > 0 ? 422 : 200),
})

/** INVARIANT: leads to a path of our own; an address from elsewhere leads to the first page. */
export const seeOther = (to: string, how: { readonly session?: SessionChange } = {}): Answer => ({
  kind: 'see-other',
  to: /^\/(?![/\\])[\x21-\x7e]*$/.test(to) ? to : '/',
  ...how,
})

/** The same bytes whether it is not there or not for this viewer. */
export const absent = (): Answer => ({ kind: 'plain', page: 'absent' })

/** Somebody else changed it since the page was made; `back` is the page to look at again. */
export const stale = (how: { readonly back: string }): Answer => ({ kind: 'plain', page: 'stale', back: how.back })

/** He sent the same form before, and it was kept then; `back` is where he sees what was kept. */
export const sentBefore = (how: { readonly back: string }): Answer => ({
  kind: 'plain',
  page: 'sent-before',
  back: how.back,
})

export const tooMany = (): Answer => ({ kind: 'plain', page: 'too-many' })

/** Nothing was shown because it could not be recorded. */
export const unrecorded = (): Answer => ({ kind: 'plain', page: 'unrecorded' })

/** A file to keep. Its name is made by us: letters, digits, dash and dot. */
export const download = (body: string | Uint8Array, how: { readonly name: string; readonly type: string }): Answer => ({
  kind: 'file',
  body,
  type: how.type,
  name: how.name.replace(/[^a-z0-9.-]+/gi, '-'),
})
