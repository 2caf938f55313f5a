// A record in words for a list, a column or a chart: what names it, and where it comes from.
import { said } from '#core/frame/said.ts'
import type { SaidShown, Sourced } from '#core/frame/shown.ts'
import { capitalised, kindWord } from '#core/frame/words.ts'
import { readGrade, writeGrade } from '#core/language/handling.ts'
import {
  namingProperties,
  type Properties,
  type PropertyName,
  propertyTypes,
  type ValueType,
  type ValueTypes,
} from '#core/language/properties.ts'
import type { ReadRecord } from './read-records.ts'

/** Every value of a property in words; a property the record does not have is an empty list. */
export const sayProperty = (properties: Properties, name: PropertyName): readonly SaidShown[] =>
  ((properties[name] ?? []) as readonly ValueTypes[ValueType][]).map(value =>
    said(propertyTypes[name].type, value as never),
  )

export const text = (shown: SaidShown): string => (typeof shown === 'string' ? shown : shown.text)

/** What names the record: its best naming property, else the kind with the source's own key. */
export const nameOf = ({
  kind,
  properties,
  source,
}: {
  readonly kind: ReadRecord['kind']
  readonly properties: Properties
  readonly source: { readonly key: string }
}): string => {
  for (const name of namingProperties[kind]) {
    const first = sayProperty(properties, name)[0]
    if (first !== undefined) return text(first)
  }
  return `${capitalised(kindWord(kind))} ${source.key}`
}

/** Where a record comes from, as every value on a page says it. */
export const sourcedBy = (record: Omit<ReadRecord, 'label'>): Sourced => {
  const grade = record.grade === undefined ? undefined : readGrade(record.grade)
  return {
    source: `${record.source.agencyName}, ${record.source.title}`,
    date: record.learntAt.toISOString(),
    basis: record.basis,
    ...(grade ? { grade: writeGrade(grade) } : {}),
  }
}

/** The properties that tell namesakes apart in a list: not the name again. */
export const detailsOf = ({ kind, properties }: Pick<ReadRecord, 'kind' | 'properties'>): readonly SaidShown[] => {
  const naming = namingProperties[kind].find(name => properties[name])
  const shown = (['birthDate', 'at', 'address', 'place', 'reference', 'make', 'status', 'count'] as const).filter(
    name => name !== naming,
  )
  return shown.flatMap(name => sayProperty(properties, name).slice(0, 1)).slice(0, 3)
}
