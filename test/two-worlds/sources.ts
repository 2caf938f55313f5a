// Card indexes as an agency would export them: people, vehicles, vessels and the rest as rows, and the folder that `load` takes.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'yaml'

/** What every row may say of its own handling; a row that says nothing is under its source's label. */
const handled = ['Grading', 'Action', 'Sanitisation', 'Instructions', 'Flag', 'Gone'] as const

const person = { key: 'person:{Person}' }
const keptBy = (as: string, type: string) => [{ type, from: person, to: as, when: 'Person' }]

const tables = {
  people: {
    columns: [
      'Given',
      'Family',
      'Alias',
      'Born',
      'Sex',
      'Nationality',
      'Mobile',
      'Handle',
      'Passport',
      'Pnc',
      'Address',
      'Postcode',
      'Remarks',
    ],
    records: [
      {
        as: 'person',
        kind: 'person',
        key: 'person:{Ref}',
        properties: {
          name: [
            { given: 'Given', family: 'Family' },
            { text: 'Alias', kind: 'alias' },
          ],
          birthDate: { column: 'Born' },
          sex: { column: 'Sex', codes: 'sex' },
          nationality: { column: 'Nationality' },
          phone: { column: 'Mobile', country: 'GB' },
          online: { column: 'Handle' },
          document: { column: 'Passport', type: 'passport' },
          reference: { column: 'Pnc', scheme: 'pnc' },
          address: { text: ['Address', 'Postcode'], postcode: 'Postcode' },
          note: { column: 'Remarks' },
        },
      },
      {
        as: 'mobile',
        kind: 'phone',
        when: 'Mobile',
        shared: true,
        key: 'phone:{Mobile}',
        properties: { phone: { column: 'Mobile', country: 'GB' } },
      },
    ],
    links: [{ type: 'uses', from: 'person', to: 'mobile' }],
  },
  vehicles: {
    columns: ['Plate', 'Make', 'Colour', 'Person'],
    records: [
      {
        as: 'vehicle',
        kind: 'vehicle',
        key: 'vehicle:{Ref}',
        properties: {
          plate: { column: 'Plate', country: 'GB' },
          make: { column: 'Make' },
          colour: { column: 'Colour' },
        },
      },
    ],
    links: keptBy('vehicle', 'keeper-of'),
  },
  vessels: {
    columns: ['Name', 'Hull', 'Length', 'Person'],
    records: [
      {
        as: 'vessel',
        kind: 'vessel',
        key: 'vessel:{Ref}',
        properties: {
          name: { text: 'Name', kind: 'name' },
          hull: { column: 'Hull', scheme: 'hull' },
          length: { column: 'Length', unit: 'm' },
        },
      },
    ],
    links: keptBy('vessel', 'owns'),
  },
  engines: {
    columns: ['Serial', 'Make', 'Horsepower', 'Vessel'],
    records: [
      {
        as: 'engine',
        kind: 'engine',
        key: 'engine:{Ref}',
        properties: {
          engineSerial: { column: 'Serial', scheme: 'engine-serial' },
          make: { column: 'Make' },
          horsepower: { column: 'Horsepower', unit: 'hp' },
        },
      },
    ],
    links: [{ type: 'fitted-to', from: 'engine', to: { key: 'vessel:{Vessel}' }, when: 'Vessel' }],
  },
  firms: {
    columns: ['Name', 'Company', 'Address', 'Postcode', 'Person'],
    records: [
      {
        as: 'firm',
        kind: 'organisation',
        key: 'firm:{Ref}',
        properties: {
          name: { text: 'Name', kind: 'name' },
          company: { column: 'Company', scheme: 'company' },
          address: { text: ['Address', 'Postcode'], postcode: 'Postcode' },
        },
      },
    ],
    links: keptBy('firm', 'runs'),
  },
  places: {
    columns: ['Address', 'Postcode'],
    records: [
      {
        as: 'place',
        kind: 'place',
        key: 'place:{Ref}',
        properties: { place: { text: ['Address', 'Postcode'], postcode: 'Postcode' } },
      },
    ],
    links: [],
  },
  events: {
    columns: ['Type', 'At', 'Place', 'Reference', 'Person', 'Role', 'Vessel', 'Note'],
    records: [
      {
        as: 'event',
        kind: 'event',
        key: 'event:{Ref}',
        properties: {
          eventType: { column: 'Type' },
          at: { column: 'At', format: 'yyyy-MM-dd HH:mm' },
          place: { text: 'Place' },
          reference: { column: 'Reference', scheme: 'case-ref' },
          note: { column: 'Note' },
        },
      },
    ],
    links: [
      { type: 'involved-in', from: person, to: 'event', when: 'Person', role: { column: 'Role', codes: 'roles' } },
      { type: 'involved-in', from: { key: 'vessel:{Vessel}' }, to: 'event', when: 'Vessel' },
    ],
  },
  meetings: {
    columns: ['One', 'Other', 'At'],
    records: [],
    links: [{ type: 'met', from: { key: 'person:{One}' }, to: { key: 'person:{Other}' }, at: { column: 'At' } }],
  },
  calls: {
    columns: ['From', 'To', 'At'],
    records: [],
    links: [{ type: 'called', from: { key: 'phone:{From}' }, to: { key: 'phone:{To}' }, at: { column: 'At' } }],
  },
} as const

