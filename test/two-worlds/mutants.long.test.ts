// Every planted leak is found, those that take longer too.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openPair, runMutant } from './kill.ts'
import { allMutants } from './mutants.ts'

for (const mutant of allMutants)
  test(`found: ${mutant.name}. ${mutant.tells}`, async t => {
    const worlds = await openPair(t, mutant.seed ?? 'two', !mutant.withoutRowSecurity, { by: mutant.by })
    const found = await runMutant(mutant, worlds)
    assert.ok(found.length > 0, 'The mutant lives: nothing differed.')
    t.diagnostic(`${found.length} answers differed, first: ${found[0]}`)
  })
