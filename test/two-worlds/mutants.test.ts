// The test is tested: leaks planted on purpose, one at a time, and each is found. That the same requests tell nothing without them is for
// bytes.test.ts to show, with both fences standing and with the second one down.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { openPair, runMutant } from './kill.ts'
import { type Mutant, namedMutants } from './mutants.ts'

const unfenced = await openPair({ after }, 'one', false)

const changesSomething = ({ at, afterDelivery }: Mutant): boolean =>
  afterDelivery === true || at.some(route => route.startsWith('POST '))

for (const mutant of namedMutants)
  test(`found: ${mutant.name}. ${mutant.tells}`, async t => {
    const worlds =
      mutant.withoutRowSecurity && !changesSomething(mutant)
        ? unfenced
        : await openPair(t, 'one', !mutant.withoutRowSecurity, 3)
    const found = await runMutant(mutant, worlds)
    assert.ok(found.length > 0, 'The mutant lives: nothing differed.')
    t.diagnostic(`${found.length} answers differed, first: ${found[0]}`)
  })
