// Tells a request of our own pages from one that another site made a browser send.
import { createHmac, timingSafeEqual } from 'node:crypto'

/** The token in every form of a session: only whoever knows the session's own secret can make it, and it tells nothing of that. */
export const formToken = (session: string): string =>
  createHmac('sha256', session).update('breakwater form token').digest('base64url')

const sameText = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

const loopback = ['localhost', '127.0.0.1', '[::1]']

const hostOf = (address: string): URL | undefined => (URL.canParse(address) ? new URL(address) : undefined)

/** Only our own name is answered: a page elsewhere cannot point its own name at this machine and read us (DNS rebinding). */
export const isOwnHost = (base: URL, host: string | undefined): boolean => {
  const asked = hostOf(`${base.protocol}//${host ?? ''}`)
  if (!asked) return false
  return asked.host === base.host || (loopback.includes(base.hostname) && loopback.includes(asked.hostname))
}

type Headers = { readonly [name: string]: string | readonly string[] | undefined }

const fromOwnPage = (base: URL, headers: Headers): boolean => {
  const site = headers['sec-fetch-site']
  const origin = headers.origin
  if (site === undefined && origin === undefined) return false
  if (site !== undefined && site !== 'same-origin') return false
  if (origin === undefined) return true
  const from = typeof origin === 'string' ? hostOf(origin) : undefined
  const host = hostOf(`${base.protocol}//${String(headers.host)}`)
  return from !== undefined && host !== undefined && from.protocol === base.protocol && from.host === host.host
}

/** Another site may lead somebody here; it may not load our pages as parts of its own. */
const isPlainVisit = (headers: Headers): boolean => {
  const site = headers['sec-fetch-site']
  if (site === undefined || site === 'same-origin' || site === 'none') return true
  return headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document'
}

export type Sent = {
  readonly method: string
  readonly headers: Headers
  readonly session?: string | undefined
  /** What the form's hidden field carries. */
  readonly token: string
}

/** A POST must come from our own page and carry the session's token; nothing else may be loaded from elsewhere. */
export const isForged = (base: URL, sent: Sent): boolean => {
  if (sent.method === 'GET') return !isPlainVisit(sent.headers)
  if (!fromOwnPage(base, sent.headers)) return true
  return sent.session !== undefined && !sameText(sent.token, formToken(sent.session))
}
