// What a form brings back that nobody typed: its own token, and which version of a thing it was filled in against.
import { field } from './routes.ts'

const token = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** A form's token, made when it is shown, so that a form sent twice is one act; undefined when it is none. */
export const onceOf = (text: string): string | undefined => (token.test(text) ? text : undefined)

export const onceIn = (form: URLSearchParams): string | undefined => onceOf(field(form, 'once'))

/** INVARIANT: a form that does not say what was seen is behind everything. It is never taken for one that saw the very first. */
export const seenIn = (form: URLSearchParams): number => {
  const seen = field(form, 'seen')
  return /^\d{1,9}$/.test(seen) ? Number(seen) : -1
}