type TableName = keyof typeof tables
type Row<Table extends TableName> = { readonly Ref: string } & {
  readonly [Column in (typeof tables)[Table]['columns'][number] | (typeof handled)[number]]?: string
}
export type Rows = { readonly [Table in TableName]?: readonly Row<Table>[] }
const tableNames = Object.keys(tables) as readonly TableName[]

export type Source = {
  readonly source: string
  readonly title: string
  readonly agency: string
  readonly agreement: string
  readonly label: {
    readonly handling?: 'P' | 'C'
    readonly action?: string
    readonly sanitisation?: string
    readonly instructions?: string
    readonly purposes: readonly string[]
    readonly protected?: string
    readonly compare?: string
    readonly compartment?: string
  }
  readonly delivery: { readonly kind: 'full' | 'delta'; readonly asOf: string }
  readonly rows: Rows
  /** Put into the description as it stands, so that the delivery is refused. */
  readonly spoilt?: Readonly<Record<string, unknown>>
}

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`

const headerOf = (name: TableName): readonly string[] => ['Ref', ...tables[name].columns, ...handled]

const csvOf = (name: TableName, rows: readonly Readonly<Partial<Record<string, string>>>[]): string =>
  [headerOf(name), ...rows.map(row => headerOf(name).map(column => row[column] ?? ''))]
    .map(cells => `${cells.map(quoted).join(',')}\r\n`)
    .join('')

const fileOf = (name: TableName, isDelta: boolean, count: number) => ({
  path: `${name}.csv`,
  name,
  format: 'csv',
  key: 'Ref',
  columns: [...headerOf(name)],
  ...(isDelta ? { withdrawn: { column: 'Gone', equals: 'Y' } } : { complete: { count } }),
  protected: { column: 'Flag' },
  grade: { column: 'Grading' },
  action: { column: 'Action' },
  sanitisation: { column: 'Sanitisation' },
  instructions: { column: 'Instructions' },
  records: tables[name].records,
  links: tables[name].links,
})

const descriptionOf = ({ source, title, agency, agreement, label, delivery, rows, spoilt }: Source) => ({
  source,
  title,
  agency,
  system: 'Card index',
  agreement,
  synthetic: true,
  dates: 'yyyy-MM-dd',
  timezone: 'UTC',
  delivery,
  label: {
    marking: 'OFFICIAL-SENSITIVE',
    handling: 'P',
    protected: 'none',
    compare: 'yes',
    compartment: 'none',
    ...label,
  },
  grade: label.handling === 'C' ? '2BC' : '2BP',
  codes: { sex: { M: 'male', F: 'female' }, roles: { S: 'suspect', V: 'victim', W: 'witness' } },
  files: tableNames
    .filter(name => rows[name])
    .map(name => fileOf(name, delivery.kind === 'delta', rows[name]?.length ?? 0)),
  ...spoilt,
})

/** Writes a source as its agency would send it, into a folder of its own. */
export const writeSource = (folder: string, source: Source): void => {
  const path = join(folder, source.source)
  mkdirSync(path, { recursive: true })
  writeFileSync(join(path, 'source.yaml'), stringify(descriptionOf(source), { aliasDuplicateObjects: false }))
  for (const name of tableNames) {
    const rows = source.rows[name]
    if (rows) writeFileSync(join(path, `${name}.csv`), csvOf(name, rows))
  }
}
