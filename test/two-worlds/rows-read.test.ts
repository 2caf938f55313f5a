// How much is read to answer: no more rows with ten thousand hidden ones behind the very thing that is asked for than with none. Counted by
// the database, so that it holds on a busy machine too; timing.long.test.ts measures the time itself.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { asked, type CrowdedWorld, openCrowded, reopened } from './crowded-world.ts'
import { naiveProbe } from './mutants.ts'
import { programWith } from './mutate.ts'

const hidden = 10_000
/** A plan over more rows may read a page or two otherwise. */
const tolerance = 100

/** Each connection writes its counters down now and then; here, at once. */
const settled = async ({ house }: CrowdedWorld): Promise<void> => {
  const clients = await Promise.all(Array.from({ length: 10 }, () => house.pools.raw.app.connect()))
  await Promise.all(clients.map(client => client.query('select pg_stat_force_next_flush()')))
  for (const client of clients) client.release()
}

/** Of what may hang on hidden records; the list of feeds has as many rows in both worlds, and is short enough to be read either way. */
const rowsRead = ({ house }: CrowdedWorld): Promise<number> =>
  house.asSuperuser(async client => {
    const { rows } = await client.query<{ n: string }>(`
      select (select coalesce(sum(seq_tup_read), 0) from pg_stat_user_tables where schemaname in ('collect', 'resolve') and relname <> 'source')
        + (select coalesce(sum(idx_tup_read), 0) from pg_stat_user_indexes where schemaname in ('collect', 'resolve') and relname <> 'source') as n`)
    return Number(rows[0]?.n)
  })

const readFor = async (crowded: CrowdedWorld, path: string): Promise<number> => {
  await settled(crowded)
  const before = await rowsRead(crowded)
  const { status } = await crowded.officer.get(path)
  assert.equal(status, 200)
  await settled(crowded)
  return (await rowsRead(crowded)) - before
}

const [alone, crowded] = await Promise.all([
  openCrowded({ after }, { rows: 0 }),
  openCrowded({ after }, { rows: hidden }),
])
after(() => Promise.all([alone.world.close(), crowded.world.close()]))

for (const [what, path] of Object.entries(asked(alone.person)))
  test(`${what}: ${hidden} hidden rows are not even passed over`, async t => {
    const [few, many] = await Promise.all([readFor(alone, path), readFor(crowded, path)])
    t.diagnostic(`${few} rows were read among none that are hidden, ${many} among ${hidden}`)
    assert.ok(many <= few + tolerance, `${few} rows became ${many}.`)
  })

test('found: a probe by key and label, which passes over every hidden row of the key', async () => {
  const naive = await reopened(crowded, await programWith('naive-probe-by-key', naiveProbe))
  const many = await readFor(naive, '/search?q=07700+900102').finally(naive.world.close)
  assert.ok(many > hidden, `Only ${many} rows were read.`)
})
