// What a report counts: pairs across agencies, people who stand in one group with somebody else, and never what a label keeps out.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { person } from '../../test/fixtures/registered-people.ts'
import { measureJudged } from './judged-sample.ts'
import { measureGroups } from './measure-groups.ts'
import { figuresOf } from './tally.ts'

const of = (tallies: ReturnType<typeof measureGroups>['tallies'], name: string) => {
  const tally = tallies.get(name)
  assert.ok(tally, `${name} is counted`)
  return tally
}

const held = [
  person({ id: 'police 1', entity: 'omar', agency: 'police', script: 'latin', nationality: 'SYR' }),
  person({ id: 'border 1', entity: 'omar', agency: 'border', script: 'arabic', nationality: 'SYR' }),
  person({ id: 'police 2', entity: 'karim', agency: 'police', script: 'latin', nationality: 'SYR' }),
  person({ id: 'border 2', entity: 'jane', agency: 'border', script: 'latin', nationality: 'GBR' }),
]

test('two records of one man found across agencies count under both their scripts and once under his nationality', () => {
  const { tallies } = measureGroups(held, [['police 1', 'border 1']])
  for (const name of ['all', 'script latin', 'script arabic', 'nationality SYR'])
    assert.deepEqual([of(tallies, name).truePairs, of(tallies, name).found, of(tallies, name).wrong], [1, 1, 0])
  assert.equal(tallies.get('nationality GBR')?.truePairs, 0)
})

test('whoever stands in one group with somebody else is matched falsely, and so is the other', () => {
  const { tallies, mixedGroups } = measureGroups(held, [['police 2', 'border 2']])
  assert.equal(mixedGroups, 1)
  assert.deepEqual([of(tallies, 'all').things, of(tallies, 'all').mismatched], [3, 2])
  assert.equal(of(tallies, 'nationality SYR').mismatched, 1)
  assert.equal(figuresOf(of(tallies, 'all')).precision?.share, 0)
})

test('two people of one agency taken for one are a false match although no link crosses agencies', () => {
  const { tallies } = measureGroups(held, [['police 1', 'police 2']])
  assert.deepEqual([of(tallies, 'all').links, of(tallies, 'all').mismatched], [0, 2])
})

test('what its label keeps from being compared, and whom the truth does not know, count neither for nor against', () => {
  const [first, second, ...others] = held
  assert.ok(first && second)
  const { entity: _unknown, ...nobody } = second
  const { tallies } = measureGroups(
    [{ ...first, isNeverCompared: true }, nobody, ...others],
    [['police 2', 'border 1']],
  )
  assert.deepEqual(of(tallies, 'all'), { truePairs: 0, found: 0, links: 0, wrong: 0, things: 2, mismatched: 0 })
})

test('of judged pairs those suggested and denied are false; unjudged ones say nothing', () => {
  const tallies = measureJudged(
    held,
    [
      ['police 1', 'border 1'],
      ['police 2', 'border 2'],
    ],
    [
      { left: 'police 1', right: 'border 1', verdict: 'match' },
      { left: 'police 2', right: 'border 2', verdict: 'no-match' },
      { left: 'police 2', right: 'border 1', verdict: 'match' },
    ],
  )
  assert.deepEqual(of(tallies, 'all'), { truePairs: 2, found: 1, links: 2, wrong: 1, things: 2, mismatched: 1 })
})
