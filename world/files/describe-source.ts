// The text of a source.yaml, in the order in which people read it.
import { stringify } from 'yaml'
import { worldEndsText } from '../model/calendar.ts'
import type { FileDefinition, SourceDefinition } from './source-definition.ts'

const describeFile = ({ path, format, delimiter, rows, key, ...rest }: FileDefinition, count: number) => ({
  path,
  format,
  ...(delimiter ? { delimiter } : {}),
  complete: { count },
  ...(rows ? { rows } : {}),
  key,
  ...rest,
})

export const describeSource = (source: SourceDefinition, counts: ReadonlyMap<string, number>): string => {
  const {
    delivery = 'full',
    encoding = 'utf-8',
    timezone = 'Europe/London',
    label,
    grade,
    codes,
    files,
    dates,
    absent,
    ...head
  } = source
  const described = {
    ...head,
    synthetic: true,
    encoding,
    dates,
    timezone,
    ...(absent ? { absent } : {}),
    delivery: { kind: delivery, asOf: worldEndsText },
    label,
    ...(grade ? { grade } : {}),
    ...(codes ? { codes } : {}),
    files: files.map(file => describeFile(file, counts.get(file.path) ?? 0)),
  }
  return `# Invented data: no person, agency or event in it exists.\n${stringify(described, { lineWidth: 160, aliasDuplicateObjects: false })}`
}
