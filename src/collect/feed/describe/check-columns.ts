// The columns that a description reads must be columns that the file has.
import { propertyTypes } from '#core/language/properties.ts'
import { asTemplate, columnsOfTemplate } from '../map/template.ts'
import { quoted } from '../take-in/rejection.ts'
import { type DescriptionProblem, type Path, unknownWord } from './description-problem.ts'
import { columnsOfMapping, type PropertyMappings } from './property-mapping.ts'
import type { FileDescription, LinkDescription, RecordDescription } from './source-description.ts'

type Reads = { readonly path: Path; readonly columns: readonly string[] }

const propertyReads = (properties: PropertyMappings, path: Path): Reads[] =>
  Object.entries(properties).flatMap(([name, mappings]) =>
    Object.hasOwn(propertyTypes, name)
      ? (mappings ?? []).map((mapping, i) => ({ path: [...path, name, i], columns: columnsOfMapping(mapping) }))
      : [],
  )

const recordReads = (record: RecordDescription, path: Path): Reads[] => [
  { path: [...path, 'key'], columns: columnsOfTemplate(record.key) },
  { path: [...path, 'when'], columns: record.when === undefined ? [] : [record.when.column] },
  { path: [...path, 'seenAt'], columns: record.seenAt ? [record.seenAt.column] : [] },
  ...propertyReads(record.properties, [...path, 'properties']),
]

const linkReads = (link: LinkDescription, path: Path): Reads[] => [
  ...(['from', 'to'] as const).map(side => ({
    path: [...path, side, 'key'],
    columns: columnsOfTemplate(link[side].key ?? ''),
  })),
  { path: [...path, 'when'], columns: link.when === undefined ? [] : [link.when.column] },
  ...propertyReads(link, path),
]

const rowColumns = ['marking', 'protected', 'grade', 'action', 'sanitisation', 'instructions', 'withdrawn'] as const

const fileReads = (file: FileDescription, path: Path): Reads[] => [
  { path: [...path, 'key'], columns: columnsOfTemplate(asTemplate(file.key)) },
  ...rowColumns.map(name => ({ path: [...path, name, 'column'], columns: file[name] ? [file[name].column] : [] })),
  ...file.records.flatMap((record, i) => recordReads(record, [...path, 'records', i])),
  ...file.links.flatMap((link, i) => linkReads(link, [...path, 'links', i])),
]

const isDescribed = (column: string, columns: readonly string[], format: FileDescription['format']): boolean =>
  columns.includes(column) || (format !== 'csv' && columns.some(known => column.startsWith(`${known}.`)))

export const columnProblems = (file: FileDescription, path: Path): DescriptionProblem[] => {
  const { columns } = file
  if (!columns)
    return file.format === 'csv'
      ? [
          {
            path: [...path, 'columns'],
            reason: 'A CSV file needs its columns, in the order of its first line.',
            mend: 'List them.',
          },
        ]
      : []
  const twice = columns.filter((name, i) => columns.indexOf(name) !== i)
  return [
    ...twice.map(name => ({
      path: [...path, 'columns'],
      reason: `${quoted(name)} is listed twice.`,
      mend: 'Every column needs a name of its own.',
    })),
    ...fileReads(file, path).flatMap(reads =>
      reads.columns
        .filter(column => !isDescribed(column, columns, file.format))
        .map(column =>
          unknownWord(
            reads.path,
            column,
            columns,
            'one of the columns',
            'Write the column as in the first line of the file.',
          ),
        ),
    ),
  ]
}
