// The web app as a browser meets it: who is let in, what is refused, and that a refusal tells nothing.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { InjectOptions } from 'fastify'
import { type Answer, absent, download, page, seeOther, stale, tooMany, unrecorded } from './answers.ts'
import { formToken } from './forgery.ts'
import { type AppOptions, createApp } from './http.ts'
import { defineRoute, field, type RouteEntry } from './routes.ts'
import type { Visitor } from './shown.ts'

const officer: Visitor = {
  name: 'Ama Mensah-Cole',
  agency: 'Estuary Police',
  post: 'intelligence-officer',
  purpose: 'prevent-detect-oic',
  navigation: [{ text: 'Search', href: '/search' }],
}

const shows = (url: string, answer: () => Answer): RouteEntry =>
  defineRoute({ method: 'GET', url, access: 'signed-in', ledger: 'consultation', handler: answer })

const words = (title: string, more: object = {}): Answer =>
  page('core/frame/pages/about.njk', { title, marking: 'OFFICIAL-SENSITIVE', ...more })

const routes: readonly RouteEntry[] = [
  defineRoute({ method: 'GET', url: '/sign-in', access: 'public', ledger: 'none', handler: () => words('Sign in') }),
  defineRoute({
    method: 'POST',
    url: '/sign-in',
    access: 'public',
    ledger: 'none',
    limit: { field: 'member', tries: 2, seconds: 60 },
    handler: ask => seeOther('/', { session: { start: `session of ${field(ask.form, 'member')}` } }),
  }),
  defineRoute({
    method: 'POST',
    url: '/sign-out',
    access: 'signed-in',
    ledger: 'none',
    handler: () => seeOther('/sign-in', { session: 'end' }),
  }),
  defineRoute({
    method: 'POST',
    url: '/judge/:id',
    access: 'act',
    ledger: 'combination',
    handler: ask =>
      field(ask.form, 'reason') === ''
        ? words('Judge', { errors: [{ text: 'Say why', field: 'reason' }] })
        : seeOther(`/things/${ask.params.id}`),
  }),
  defineRoute({
    method: 'POST',
    url: '/alarm',
    access: 'act',
    ceiling: 'none',
    ledger: 'collection',
    handler: () => seeOther('/records'),
  }),
  shows('/things/:id', absent),
  shows('/records', () => words('Records')),
  shows('/stale', () => stale({ back: '/records' })),
  shows('/tries', tooMany),
  shows('/unrecorded', unrecorded),
  shows('/file', () => download('a,b\n', { name: 'hits "1".csv', type: 'text/csv; charset=utf-8' })),
  shows('/fault', () => {
    throw new Error('Rebin Karimzade is not a number')
  }),
  shows('/ledger', () => {
    throw Object.assign(new Error('the ledger cannot write'), { code: 'LEDGER' })
  }),
  shows('/elsewhere', () => seeOther('//elsewhere.example/')),
]

const open = (change: Partial<AppOptions<Visitor>> = {}) =>
  createApp<Visitor>({
    baseUrl: 'http://127.0.0.1:8080',
    routes,
    assets: '/assets/test',
    demonstration: true,
    clock: { now: () => new Date('2026-10-03T12:00:00Z') },
    visitorOf: async token => (token === 'ama' ? officer : undefined),
    plainPageFor: fault =>
      fault instanceof Error && 'code' in fault && fault.code === 'LEDGER' ? 'unrecorded' : undefined,
    log: 'silent',
    ...change,
  })

const app = await open()
const signedIn = { breakwater: 'ama' }
const own = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' }
const get = (url: string, more: InjectOptions = {}) => app.inject({ url, cookies: signedIn, ...more })
const post = (url: string, form: Record<string, string>, more: InjectOptions = {}) =>
  app.inject({
    method: 'POST',
    url,
    cookies: signedIn,
    headers: own,
    payload: new URLSearchParams({ 'form-token': formToken('ama'), ...form }).toString(),
    ...more,
  })

const withoutDate = (answer: { headers: object; body: string; statusCode: number }) => {
  const { date: _, ...headers } = { date: '', ...answer.headers }
  return { headers, body: answer.body, status: answer.statusCode }
}

