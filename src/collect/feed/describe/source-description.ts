// The description of a source: which agency's system it comes from, under which agreement and label, and what its columns mean.
import { z } from 'zod'
import { closedSet } from '#core/language/closed-set.ts'
import { actionCodes, handlings, markings, sanitisationCodes } from '#core/language/handling.ts'
import { compareRules, jurisdictions, protectedClasses, purposes, regimes } from '#core/language/protection.ts'
import { bases, linkTypes, thingKinds } from '#core/language/things.ts'
import { isTimeZone } from '../map/local-time.ts'
import { encodings } from '../read/decode.ts'
import { code, oneOrMore, strict, text, wholeNumber, wordOf, yesNo } from './described.ts'
import { dateFormat, propertyShape } from './property-mapping.ts'

export const deliveryKinds = closedSet({ full: 'all that the source holds', delta: 'what changed' })
export const fileFormats = closedSet({ csv: 'CSV', ndjson: 'NDJSON', json: 'JSON' })

/** A full delivery withdraws what it does not name, unless that is more than this share: then a person decides. */
const usualShareWithdrawn = 0.05

const moment = text.transform((value, context) => {
  const at = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/.test(value)
    ? new Date(value)
    : new Date(Number.NaN)
  if (!Number.isNaN(at.getTime())) return at
  context.addIssue({ code: 'custom', message: 'It should be a moment with its zone, as in 2026-09-30T18:00:00Z.' })
  return z.NEVER
})

const share = text.transform((value, context) => {
  const number = Number(value)
  if (number >= 0 && number <= 1) return number
  context.addIssue({ code: 'custom', message: 'It should be a fraction between 0 and 1, as in 0.05.' })
  return z.NEVER
})

const delivery = strict({
  kind: wordOf(deliveryKinds),
  asOf: moment,
  maximumWithdrawn: share.default(usualShareWithdrawn),
})

/** Left unsaid, a source of debriefs is not compared and every other is. */
const label = strict({
  marking: wordOf(markings),
  handling: wordOf(handlings),
  action: wordOf(actionCodes).optional(),
  sanitisation: wordOf(sanitisationCodes).optional(),
  instructions: text.optional(),
  purposes: oneOrMore(wordOf(purposes)),
  protected: wordOf(protectedClasses).default('none'),
  compare: wordOf(compareRules).optional(),
  compartment: text.default('none'),
  jurisdiction: wordOf(jurisdictions).optional(),
  regime: wordOf(regimes).default('law-enforcement'),
}).transform(said => ({
  ...said,
  compare: said.compare ?? (said.protected === 'debrief' ? ('never' as const) : ('yes' as const)),
}))

const codedColumn = strict({ column: text, codes: text.optional() })
const columnOnly = strict({ column: text })
const momentColumn = strict({ column: text, format: oneOrMore(dateFormat).optional() })

/** A column that holds something, or one of the words that it has to hold. */
const condition = z.preprocess(
  value => (typeof value === 'string' ? { column: value } : value),
  strict({ column: text, equals: oneOrMore(text).optional() }),
)

const record = strict({
  as: code,
  kind: wordOf(thingKinds),
  key: text,
  when: condition.optional(),
  shared: yesNo.default(false),
  basis: wordOf(bases).default('fact'),
  seenAt: momentColumn.optional(),
  properties: strict(propertyShape).default({}),
})

const end = z.preprocess(
  value => (typeof value === 'string' ? { as: value } : value),
  strict({ as: text.optional(), key: text.optional() }),
)

const link = strict({
  ...propertyShape,
  type: wordOf(linkTypes),
  from: end,
  to: end,
  when: condition.optional(),
  basis: wordOf(bases).default('fact'),
})

const complete = strict({ count: wholeNumber.optional(), trailer: text.optional() }).refine(
  ({ count, trailer }) => (count === undefined) !== (trailer === undefined),
  'It needs either a count or a trailer.',
)

const file = strict({
  path: text.regex(
    /^(?!.*(^|[/\\])\.\.([/\\]|$))[^/\\].*$/,
    'It should be the name of a file in the folder of the source.',
  ),
  name: code.optional(),
  format: wordOf(fileFormats),
  encoding: wordOf(encodings).optional(),
  delimiter: z.string().min(1).max(1, 'It should be one sign.').default(','),
  complete: complete.optional(),
  rows: text.regex(/^\$(\.[^.]+)*$/, 'It should say where the list is, as in $.people.').optional(),
  key: text,
  columns: z.array(text).min(1, 'The list is empty.').optional(),
  withdrawn: strict({ column: text, equals: text }).optional(),
  marking: codedColumn.optional(),
  protected: codedColumn.optional(),
  grade: columnOnly.optional(),
  action: columnOnly.optional(),
  sanitisation: columnOnly.optional(),
  instructions: columnOnly.optional(),
  records: z.array(record).default([]),
  links: z.array(link).default([]),
})

const codeList = z.record(z.string(), text)

export const sourceDescription = strict({
  source: code,
  title: text,
  agency: code,
  system: text,
  agreement: code,
  synthetic: yesNo.default(false),
  encoding: wordOf(encodings).default('utf-8'),
  dates: oneOrMore(dateFormat).default(['yyyy-MM-dd']),
  timezone: text.refine(isTimeZone, 'It is not a time zone; write it as in Europe/London.').default('Europe/London'),
  absent: oneOrMore(text).default([]),
  delivery,
  label,
  grade: text.optional(),
  codes: z.record(z.string(), codeList).default({}),
  files: z
    .array(file, { error: issue => (issue.input === undefined ? 'It is missing.' : 'It should be a list of files.') })
    .min(1, 'It names no file.'),
})

export type SourceDescription = z.infer<typeof sourceDescription>
export type FileDescription = SourceDescription['files'][number]
export type RecordDescription = FileDescription['records'][number]
export type Condition = NonNullable<RecordDescription['when']>
export type LinkDescription = FileDescription['links'][number]
export type EndDescription = LinkDescription['from']
