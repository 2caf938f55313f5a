// Requests that another site made a browser send are told from our own.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formToken, isForged, isOwnHost } from './forgery.ts'

const local = new URL('http://127.0.0.1:8080')
const real = new URL('https://breakwater.example')
const own = { host: '127.0.0.1:8080', origin: 'http://127.0.0.1:8080', 'sec-fetch-site': 'same-origin' }
const post = (headers: Record<string, string>, session?: string, token = '') =>
  isForged(local, { method: 'POST', headers, session, token })

test('a form of our own page with the token of the session is taken', () => {
  assert.equal(post(own, 's1', formToken('s1')), false)
})

test('a form without the token, or with that of another session, is refused', () => {
  assert.equal(post(own, 's1'), true)
  assert.equal(post(own, 's1', formToken('s2')), true)
})

test('a form from another site is refused, token or not', () => {
  for (const site of ['cross-site', 'same-site', 'none'])
    assert.equal(post({ ...own, 'sec-fetch-site': site }, 's1', formToken('s1')), true)
  assert.equal(post({ ...own, origin: 'https://elsewhere.example' }, 's1', formToken('s1')), true)
  assert.equal(post({ ...own, origin: 'null' }, 's1', formToken('s1')), true)
})

test('a form that does not say where it comes from is refused', () => {
  assert.equal(post({ host: own.host }), true)
})

test('an old browser that sends only its origin may sign in', () => {
  assert.equal(post({ host: own.host, origin: own.origin }), false)
})

test('another site may lead somebody here but not load our pages into its own', () => {
  const get = (headers: Record<string, string>) => isForged(local, { method: 'GET', headers, token: '' })
  const visit = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }
  assert.equal(get({}), false)
  assert.equal(get(visit), false)
  assert.equal(get({ ...visit, 'sec-fetch-dest': 'iframe' }), true)
  assert.equal(get({ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' }), true)
})

test('only our own name is answered', () => {
  assert.equal(isOwnHost(local, 'localhost:8080'), true)
  assert.equal(isOwnHost(local, '127.0.0.1:8080'), true)
  assert.equal(isOwnHost(local, 'rebound.example:8080'), false)
  assert.equal(isOwnHost(local, undefined), false)
  assert.equal(isOwnHost(real, 'breakwater.example'), true)
  assert.equal(isOwnHost(real, 'localhost'), false)
})
