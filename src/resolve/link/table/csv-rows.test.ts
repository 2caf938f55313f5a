// CSV as agencies write it, taken apart as csv-parse takes it apart, wherever a stretch of the file ends.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { CsvRows } from './csv-rows.ts'
import { textsIn } from './fields.ts'

type Row = readonly string[]

/** @param cuts how many bytes each stretch has, again and again */
const rowsOf = (text: string | Uint8Array, cuts: readonly number[] = [1 << 20]): readonly Row[] => {
  const rows: Row[] = []
  const csv = new CsvRows(row => rows.push(textsIn(row)))
  const bytes = Buffer.from(text)
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const length = cuts[turn % cuts.length] ?? 1
    csv.write(bytes.subarray(at, at + length))
    at += length
  }
  csv.end()
  return rows
}

const byLibrary = (text: string): readonly Row[] =>
  parse(text, { bom: true, trim: true, relax_column_count: false, skip_empty_lines: true }) as Row[]

/** Rows, or that it was refused. */
const outcome = (read: () => readonly Row[]): readonly Row[] | 'refused' => {
  try {
    return read()
  } catch {
    return 'refused'
  }
}

test('quotes, commas and breaks within quotes, blanks around, a mark before the first name, no break at the end', () => {
  assert.deepEqual(
    rowsOf(
      '\uFEFFid, name ,town\r\n1,"Holloway, ""Jo""" ,\r\n\r\n   \r\n2,\u00a0Maren\u3000,"North\r\nmoor"\r\n3,"",x',
    ),
    [
      ['id', 'name', 'town'],
      ['1', 'Holloway, "Jo"', ''],
      ['2', 'Maren', 'North\r\nmoor'],
      ['3', '', 'x'],
    ],
  )
})

test('a file without a comma among its names has semicolons, tabs or bars between its fields, and may have commas within', () => {
  for (const [between, decimal] of [
    [';', '12,5'],
    ['\t', '12,5'],
    ['|', '12;5'],
  ] as const) {
    const text = ['id', 'name', 'tonnes\r\n1', '', `${decimal}\r\n2`, `"Maren${between} J"`, '\r\n']
      .join(between)
      .slice(0, -2)
    for (const cuts of [[1 << 20], [1], [7]])
      assert.deepEqual(rowsOf(text, cuts), [
        ['id', 'name', 'tonnes'],
        ['1', '', decimal],
        ['2', `Maren${between} J`, ''],
      ])
  }
})

test('a comma among the names stays what stands between fields, and a quoted one is none', () => {
  assert.deepEqual(rowsOf('id,name;town\n1,a;b\n'), [
    ['id', 'name;town'],
    ['1', 'a;b'],
  ])
  assert.deepEqual(rowsOf('id;"name, first"\n1;Maren\n'), [
    ['id', 'name, first'],
    ['1', 'Maren'],
  ])
})

for (const [what, text, told] of [
  ['a row with a field too many', 'id,name\n1,Maren\n2,Idris,x\n', /line 3 has 3 fields, and the first row has 2/],
  ['a row with a field too few, behind a break in quotes', 'id,name\n1,"Ma\nren"\n2\n', /line 4 has 1 fields/],
  ['a quote within a field', 'id,name\n1,Mar"en\n', /line 2 a quote stands within a field/],
  [
    'a text behind a quoted field',
    'id,name\n1,"Maren" x\n',
    /line 2 a quote stands within a field, or a text behind it/,
  ],
  ['a quote that is never closed', 'id,name\n1,"Maren\n2,Idris\n', /line 2, and never closed/],
] as const)
  test(`refused, and where: ${what}`, () => {
    for (const cuts of [[1 << 20], [1], [7]]) assert.throws(() => rowsOf(text, cuts), told)
  })

test('a quote that takes in the rest of a large file is told before the whole file is held', () => {
  const csv = new CsvRows(() => {})
  const stretch = Buffer.alloc(1 << 20, 'Saltmere,')
  csv.write(Buffer.from('id,town\n1,"'))
  assert.throws(() => {
    for (let n = 0; n < 200; n += 1) csv.write(stretch)
  }, /is a quote not closed/)
})

/** A field as it is written, and what it says. */
type Field = readonly [written: string, said: string]
const plain = fc
  .string({ unit: fc.constantFrom('a', 'é', 'ش', '\u{1F6F6}', ' ', '\t', '\u00a0', '.', '0'), maxLength: 6 })
  .map((text): Field => [text, text.trim()])
const quoted = fc
  .tuple(
    fc.constantFrom('', ' ', '\t ', '\u00a0'),
    fc.string({ unit: fc.constantFrom('a', 'é', '\u{1F6F6}', ' ', ',', '"', '\n', '\r\n', '\u2003'), maxLength: 8 }),
    fc.constantFrom('', ' ', '\u3000'),
  )
  .map(([before, text, behind]): Field => [`${before}"${text.replaceAll('"', '""')}"${behind}`, text])
const rowsOfFields = fc
  .integer({ min: 1, max: 4 })
  .chain(width => fc.array(fc.array(fc.oneof(plain, quoted), { minLength: width, maxLength: width }), { maxLength: 8 }))
/** A line with nothing in it is no row. */
const isRow = (row: readonly Field[]): boolean => row.length > 1 || row.some(([written]) => written.trim() !== '')

const cuts = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 })

test('law: what is written by the rules comes out as it was meant, wherever a stretch ends', () => {
  const marks = fc.tuple(fc.constantFrom('\n', '\r\n', '\r'), fc.constantFrom('', '\uFEFF'), fc.boolean())
  fc.assert(
    fc.property(rowsOfFields, marks, cuts, (rows, [end, mark, isEnded], some) => {
      // One name with a tab in it cannot be told from two names with a tab between them.
      fc.pre(rows.find(isRow)?.some(([, said]) => said.includes('\t')) !== true || (rows[0]?.length ?? 0) > 1)
      const text = mark + rows.map(row => row.map(([written]) => written).join(',')).join(end) + (isEnded ? end : '')
      const wanted = rows.filter(isRow).map(row => row.map(([, said]) => said))
      assert.deepEqual(rowsOf(text), wanted)
      assert.deepEqual(rowsOf(text, some), wanted)
    }),
    { numRuns: 2_000 },
  )
})

/** All texts of so many of these signs. */
function* messes(length: number): Iterable<string> {
  if (length === 0) yield ''
  else for (const before of messes(length - 1)) for (const sign of 'a,"\n\r ') yield before + sign
}

test('of every mess of up to five signs: what is taken comes out as csv-parse has it, and where a stretch ends decides nothing', () => {
  let [taken, refused] = [0, 0]
  for (const length of [1, 2, 3, 4, 5])
    for (const text of messes(length)) {
      const own = outcome(() => rowsOf(text))
      assert.deepEqual(
        outcome(() => rowsOf(text, [1])),
        own,
        JSON.stringify(text),
      )
      const library = outcome(() => byLibrary(text))
      if (own === 'refused') refused += library === 'refused' ? 0 : 1
      else {
        assert.deepEqual(own, library, JSON.stringify(text))
        taken += 1
      }
    }
  // Refused where the library is not: a quote behind a sign that ends rows in another file, or behind a quote that was closed.
  assert.ok(taken > 4_000 && refused < 30, `${taken} taken, ${refused} refused`)
})
