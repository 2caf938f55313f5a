// How much is read to show records and their links: what is shown, however often it was asked for and however much else there is.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { openTestDatabase } from '#core/ground/postgres/test-database.ts'
import type { Work } from '#core/guard/desk.ts'
import type { RecordId } from '#core/language/ids.ts'
import { manyLabels } from '../../../test/fixtures/many-labels.ts'
import { now, record, smallOffice } from '../../../test/fixtures/small-office.ts'
import { readLinks, readRecords } from './read-records.ts'

const howManyLabels = 120
const manyRecords = 8_000

/** Records under many labels, of which every other one is seen; each is met by the next, and the first by a thousand that are hidden. */
const manyHeld = async (t: Parameters<typeof openTestDatabase>[0]) => {
  const house = await openTestDatabase(t)
  await smallOffice(house, t)
  const { keeper } = house.pools.db
  const labels = await manyLabels(keeper, howManyLabels)
  const labelAt = (at: string) => sql`(${labels}::int[])[1 + ${sql.raw(at)} % ${howManyLabels}]`
  const idAt = (part: string, at: string) =>
    sql.raw(`('00000000-0000-4000-${part}-' || lpad((${at})::text, 12, '0'))::uuid`)
  const all = sql`generate_series(1, ${manyRecords}) n`
  const source = sql`(select source from collect.record where id = ${record(11)})`
  await sql`insert into collect.record (id, source, key, unit, kind, label, version)
    select ${idAt('8001', 'n')}, ${source}, 'many ' || n, 'many ' || n, 'person', ${labelAt('n')}, 1 from ${all}
    union all select ${idAt('8002', 'n')}, ${source}, 'met ' || n, 'met ' || n, 'link', ${labelAt('n')}, 1 from ${all}
    union all select ${idAt('8003', 'n')}, ${source}, 'first ' || n, 'first ' || n, 'link', ${labelAt('2 * n')}, 1 from ${all} where n <= 1000`.execute(
    keeper,
  )
  await sql`insert into collect.version (record, label, version, properties, content_sha256, basis, learnt_at)
    select id, label, 1, '{}', '\\x00', 'fact', ${now} from collect.record where id not in (select record from collect.version)`.execute(
    keeper,
  )
  await sql`insert into collect.link (record, label, type, from_record, from_label, to_record, to_label)
    select k.id, k.label, 'met', f.id, f.label, t.id, t.label from ${all} join collect.record k on k.id = ${idAt('8002', 'n')}
      join collect.record f on f.id = ${idAt('8001', 'n')} join collect.record t on t.id = ${idAt('8001', 'n + 2')}
    union all select k.id, k.label, 'met', f.id, f.label, t.id, t.label from generate_series(1, 1000) n join collect.record k on k.id = ${idAt('8003', 'n')}
      join collect.record f on f.id = ${idAt('8001', '1')} join collect.record t on t.id = ${idAt('8001', '2 * n')}`.execute(
    keeper,
  )
  await house.asSuperuser(client =>
    client.query('analyze collect.record; analyze collect.version; analyze collect.link'),
  )
  const { rows } = await sql<{
    id: RecordId
  }>`select id from collect.record where key like 'many %' order by id`.execute(keeper)
  return { house, seen: labels.filter((_, at) => at % 2 === 1), records: rows.map(({ id }) => id) }
}

test('records, few and by the hundred, and their links are read without the others, the tenth time as the first', async t => {
  // On one connection, for it is a connection that keeps a plan.
  const { house, seen, records } = await manyHeld(t)
  await house.pools.db.app.transaction().execute(async db => {
    await sql`select set_config('app.visible', ${`{${seen.join()}}`}, true)`.execute(db)
    const work = { db, sight: { visible: seen } } as unknown as Work
    const read = async (): Promise<number> => {
      const { rows } = await sql<{ n: number }>`
        select sum(coalesce(idx_tup_fetch, 0) + coalesce(seq_tup_read, 0))::int as n
        from pg_stat_xact_user_tables where schemaname = 'collect' and relname <> 'source'`.execute(db)
      return rows[0]?.n ?? 0
    }
    const odd = records.filter((_, at) => at % 2 === 0)
    for (const many of [1, 300, 3])
      for (let time = 1; time <= 10; time += 1) {
        const before = await read()
        const asked = odd.slice(0, many)
        assert.equal((await readRecords(work, asked)).length, many)
        assert.equal((await readLinks(work, asked, 1_000)).length, many)
        const rows = (await read()) - before
        assert.ok(rows < 30 * many, `${rows} rows were read of ${many} records the time ${time}.`)
      }
  })
})
