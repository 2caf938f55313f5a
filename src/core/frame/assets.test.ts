// The style sheet is built once, and carries nothing that is reserved to GOV.UK.
import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { buildAssets } from './assets.ts'

const to = await mkdtemp(join(tmpdir(), 'breakwater-assets-'))
after(() => rm(to, { recursive: true }))

test('a second start uses what the first built', async () => {
  const first = await buildAssets({ to })
  const built = await stat(join(first.folder, 'page.css'))
  const second = await buildAssets({ to })
  assert.deepEqual(second, first)
  assert.equal((await stat(join(second.folder, 'page.css'))).mtimeMs, built.mtimeMs)
})

test('two starts at once end with one whole folder', async () => {
  const apart = join(to, 'at-once')
  const [one, two] = await Promise.all([buildAssets({ to: apart }), buildAssets({ to: apart })])
  assert.deepEqual(one, two)
  assert.deepEqual(await readdir(apart), [one.version])
  assert.deepEqual((await readdir(one.folder)).sort(), ['enhance.js', 'govuk-frontend.min.js', 'mark.svg', 'page.css'])
})

test('no font, crest, crown or address of GOV.UK is in the style sheet', async () => {
  const { folder } = await buildAssets({ to })
  const css = await readFile(join(folder, 'page.css'), 'utf8')
  assert.doesNotMatch(css, /GDS|@font-face|crest|crown|url\(/i)
  assert.match(css, /font-family:arial/)
})
