import assert from 'node:assert/strict'
import { test } from 'node:test'
import { writeBadSources } from './bad-sources.ts'
import { readBack, readList } from './read-back.ts'
import { newFolder } from './small-world.ts'

test('every broken source is refused for what is wrong with it, and the sound one beside them is read', async () => {
  const folder = newFolder()
  const written = writeBadSources(folder)
  const expected = readList(folder, 'expected-refusals.csv').map(({ source, refusal }) => ({ source, kind: refusal }))
  assert.deepEqual(
    expected,
    written.map(({ source, refusal }) => ({ source, kind: refusal })),
  )
  const { refused, units } = await readBack(folder)
  const said = (list: readonly { readonly source?: string; readonly kind?: string }[]) =>
    [...new Set(list.map(({ source, kind }) => `${source}: ${kind}`))].sort()
  assert.deepEqual(said(refused), said(expected.filter(({ kind }) => kind !== '')))
  assert.equal(units.filter(({ source }) => source.source === 'sound-source').length, 3)
})
