// The shape of the source: rooms lean backwards through front doors, and core stands on itself.
import assert from 'node:assert/strict'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { packageRoot } from '#core/ground/paths.ts'
import { rooms } from '#rooms'
import { breaches, machineBound } from './leanings.ts'

const planted = (t: TestContext, files: Readonly<Record<string, string>>): string => {
  const root = mkdtempSync(join(tmpdir(), 'bw-shape-'))
  t.after(() => rmSync(root, { recursive: true }))
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), text)
  }
  return root
}

test('rooms lean only backwards, through front doors; core never leans on a room', () => {
  assert.deepEqual(breaches(join(packageRoot, 'src')), [])
})

test('what the order allows passes', t => {
  const root = planted(t, {
    'app.ts': `import { collect } from '#collect'\nimport x from './office.ts'`,
    'share/ask.ts': `import { judge } from '#resolve'\nimport { record } from '#collect'\nimport type { Sight } from '#core/guard/sight.ts'`,
    'resolve/model/score.ts': `import { names } from '../names.ts'\nimport { keysOf } from '#core/identifiers/index.ts'`,
    'share/ask.http.test.ts': `import { openHouse } from '../composition.ts'\nimport { office } from '../../test/fixtures/small-office.ts'`,
    'core/ledger/append.ts': `import { Sight } from '#core/guard/sight.ts'\nimport { clock } from '../ledger/clock.ts'`,
    'core/guard/policy.ts': `import pg from 'pg'\nimport { word } from '#core/language/words.ts'`,
  })
  assert.deepEqual(breaches(root), [])
})

const forbidden = {
  'a room on a later room': { 'collect/take.ts': `import { group } from '#understand'` },
  'a room on itself by its front door': { 'share/ask.ts': `import { hit } from '#share'` },
  'a room on another through the window': { 'share/ask.ts': `import { store } from '../resolve/store.ts'` },
  'a room past a front door': { 'share/ask.ts': `import { store } from '#resolve/store.ts'` },
  'a room on a later room, only when needed': { 'collect/take.ts': `const late = await import('#task')` },
  'a room that hands on what is ahead': { 'task/index.ts': `export { brief } from '#account'` },
  'a room on the composition': { 'share/ask.ts': `import { openHouse } from '../composition.ts'` },
  'a test on another room through the window': { 'share/ask.test.ts': `import { store } from '../resolve/store.ts'` },
  'the composition through the window': { 'app.ts': `import { store } from './resolve/store.ts'` },
  'core on a room': { 'core/frame/page.ts': `import { record } from '#collect'` },
  'core on a room through the window': { 'core/frame/page.ts': `import { record } from '../../collect/index.ts'` },
  'a part of core on a later one': { 'core/guard/sight.ts': `import { append } from '#core/ledger/append.ts'` },
  'a part of core on another through the window': {
    'core/ledger/append.ts': `import { sight } from '../guard/sight.ts'`,
  },
  'the language on anything': { 'core/language/words.ts': `import { clock } from '#core/ground/clock.ts'` },
  'the ground on the words of the field': { 'core/ground/ids.ts': `import { word } from '#core/language/words.ts'` },
  'the pure identifiers on the ground': { 'core/identifiers/keys.ts': `import { clock } from '#core/ground/clock.ts'` },
} as const

for (const [what, files] of Object.entries(forbidden)) {
  test(`named as a breach: ${what}`, t => {
    const found = breaches(planted(t, files))
    assert.equal(found.length, 1)
    assert.ok(found[0]?.startsWith(Object.keys(files)[0] ?? '?'))
  })
}

test('no file names a folder of somebody’s machine', () => {
  const folders = ['src', 'world', 'test', 'scripts', 'migrations', 'policies', 'reference', 'docs', 'bench']
  assert.deepEqual(
    folders
      .filter(folder => existsSync(join(packageRoot, folder)))
      .flatMap(folder => machineBound(packageRoot, folder)),
    [],
  )
})

test('a folder of somebody’s machine is found', t => {
  const home = ['', 'home', 'me', 'data'].join('/')
  const root = planted(t, { 'src/paths.ts': `const at = '${home}'`, 'src/fine.ts': `const at = '/records/home/1'` })
  assert.deepEqual(machineBound(root, 'src'), [join('src', 'paths.ts')])
})

test('every room that is there has its front door in package.json, a question and a README', () => {
  const { imports } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'))
  for (const { name, question } of rooms) {
    assert.equal(imports[`#${name}`], `./src/${name}/index.ts`)
    assert.ok(question.endsWith('?'))
    const folder = join(packageRoot, 'src', name)
    if (existsSync(join(folder, 'index.ts')))
      assert.ok(existsSync(join(folder, 'README.md')), `src/${name} has no README.md`)
  }
})
