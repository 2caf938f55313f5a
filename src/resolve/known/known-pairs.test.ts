// Known-answer pairs: well made, decided by what the program itself compares, drawn fairly, and counted by mistake.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { featuresOf } from '#core/identifiers/index.ts'
import type { MemberId, RecordId } from '#core/language/ids.ts'
import { compare, models } from '../model/index.ts'
import { knownBefore } from './known-in-turn.ts'
import { knownPairAt, knownPairCalled, knownPairs, mistakes } from './known-pairs.ts'
import { measureKnown } from './measure-known.ts'

const member = '00000000-0000-4000-8000-000000000001' as MemberId
const real = Array.from({ length: 4_000 }, (_, at) => [`left ${at}` as RecordId, `right ${at}` as RecordId] as const)

test('every pair has an address of its own, and there is one for each mistake', () => {
  assert.equal(new Set(knownPairs.map(pair => pair.about.join())).size, knownPairs.length)
  for (const pair of knownPairs) assert.equal(knownPairAt(pair.about), pair)
  assert.deepEqual(
    mistakes.values.filter(mistake => !knownPairs.some(pair => pair.mistake === mistake)),
    [],
  )
})

test('an address of nobody is made as one of somebody is: no figure of it tells them apart', () => {
  for (const { id, about } of knownPairs)
    for (const record of about) assert.match(record, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-/, id)
})

test('every property of every record was understood, so that the page shows what the file says', () => {
  for (const { id, records } of knownPairs)
    for (const { properties } of records) {
      assert.ok(properties.name && properties.birthDate && properties.sex, id)
      assert.ok(properties.phone?.every(phone => phone.e164) ?? true, `${id}: a phone number`)
    }
})

test('each has evidence on the page, so that it can be judged by it', () => {
  for (const { id, records } of knownPairs) {
    const [one, other] = records.map(record => featuresOf('person', record.properties))
    assert.ok(one && other)
    assert.ok(compare(one, other).terms.length > 2, id)
  }
})

test('the program would propose each of them: one that it never would is known for what it is', () => {
  for (const { id, records } of knownPairs) {
    const [one, other] = records.map(record => featuresOf('person', record.properties))
    assert.ok(one && other)
    assert.ok(compare(one, other).probability >= models.person.floor, id)
  }
})

test('about one real pair in so many is preceded by one, the same for the same member, and by none that he has had', () => {
  const came = real.filter(about => knownBefore(about, member, new Set(), 25))
  assert.ok(came.length > 100 && came.length < 230, `${came.length} of 4,000`)
  const [first] = came
  const known = first && knownBefore(first, member, new Set(), 25)
  assert.ok(known)
  assert.equal(knownBefore(first, member, new Set(), 25), known)
  assert.equal(knownBefore(first, member, new Set([known.id]), 25), undefined, 'then the real pair comes')
})

test('right answers are counted by mistake, and unsure is neither right nor wrong', () => {
  const pair = knownPairs.find(one => one.mistake === 'household-joined')
  assert.ok(pair)
  const tally = [
    { pair: pair.id, verdict: 'no-match' as const, answers: 3 },
    { pair: pair.id, verdict: 'match' as const, answers: 1 },
    { pair: pair.id, verdict: 'unsure' as const, answers: 2 },
    { pair: 'gone-from-the-file', verdict: 'match' as const, answers: 9 },
  ]
  assert.deepEqual(
    measureKnown(tally, knownPairCalled).find(row => row.mistake === 'household-joined'),
    { mistake: 'household-joined', answers: 6, right: 3, unsure: 2 },
  )
})
