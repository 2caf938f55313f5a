// A mistake in a form: what it is, and at which field it is mended.
import { onceOf } from '#core/frame/index.ts'

export type FormFault = { readonly text: string; readonly field: string }

/** What was typed, by field: a page that comes again shows it again. */
export type Typed = Readonly<Record<string, string>>

export const typedIn = (form: URLSearchParams): Typed =>
  Object.fromEntries(
    [...form]
      .filter(([name]) => name !== 'form-token' && name !== 'do')
      .map(([name, text]) => [name, text.replaceAll('\u0000', '\ufffd')]),
  )

export const said = (typed: Typed, name: string): string => (typed[name] ?? '').trim()

/** A small whole number out of a hidden field, held within bounds. */
export const countIn = (typed: Typed, name: string, least: number, most: number): number => {
  const written = said(typed, name)
  const count = /^\d{1,3}$/.test(written) ? Number(written) : least
  return Math.min(most, Math.max(least, count))
}

/** field → the first mistake at it. */
export const byField = (faults: readonly FormFault[]): Readonly<Record<string, string>> =>
  Object.fromEntries(faults.toReversed().map(fault => [fault.field, fault.text]))

export const tooLong = (text: string, most: number, field: string): readonly FormFault[] =>
  text.length > most ? [{ text: `Write it in ${most.toLocaleString('en-GB')} characters or fewer`, field }] : []

/** The form's own id: sent twice, it is written once. */
export const onceIn = (typed: Typed): string | undefined => onceOf(said(typed, 'once'))
