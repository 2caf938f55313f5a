// The test is tested: leaks planted on purpose, all in one program, and each is found. That the same requests tell nothing without them is for
// bytes.test.ts to show. `npm run long` plants all there are, one at a time: also those that change what happens after them.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { openPair, runTogether } from './kill.ts'
import { allMutants, plantedTogether } from './mutants.ts'
import { unplanted } from './mutate.ts'

const looked = await runTogether(plantedTogether, await openPair({ after }, 'one', false, { parts: 3 }))

test('the words in which each leak is planted stand in the program', () => {
  for (const { name, changes } of allMutants) assert.deepEqual(unplanted(changes), [], name)
})

for (const mutant of plantedTogether)
  test(`found: ${mutant.name}. ${mutant.tells}`, t => {
    const found = looked.get(mutant.name) ?? []
    assert.ok(found.length > 0, 'The mutant lives: nothing differed.')
    t.diagnostic(`${found.length} answers differed, first: ${found[0]}`)
  })
