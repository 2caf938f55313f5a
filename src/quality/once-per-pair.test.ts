import assert from 'node:assert/strict'
import { test } from 'node:test'
import { oncePerPair } from './once-per-pair.ts'

test('two records are looked at once, whichever is named first; another pair is another question', () => {
  const asked: string[] = []
  const alike = oncePerPair((one, other) => {
    asked.push(`${one} ${other}`)
    return one[0] === other[0]
  })
  assert.deepEqual([alike('haddad', 'omari'), alike('omari', 'haddad'), alike('haddad', 'hadad')], [false, false, true])
  assert.deepEqual(asked, ['haddad omari', 'hadad haddad'])
})
