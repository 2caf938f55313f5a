// Two at one pair, and forms that come late, twice or tampered with: what is acknowledged is kept once, and whoever came second is told.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type Desk, type Fields, type Served, serveDemonstration } from '../../test/fixtures/desk-over-http.ts'
import { seenIn } from '../../test/fixtures/filled-form.ts'
import { pairsToJudge } from '../../test/fixtures/pairs-to-judge.ts'

let served: Served
let analyst: Desk
let officer: Desk
let lead: Desk
let paths: string[]
const closers: (() => Promise<void>)[] = []

const keeper = () => served.database.pools.db.keeper

before(async () => {
  served = await serveDemonstration({ after: close => closers.unshift(close) })
  analyst = await served.signIn('analyst', 'four-rivers-regional-unit')
  officer = await served.signIn('intelligence-officer', 'residence-enforcement-directorate')
  lead = await served.signIn('lead-responsible-officer')
  paths = await pairsToJudge(served, [analyst, officer, lead], 13)
})
after(async () => {
  for (const close of closers) await close()
})

/** A pair that nobody has judged and all three may. */
const another = (): string => {
  const path = paths.pop()
  assert.ok(path, 'a pair is left')
  return path
}

const said = (verdict: string, seen: string, more: Fields = {}) => ({
  seen,
  verdict,
  [`reason-${verdict}`]: 'Said in a test',
  ...(more as Record<string, string>),
})

const judge = async (desk: Desk, path: string, verdict: string) =>
  desk.send(path, said(verdict, seenIn((await desk.open(path)).text)))

const journal = async (path: string) => {
  const [, , left, right] = path.split('/')
  const { rows } = await sql<{ verdict: string; reason: string; revoked: boolean }>`
    select j.verdict, j.reason, v.judgement is not null as revoked from resolve.judgement j left join resolve.revocation v on v.judgement = j.id
    where j.left_record = ${left} and j.right_record = ${right} order by j.place`.execute(keeper())
  return rows
}

const revokings = (page: string) => [...page.matchAll(/action="([^"]+\/revoke)"/g)].map(([, action]) => action ?? '')
const withdraw = (desk: Desk, revoke: string) =>
  desk.send(revoke, { [`reason-${revoke.split('/').at(-2)}`]: 'Withdrawn in a test' })

const correct = async (path: string) => {
  const left = path.split('/')[2]
  await sql`insert into collect.version (record, label, version, properties, content_sha256, basis, learnt_at)
    select record, label, version + 1, properties, content_sha256, basis, learnt_at from collect.version
    where record = ${left} order by version desc limit 1`.execute(keeper())
  await sql`update collect.record set version = version + 1 where id = ${left}`.execute(keeper())
}

test('a record that its holder corrected between look and verdict was not seen as it is: the verdict is not kept', async () => {
  const path = another()
  const before = seenIn((await analyst.open(path)).text)
  await correct(path)
  const late = await analyst.send(path, said('match', before))
  assert.equal(late.status, 409)
  assert.match(late.text, /This has changed since you opened it/)
  assert.deepEqual(await journal(path), [])
  assert.equal((await judge(analyst, path, 'match')).status, 200, 'looked at again, it is judged')
  assert.equal((await judge(officer, path, 'match')).status, 200)
  assert.equal((await journal(path)).length, 2)
})

test('a record that its holder withdrew meanwhile, or brought back, is looked at again as well', async () => {
  const path = another()
  const withdrawn = (to: Date | null) =>
    sql`update collect.record set withdrawn_at = ${to} where id = ${path.split('/')[3]}`.execute(keeper())
  const before = seenIn((await analyst.open(path)).text)
  await withdrawn(new Date())
  assert.equal((await analyst.send(path, said('no-match', before))).status, 409)
  const meanwhile = await analyst.open(path)
  assert.match(meanwhile.text, /withdrawn by its holder/)
  await withdrawn(null)
  assert.equal((await analyst.send(path, said('no-match', seenIn(meanwhile.text)))).status, 409)
  assert.deepEqual(await journal(path), [])
})

test('a form without a reason that was overtaken does not come back as one that saw what another said meanwhile', async () => {
  const path = another()
  const seen = seenIn((await analyst.open(path)).text)
  assert.equal((await analyst.send(path, { seen, verdict: 'match', 'reason-match': '' })).status, 422, 'not overtaken')
  await judge(officer, path, 'no-match')
  const late = await analyst.send(path, { seen, verdict: 'match', 'reason-match': '' })
  assert.equal(late.status, 409)
  assert.match(late.text, new RegExp(`href="${path}"`))
})

test('of two who send the same form at once one is kept and the other is told; so are a verdict and a withdrawal', async () => {
  const path = another()
  const seen = seenIn((await analyst.open(path)).text)
  const both = await Promise.all([
    analyst.send(path, said('match', seen)),
    officer.send(path, said('no-match', seen)),
    lead.send(path, said('no-match', seen)),
  ])
  assert.deepEqual(both.map(page => page.status).sort(), [200, 409, 409])
  assert.equal((await journal(path)).length, 1)
  const page = await lead.open(path)
  const [revoke = ''] = revokings(page.text)
  const [taken, again, given] = await Promise.all([
    withdraw(analyst, revoke),
    withdraw(officer, revoke),
    lead.send(path, said('unsure', seenIn(page.text))),
  ])
  const stands = await journal(path)
  // Who said otherwise may not withdraw it; of those who may, one comes first.
  assert.equal(stands.filter(one => one.revoked).length, [taken, again].filter(one => one?.status === 200).length)
  assert.equal(stands.length - 1, given?.status === 200 ? 1 : 0, 'what was acknowledged is there, and nothing else')
})

