// The test is tested: leaks planted on purpose, and each is found. That the same requests tell nothing without them is for bytes.test.ts to
// show, with both fences standing and with the second one down. `npm run long` plants all there are, one at a time.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { openPair, runMutant, runTogether } from './kill.ts'
import { type Mutant, namedMutants, plantedTogether } from './mutants.ts'

const changesSomething = ({ at, afterDelivery }: Mutant): boolean =>
  afterDelivery === true || at.some(route => route.startsWith('POST '))

const looked = await runTogether(plantedTogether, await openPair({ after }, 'one', false, { parts: 3 }))

for (const mutant of plantedTogether)
  test(`found: ${mutant.name}. ${mutant.tells}`, t => {
    const found = looked.get(mutant.name) ?? []
    assert.ok(found.length > 0, 'The mutant lives: nothing differed.')
    t.diagnostic(`${found.length} answers differed, first: ${found[0]}`)
  })

for (const mutant of namedMutants.filter(changesSomething))
  test(`found: ${mutant.name}. ${mutant.tells}`, async t => {
    const found = await runMutant(mutant, await openPair(t, 'one', !mutant.withoutRowSecurity, { parts: 3 }))
    assert.ok(found.length > 0, 'The mutant lives: nothing differed.')
    t.diagnostic(`${found.length} answers differed, first: ${found[0]}`)
  })