test('whoever is not signed in is led to sign in, wherever he knocks', async () => {
  for (const url of ['/records', '/things/1', '/no/such/page'])
    for (const cookies of [{}, { breakwater: 'forged' }]) {
      const answer = await app.inject({ url, cookies })
      assert.equal(answer.statusCode, 303)
      assert.equal(answer.headers.location, '/sign-in')
    }
})

test('a page says who looks, why, how it is marked, and that the data is invented', async () => {
  const { body, statusCode } = await get('/records')
  assert.equal(statusCode, 200)
  for (const part of [
    'Ama Mensah-Cole',
    'Intelligence officer, Estuary Police',
    'Preventing and detecting',
    'Invented data',
    '<title>Records – Breakwater</title>',
  ])
    assert.ok(body.includes(part), part)
  assert.equal(body.match(/OFFICIAL-SENSITIVE<\/p>/g)?.length, 2)
})

test('outside the demonstration nothing is called invented', async () => {
  const answer = await (await open({ demonstration: false })).inject({ url: '/records', cookies: signedIn })
  assert.ok(!answer.body.includes('Invented'))
})

test('what is not there and what this viewer may not see are the same bytes', async () => {
  const hidden = await get('/things/1')
  assert.equal(hidden.statusCode, 404)
  assert.deepEqual(withoutDate(await get('/things/2')), withoutDate(hidden))
  assert.deepEqual(withoutDate(await get('/no/such/page')), withoutDate(hidden))
})

test('the same question gets the same bytes, but for the date in its header', async () => {
  assert.deepEqual(withoutDate(await get('/records')), withoutDate(await get('/records')))
})

test('every answer forbids to keep it, to frame it and to load anything from elsewhere', async () => {
  for (const url of ['/records', '/things/1', '/fault', '/sign-in', '/elsewhere']) {
    const { headers } = await get(url)
    assert.equal(headers['cache-control'], 'no-store', url)
    const policy = String(headers['content-security-policy'])
    for (const part of [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "frame-ancestors 'none'",
      "form-action 'self'",
    ])
      assert.ok(policy.includes(part), `${url}: ${part}`)
    assert.ok(!policy.includes('unsafe'))
    assert.equal(headers['referrer-policy'], 'same-origin')
    assert.equal(headers['cross-origin-opener-policy'], 'same-origin')
    assert.equal(headers['cross-origin-resource-policy'], 'same-origin')
    assert.equal(headers['x-content-type-options'], 'nosniff')
    for (const name of ['etag', 'last-modified', 'server', 'x-powered-by', 'x-ratelimit-remaining'])
      assert.ok(!(name in headers), name)
  }
})

test('a page never holds a script or a style of its own', async () => {
  const { body } = await get('/records')
  assert.doesNotMatch(body, /<script(?![^>]* src=)|<style| style=| on[a-z]+=/)
})

test('a form without its token changes nothing', async () => {
  const answer = await post('/judge/1', { 'form-token': 'x', reason: 'same phone' })
  assert.equal(answer.statusCode, 403)
  assert.match(answer.body, /Nothing was changed/)
})

test('a form from another site changes nothing', async () => {
  const answer = await post(
    '/judge/1',
    { reason: 'same phone' },
    { headers: { ...own, 'sec-fetch-site': 'cross-site' } },
  )
  assert.equal(answer.statusCode, 403)
})

test('a form of our own is taken and leads on with 303', async () => {
  const answer = await post('/judge/1', { reason: 'same phone' })
  assert.equal(answer.statusCode, 303)
  assert.equal(answer.headers.location, '/things/1')
})

test('a form with a mistake comes back with 422, the mistake on top and a link to its field', async () => {
  const { statusCode, body } = await post('/judge/1', {})
  assert.equal(statusCode, 422)
  assert.match(body, /<title>Error: Judge – Breakwater<\/title>/)
  assert.match(body, /<a href="#reason">Say why<\/a>/)
})

