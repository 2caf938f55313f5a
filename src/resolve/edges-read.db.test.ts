// How much is read to see what touches one record: what touches it, however often it was asked for and however much else may be seen.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { openTestDatabase } from '#core/ground/postgres/test-database.ts'
import type { Work } from '#core/guard/desk.ts'
import { manyLabels } from '../../test/fixtures/many-labels.ts'
import { now, person, record, smallOffice } from '../../test/fixtures/small-office.ts'
import { edgesTouching, judgementsTouching } from './store.ts'

/** From some sixty on, a plan made for ten of a list goes wrong; a region has four hundred. */
const howManyLabels = 120
const manyPairs = 4_000

/** Pairs of people under many labels, all of which one officer sees, and on each pair a verdict. */
const manyProposed = async (t: Parameters<typeof openTestDatabase>[0]) => {
  const house = await openTestDatabase(t)
  await smallOffice(house, t)
  const { keeper } = house.pools.db
  const labels = await manyLabels(keeper, howManyLabels)
  const idAt = (at: string) => sql.raw(`('00000000-0000-4000-8001-' || lpad((${at})::text, 12, '0'))::uuid`)
  const labelAt = sql`(${labels}::int[])[1 + n % ${howManyLabels}]`
  await sql`insert into collect.record (id, source, key, unit, kind, label, version)
    select ${idAt('n')}, source, 'many ' || n, 'many ' || n, 'person', ${labelAt}, 1
    from collect.record, generate_series(1, ${manyPairs * 2}) n where id = ${record(11)}`.execute(keeper)
  await sql`insert into resolve.edge (left_record, left_label, right_record, right_label, kind, model, weight, probability, found_at)
    select l.id, l.label, r.id, r.label, 'person', 'person-1', 3, 0.9, ${now}
    from generate_series(1, ${manyPairs}) n join collect.record l on l.id = ${idAt('n * 2 - 1')} join collect.record r on r.id = ${idAt('n * 2')}`.execute(
    keeper,
  )
  await sql`insert into resolve.judgement (id, left_record, left_label, right_record, right_label, verdict, reason, given_by, purpose, given_at, place)
    select gen_random_uuid(), left_record, left_label, right_record, right_label, 'unsure', 'Said in a test', ${person(1)}, 'prevent-detect-oic', ${now}, 0
    from resolve.edge`.execute(keeper)
  await house.asSuperuser(client =>
    client.query('analyze collect.record; analyze resolve.edge; analyze resolve.judgement'),
  )
  return { house, labels }
}

test('one pair among four thousand is found without going through the others, the tenth time as the first', async t => {
  // On one connection, for it is a connection that keeps a plan.
  const { house, labels } = await manyProposed(t)
  await house.pools.db.app.transaction().execute(async db => {
    await sql`select set_config('app.visible', ${`{${labels.join()}}`}, true)`.execute(db)
    const work = { db, sight: { visible: labels } } as unknown as Work
    const read = async (): Promise<number> => {
      const { rows } = await sql<{ n: number }>`
        select sum(coalesce(idx_tup_fetch, 0) + coalesce(seq_tup_read, 0))::int as n from pg_stat_xact_user_tables where schemaname = 'resolve'`.execute(
        db,
      )
      return rows[0]?.n ?? 0
    }
    const { rows } = await sql<{ id: ReturnType<typeof record> }>`
      select left_record as id from resolve.edge order by left_record limit 1`.execute(db)
    const one = rows.map(({ id }) => id)
    for (let time = 0; time < 10; time += 1) {
      const before = await read()
      assert.equal((await edgesTouching(work, one, 0.5)).length, 1)
      assert.equal((await judgementsTouching(work, one)).length, 1)
      assert.ok((await read()) - before < 50, `${(await read()) - before} rows were read the time ${time + 1}.`)
    }
  })
})
