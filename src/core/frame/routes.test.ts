// A route that does not say who may come, or what is entered, does not start.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { absent } from './answers.ts'
import { checkRoutes, defineRoute, field, problemsOf, type RouteEntry } from './routes.ts'

const sound = {
  method: 'GET',
  url: '/things/:id',
  access: 'signed-in',
  ledger: 'consultation',
  handler: absent,
} as const

const broken = (change: object): readonly string[] => problemsOf({ ...sound, ...change } as RouteEntry<never>)

test('a sound route starts', () => {
  assert.deepEqual(broken({}), [])
  assert.equal(defineRoute(sound).url, '/things/:id')
})

test('a route without an access rule does not start', () => {
  assert.match(broken({ access: undefined })[0] ?? '', /say who may come/)
  assert.match(broken({ access: 'everybody' })[0] ?? '', /say who may come/)
  assert.throws(() => defineRoute({ ...sound, access: undefined } as unknown as RouteEntry), /GET \/things\/:id/)
})

test('a route that leaves out the ledger does not start', () => {
  assert.match(broken({ ledger: undefined })[0] ?? '', /what the ledger enters/)
})

test('an act is a POST and is entered', () => {
  assert.match(broken({ access: 'act' })[0] ?? '', /is a POST/)
  assert.match(broken({ access: 'act', method: 'POST', ledger: 'none' })[0] ?? '', /entered in the ledger/)
  assert.deepEqual(broken({ access: 'act', method: 'POST', ledger: 'combination' }), [])
})

test('nobody is entered in the ledger for a public page', () => {
  assert.match(broken({ access: 'public' })[0] ?? '', /needs somebody signed in/)
})

test('one address is there once, whatever its parameter is called', () => {
  assert.throws(() => checkRoutes([sound, { ...sound, url: '/things/:thing' }]), /there twice/)
})

test('a field is trimmed, and a missing one is empty', () => {
  const form = new URLSearchParams('reason=+same+phone+&__proto__=x')
  assert.equal(field(form, 'reason'), 'same phone')
  assert.equal(field(form, 'verdict'), '')
})

test('what no database can keep is not taken from a form', () => {
  assert.equal(field(new URLSearchParams('reason=same%00phone'), 'reason'), 'same\ufffdphone')
})
