// The queue in the database: what is decided is passed over, what is hidden is not there, and the order by itself is the program's own.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { openTestDatabase } from '#core/ground/postgres/test-database.ts'
import type { LabelId } from '#core/language/ids.ts'
import { now, record, smallOffice } from '../../../test/fixtures/small-office.ts'
import { judgePair } from '../judge-pair.ts'
import type { PairOfRecords, Verdict } from '../judgement.ts'
import { lookAtPair } from '../look-at-pair.ts'
import { revokeJudgement } from '../revoke-judgement.ts'
import { viewOf } from '../view.ts'
import { noConcerns } from './concerns.ts'
import { queueOf } from './read-queue.ts'
import { worthOf } from './worth-of-deciding.ts'

const opened = async (t: Parameters<typeof openTestDatabase>[0]) => {
  const house = await openTestDatabase(t)
  const small = await smallOffice(house, t)
  const { keeper } = house.pools.db
  const propose = async (left: number, leftLabel: LabelId, right: number, rightLabel: LabelId, probability = 0.9) => {
    await sql`insert into resolve.edge (left_record, left_label, right_record, right_label, kind, model, weight, probability, found_at)
      values (${record(left)}, ${leftLabel}, ${record(right)}, ${rightLabel}, 'person', 'person-v1', 3, ${probability}, ${now})`.execute(
      keeper,
    )
    return [record(left), record(right)] as PairOfRecords
  }
  const queue = async (who: Parameters<typeof small.deskOf>[0]) =>
    (await small.deskOf(who)).snapshot(async work =>
      (await queueOf(work, noConcerns, undefined)).map(one => one.about.join()),
    )
  const judge = async (who: Parameters<typeof small.deskOf>[0], about: PairOfRecords, verdict: Verdict) => {
    const desk = await small.deskOf(who)
    const seenVersion = (await lookAtPair(desk, { about }))?.version ?? -1
    return judgePair(desk, { about, seenVersion, verdict, reason: 'Said in a test', isFromQueue: false })
  }
  const confirmed = async (who: Parameters<typeof small.deskOf>[0], of: number) =>
    (await small.deskOf(who)).snapshot(async work => (await viewOf(work, record(of), 'confirmed')).records)
  return { ...small, keeper, propose, queue, judge, confirmed }
}

test('what a decision would change by itself is the same in the database and in the program', async t => {
  const { keeper, propose, shared } = await opened(t)
  await propose(11, shared, 12, shared)
  for (const probability of [0, 1e-9, 0.05, 0.5, 0.8, 0.95, 0.999999, 1]) {
    const { rows } = await sql<{
      worth: number
    }>`update resolve.edge set probability = ${probability} returning worth`.execute(keeper)
    assert.ok(Math.abs((rows[0]?.worth ?? -1) - worthOf(probability)) < 1e-12, `${probability}`)
  }
})

test('a judged pair leaves the queue, comes back when its verdict is revoked, and stays out when the resolver finds it again', async t => {
  const { keeper, propose, shared, queue, judge, deskOf } = await opened(t)
  const about = await propose(11, shared, 12, shared)
  assert.deepEqual(await queue('estuaryAnalyst'), [about.join()])
  const judged = await judge('estuaryAnalyst', about, 'match')
  assert.ok(judged.kind === 'judged')
  assert.deepEqual(await queue('frontierOfficer'), [])
  await sql`delete from resolve.edge`.execute(keeper)
  await propose(11, shared, 12, shared)
  assert.deepEqual(await queue('frontierOfficer'), [], 'compared anew, it is decided all the same')
  await revokeJudgement(await deskOf('estuaryAnalyst'), { judgement: judged.judgement, about, why: 'Looked at again' })
  assert.deepEqual(await queue('frontierOfficer'), [about.join()])
})

test('a proposal with a hidden end is in no queue of whoever does not see it, and moves nothing in it', async t => {
  const { propose, shared, closed, queue } = await opened(t)
  const seen = await propose(11, shared, 12, shared, 0.6)
  const hidden = await propose(12, shared, 13, closed, 0.9)
  assert.deepEqual(await queue('frontierOfficer'), [seen.join()])
  assert.deepEqual(await queue('estuaryAnalyst'), [hidden.join(), seen.join()])
})

test('P and C: the first match joins nothing, and its giver alone cannot make it stand', async t => {
  const { propose, shared, closed, queue, judge, confirmed } = await opened(t)
  const about = await propose(11, shared, 13, closed)
  assert.equal((await judge('estuaryAnalyst', about, 'match')).kind, 'judged')
  assert.deepEqual(await confirmed('estuaryAnalyst', 11), [record(11)])
  assert.equal((await judge('estuaryAnalyst', about, 'match')).kind, 'needs-another')
  assert.deepEqual(await queue('estuaryAnalyst'), [], 'it does not come to him again')
})

test('what other verdicts have decided is asked of nobody: together by a third, or kept apart from him', async t => {
  const { propose, shared, closed, queue, judge } = await opened(t)
  const cc = await propose(13, closed, 14, closed)
  const [one, other] = [await propose(11, shared, 13, closed), await propose(11, shared, 14, closed)]
  await judge('estuaryAnalyst', cc, 'match')
  await judge('estuaryAnalyst', one, 'no-match')
  assert.ok(!(await queue('estuaryAnalyst')).includes(other.join()))
})
