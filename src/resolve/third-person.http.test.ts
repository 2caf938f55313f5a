// Whoever is contradicted stays a party to it: no way round a third person leads through withdrawing, an address passed on, or another post.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type Desk, type Served, serveDemonstration } from '../../test/fixtures/desk-over-http.ts'
import { seenIn } from '../../test/fixtures/filled-form.ts'
import { pairsToJudge } from '../../test/fixtures/pairs-to-judge.ts'

let served: Served
let ruth: Desk
let owen: Desk
let lead: Desk
let paths: string[]
const closers: (() => Promise<void>)[] = []

const keeper = () => served.database.pools.db.keeper

before(async () => {
  served = await serveDemonstration({ after: close => closers.unshift(close) })
  ruth = await served.signIn('analyst', 'four-rivers-regional-unit')
  owen = await served.signIn('intelligence-officer', 'residence-enforcement-directorate')
  lead = await served.signIn('lead-responsible-officer')
  paths = await pairsToJudge(served, [ruth, owen, lead], 6)
})
after(async () => {
  for (const close of closers) await close()
})

/** A pair that nobody has judged, all three may, and one person alone may join. */
const another = (): string => {
  const path = paths.pop()
  assert.ok(path, 'a pair is left')
  return path
}

const judge = async (desk: Desk, path: string, verdict: string) =>
  desk.send(path, {
    seen: seenIn((await desk.open(path)).text),
    verdict,
    [`reason-${verdict}`]: 'Said in a test',
  })

const stands = async (path: string): Promise<string> =>
  /What stands now: <strong>([^<]*)</.exec((await lead.open(path)).text)?.[1] ?? 'nothing'

/** Takes back what somebody said on this pair and what still stands. */
const withdraw = async (desk: Desk, path: string, whose: string) => {
  const entries = (await desk.open(path)).text.split('class="bw-journal__entry"').slice(1)
  const entry = entries.find(one => one.includes(whose) && one.includes('/revoke"')) ?? ''
  const revoke = /action="([^"]+\/revoke)"/.exec(entry)?.[1]
  assert.ok(revoke, `${whose} has said something that stands`)
  return desk.send(revoke, { [`reason-${revoke.split('/').at(-2)}`]: 'Withdrawn in a test' })
}

const nameOf = async (desk: Desk): Promise<string> =>
  /Signed in as <\/span><strong>([^<]+)</.exec((await desk.open('/')).text)?.[1] ?? ''

test('who withdraws his own of two that differ may not take the other’s back, nor decide between others', async () => {
  const path = another()
  await judge(ruth, path, 'match')
  await judge(owen, path, 'no-match')
  await withdraw(ruth, path, await nameOf(ruth))
  const refused = await withdraw(ruth, path, await nameOf(owen))
  assert.equal(refused.status, 422)
  assert.match(refused.text, /A third person decides/)
  assert.equal(await stands(path), 'Not the same')
  await judge(lead, path, 'match')
  assert.match(await stands(path), /^Contested/)
  assert.doesNotMatch((await ruth.open(path)).text, /yours decides between them/)
  assert.equal((await judge(ruth, path, 'match')).status, 422, 'she is no third person between them')
  assert.match(await stands(path), /^Contested/)
})

test('nor may he take back what a third person decided against him', async () => {
  const path = another()
  await judge(ruth, path, 'match')
  await judge(owen, path, 'no-match')
  await judge(lead, path, 'no-match')
  assert.equal(await stands(path), 'Not the same')
  assert.equal((await withdraw(ruth, path, await nameOf(lead))).status, 422)
  assert.equal((await withdraw(owen, path, await nameOf(lead))).status, 200, 'who was not contradicted may')
  assert.match(await stands(path), /^Contested/)
})

test('a doubt about his match is not answered by giving the match again', async () => {
  const path = another()
  await judge(ruth, path, 'match')
  await judge(owen, path, 'unsure')
  await withdraw(ruth, path, await nameOf(ruth))
  const again = await judge(ruth, path, 'match')
  assert.equal(again.status, 422)
  assert.match(again.text, /Another person has to decide/)
  assert.equal((await withdraw(ruth, path, await nameOf(owen))).status, 422, 'nor by taking the doubt back')
  assert.equal(await stands(path), 'Unsure')
  assert.equal((await judge(lead, path, 'match')).status, 200)
  assert.equal(await stands(path), 'The same')
})

test('who was alone may think again: he withdraws his own and says otherwise', async () => {
  const path = another()
  await judge(ruth, path, 'match')
  await withdraw(ruth, path, await nameOf(ruth))
  await judge(ruth, path, 'no-match')
  await withdraw(ruth, path, await nameOf(ruth))
  await judge(ruth, path, 'unsure')
  assert.equal((await judge(ruth, path, 'match')).status, 200, 'his own doubt he answers himself')
  assert.equal(await stands(path), 'The same')
})

test('an address that somebody passes on does not tell its reader that his verdict is kept', async () => {
  const path = another()
  const mine = await judge(ruth, path, 'match')
  assert.match(mine.text, /Your verdict is kept/)
  const { pathname, search } = new URL(mine.url)
  assert.doesNotMatch((await owen.open(`${pathname}${search}`)).text, /Your verdict is kept/)
})

test('of a pair with an end that is hidden from him nobody learns by any form, address or refusal', async () => {
  const { rows } = await sql<{ left: string; right: string }>`
    select e.left_record as left, e.right_record as right from resolve.edge e where not e.judged
    order by e.left_record, e.right_record`.execute(keeper())
  const opens = async (id: string) => (await owen.open(`/things/${id}`)).status === 200
  const halfSeen = async () => {
    for (const { left, right } of rows) {
      const [one, other] = [await opens(left), await opens(right)]
      if (one !== other) return one ? { seen: left, hidden: right } : { seen: right, hidden: left }
    }
    throw new Error('He sees both ends or neither of every pair.')
  }
  const found = await halfSeen()
  const nobody = '99999999-9999-4999-8999-999999999999'
  const judgement = '99999999-9999-4999-8999-999999999998'
  const asks: readonly ((other: string) => Promise<{ status: number; text: string }>)[] = [
    other => owen.open(`/pairs/${found.seen}/${other}`),
    other => owen.open(`/pairs/${found.seen}/${other}?from=queue&done=${judgement}`),
    other => owen.open(`/pairs/${found.hidden}/${other}`),
    other => owen.open(`/resolve/why-not?one=${found.seen}&other=${other}`),
    ...['0', '', '4'].map(
      seen => (other: string) =>
        owen.send(`/pairs/${found.seen}/${other}`, {
          seen,
          verdict: 'match',
          'reason-match': 'Guessed',
          from: 'queue',
        }),
    ),
    other => owen.send(`/pairs/${found.seen}/${other}`, { seen: '0', verdict: 'match', 'reason-match': '' }),
    other => owen.send(`/pairs/${found.seen}/${other}`, { seen: '0' }),
    ...['Guessed', ''].map(
      why => (other: string) =>
        owen.send(`/pairs/${found.seen}/${other}/judgements/${judgement}/revoke`, { [`reason-${judgement}`]: why }),
    ),
  ]
  for (const [at, ask] of asks.entries()) {
    const hidden = await ask(found.hidden)
    const absent = await ask(nobody)
    assert.equal(hidden.status, 404, `ask ${at}`)
    assert.equal(hidden.text, absent.text, `ask ${at}`)
  }
})
