// Travel and identity documents: number, type and issuing state as compared; check digits of machine-readable zones.
import type { DocumentValue } from '#core/language/properties.ts'

export type DocumentFeature = { readonly n: string; readonly t?: string; readonly s?: string; readonly ok?: 1 }
type Said = { readonly type?: string | undefined; readonly state?: string | undefined }

// What clerks type where there is no number. [recalled]
const noNumber = /^(?:NONE|NIL|NA|NK|UNKNOWN|NOTKNOWN|LOST|TBC|TBA|X+|0+|SEIZED|REFUSED)?$/

const code = (text: string | undefined): string =>
  (text ?? '')
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '')

/** The number in capitals without blanks and fillers; undefined where there is none. */
export const cleanDocument = (raw: string, { type, state }: Said = {}): DocumentValue | undefined => {
  const number = code(raw)
  if (noNumber.test(number) || number.length < 3) return undefined
  const kind = type?.trim().toLowerCase()
  const issuer = code(state)
  return { raw, number, ...(kind ? { type: kind } : {}), ...(issuer ? { state: issuer } : {}) }
}

export const documentFeature = ({ number, type, state }: DocumentValue, verified: boolean): DocumentFeature => ({
  n: number,
  ...(type === undefined ? {} : { t: type }),
  ...(state === undefined ? {} : { s: state }),
  ...(verified ? { ok: 1 as const } : {}),
})

const mrzWeights = [7, 3, 1] as const
const mrzValue = (letter: string): number =>
  letter === '<' ? 0 : /\d/.test(letter) ? Number(letter) : letter.charCodeAt(0) - 55

/** The check digit of a field in a machine-readable zone. [recalled: ICAO Doc 9303 part 3, 4.9] */
export const mrzCheckDigit = (field: string): number =>
  [...field.toUpperCase()].reduce((sum, letter, at) => sum + mrzValue(letter) * (mrzWeights[at % 3] ?? 1), 0) % 10
