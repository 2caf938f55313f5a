// The table of a tasking's moves is sound, and the diagram in the documents is drawn from it.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { packageRoot } from '#core/ground/paths.ts'
import { taskingStates } from '#core/language/tasking.ts'
import { stateDiagram } from './state-diagram.ts'
import { isEnded, movesFrom, transitions, turnOf } from './transitions.ts'

test('each side has one way to do each act from a state', () => {
  const keys = transitions.map(({ from, side, act }) => `${from} ${side} ${act}`)
  assert.deepEqual(
    keys.filter((key, at) => keys.indexOf(key) !== at),
    [],
  )
})

test('every state is reached, and every state that has not ended leads to an end', () => {
  const leadingOn = new Map(taskingStates.values.map(state => [state, new Set([state])]))
  for (let round = 0; round < taskingStates.values.length; round++)
    for (const { from, to } of transitions) for (const state of leadingOn.get(to) ?? []) leadingOn.get(from)?.add(state)
  assert.deepEqual([...(leadingOn.get('sent') ?? [])].sort(), [...taskingStates.values].sort())
  for (const [state, reached] of leadingOn) assert.ok([...reached].some(isEnded), state)
})

test('whoever is next to do something can do it', () => {
  for (const state of taskingStates.values) {
    const turn = turnOf(state)
    assert.equal(turn === undefined, isEnded(state), state)
    if (turn) assert.ok(movesFrom(state, [turn]).length > 0, state)
  }
})

test('an act asks for the same things from every state, and a refusal always for a reason', () => {
  for (const act of new Set(transitions.map(move => move.act))) {
    const needs = transitions.filter(move => move.act === act).map(move => JSON.stringify([move.needs, move.to]))
    assert.equal(new Set(needs).size, 1, act)
  }
  for (const move of transitions)
    if (!['accept', 'start', 'complete'].includes(move.act)) assert.ok(move.needs.includes('reason'), move.act)
})

test('whoever stands on two sides has one button for an act', () => {
  const acts = movesFrom('sent', ['asker', 'coordinator']).map(move => move.act)
  assert.deepEqual(acts, ['withdraw', 'escalate'])
})

test('the diagram in the documents is the one that the table draws', () => {
  const kept = readFileSync(join(packageRoot, 'docs', 'diagrams', 'tasking-states.md'), 'utf8')
  assert.equal(kept, stateDiagram(), 'draw it again: npm run diagrams')
})