test('words marked above the ceiling reach no room, whatever field they stand in; an alarm goes through', async () => {
  for (const form of [{ reason: 'SECRET // a source' }, { reason: 'same phone', note: ' [UK TOP SECRET]' }]) {
    const { statusCode, body } = await post('/judge/1', form)
    assert.equal(statusCode, 422)
    assert.match(body, /holds nothing above OFFICIAL-SENSITIVE/)
    assert.doesNotMatch(body, /a source/)
  }
  assert.equal((await post('/judge/1', { reason: 'He kept it SECRET' })).statusCode, 303)
  assert.equal((await post('/alarm', { danger: 'SECRET: he is to be killed tonight' })).statusCode, 303)
})

test('signing in starts a session that scripts and other sites cannot read', async () => {
  const answer = await app.inject({ method: 'POST', url: '/sign-in', headers: own, payload: 'member=ama' })
  assert.equal(answer.headers['set-cookie'], 'breakwater=session%20of%20ama; Path=/; HttpOnly; SameSite=Strict')
})

test('over https the session belongs to this host alone', async () => {
  const real = await open({ baseUrl: 'https://breakwater.example' })
  const headers = { ...own, host: 'breakwater.example' }
  const answer = await real.inject({ method: 'POST', url: '/sign-in', headers, payload: 'member=ama' })
  assert.match(
    String(answer.headers['set-cookie']),
    /^__Host-breakwater=.*; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
  )
  assert.match(String(answer.headers['strict-transport-security']), /max-age=63072000/)
})

test('signing out ends the session in the browser', async () => {
  const answer = await post('/sign-out', {})
  assert.match(String(answer.headers['set-cookie']), /^breakwater=; Max-Age=0; Path=\/; Expires=Thu, 01 Jan 1970/)
})

test('too many attempts at one name are slowed down, at another not', async () => {
  const fresh = await open()
  const tried = async (member: string) =>
    (await fresh.inject({ method: 'POST', url: '/sign-in', headers: own, payload: `member=${member}` })).statusCode
  assert.deepEqual([await tried('a'), await tried('a'), await tried('a'), await tried('b')], [303, 303, 429, 303])
})

test('a stale page, too many tries and a silent ledger each say what happened', async () => {
  const stalePage = await get('/stale')
  assert.equal(stalePage.statusCode, 409)
  assert.match(stalePage.body, /href="\/records">Look at it again/)
  assert.equal((await get('/tries')).statusCode, 429)
  for (const url of ['/unrecorded', '/ledger']) {
    const answer = await get(url)
    assert.equal(answer.statusCode, 503)
    assert.match(answer.body, /shows nothing that it cannot record/)
  }
})

test('a fault tells the visitor nothing of what went wrong', async () => {
  const answer = await get('/fault')
  assert.equal(answer.statusCode, 500)
  assert.ok(!answer.body.includes('Rebin'))
})

test('what is not a form, is too large, or has no readable address is refused plainly', async () => {
  const json = await post(
    '/judge/1',
    {},
    { headers: { ...own, 'content-type': 'application/json' }, payload: '{"__proto__":1}' },
  )
  assert.equal(json.statusCode, 400)
  const large = await post('/judge/1', { reason: 'x'.repeat(70_000) })
  assert.equal(large.statusCode, 413)
  const crooked = await get('/%zz')
  assert.equal(crooked.statusCode, 303)
  assert.equal(crooked.body, '')
})

test('a name that somebody points at this machine is not answered', async () => {
  const answer = await get('/records', { headers: { host: 'rebound.example' } })
  assert.equal(answer.statusCode, 400)
  assert.ok(!answer.body.includes('Ama'))
})

test('no answer leads away from our own pages', async () => {
  assert.equal((await get('/elsewhere')).headers.location, '/')
})

test('a file keeps a plain name', async () => {
  const answer = await get('/file')
  assert.equal(answer.headers['content-disposition'], 'attachment; filename="hits-1-.csv"')
})

test('an app with a route that says nothing of access does not start', async () => {
  const careless = { method: 'GET', url: '/careless', ledger: 'none', handler: absent } as unknown as RouteEntry
  await assert.rejects(open({ routes: [...routes, careless] }), /GET \/careless: say who may come/)
})
