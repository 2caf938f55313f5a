// A row that follows another (relabelled with it, expunged with it) is found by an index: what nobody sees there costs nobody time.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestDatabase } from '#core/ground/postgres/test-database.ts'

/** Keys that no plain index of their table begins with. */
const unfollowed = `
  select c.conrelid::regclass::text as "from", c.confrelid::regclass::text as "to",
    (select string_agg(a.attname, ', ' order by k.place) from unnest(c.conkey) with ordinality k(attnum, place)
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.attnum) as columns
  from pg_constraint c
  where c.contype = 'f' and (c.confupdtype = 'c' or c.confdeltype in ('c', 'n'))
    and not exists (select 1 from pg_index i
      where i.indrelid = c.conrelid and i.indpred is null and i.indkey[0] = c.conkey[1])
  order by 1, 3`

test('every key by which a row follows another has an index that begins with it', async t => {
  const { asSuperuser } = await openTestDatabase(t)
  assert.deepEqual(await asSuperuser(async client => (await client.query(unfollowed)).rows), [])
})
