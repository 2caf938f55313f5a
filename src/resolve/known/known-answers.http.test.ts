// Pairs of nobody among the others, over HTTP: told at once, kept as a sum, shown to a team without a name.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type Desk, type Served, serveDemonstration } from '../../../test/fixtures/desk-over-http.ts'
import { knownPairs } from './known-pairs.ts'

let served: Served
let analyst: Desk
const closers: (() => Promise<void>)[] = []

before(async () => {
  served = await serveDemonstration({ after: close => closers.unshift(close) })
  analyst = await served.signIn('analyst', 'four-rivers-regional-unit')
})
after(async () => {
  for (const close of closers) await close()
})

test('a known-answer pair looks like another, is told at once, is kept as a sum, and is in nothing else', async () => {
  const [known] = knownPairs
  assert.ok(known)
  const path = `/pairs/${known.about.join('/')}`
  const page = await analyst.open(`${path}?from=queue`)
  assert.match(page.text, /Is this the same person\?/)
  assert.doesNotMatch(page.text, /known-answer|invented pair/)
  const wrong = known.truth === 'match' ? 'no-match' : 'match'
  const told = await analyst.send(path, {
    from: 'queue',
    seen: '0',
    verdict: wrong,
    [`reason-${wrong}`]: 'By its name',
  })
  assert.match(told.text, /That was a known-answer pair, of nobody\. The right answer is: /)
  const next = new URL(told.url)
  assert.match(next.pathname, /^\/pairs\//, 'and the next pair is there')
  const colleague = await served.signIn('lead-responsible-officer')
  const passedOn = await colleague.open(`${next.pathname}${next.search}`)
  assert.equal(passedOn.status, 200)
  assert.doesNotMatch(
    passedOn.text,
    /known-answer pair, of nobody/,
    'a colleague who is asked about that one is told nothing',
  )
  const again = await analyst.send(path, { seen: '0', verdict: wrong, reason: 'Again' })
  assert.equal(again.status, 409)
  const back = /href="(\/proposals[^"]+)">Look at it again/.exec(again.text)?.[1]?.replaceAll('&amp;', '&') ?? ''
  assert.match((await analyst.open(back)).text, /The right answer is: /, 'who clicked twice is told all the same')
  assert.equal((await analyst.open(path)).status, 404)
  const { keeper, auditor } = served.database.pools.db
  const tally = await sql<{ answers: number }>`select answers from resolve.known_tally`.execute(keeper)
  assert.deepEqual(tally.rows, [{ answers: 1 }])
  const { rows: held } = await sql`select 1 from collect.record where id = any(${[...known.about]}::uuid[])`.execute(
    keeper,
  )
  const { rows: judged } = await sql`select 1 from resolve.judgement where left_record = ${known.about[0]}`.execute(
    keeper,
  )
  const { rows: entered } = await sql<{ outcome: string }>`
    select b.body ->> 'outcome' as outcome from ledger.body b join ledger.entry e on e.id = b.entry
    where b.body ->> 'act' = 'answer-known-pair' order by e.written_at`.execute(auditor)
  assert.deepEqual([held, judged], [[], []])
  assert.deepEqual(
    entered.map(row => row.outcome),
    ['known-answer', 'had-before'],
    'the ledger does not hear what was right',
  )
})

test('a team sees its own sums when enough of its people have answered, and nobody sees a name', async () => {
  const few = await analyst.open('/proposals/known-answers')
  assert.match(few.text, /Nothing is shown until 5 people/)
  const { keeper } = served.database.pools.db
  const agency = sql`(select agency from resolve.known_tally limit 1)`
  const crowd = Array.from({ length: 5 }, (_, at) => `00000000-0000-4000-8000-00000000f0${at}0`)
  for (const id of crowd) {
    await sql`insert into guard.member (id, name, agency, post) values (${id}, 'Sam Exemplar', ${agency}, 'analyst')`.execute(
      keeper,
    )
    await sql`insert into resolve.known_had (member, pair) values (${id}, ${knownPairs[1]?.id ?? ''})`.execute(keeper)
  }
  const many = await analyst.open('/proposals/known-answers')
  assert.match(many.text, /Joining two people of one name/)
  assert.doesNotMatch(many.text, /Exemplar/)
  assert.match(
    (await (await served.signIn('inspector')).open('/proposals/known-answers')).text,
    /Nothing is shown until/,
  )
})
