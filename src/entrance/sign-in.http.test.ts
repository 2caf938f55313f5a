// The way in and out: one invented person per post, a purpose that belongs to it, and no way in where records are real.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { posts } from '#core/language/members.ts'
import { type Served, serveDemonstration } from '../../test/fixtures/desk-over-http.ts'

let served: Served
const closers: (() => Promise<void>)[] = []

before(async () => {
  served = await serveDemonstration({ after: close => closers.unshift(close) })
})
after(async () => {
  for (const close of closers) await close()
})

const plain = (path: string, init: RequestInit = {}) =>
  fetch(new URL(path, served.url), { redirect: 'manual', ...init })
const enter = (member: string, headers: Record<string, string> = { origin: served.url }) =>
  plain('/sign-in', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams({ member }),
  })

test('the sign-in page offers every post, and says that everybody on it is invented', async () => {
  const text = await (await plain('/sign-in')).text()
  for (const post of posts.values) assert.ok(text.includes(posts.words[post].replace("'", '&#39;')), post)
  assert.match(text, /Invented data/)
})

test('whoever is not signed in is led to the sign-in page from every address, known or not', async () => {
  for (const path of ['/', '/search?q=x', '/proposals', '/nowhere', '/things/00000000-0000-4000-8000-000000000001']) {
    const answer = await plain(path)
    assert.deepEqual([answer.status, answer.headers.get('location')], [303, '/sign-in'], path)
  }
})

test('nobody signs in as somebody who is not offered, nor from another site', async () => {
  for (const member of ['', 'nobody', '00000000-0000-4000-8000-000000000001'])
    assert.equal((await enter(member)).headers.get('set-cookie'), null)
  const { rows } = await sql<{ id: string }>`select id from guard.member order by id limit 1`.execute(
    served.database.pools.db.app,
  )
  assert.equal(
    (await enter(rows[0]?.id ?? '', { origin: 'https://elsewhere.example' })).headers.get('set-cookie'),
    null,
  )
})

test('a purpose is one of the post’s own; what is seen and what is recorded go by it', async () => {
  const officer = await served.signIn('intelligence-officer', 'estuary-police')
  assert.equal((await officer.send('/purpose', { purpose: 'oversight' })).status, 422)
  assert.match((await officer.send('/purpose', { purpose: 'safeguarding' })).text, /Safeguarding people at risk/)
  await officer.open('/search?q=Samir')
  const { rows } = await sql<{ purpose: string }>`
    select b.body ->> 'purpose' as purpose from ledger.body b join ledger.entry e on e.id = b.entry
    where b.body ->> 'act' = 'search-things' order by e.written_at desc limit 1`.execute(
    served.database.pools.db.auditor,
  )
  assert.equal(rows[0]?.purpose, 'safeguarding')
})

test('after signing out the old session opens nothing', async () => {
  const officer = await served.signIn('analyst')
  assert.equal((await officer.open('/')).status, 200)
  await officer.send('/sign-out', {})
  assert.equal((await officer.open('/')).status, 303)
})

test('the Commander’s office and the inspectorate are offered no way to records, and find none', async () => {
  for (const post of ['commander-office', 'inspector']) {
    const reader = await served.signIn(post)
    assert.doesNotMatch((await reader.open('/')).text, /href="\/search"/)
    assert.match((await reader.open('/search?q=Mohammed')).text, /You can see no record of this/)
  }
})

test('an instance that holds real records offers nobody and lets nobody in by choosing a name', async () => {
  const { rows } = await sql<{ id: string }>`select id from guard.member where post = 'analyst' limit 1`.execute(
    served.database.pools.db.app,
  )
  await served.database.asSuperuser(client => client.query('update guard.instance set synthetic = false'))
  try {
    const page = await (await plain('/sign-in')).text()
    assert.match(page, /holds real records/)
    assert.doesNotMatch(page, /name="member"/)
    assert.equal((await enter(rows[0]?.id ?? '')).headers.get('set-cookie'), null)
  } finally {
    await served.database.asSuperuser(client => client.query('update guard.instance set synthetic = true'))
  }
})
