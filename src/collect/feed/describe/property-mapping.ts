// How a property is made from columns: for each type of value, what its description may say.
import { z } from 'zod'
import { closedSet } from '#core/language/closed-set.ts'
import { type PropertyName, propertyTypes, type ValueType } from '#core/language/properties.ts'
import { formatProblem } from '../map/date-format.ts'
import { given, oneOrMore, strict, text, wordOf } from './described.ts'

export const nameKinds = closedSet({ name: 'name', alias: 'alias', nickname: 'nickname', former: 'former name' })
export const unreadables = closedSet({
  reject: 'the row is rejected',
  'leave-out': 'the value is left out, the row is taken in',
})
export const dateSources = closedSet({ claimed: 'claimed', documented: 'documented', assessed: 'assessed' })

export const dateFormat = text.superRefine((format, context) => {
  const problem = formatProblem(format)
  if (problem)
    context.addIssue({ code: 'custom', message: `${problem} Use yyyy, yy, MM, MMM, dd, HH, mm, ss, as in dd/MM/yyyy.` })
})

const source = {
  column: text.optional(),
  text: oneOrMore(text).optional(),
  value: text.optional(),
  split: text.optional(),
  unreadable: wordOf(unreadables).optional(),
}
const format = { format: oneOrMore(dateFormat).optional() }
const isoDay = text.regex(/^\d{4}-\d{2}-\d{2}$/, 'It should be a day as in 1900-01-01.')

const options = {
  name: {
    given: oneOrMore(text).optional(),
    family: oneOrMore(text).optional(),
    patronymic: oneOrMore(text).optional(),
    kind: wordOf(nameKinds).optional(),
  },
  date: { ...format, stated: wordOf(dateSources).optional(), earliest: isoDay.optional() },
  time: format,
  phone: { country: given.optional() },
  plate: { country: given.optional() },
  document: { type: given.optional(), state: given.optional() },
  identifier: { scheme: given.optional() },
  place: { postcode: text.optional(), lat: text.optional(), lon: text.optional() },
  code: { codes: text.optional() },
  text: {},
  amount: { unit: given.optional() },
  online: { platform: given.optional() },
  email: {},
} as const satisfies Record<ValueType, z.ZodRawShape>

const ways = ['column', 'text', 'value', 'given', 'family', 'patronymic', 'lat', 'postcode'] as const

const isMade = (mapping: object): boolean =>
  ways.some(way => Object.hasOwn(mapping, way) && mapping[way as never] !== undefined)

const mappingOf = (type: ValueType) =>
  z.preprocess(
    value => (typeof value === 'string' ? { column: value } : value),
    strict({ ...source, ...options[type] }).refine(isMade, 'It says no column that the value comes from.'),
  )

/** All that any property mapping may say; which of it applies is settled by the type of the property. */
export type PropertyMapping = {
  readonly column?: string | undefined
  readonly text?: readonly string[] | undefined
  readonly value?: string | undefined
  readonly split?: string | undefined
  readonly unreadable?: 'reject' | 'leave-out' | undefined
  readonly given?: readonly string[] | undefined
  readonly family?: readonly string[] | undefined
  readonly patronymic?: readonly string[] | undefined
  readonly kind?: 'name' | 'alias' | 'nickname' | 'former' | undefined
  readonly format?: readonly string[] | undefined
  readonly stated?: 'claimed' | 'documented' | 'assessed' | undefined
  readonly earliest?: string | undefined
  readonly country?: z.infer<typeof given> | undefined
  readonly type?: z.infer<typeof given> | undefined
  readonly state?: z.infer<typeof given> | undefined
  readonly scheme?: z.infer<typeof given> | undefined
  readonly unit?: z.infer<typeof given> | undefined
  readonly platform?: z.infer<typeof given> | undefined
  readonly postcode?: string | undefined
  readonly lat?: string | undefined
  readonly lon?: string | undefined
  readonly codes?: string | undefined
}
export type PropertyMappings = { readonly [P in PropertyName]?: readonly PropertyMapping[] | undefined }

type MappingsSchema = z.ZodOptional<z.ZodType<readonly PropertyMapping[]>>

const mappingsOf = (type: ValueType): MappingsSchema =>
  (oneOrMore(mappingOf(type)) as z.ZodType<readonly PropertyMapping[]>).optional()

/** The shape of `properties`: every property of the field's language, each with the mapping of its type. */
export const propertyShape = Object.fromEntries(
  Object.entries(propertyTypes).map(([name, { type }]) => [name, mappingsOf(type)]),
) as Record<PropertyName, MappingsSchema>

/** The columns that a mapping reads. */
export const columnsOfMapping = (mapping: PropertyMapping): readonly string[] => [
  ...[mapping.column, mapping.postcode, mapping.lat, mapping.lon].filter(column => column !== undefined),
  ...[mapping.text, mapping.given, mapping.family, mapping.patronymic].flatMap(columns => columns ?? []),
  ...[mapping.country, mapping.type, mapping.state, mapping.scheme, mapping.unit, mapping.platform].flatMap(
    one => one?.column ?? [],
  ),
]

/** The code lists that a mapping names. */
export const codeListsOfMapping = (mapping: PropertyMapping): readonly string[] => [
  ...[mapping.codes].filter(list => list !== undefined),
  ...[mapping.country, mapping.type, mapping.state, mapping.scheme, mapping.unit, mapping.platform].flatMap(
    one => one?.codes ?? [],
  ),
]
