// The agencies and agreements that come with a folder of sources, as they are written in its YAML files.
import { existsSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parseDocument } from 'yaml'
import { z } from 'zod'
import { hitModes, jurisdictions, purposes } from '#core/language/protection.ts'
import type { Refusal } from '../take-in/rejection.ts'
import { code, oneOrMore, text, wordOf, yesNo } from './described.ts'

const isDay = (value: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(value)

/** An agreement that ends on a day holds through that day. */
const moment = text
  .refine(value => !Number.isNaN(Date.parse(value)), 'It should be a day or a moment, as in 2027-03-31.')
  .transform(value => new Date(isDay(value) ? `${value}T23:59:59.999Z` : value))

const agency = z.object({
  code,
  name: text,
  kind: text,
  jurisdiction: wordOf(jurisdictions),
  invented: yesNo.default(false),
})
export type AgencyEntry = z.infer<typeof agency>

const party = z.preprocess(
  value => (typeof value === 'string' ? { agency: value } : value),
  z.object({ agency: code, reads: yesNo.default(true), until: moment.optional() }),
)

const agreement = z.object({
  id: code,
  title: text,
  purposes: oneOrMore(wordOf(purposes)),
  hit: wordOf(hitModes).default('silence'),
  expires: moment.optional(),
  parties: oneOrMore(party),
})
export type AgreementEntry = z.infer<typeof agreement>

const compartment = z.object({ id: code, title: text, owner: code })
export type CompartmentEntry = z.infer<typeof compartment>

const listNamed = <Item extends z.ZodType>(name: string, item: Item) =>
  z.preprocess(
    value => (Array.isArray(value) ? { [name]: value } : value),
    z.object({ [name]: z.array(item).default([]) }),
  )

const agencies = listNamed('agencies', agency)
const agreements = z.preprocess(
  value => (Array.isArray(value) ? { agreements: value } : value),
  z.object({ agreements: z.array(agreement).default([]), compartments: z.array(compartment).default([]) }),
)

export type DirectoryFiles = {
  readonly agencies: readonly AgencyEntry[]
  readonly agreements: readonly AgreementEntry[]
  readonly compartments: readonly CompartmentEntry[]
  readonly refusals: readonly Refusal[]
}

type Read<T> = { readonly value: T } | { readonly refusals: readonly Refusal[] }

const refusal = (file: string, reason: string, column?: string): Refusal => ({
  kind: 'bad-description',
  file,
  ...(column === undefined ? {} : { column }),
  reason,
  mend: `Correct it in ${file}.`,
})

const readYaml = <T>(path: string, schema: z.ZodType<T>): Read<T> | undefined => {
  if (!existsSync(path)) return undefined
  const file = basename(path)
  const document = parseDocument(readFileSync(path, 'utf8'), { schema: 'failsafe', prettyErrors: false })
  const [broken] = document.errors
  if (broken) return { refusals: [refusal(file, `It is not YAML: ${broken.message}.`)] }
  const parsed = schema.safeParse(document.toJS({ maxAliasCount: 100 }))
  if (parsed.success) return { value: parsed.data }
  return {
    refusals: parsed.error.issues.map(issue =>
      refusal(file, `${issue.path.join('.')}: ${issue.message}`, issue.path.join('.')),
    ),
  }
}

const refusalsOf = (read: Read<unknown> | undefined): readonly Refusal[] =>
  read && 'refusals' in read ? read.refusals : []

/** Reads what is there; a file that is missing says nothing. */
export const readDirectoryFiles = (agenciesFile: string, agreementsFile: string): DirectoryFiles => {
  const saidAgencies = readYaml(agenciesFile, agencies)
  const saidAgreements = readYaml(agreementsFile, agreements)
  const agreed =
    saidAgreements && 'value' in saidAgreements ? saidAgreements.value : { agreements: [], compartments: [] }
  return {
    agencies: saidAgencies && 'value' in saidAgencies ? (saidAgencies.value.agencies ?? []) : [],
    ...agreed,
    refusals: [...refusalsOf(saidAgencies), ...refusalsOf(saidAgreements)],
  }
}