test('who clicks twice, or goes back and sends again, is told that his verdict was kept, and sees it', async () => {
  const path = another()
  const form = said('match', seenIn((await analyst.open(path)).text))
  const both = await Promise.all([analyst.send(path, form), analyst.send(path, form)])
  assert.deepEqual(both.map(page => page.status).sort(), [200, 409])
  const second = both.find(page => page.status === 409)
  assert.match(second?.text ?? '', /What you sent first was kept, and it was kept once/)
  assert.doesNotMatch(second?.text ?? '', /Nothing of yours was kept/)
  const back = /href="(\/pairs\/[^"]+)">Look at it again/.exec(second?.text ?? '')?.[1] ?? ''
  assert.match((await analyst.open(back)).text, /Your verdict is kept: the same\./)
  assert.match(
    (await officer.send(path, form)).text,
    /Nothing of yours was kept/,
    'another who sends the same words is late',
  )
  assert.match((await analyst.send(path, { ...form, 'reason-match': 'Other words' })).text, /Nothing of yours was kept/)
  assert.equal((await journal(path)).length, 1)
})

test('a form whose hidden fields were changed is behind everything, and a verdict that there is not is none', async () => {
  const path = another()
  for (const seen of ['-1', '7', '1e0', '0x0', '0.0', '999999999', '99999999999999999999', 'none', '', '٠', '0 0'])
    assert.equal((await analyst.send(path, said('match', seen))).status, 409, seen)
  for (const verdict of ['same', 'Match', '__proto__', 'constructor', 'hasOwnProperty', ''])
    assert.equal((await analyst.send(path, { ...said(verdict, '0'), reason: 'Said in a test' })).status, 422, verdict)
  const [, , left, right] = path.split('/')
  assert.equal((await analyst.send(`/pairs/${left}/${left}`, said('match', '0'))).status, 404)
  assert.equal((await analyst.send(`/pairs/${left?.toUpperCase()}/${right}`, said('match', '0'))).status, 404)
  assert.deepEqual(await journal(path), [])
  const seen = seenIn((await analyst.open(path)).text)
  assert.equal((await analyst.send(`/pairs/${right}/${left}`, said('match', seen))).status, 200, 'either way round')
  assert.equal((await analyst.send(path, said('match', seen))).status, 409, 'it is one pair')
  assert.equal((await journal(path)).length, 1)
})

test('a form is trusted from its own session alone, and a look changes nothing', async () => {
  const path = another()
  const fields = said('match', seenIn((await analyst.open(path)).text))
  const page = await officer.open(path)
  const theirs = /name="form-token" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
  const answer = await fetch(new URL(path, served.url), {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: analyst.cookie, 'content-type': 'application/x-www-form-urlencoded', origin: served.url },
    body: new URLSearchParams({ ...fields, 'form-token': theirs }),
  })
  assert.equal(answer.status, 403)
  assert.equal((await analyst.open(`${path}?${new URLSearchParams(fields)}`)).status, 200)
  assert.deepEqual(await journal(path), [])
  await judge(analyst, path, 'match')
  const [revoke = ''] = revokings((await analyst.open(path)).text)
  assert.equal((await analyst.open(revoke)).status, 404)
  assert.deepEqual(
    (await journal(path)).map(one => one.revoked),
    [false],
  )
})

test('a reason is words: marks that nobody sees are none, a page of lines is not too long, and nothing in it is obeyed', async () => {
  const path = another()
  const seen = seenIn((await analyst.open(path)).text)
  const send = (reason: string) => analyst.send(path, { seen, verdict: 'no-match', 'reason-no-match': reason })
  for (const reason of ['\u200b', '\u2060\u200b\u00ad', '...', '\u0000', '\u202e', '⠀'])
    assert.equal((await send(reason)).status, 422, JSON.stringify(reason))
  assert.equal((await send('a'.repeat(2_001))).status, 422)
  assert.equal((await send('a'.repeat(70_000))).status, 413)
  assert.deepEqual(await journal(path), [])
  const lines = `${'Fathers differ\r\n'.repeat(130)}<script>alert(1)</script> {{ 7 * 7 }} \u001b[31m\u202e`
  assert.ok(lines.length > 2_000 && lines.replaceAll('\r\n', '\n').length <= 2_000, 'as a browser counts')
  const kept = await send(lines)
  assert.equal(kept.status, 200)
  assert.ok(kept.text.includes('&lt;script&gt;alert(1)&lt;/script&gt; {{ 7 * 7 }}'), 'it stands there as it was typed')
  for (const unseen of ['\u001b', '\u202e']) assert.ok(!kept.text.includes(unseen), JSON.stringify(unseen))
})
