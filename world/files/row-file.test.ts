import assert from 'node:assert/strict'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { newFolder } from '../small-world.ts'
import { policing } from '../sources/labels.ts'
import { encoded } from './encode.ts'
import { openRowFile } from './row-file.ts'
import type { FileDefinition, SourceDefinition } from './source-definition.ts'

const source: SourceDefinition = {
  source: 'a-source',
  title: 'A source',
  agency: 'estuary-police',
  system: 'Test',
  agreement: 'oic-taskforce',
  dates: 'yyyy',
  label: policing,
  files: [],
}
const file = (more: Partial<FileDefinition>): FileDefinition => ({
  path: 'rows',
  format: 'csv',
  key: 'No',
  columns: ['No', 'Note'],
  records: [],
  links: [],
  ...more,
})

const path = (): string => {
  const folder = newFolder()
  mkdirSync(folder)
  return join(folder, 'rows')
}

test('a cell with the separator, a quotation mark or a line break is quoted, and later rows know their line', () => {
  const at = path()
  const rows = openRowFile(at, file({ delimiter: ';' }), source)
  assert.equal(rows.row({ No: '1', Note: 'a;b "c"\nd' }), 2)
  assert.equal(rows.row({ No: '2' }), 4)
  rows.close()
  assert.equal(readFileSync(at, 'utf8'), 'No;Note\n1;"a;b ""c""\nd"\n2;\n')
})

test('dotted columns become objects and lists', () => {
  const at = path()
  const rows = openRowFile(
    at,
    file({ format: 'json', rows: '$.people', columns: ['id', 'names.0.family', 'names.1.family'] }),
    source,
  )
  rows.row({ id: '1', 'names.0.family': 'Marku', 'names.1.family': 'Gjoka' })
  assert.equal(rows.row({ id: '2' }), 4)
  rows.close()
  assert.deepEqual(JSON.parse(readFileSync(at, 'utf8')).people, [
    { id: '1', names: [{ family: 'Marku' }, { family: 'Gjoka' }] },
    { id: '2' },
  ])
})

test('what an encoding cannot hold loses its marks, or becomes a question mark', () => {
  assert.equal(encoded('Nguyễn Gëzim – ژ', 'windows-1252').toString('latin1'), 'Nguyen G\u00ebzim \u0096 ?')
  assert.deepEqual([...encoded('é', 'utf-16le')], [0xe9, 0])
})
