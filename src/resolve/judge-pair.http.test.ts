// An officer judges a pair over HTTP, takes it back, and is told when he was overtaken; another who may not see it finds nothing.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { thingKinds } from '#core/language/things.ts'
import { type Desk, type Served, serveDemonstration } from '../../test/fixtures/desk-over-http.ts'
import { seenIn } from '../../test/fixtures/filled-form.ts'

let served: Served
let analyst: Desk
const closers: (() => Promise<void>)[] = []

before(async () => {
  served = await serveDemonstration({ after: close => closers.unshift(close) })
  analyst = await served.signIn('analyst')
})
after(async () => {
  for (const close of closers) await close()
})

const pairIn = (text: string, at = 0): string => {
  const found = [...text.matchAll(/href="(\/pairs\/[0-9a-f-]+\/[0-9a-f-]+)[?"]/g)][at]?.[1]
  assert.ok(found, 'a proposed pair is on the page')
  return found
}
const entries = async (act: string) =>
  (
    await sql<{ outcome: string; records: string[] }>`
      select b.body ->> 'outcome' as outcome, array(select a.record::text from ledger.about a where a.entry = b.entry order by a.place) as records
      from ledger.body b join ledger.entry e on e.id = b.entry where b.body ->> 'act' = ${act} order by e.written_at`.execute(
      served.database.pools.db.auditor,
    )
  ).rows

test('a proposed pair is judged the same, stands as confirmed, and is taken back', async () => {
  const path = pairIn((await analyst.open('/proposals?kind=person')).text)
  const pair = await analyst.open(path)
  assert.equal(pair.status, 200)
  const [, , left, right] = path.split('/')
  const before = await analyst.open(`/things/${left}?view=confirmed`)
  const judged = await analyst.send(path, {
    verdict: 'match',
    reason: 'Same passport and same day of birth',
    seen: seenIn(pair.text),
  })
  assert.match(judged.text, /What stands now: <strong>The same/)
  assert.match(judged.text, /Your verdict is kept: the same\./)
  assert.ok(
    (await analyst.open(`/things/${left}?view=confirmed`)).text.includes(`/things/${right}`),
    'the other record stands beside it',
  )
  const revoke = /action="([^"]+\/revoke)"/.exec(judged.text)?.[1] ?? ''
  const judgement = revoke.split('/').at(-2) ?? ''
  const back = await analyst.send(revoke, { [`reason-${judgement}`]: 'Entered on the wrong pair' })
  assert.match(back.text, /Withdrawn/)
  assert.match(back.text, /The verdict is withdrawn\./)
  assert.doesNotMatch((await analyst.open(`${path}?judged=match`)).text, /Your verdict is kept/)
  assert.equal((await analyst.open(`/things/${left}?view=confirmed`)).text, before.text, 'the view is what it was')
  assert.deepEqual(
    (await entries('judge-pair')).map(entry => entry.outcome),
    ['judged'],
  )
  assert.deepEqual(
    (await entries('revoke-judgement')).map(entry => entry.outcome),
    ['revoked'],
  )
})

test('a verdict without a reason is not taken, and what was typed stays', async () => {
  const path = pairIn((await analyst.open('/proposals')).text, 1)
  const answer = await analyst.send(path, { verdict: 'match', reason: '  ', seen: '0' })
  assert.equal(answer.status, 422)
  assert.match(answer.text, /Say why: what you relied on/)
})

test('the second click on the same form is told that somebody was quicker, and nothing is written twice', async () => {
  const path = pairIn((await analyst.open('/proposals')).text, 2)
  const form = {
    verdict: 'no-match',
    reason: 'Cousins: different fathers',
    seen: seenIn((await analyst.open(path)).text),
  }
  const both = await Promise.all([analyst.send(path, form), analyst.send(path, form)])
  assert.deepEqual(both.map(answer => answer.status).sort(), [200, 409])
  const [, , left, right] = path.split('/')
  const { rows } =
    await sql`select 1 from resolve.judgement where left_record = ${left} and right_record = ${right}`.execute(
      served.database.pools.db.keeper,
    )
  assert.equal(rows.length, 1)
})

