// A kept statement is parsed once a connection, and answers anew each time: another parameter, another row, another setting of row security.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { type Kysely, sql } from 'kysely'
import { kept } from './kept-statements.ts'
import { openTestDatabase } from './test-database.ts'

const { pools, asSuperuser } = await openTestDatabase({ after })

await asSuperuser(async client => {
  await client.query(`create schema trial;
    create table trial.note (id integer primary key, label integer not null, words text not null);
    insert into trial.note select n, n % 2, 'note ' || n from generate_series(1, 100) n;
    alter table trial.note enable row level security;
    create policy seen on trial.note for select to breakwater_app
      using (label = any ((select nullif(current_setting('app.visible', true), ''))::int[]));
    grant usage on schema trial to breakwater_app; grant select on trial.note to breakwater_app`)
})

const showing = <T>(labels: string, read: (db: Kysely<unknown>) => Promise<T>): Promise<T> =>
  pools.db.app.transaction().execute(async trx => {
    await sql`${kept} select set_config('app.visible', ${labels}, true)`.execute(trx)
    return read(trx)
  })

const wordsOf = async (db: Kysely<unknown>, ids: readonly number[]): Promise<readonly string[]> => {
  const { rows } = await sql<{ words: string }>`${kept}
    select words from trial.note where id = any(${[...ids]}::int[]) order by id`.execute(db)
  return rows.map(({ words }) => words)
}

test('it is kept by name, once, and what is not marked is not', async () => {
  const names = await pools.db.app.connection().execute(async db => {
    for (let time = 0; time < 8; time += 1) await sql`${kept} select ${time}::int as kept`.execute(db)
    for (let time = 0; time < 8; time += 1) await sql`select ${time}::int as passing`.execute(db)
    const { rows } = await sql<{ statement: string }>`
      select statement from pg_prepared_statements where statement ~ '::int as (kept|passing)'`.execute(db)
    return rows.map(({ statement }) => statement)
  })
  assert.equal(names.length, 1)
  assert.match(names[0] ?? '', /as kept/)
})

test('however often it was asked for, each asks for his own rows and is shown what he may see, and no more', async () => {
  for (let time = 0; time < 12; time += 1) {
    const [even, odd] = [2 * time + 2, 2 * time + 1]
    assert.deepEqual(await showing('{0}', db => wordsOf(db, [even, odd])), [`note ${even}`])
    assert.deepEqual(await showing('{1}', db => wordsOf(db, [even, odd])), [`note ${odd}`])
    assert.deepEqual(await showing('{}', db => wordsOf(db, [even, odd])), [])
  }
})

test('what another has written meanwhile is there', async () => {
  const read = () => showing('{0}', db => wordsOf(db, [4]))
  for (let time = 0; time < 8; time += 1) {
    const words = `written anew ${time}`
    await asSuperuser(client => client.query('update trial.note set words = $1 where id = 4', [words]))
    assert.deepEqual(await read(), [words])
  }
})

test('one that fails fails each time, and the connection goes on', async () => {
  const divided = (by: number) =>
    sql<{ got: number }>`${kept} select 10 / ${by}::int as got`.execute(pools.db.app).then(({ rows }) => rows[0]?.got)
  for (let time = 0; time < 3; time += 1) {
    await assert.rejects(divided(0), { code: '22012' })
    assert.equal(await divided(5), 2)
  }
})

test('where a migration gave a column another type, it fails once on a connection and not for ever', async () => {
  const migrate = (statement: string) => asSuperuser(client => client.query(statement))
  await migrate('create table trial.migrated as select 1 as n; grant select on trial.migrated to breakwater_app')
  await pools.db.app.connection().execute(async db => {
    const ask = async () => (await sql<{ n: unknown }>`${kept} select n from trial.migrated`.execute(db)).rows[0]?.n
    assert.equal(await ask(), 1)
    await migrate(`alter table trial.migrated alter n type text using 'one'`)
    await assert.rejects(ask(), { code: '0A000' })
    assert.equal(await ask(), 'one')
    assert.equal(await ask(), 'one')
  })
})
