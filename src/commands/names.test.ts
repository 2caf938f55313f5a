// Two names, or a file of known cases, from the command line.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { printerOn } from '#core/ground/printer.ts'
import { namesCommand } from './names.ts'
import { route } from './route.ts'

const folder = mkdtempSync(join(tmpdir(), 'names-'))
after(() => rmSync(folder, { recursive: true }))
const fileOf = (name: string, text: string | Buffer): string => {
  const file = join(folder, name)
  writeFileSync(file, text)
  return file
}

const type = async (...words: readonly string[]) => {
  const [out, err]: [string[], string[]] = [[], []]
  const printer = printerOn({ write: text => out.push(text) }, { write: text => err.push(text) })
  const ending = await route(['names', ...words], { commands: [namesCommand], printer, env: {} })
  return { ending, out: out.join(''), err: err.join('') }
}

const cases = fileOf(
  'cases.csv',
  `schema,name1,name2,is_match
Person,Ardit Berisha,"BERISHA, Ardit",true
Person,Ardit Berisha,Arben Berisha,no
Company,Priboy LLC,ООО Прибой,1
Company,"Grey ""Gull"" 2",Grey Gull 3,0
`,
)

test('two names give a score and the reasons', async () => {
  const { out, ending } = await type('محمد حسین', 'Hussain Mohammad')
  assert.equal(ending, 'done')
  assert.match(out, /^1\.00 of 1, as names of persons\n"محمد" goes with "mohammad": spellings of one known name\.\n/)
  const { out: json } = await type('Ardit Berisha', 'Arben Berisha', '--json')
  const found: unknown = JSON.parse(json.trim().split('\n').at(-1) ?? '')
  assert.ok(typeof found === 'object' && found !== null && 'score' in found && 'said' in found)
})

test('known cases give precision, recall and F1, over all and for persons apart', async () => {
  const { out } = await type('--cases', cases, '--json')
  const { bestF1, thresholds, cases: count, person } = JSON.parse(out.trim().split('\n').at(-1) ?? '')
  assert.deepEqual([bestF1, count, person.bestF1, person.cases, thresholds.length], [1, 4, 1, 2, 21])
  assert.deepEqual(Object.keys(thresholds[0]), ['threshold', 'precision', 'recall', 'f1'])
  const { out: text } = await type('--cases', cases)
  assert.match(text, /All: 4 cases\n[\s\S]*best F1 1\.0000 at [\d.]+\n\nPerson: 2 cases/)
})

test('without a schema there is no figure for persons', async () => {
  const file = fileOf('plain.csv', '\uFEFFis_match,name2,name1\nTRUE,Ardit Berisha,Berisha Ardit\n')
  const { out } = await type('--cases', file, '--json')
  assert.ok(!('person' in JSON.parse(out)))
})

const refused = [
  ['name1,name2\na,b\n', /column is_match is missing.*\nWhere: .*bad\.csv, line 1\nTo mend: The first line must name/s],
  [
    'name1,name2,is_match\na,b,true\na,b,perhaps\n',
    /"perhaps" does not say.*\nWhere: .*bad\.csv, line 3, column is_match\n/s,
  ],
  ['name1,name2,is_match\na,b,\n', /not said whether.*\nWhere: .*bad\.csv, line 2, column is_match\n/s],
  ['name1,name2,is_match\na,b\n', /no CSV\.\nWhere: .*bad\.csv, line 2\n/],
  ['', /nothing in the file/],
  [Buffer.from([0x6e, 0xff, 0xfe]), /not in UTF-8/],
] as const
for (const [text, message] of refused)
  test(`refused, with the place and how to mend it: ${JSON.stringify(String(text)).slice(0, 50)}`, async () => {
    const { err, ending } = await type('--cases', fileOf('bad.csv', text))
    assert.equal(ending, 'failed')
    assert.match(err, message)
  })

test('a file that is not there is told', async () => {
  const { err, ending } = await type('--cases', join(folder, 'none.csv'))
  assert.equal(ending, 'failed')
  assert.match(err, /cannot be read\.\nWhere: .*none\.csv/)
})
test('one name, or names beside a file, are a wrong call', async () => {
  assert.equal((await type('Ardit')).ending, 'usage')
  assert.equal((await type('Ardit', 'Arben', '--cases', cases)).ending, 'usage')
})
