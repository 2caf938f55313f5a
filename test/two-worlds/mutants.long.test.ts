// Every planted leak is found, those that take longer too.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openPair, runMutant } from './kill.ts'
import { furtherMutants, namedMutants } from './mutants.ts'

for (const mutant of [...namedMutants, ...furtherMutants])
  test(`found: ${mutant.name}. ${mutant.tells}`, async t => {
    const found = await runMutant(mutant, await openPair(t, 'two', !mutant.withoutRowSecurity))
    assert.ok(found.length > 0, 'The mutant lives: nothing differed.')
    t.diagnostic(`${found.length} answers differed, first: ${found[0]}`)
  })
