// One payee and two namesakes on the register: whom does he go with?
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clusterAll, type WeightedEdge } from './cluster.ts'

const edge = (left: string, right: string, weight: number): WeightedEdge<string> => ({ left, right, weight })
const namesakes = (a: string, b: string): boolean => [a, b].toSorted().join(' ') === 'owner-1975 owner-1995'
const groupsOf = (edges: readonly WeightedEdge<string>[], more: object = {}) =>
  clusterAll(
    edges.flatMap(({ left, right }) => [left, right]),
    edges,
    { link: 2, contradicts: namesakes, ...more },
  ).groups.filter(group => group.length > 1)

const either = [edge('payee', 'owner-1975', 5), edge('payee', 'owner-1995', 5)]

test('a payee who fits two owners of one name and different births goes with neither', () =>
  assert.deepEqual(groupsOf(either), []))

test('he goes with the one that he fits clearly better', () =>
  assert.deepEqual(groupsOf([edge('payee', 'owner-1975', 9), edge('payee', 'owner-1995', 5)]), [
    ['owner-1975', 'payee'],
  ]))

test('a strong identifier decides by itself, and the namesake still stays out', () =>
  assert.deepEqual(groupsOf([edge('payee', 'owner-1975', 20), edge('payee', 'owner-1995', 19)]), [
    ['owner-1975', 'payee'],
  ]))

test('many payees between them do not make two owners one', () => {
  const payees = ['p1', 'p2', 'p3']
  const edges = payees.flatMap((payee, at) => [
    edge(payee, 'owner-1975', 5),
    edge(payee, 'owner-1995', 5),
    ...payees.slice(at + 1).map(other => edge(payee, other, 5)),
  ])
  assert.deepEqual(groupsOf(edges), [payees])
})

test('a person who judges it overrules the model: the match stands and the rival is nothing to it', () => {
  assert.deepEqual(groupsOf(either, { must: [['payee', 'owner-1975']] }), [['owner-1975', 'payee']])
  assert.deepEqual(groupsOf(either, { must: [['owner-1975', 'owner-1995']] }), [['owner-1975', 'owner-1995', 'payee']])
})

test('whom a person judged to be somebody else is no rival', () =>
  assert.deepEqual(groupsOf(either, { cannot: [['payee', 'owner-1995']] }), [['owner-1975', 'payee']]))

test('the order of the pairs changes nothing', () => {
  const edges = [...either, edge('payee', 'case', 9), edge('case', 'owner-1975', 6)]
  assert.deepEqual(groupsOf(edges.toReversed()), groupsOf(edges))
})
