// Sources that cannot be taken as a whole, for tests: each breaks one rule, beside a sound one that must load all the same.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describeSource } from './files/describe-source.ts'
import { writeDirectory } from './files/directory.ts'
import type { SourceDefinition } from './files/source-definition.ts'
import { policing } from './sources/labels.ts'

export type BadSource = { readonly source: string; readonly refusal: string; readonly why: string }

const columns = ['No', 'Surname', 'Forename', 'Born', 'Phone']
const rows = [
  ['1', 'Quarmby', 'Heather', '04/03/1988', '07700 900101'],
  ['2', 'Marku', 'Zef', '17/11/1990', '07700 900102'],
  ['3', 'Trần', 'Thị Hà', '01/01/1995', '07700 900103'],
]
const csv = (heads: readonly string[], lines: readonly (readonly string[])[]): string =>
  `${[heads, ...lines].map(cells => cells.join(',')).join('\n')}\n`

const definitionOf = (source: string, more: Partial<SourceDefinition> = {}): SourceDefinition => ({
  source,
  title: `A source for tests: ${source.replaceAll('-', ' ')}`,
  agency: 'estuary-police',
  system: 'Test export',
  agreement: 'oic-taskforce',
  dates: 'dd/MM/yyyy',
  label: policing,
  ...more,
  files: [
    {
      path: 'people.csv',
      format: 'csv',
      key: 'No',
      columns,
      records: [
        {
          as: 'person',
          kind: 'person',
          key: '{No}',
          properties: {
            name: { given: 'Forename', family: 'Surname' },
            birthDate: { column: 'Born' },
            phone: { column: 'Phone', country: 'GB' },
          },
        },
      ],
      links: [],
    },
  ],
})

type Broken = BadSource & { readonly yaml: string; readonly file: Buffer }

const yamlOf = (source: string, count = rows.length, more: Partial<SourceDefinition> = {}): string =>
  describeSource(definitionOf(source, more), new Map([['people.csv', count]]))
const text = Buffer.from(csv(columns, rows))

const broken: readonly Broken[] = [
  { source: 'sound-source', refusal: '', why: 'Nothing is wrong with it', yaml: yamlOf('sound-source'), file: text },
  {
    source: 'truncated-file',
    refusal: 'file-truncated',
    why: 'Five rows are promised, three came',
    yaml: yamlOf('truncated-file', 5),
    file: text,
  },
  {
    source: 'unknown-agency',
    refusal: 'unknown-agency',
    why: 'Its agency stands in no directory',
    yaml: yamlOf('unknown-agency', 3, { agency: 'office-of-nowhere' }),
    file: text,
  },
  {
    source: 'without-agreement',
    refusal: 'no-agreement',
    why: 'It names an agreement that nobody made',
    yaml: yamlOf('without-agreement', 3, { agreement: 'gentlemens-understanding' }),
    file: text,
  },
  {
    source: 'not-a-party',
    refusal: 'no-agreement',
    why: 'Its agency is no party to the agreement that it names',
    yaml: yamlOf('not-a-party', 3, { agreement: 'customs-controlled' }),
    file: text,
  },
  {
    source: 'renamed-columns',
    refusal: 'wrong-header',
    why: 'Born has become DateOfBirth',
    yaml: yamlOf('renamed-columns'),
    file: Buffer.from(csv(columns.with(3, 'DateOfBirth'), rows)),
  },
  {
    source: 'broken-description',
    refusal: 'bad-description',
    why: 'The description is no YAML',
    yaml: 'source: broken-description\n  title: indented too far\n files: [\n',
    file: text,
  },
  {
    source: 'not-utf-8',
    refusal: 'wrong-encoding',
    why: 'It says UTF-8 and is UTF-16',
    yaml: yamlOf('not-utf-8'),
    file: Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(csv(columns, rows), 'utf16le')]),
  },
]

/** Writes the broken sources and the directory they need into a folder; answers what should become of each. */
export const writeBadSources = (out: string): readonly BadSource[] => {
  mkdirSync(out, { recursive: true })
  writeDirectory(out)
  for (const { source, yaml, file } of broken) {
    mkdirSync(join(out, source), { recursive: true })
    writeFileSync(join(out, source, 'source.yaml'), yaml)
    writeFileSync(join(out, source, 'people.csv'), file)
  }
  writeFileSync(
    join(out, 'expected-refusals.csv'),
    csv(
      ['source', 'refusal'],
      broken.map(({ source, refusal }) => [source, refusal]),
    ),
  )
  return broken.map(({ source, refusal, why }) => ({ source, refusal, why }))
}
