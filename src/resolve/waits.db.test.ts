// What waits on his page for whoever judges: nothing that is restricted is in it, and neither that nor what he said himself keeps it from him.
import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { sql } from 'kysely'
import { openTestDatabase } from '#core/ground/postgres/test-database.ts'
import { samir, writePerson } from '../../test/fixtures/comparable-people.ts'
import { now, officers, record, smallOffice } from '../../test/fixtures/small-office.ts'
import { pairAddress } from './proposal-words.ts'
import { waits } from './waits.ts'

type Giver = keyof typeof officers

const opened = async (t: TestContext) => {
  const house = await openTestDatabase(t)
  const { deskOf, shared } = await smallOffice(house, t)
  const { keeper } = house.pools.db
  let last = 2_000
  /** Two people of whom two officers said contrary things, so many minutes ago. */
  const contested = async (minutes: number, givers: readonly [Giver, Giver]) => {
    const [left, right] = [record(++last), record(++last)]
    for (const id of [left, right]) await writePerson(keeper, id, shared, samir)
    for (const [place, giver] of givers.entries())
      await sql`insert into resolve.judgement (id, left_record, left_label, right_record, right_label, verdict, reason, given_by, purpose, given_at, place)
        values (${crypto.randomUUID()}, ${left}, ${shared}, ${right}, ${shared}, ${place === 0 ? 'match' : 'no-match'}, 'Said in a test',
          ${officers[giver].id}, 'prevent-detect-oic', ${new Date(now.getTime() - minutes * 60_000)}, ${place})`.execute(
        keeper,
      )
    return [left, right] as const
  }
  const waiting = async (who: Giver) =>
    (await (await deskOf(who)).snapshot(work => waits(work))).map(({ href }) => href)
  return { keeper, contested, waiting }
}

const others = ['estuaryAnalyst', 'estuaryDataProtection'] as const

test('pairs with a restricted record wait for nobody, and push none out that others may see', async t => {
  const { keeper, contested, waiting } = await opened(t)
  for (let nth = 0; nth < 61; nth++) {
    const [left] = await contested(1_000 - nth, others)
    await sql`update collect.record set restricted = true where id = ${left}`.execute(keeper)
  }
  const seen = await contested(10, others)
  assert.deepEqual(await waiting('frontierOfficer'), [pairAddress(seen)])
})

test('pairs on which he spoke himself, and which wait for a third, keep none from him on which he did not', async t => {
  const { contested, waiting } = await opened(t)
  for (let nth = 0; nth < 61; nth++) await contested(1_000 - nth, ['frontierOfficer', 'estuaryAnalyst'])
  const seen = await contested(10, others)
  assert.deepEqual(await waiting('frontierOfficer'), [pairAddress(seen)])
})
