// What waits for nobody any more never stands in the way of what waits: after months of work the queue still brings the next pair up.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { openTestDatabase } from '#core/ground/postgres/test-database.ts'
import { seededRandom } from '#core/ground/random.ts'
import { internLabel } from '#core/guard/intern-label.ts'
import type { LabelId, MemberId, RecordId } from '#core/language/ids.ts'
import { label, now, officers, person, record, smallOffice } from '../../../test/fixtures/small-office.ts'
import { drawOf } from '../draw.ts'
import { judgementsOn } from '../store.ts'
import { noConcerns } from './concerns.ts'
import { pairsToLookAtAgain } from './queue-store.ts'
import { queueOf, stageOf } from './read-queue.ts'
import { reviewing, unsureUntil } from './settings.ts'

type Said = {
  readonly verdict: 'match' | 'no-match' | 'unsure'
  readonly by: MemberId
  readonly days: number
  readonly manner?: 'verdict' | 'blind' | 'settling'
}

const [analyst, officer, third] = [officers.estuaryAnalyst.id, officers.frontierOfficer.id, person(4)]
/** More than the queue looks at of one slice. */
const many = 80

const opened = async (t: Parameters<typeof openTestDatabase>[0]) => {
  const house = await openTestDatabase(t)
  const small = await smallOffice(house, t)
  const { keeper } = house.pools.db
  await sql`insert into guard.member (id, name, agency, post) values (${third}, 'Sam Exemplar', 'estuary-police', 'analyst')`.execute(
    keeper,
  )
  let last = 1_000
  const held = async (under: LabelId, kind = 'person', id = record(last++)): Promise<RecordId> => {
    await sql`insert into collect.record (id, source, key, unit, kind, label, version)
      select ${id}, s.id, ${id}, ${id}, ${kind}, ${under}, 1 from collect.source s limit 1`.execute(keeper)
    return id
  }
  const propose = async (
    [left, leftLabel]: readonly [RecordId, LabelId],
    [right, rightLabel]: readonly [RecordId, LabelId],
    p: number,
  ) => {
    await sql`insert into resolve.edge (left_record, left_label, right_record, right_label, kind, model, weight, probability, found_at)
      values (${left}, ${leftLabel}, ${right}, ${rightLabel}, 'person', 'person-v1', 3, ${p}, ${now})`.execute(keeper)
  }
  /** A pair with its journal, oldest first; a draw of 0 is read twice. */
  const pair = async (
    said: readonly Said[],
    { labels = [small.shared, small.shared], kind = 'person', draw = 0.5, isDrawn = false } = {},
  ) => {
    const left = await held(labels[0] as LabelId, kind)
    while (isDrawn && drawOf([left, record(last)]) >= 0.05) last++
    const right = await held(labels[1] as LabelId, kind)
    for (const [place, { verdict, by, days, manner = 'verdict' }] of said.entries())
      await sql`insert into resolve.judgement (id, left_record, left_label, right_record, right_label, verdict, manner, reason, given_by, purpose, given_at, place, draw)
        values (gen_random_uuid(), ${left}, ${labels[0]}, ${right}, ${labels[1]}, ${verdict}, ${manner}, 'Said in a test', ${by}, 'prevent-detect-oic',
          ${new Date(now.getTime() - days * 86_400_000)}, ${place}, ${draw})`.execute(keeper)
    return `${left} ${right}`
  }
  const queue = async (who: Parameters<typeof small.deskOf>[0]) =>
    (await small.deskOf(who)).snapshot(async work =>
      (await queueOf(work, noConcerns, undefined)).map(one => `${one.stage} ${one.about.join(' ')}`),
    )
  const times = async (make: () => Promise<unknown>) => {
    for (let at = 0; at < many; at++) await make()
  }
  return { ...small, keeper, held, propose, pair, queue, times }
}

test('a doubt that lapsed comes back, however many older doubts were answered since', async t => {
  const { pair, queue, times } = await opened(t)
  await times(() =>
    pair([
      { verdict: 'unsure', by: officer, days: 90 },
      { verdict: 'match', by: analyst, days: 80 },
    ]),
  )
  const lapsed = await pair([{ verdict: 'unsure', by: officer, days: 40 }])
  const settledInDoubt = await pair([
    { verdict: 'match', by: officer, days: 60 },
    { verdict: 'no-match', by: third, days: 50 },
    { verdict: 'unsure', by: person(1), days: 40, manner: 'settling' },
  ])
  assert.deepEqual(await queue('estuaryAnalyst'), [`again ${lapsed}`, `again ${settledInDoubt}`].sort())
})

test('two who differ come to a third person, however many older quarrels were settled', async t => {
  const { pair, queue, times } = await opened(t)
  await times(() =>
    pair([
      { verdict: 'match', by: officer, days: 90 },
      { verdict: 'no-match', by: third, days: 80 },
      { verdict: 'no-match', by: person(3), days: 70, manner: 'settling' },
    ]),
  )
  await times(() =>
    pair([
      { verdict: 'unsure', by: officer, days: 90 },
      { verdict: 'match', by: third, days: 80 },
    ]),
  )
  const differing = await pair([
    { verdict: 'match', by: officer, days: 9 },
    { verdict: 'no-match', by: third, days: 8 },
  ])
  const doubted = await pair([
    { verdict: 'match', by: officer, days: 7 },
    { verdict: 'unsure', by: third, days: 6 },
  ])
  const settledAndContradicted = await pair([
    { verdict: 'match', by: officer, days: 6 },
    { verdict: 'no-match', by: third, days: 5 },
    { verdict: 'match', by: person(3), days: 4, manner: 'settling' },
    { verdict: 'no-match', by: third, days: 3 },
  ])
  assert.deepEqual(
    (await queue('estuaryAnalyst')).sort(),
    [`settle ${differing}`, `settle ${doubted}`, `settle ${settledAndContradicted}`].sort(),
  )
})

