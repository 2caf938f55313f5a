// The sample of judged pairs: persons' verdicts that stand, and of them what the asker sees of both records.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { openTestDatabase } from '#core/ground/postgres/test-database.ts'
import { now, officers, record, smallOffice } from '../../test/fixtures/small-office.ts'
import { judgedPairs } from './judged-pairs.ts'

test('a verdict that was taken back, one given by the program and one on a hidden record are not in the sample', async t => {
  const house = await openTestDatabase(t)
  const { deskOf, shared, closed } = await smallOffice(house, t)
  const keeper = house.pools.db.keeper
  const under = (last: number) => (last < 110 ? shared : closed)
  for (const last of [101, 102, 103, 104, 111])
    await sql`insert into collect.record (id, source, key, unit, kind, label, version)
      values (${record(last)}, (select id from collect.source limit 1), ${`EN${last}`}, ${`EN${last}`}, 'person', ${under(last)}, 1)`.execute(
      keeper,
    )
  const judge = async (id: number, left: number, right: number, verdict: string, automatic = false, place = 0) =>
    sql`insert into resolve.judgement (id, left_record, left_label, right_record, right_label, verdict, reason, automatic, given_by, purpose, given_at, place)
      values (${record(id)}, ${record(left)}, ${under(left)}, ${record(right)}, ${under(right)}, ${verdict}, 'as seen', ${automatic},
        ${officers.estuaryAnalyst.id}, 'prevent-detect-oic', ${now}, ${place})`.execute(keeper)
  await judge(801, 101, 102, 'match')
  await judge(802, 101, 103, 'match', true)
  await judge(803, 102, 103, 'no-match')
  await judge(804, 101, 104, 'no-match')
  await judge(805, 101, 111, 'match')
  await sql`insert into resolve.revocation (judgement, why, revoked_by, revoked_at)
    values (${record(804)}, 'wrong pair', ${officers.estuaryAnalyst.id}, ${now})`.execute(keeper)

  const desk = await deskOf('frontierOfficer')
  const seen = await desk.snapshot(judgedPairs)
  assert.deepEqual(
    seen.map(({ left, right, verdict }) => [left[1], right[1], verdict]),
    [
      ['EN101', 'EN102', 'match'],
      ['EN102', 'EN103', 'no-match'],
    ],
  )
})
