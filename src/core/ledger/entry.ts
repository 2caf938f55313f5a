// One line of the audit: who did which of the six statutory things, when, for what purpose, and to which records.
// Its leaf is a salted hash; body and salts lie apart, so that a lawful erasure leaves a leaf that still verifies.
import { createHash, randomBytes } from 'node:crypto'
import type { RecordId } from '#core/language/ids.ts'
import type { LedgerVerb } from '#core/language/ledger-verbs.ts'

/** How an entry concerns a record: shown to somebody, asked for by its id, or changed. */
export type Manner = 'shown' | 'asked' | 'changed'

export type About = { readonly record: RecordId; readonly manner: Manner }

export type Body = {
  readonly verb: LedgerVerb
  /** The use-case, such as judge-pair. */
  readonly act: string
  /** How it ended: the kind of the outcome, `shown`, or `failed`. */
  readonly outcome: string
  readonly by: string
  readonly agency: string
  readonly post: string
  readonly purpose: string
  readonly at: string
  /** What was asked in words, such as a search: erased with the entry's body when a record it showed is expunged. */
  readonly asked?: string
  /** The policies that decided, by id. */
  readonly reasons?: readonly string[]
  /** One commitment for each record, in order. */
  readonly about: readonly string[]
}

export type Entry = {
  readonly id: string
  readonly leaf: string
  readonly salt: string
  readonly body: Body
  readonly about: readonly { readonly salt: string; readonly record: RecordId; readonly manner: Manner }[]
}

/** Canonical JSON: keys in code-point order, nothing absent, no white space (the subset of RFC 8785 that strings, numbers and lists need). */
export const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const entries = Object.entries(value).filter(([, held]) => held !== undefined)
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, held]) => `${JSON.stringify(key)}:${canonical(held)}`)
    .join(',')}}`
}

const sha256 = (...parts: readonly (string | Buffer)[]): string => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}

/** What an entry's body says of one record without naming it. */
export const commitment = (salt: string, { record, manner }: About): string =>
  sha256(Buffer.from(salt, 'hex'), `${manner} ${record}`)

/** RFC 6962 leaf hash: SHA-256 of 0x00 and the leaf's content, here salt and canonical body. */
export const leafOf = (salt: string, body: Body): string =>
  sha256(Buffer.from([0]), Buffer.from(salt, 'hex'), canonical(body))

const newSalt = (): string => randomBytes(16).toString('hex')

export const writeEntry = (id: string, said: Omit<Body, 'about'>, about: readonly About[]): Entry => {
  const parts = about.map(one => ({ salt: newSalt(), ...one }))
  const body: Body = { ...said, about: parts.map(part => commitment(part.salt, part)) }
  const salt = newSalt()
  return { id, leaf: leafOf(salt, body), salt, body, about: parts }
}

export type Verified = 'whole' | 'erased in part' | 'erased' | 'altered'

/** Holds a leaf against what is left of its entry: erased parts are lawful, an altered body or part is not. */
export const verifyEntry = (
  leaf: string,
  kept: { readonly salt: string; readonly body: Body } | undefined,
  parts: readonly ({ readonly place: number; readonly salt: string } & About)[],
): Verified => {
  if (!kept) return parts.length === 0 ? 'erased' : 'altered'
  if (leafOf(kept.salt, kept.body) !== leaf) return 'altered'
  if (parts.some(part => commitment(part.salt, part) !== kept.body.about[part.place])) return 'altered'
  return parts.length === kept.body.about.length ? 'whole' : 'erased in part'
}
