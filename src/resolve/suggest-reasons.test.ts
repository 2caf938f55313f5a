// A reason from the evidence for each verdict, so that to reject costs no more than to accept.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { suggestReasons } from './suggest-reasons.ts'

const row = (what: string, words: string) => ({ what, words, strength: 'strong' as const })
const phone = row('Phone number', 'The same number')
const born = row('Date of birth', 'Years apart')

test('what speaks for it is the reason for a match, what speaks against it the reason for none, both for a doubt', () => {
  assert.deepEqual(suggestReasons({ inFavour: [phone], against: [born] }), {
    match: 'Phone number: the same number.',
    'no-match': 'Date of birth: years apart.',
    unsure: 'For it: Phone number: the same number. Against it: Date of birth: years apart.',
  })
})

test('where nothing speaks against it, to reject has a reason all the same', () => {
  assert.equal(
    suggestReasons({ inFavour: [phone], against: [] })['no-match'],
    'Too little agrees. Phone number: the same number.',
  )
  assert.equal(suggestReasons({ inFavour: [], against: [] })['no-match'], 'Nothing that was compared agrees.')
})

test('of a match for which nothing speaks no reason is made up', () => {
  assert.equal(suggestReasons({ inFavour: [], against: [born] }).match, '')
})