test('a match that pends comes to a second person, however many beside it were denied, or are of things that cross no line', async t => {
  const { pair, queue, times, shared, closed, keeper } = await opened(t)
  await times(() =>
    pair(
      [
        { verdict: 'match', by: officer, days: 90 },
        { verdict: 'no-match', by: third, days: 80 },
        { verdict: 'no-match', by: person(3), days: 70, manner: 'settling' },
      ],
      { labels: [shared, closed] },
    ),
  )
  const pending = await pair([{ verdict: 'match', by: third, days: 9 }], { labels: [shared, closed] })
  const settledAndPending = await pair(
    [
      { verdict: 'no-match', by: officer, days: 8 },
      { verdict: 'match', by: third, days: 7, manner: 'settling' },
    ],
    { labels: [shared, closed] },
  )
  const met = await internLabel(keeper, label({ protected: 'debrief' }))
  await times(() => pair([{ verdict: 'match', by: third, days: 60 }], { labels: [shared, met], kind: 'phone' }))
  const metAndPending = await pair([{ verdict: 'match', by: third, days: 6 }], { labels: [shared, met] })
  const waits = await queue('estuaryAnalyst')
  for (const one of [pending, settledAndPending, metAndPending]) assert.ok(waits.includes(`second ${one}`), one)
})

test('a pair drawn to be read twice comes up, however many people across a line were drawn and denied', async t => {
  const { pair, queue, times, shared, keeper } = await opened(t)
  const met = await internLabel(keeper, label({ protected: 'debrief' }))
  await times(() => pair([{ verdict: 'no-match', by: third, days: 60 }], { labels: [shared, met], draw: 0 }))
  const phone = { labels: [shared, met], kind: 'phone', draw: 0, isDrawn: true }
  const drawn = await pair([{ verdict: 'no-match', by: third, days: 6 }], phone)
  assert.deepEqual(await queue('estuaryAnalyst'), [`blind ${drawn}`])
})

test('a man in many records, joined, does not keep the next proposal from the queue', async t => {
  const { held, propose, shared, queue, keeper } = await opened(t)
  const his: RecordId[] = []
  for (let at = 0; at < 14; at++) his.push(await held(shared))
  for (const [at, one] of his.entries())
    for (const other of his.slice(at + 1)) await propose([one, shared], [other, shared], 0.9)
  for (const [at, one] of his.slice(1).entries())
    await sql`insert into resolve.judgement (id, left_record, left_label, right_record, right_label, verdict, reason, given_by, purpose, given_at, place)
      values (gen_random_uuid(), ${his[at]}, ${shared}, ${one}, ${shared}, 'match', 'Said in a test', ${analyst}, 'prevent-detect-oic', ${now}, 0)`.execute(
      keeper,
    )
  const [one, other] = [await held(shared), await held(shared)]
  await propose([one, shared], [other, shared], 0.5)
  assert.deepEqual(await queue('frontierOfficer'), [`open ${one} ${other}`])
})

test('the database finds just those pairs that wait by what was said of them, whatever was said and withdrawn', async t => {
  const { pair, shared, closed, keeper, deskOf } = await opened(t)
  const random = seededRandom('nobody starves')
  const oneOf = <T>(all: readonly [T, ...T[]]): T => all[Math.floor(random.fraction() * all.length)] ?? all[0]
  for (let at = 0; at < 50; at++) {
    const said = Array.from({ length: 1 + Math.floor(random.fraction() * 4) }, (_, place) => ({
      verdict: oneOf(['match', 'no-match', 'unsure'] as const),
      by: oneOf([officer, third, person(3)]),
      manner: oneOf([
        'verdict',
        'verdict',
        place > 0 ? 'blind' : 'verdict',
        place > 1 ? 'settling' : 'verdict',
      ] as const),
      days: 70 - place * oneOf([1, 20]) - at / 100,
    }))
    await pair(said, { labels: [shared, oneOf([shared, closed])], draw: 0, isDrawn: true })
  }
  await sql`insert into resolve.revocation (judgement, why, revoked_by, revoked_at)
    select id, 'Withdrawn in a test', ${third}, ${now} from resolve.judgement where right(left_record::text, 1) in ('2', '4', '7') and place in (0, 2)`.execute(
    keeper,
  )
  await (await deskOf('estuaryAnalyst')).snapshot(async work => {
    const { rows } = await sql<{ l: RecordId; r: RecordId }>`
      select distinct left_record as l, right_record as r from resolve.judgement`.execute(work.db)
    const given = Map.groupBy(
      await judgementsOn(
        work,
        rows.map(({ l, r }) => [l, r] as const),
      ),
      one => one.about.join(' '),
    )
    const waiting = [...given].filter(([, journal]) => stageOf(journal, analyst, now)).map(([about]) => about)
    const found = await pairsToLookAtAgain(work, {
      by: analyst,
      unsureUntil: unsureUntil(now),
      readTwice: reviewing.readTwice,
    })
    assert.ok(waiting.length > 10 && waiting.length < given.size - 10, `${waiting.length} of ${given.size} wait`)
    assert.deepEqual(found.map(about => about.join(' ')).sort(), waiting.sort())
  })
})