test('hidden and absent pairs are the same page to whoever may not see them, to read and to judge', async () => {
  const path = pairIn((await analyst.open('/proposals')).text, 3)
  const [, , left] = path.split('/')
  const council = await served.signIn('commander-office')
  const nowhere = '/pairs/00000000-0000-4000-8000-000000000001/00000000-0000-4000-8000-000000000002'
  assert.equal((await council.open(path)).status, 404)
  assert.equal((await council.open(path)).text, (await council.open(nowhere)).text)
  assert.equal(
    (await council.open(`/things/${left}`)).text,
    (await council.open('/things/00000000-0000-4000-8000-000000000001')).text,
  )
  const form = { verdict: 'match', reason: 'I should not be able to', seen: '0' }
  assert.equal((await council.send(path, form)).text, (await council.send(nowhere, form)).text)
})

test('a post that reads and does not judge is shown the pair without a form, and its post is refused', async () => {
  const operationLead = await served.signIn('operation-lead')
  const proposals = await operationLead.open('/proposals')
  const path = pairIn(proposals.text)
  const pair = await operationLead.open(path)
  assert.match(pair.text, /Your post reads these records and does not judge them/)
  assert.equal((await operationLead.send(path, { verdict: 'match', reason: 'Looks the same', seen: '0' })).status, 404)
  assert.ok((await entries('judge-pair')).some(entry => entry.outcome === 'refused'))
})

/** Where a link or a button of the page leads, the queue's own included. */
const leaveIn = (page: string): string => {
  const found = /href="(\/proposals\/next[^"]*)"/.exec(page)?.[1]
  assert.ok(found, 'a way to leave the pair')
  return found.replaceAll('&amp;', '&')
}
const led = async (path: string): Promise<string> => (await analyst.open(path)).headers.get('location') ?? ''
const pathOf = (address: string): string => new URL(address, served.url).pathname

test('a pair that is left for now does not come up again after the next verdict, and waits for whoever begins anew', async () => {
  const first = await led('/proposals/next')
  assert.match(first, /^\/pairs\/[^?]+\?from=queue$/)
  const second = await led(leaveIn((await analyst.open(first)).text))
  assert.notEqual(pathOf(second), pathOf(first))
  const { text } = await analyst.open(second)
  const [, aside = ''] = /name="aside" value="([^"]+)"/.exec(text) ?? []
  assert.equal(`/pairs/${aside.replace('_', '/')}`, pathOf(first))
  const form = { verdict: 'no-match', reason: 'Two of one village', seen: seenIn(text), from: 'queue', aside }
  const third = await analyst.send(second.split('?')[0] ?? '', form)
  assert.match(third.text, /Is this the same/)
  assert.notEqual(pathOf(third.url), pathOf(first))
  assert.ok(third.url.includes(`aside=${aside}`), 'and so on, as long as he works')
  assert.equal(pathOf(await led('/proposals/next')), pathOf(first), 'it waits')
})

/** A kind of which few pairs wait. */
const kindOfFew = async (): Promise<string> => {
  for (const kind of thingKinds.values) {
    const { text } = await analyst.open(`/proposals?kind=${kind}`)
    const pairs = text.match(/href="\/pairs\//g)?.length ?? 0
    if (pairs > 0 && pairs < 20) return kind
  }
  assert.fail('Of no kind do few pairs wait.')
}

test('where all of a kind were left the list comes up, with all of them', async () => {
  const kind = await kindOfFew()
  let at = await led(`/proposals/next?kind=${kind}`)
  const passed = new Set<string>()
  while (at.startsWith('/pairs/')) {
    assert.ok(!passed.has(pathOf(at)), 'none comes twice')
    passed.add(pathOf(at))
    at = await led(leaveIn((await analyst.open(at)).text))
  }
  assert.equal(at, `/proposals?kind=${kind}`)
  assert.ok(passed.size > 0)
  const { text } = await analyst.open(at)
  for (const path of passed) assert.ok(text.includes(path), path)
})

test('what names no pair is left out, however it is written, and so is what is more than an address holds', async () => {
  const [one, other] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002']
  for (const odd of ['x', `${one}`, `${one}_${one}`, `${one}_${other}_${one}`, `${one}_'`])
    assert.doesNotMatch(await led(`/proposals/next?aside=${encodeURIComponent(odd)}`), /aside/)
  const many = Array.from({ length: 60 }, (_, at) => `aside=${one}_${other.slice(0, -2)}${String(at + 10)}`)
  assert.equal((await led(`/proposals/next?${many.join('&')}`)).match(/aside=/g)?.length, 40)
})
