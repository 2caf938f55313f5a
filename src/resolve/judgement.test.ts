import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { MemberId, RecordId } from '#core/language/ids.ts'
import { type Given, hasSpoken, manners, pairOf, standing, verdicts } from './judgement.ts'

const [ruth, owen, ida] = ['ruth', 'owen', 'ida'] as MemberId[]
const said = (verdict: Given['verdict'], by: MemberId | undefined, more: Partial<Given> = {}) => ({
  verdict,
  manner: 'verdict' as const,
  crosses: false,
  place: 0,
  ...(by ? { givenBy: { id: by } } : {}),
  ...more,
})
/** In the order in which they were given. */
const journal = (...given: readonly Given[]): readonly Given[] => given.map((one, place) => ({ ...one, place }))
const revoked = { why: 'Entered on the wrong pair' }

const anyGiven = (crosses: boolean) =>
  fc
    .array(
      fc.record({
        verdict: fc.constantFrom(...verdicts.values),
        manner: fc.constantFrom(...manners.values),
        by: fc.constantFrom(ruth, owen, ida, undefined),
      }),
      { maxLength: 5 },
    )
    .map(many => journal(...many.map(({ verdict, manner, by }) => said(verdict, by, { manner, crosses }))))
const anyJournal = fc.boolean().chain(anyGiven)

test('two officers who agree stand; two who contradict each other leave the pair contested', () => {
  assert.equal(standing(journal(said('match', ruth), said('match', owen))), 'match')
  assert.equal(standing(journal(said('match', ruth), said('no-match', owen))), 'contested')
  assert.equal(standing([]), undefined)
})

test('the order in which two decided otherwise does not matter', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('match' as const, 'no-match' as const)), many => {
      const given = many.map(verdict => said(verdict, ruth))
      assert.equal(standing(journal(...given)), standing(journal(...given.reverse())))
    }),
  )
})

test('a judgement that was revoked is as if it had never been given, pending, contested, read twice and settled alike', () => {
  fc.assert(
    fc.property(anyJournal, fc.nat(), (given, at) => {
      const place = given.length === 0 ? 0 : at % given.length
      const taken = given.map((one, here) => (here === place ? { ...one, revoked } : one))
      assert.equal(standing(taken), standing(given.filter((_, here) => here !== place)))
    }),
  )
})

test('what stands follows from the judgements alone, in whatever order they are read', () => {
  fc.assert(fc.property(anyJournal, given => assert.equal(standing(given), standing([...given].reverse()))))
})

test('one person never joins two records across a line, however often and in whatever manner', () => {
  fc.assert(
    fc.property(anyGiven(true), given => {
      const live = given.map(one => ({ ...one, givenBy: { id: ruth ?? ('' as MemberId) } }))
      assert.notEqual(standing(live), 'match')
    }),
  )
})

test('across a line the first match pends, the second person makes it stand, and a denial stands at once', () => {
  const crosses = { crosses: true }
  assert.equal(standing(journal(said('match', ruth, crosses))), 'pending')
  assert.equal(standing(journal(said('match', ruth, crosses), said('match', ruth, crosses))), 'pending')
  assert.equal(standing(journal(said('match', ruth, crosses), said('match', owen, crosses))), 'match')
  assert.equal(standing(journal(said('match', ruth, crosses), said('no-match', owen, crosses))), 'contested')
  assert.equal(standing(journal(said('no-match', ruth, crosses))), 'no-match')
})

test("the resolver's own match across a line waits for a person", () => {
  const crosses = { crosses: true }
  assert.equal(standing(journal(said('match', undefined, crosses))), 'pending')
  assert.equal(standing(journal(said('match', undefined, crosses), said('match', ruth, crosses))), 'match')
})

test('a doubt raised after a match suspends it; a match given with the doubt in view answers it', () => {
  assert.equal(standing(journal(said('match', ruth), said('unsure', owen))), 'contested')
  assert.equal(standing(journal(said('unsure', ruth), said('match', owen))), 'match')
  assert.equal(standing(journal(said('unsure', ruth), said('match', owen, { manner: 'blind' }))), 'contested')
  assert.equal(standing(journal(said('no-match', ruth), said('unsure', owen))), 'no-match')
})

test('a third person decides between two who differ, and who contradicts him later is heard again', () => {
  const differ = [said('match', ruth), said('no-match', owen, { manner: 'blind' })]
  const settled = [...differ, said('match', ida, { manner: 'settling' })]
  assert.equal(standing(journal(...settled)), 'match')
  assert.equal(standing(journal(...settled, said('no-match', owen))), 'contested')
})

test('who has spoken is nobody second here, until he takes it back', () => {
  assert.ok(ruth && owen)
  assert.equal(hasSpoken(journal(said('match', ruth)), ruth), true)
  assert.equal(hasSpoken(journal(said('match', ruth)), owen), false)
  assert.equal(hasSpoken(journal(said('match', ruth, { revoked })), ruth), false)
})

test('a pair has one address whichever way round it was met, and nobody is paired with himself', () => {
  const [a, b] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'] as RecordId[]
  assert.ok(a && b)
  assert.deepEqual(pairOf(b, a), pairOf(a, b))
  assert.equal(pairOf(a, a), undefined)
})
