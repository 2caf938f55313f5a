// Under one stretch of words, who and what it names: each found or added thing with the writer's yes or no, as his form gives it back.
import type { Properties } from '#core/language/properties.ts'
import type { ProtectedClass } from '#core/language/protection.ts'
import { type PersonRole, personRoles } from '#core/language/things.ts'
import { findNamed } from './find-named.ts'
import { countIn, type FormFault, said, type Typed } from './form-fault.ts'
import { howToMend, type Nameable, nameable, propertiesOf } from './named-things.ts'

/** One row of the form; `prefix` begins the names of its fields. */
export type NamedRow = {
  readonly prefix: string
  readonly kind: string
  readonly text: string
  readonly wasFound: boolean
  readonly keep: string
  readonly role: string
  readonly isChild: boolean
  /** The number of the person in these rows who uses it. */
  readonly whose: string
}

/** What the writer confirmed. */
export type Named = {
  readonly place: number
  readonly kind: Nameable
  readonly text: string
  readonly properties: Properties
  readonly role?: PersonRole
  readonly protectedAs: ProtectedClass
  /** Which of the confirmed people uses it, by place. */
  readonly whose?: number
}

const mostRows = 40

const rowIn = (typed: Typed, within: string, at: number): NamedRow => {
  const prefix = `${within}-thing-${at}`
  return {
    prefix,
    kind: said(typed, `${prefix}-kind`),
    text: said(typed, `${prefix}-text`),
    wasFound: said(typed, `${prefix}-found`) === 'yes',
    keep: said(typed, `${prefix}-keep`),
    role: said(typed, `${prefix}-role`),
    isChild: said(typed, `${prefix}-child`) === 'yes',
    whose: said(typed, `${prefix}-whose`),
  }
}

/** The rows as the form gave them. */
export const rowsIn = (typed: Typed, within: string): readonly NamedRow[] =>
  Array.from({ length: countIn(typed, `${within}-things`, 0, mostRows) }, (_, at) => rowIn(typed, within, at + 1))

/** The rows to begin with: what the program finds in the words, each waiting for a yes or a no. */
export const rowsFor = (words: string, within: string): readonly NamedRow[] =>
  findNamed(words).map(({ kind, text }, at) => ({
    prefix: `${within}-thing-${at + 1}`,
    kind,
    text,
    wasFound: true,
    keep: '',
    role: '',
    isChild: false,
    whose: '',
  }))

/** One more row, empty, for what was not found. */
export const withOneMore = (rows: readonly NamedRow[], within: string): readonly NamedRow[] =>
  rows.length >= mostRows
    ? rows
    : [
        ...rows,
        {
          prefix: `${within}-thing-${rows.length + 1}`,
          kind: '',
          text: '',
          wasFound: false,
          keep: 'yes',
          role: '',
          isChild: false,
          whose: '',
        },
      ]

const isBlank = ({ wasFound, text, kind }: NamedRow): boolean => !wasFound && text === '' && kind === ''

const protectedAs = (role: string, isChild: boolean): ProtectedClass =>
  isChild ? 'child' : role === 'victim' || role === 'witness' ? role : 'none'

type Checked = { readonly named?: Named; readonly faults: readonly FormFault[] }

const fault = (text: string, field: string): Checked => ({ faults: [{ text, field }] })

const checked = (row: NamedRow, place: number, rows: readonly NamedRow[]): Checked => {
  const { prefix, kind, text, wasFound, keep, role, isChild, whose } = row
  if (isBlank(row)) return { faults: [] }
  if (wasFound && keep !== 'yes' && keep !== 'no') return fault(`Say whether ‘${text}’ belongs here`, `${prefix}-keep`)
  if (keep === 'no') return { faults: [] }
  if (!nameable.has(kind)) return fault('Choose what kind of thing this is', `${prefix}-kind`)
  const properties = text === '' ? undefined : propertiesOf(kind, text)
  if (!properties) return fault(howToMend[kind], `${prefix}-text`)
  if (kind === 'person' && !personRoles.has(role))
    return fault(`Choose the part that ${text} has in this, or that it is not known`, `${prefix}-role`)
  const user = whose === '' ? undefined : rows[Number(whose) - 1]
  if (whose !== '' && (user?.kind !== 'person' || user.keep === 'no' || isBlank(user)))
    return fault('Choose somebody whom you keep here, or nobody', `${prefix}-whose`)
  return {
    faults: [],
    named: {
      place,
      kind,
      text,
      properties,
      protectedAs: kind === 'person' ? protectedAs(role, isChild) : 'none',
      ...(kind === 'person' && personRoles.has(role) ? { role } : {}),
      ...(kind !== 'person' && whose !== '' ? { whose: Number(whose) } : {}),
    },
  }
}

/** What was confirmed, and what is wrong with the rows. */
export const namedIn = (
  rows: readonly NamedRow[],
): { readonly named: readonly Named[]; readonly faults: readonly FormFault[] } => {
  const all = rows.map((row, at) => checked(row, at + 1, rows))
  return { named: all.flatMap(one => one.named ?? []), faults: all.flatMap(one => one.faults) }
}
