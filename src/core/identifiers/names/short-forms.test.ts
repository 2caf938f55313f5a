import assert from 'node:assert/strict'
import { test } from 'node:test'
import { longNamesOf } from './short-forms.ts'

test('a short form stands for one name or several', () => {
  assert.deepEqual(longNamesOf('bob'), ['robert'])
  assert.ok(longNamesOf('alex').includes('alexander'))
  assert.deepEqual(longNamesOf('chris').toSorted(), ['christina', 'christine', 'christopher'])
})
test('a name that is short for nothing stands for nothing', () => assert.deepEqual(longNamesOf('ardit'), []))
