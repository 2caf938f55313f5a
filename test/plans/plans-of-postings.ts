// Which index answers: a search may touch only slots of labels its viewer sees, whatever PostgreSQL's planner thinks of the numbers.
import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { type Kysely, sql } from 'kysely'
import type pg from 'pg'
import type { TestVersion } from '#core/ground/postgres/test-cluster.ts'
import { openTestDatabase, type TestDatabase } from '#core/ground/postgres/test-database.ts'
import { slot } from '#core/guard/slot.ts'
import type { LabelId } from '#core/language/ids.ts'
import { holdersQuery } from '../../src/resolve/compare-store.ts'
import { crowd } from '../../src/resolve/crowd.ts'
import { probeOfSlots, slotsAtOnce } from '../../src/understand/find-records.ts'

const labels = Array.from({ length: 400 }, (_, at) => (at + 1) as LabelId)
const visible = labels.filter(label => label % 4 === 0)

/** 400 labels, 40,000 records, 280,000 postings; one key is held 30,000 times under labels that the viewer does not see. */
const fill = async (client: pg.Client): Promise<void> => {
  // Without the checks of references, for the sake of time alone: what is written here refers to what is there.
  await client.query('set session_replication_role = replica')
  await client.query(`
    insert into guard.agency (code, name, kind, jurisdiction, invented) values ('estuary-police', 'Estuary Police', 'territorial-police', 'england-wales', true);
    insert into guard.agreement (id, title, purposes) values ('taskforce', 'Taskforce', '{prevent-detect-oic}');
    insert into guard.label (id, canonical, owner, marking, handling, agreement, purposes, protected, jurisdiction, regime, compare)
      select n, n::text, 'estuary-police', 'OFFICIAL', 'P', 'taskforce', '{prevent-detect-oic}', 'none', 'england-wales', 'law-enforcement', 'yes' from generate_series(1, 400) n;
    insert into collect.source (id, name, agency, title, system, agreement, label, synthetic, description_sha256)
      values ('00000000-0000-4000-8000-000000000000', 'nominals', 'estuary-police', 'Nominals', 'Records', 'taskforce', 1, true, '');
    insert into collect.record (id, source, key, unit, kind, label, version)
      select ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, '00000000-0000-4000-8000-000000000000', n::text, n::text, 'person', 1 + n % 400, 1
      from generate_series(1, 40000) n`)
  await client.query(`
    insert into collect.posting (slot, key, label, kind, record)
    select hashtextextended('k' || (n * 7 + k) % 60000, 1 + n % 400), 'k' || (n * 7 + k) % 60000, 1 + n % 400, 'person', ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid
    from generate_series(1, 40000) n, generate_series(1, 7) k`)
  const hidden = labels.filter(label => !visible.includes(label)).slice(0, 300)
  await client.query(
    `insert into collect.posting (slot, key, label, kind, record)
     select s.slot, 'n:KHSN|MHMT', s.label, 'person', r.id
     from unnest($1::bigint[], $2::int[]) as s(slot, label) join collect.record r on r.label = s.label`,
    [hidden.map(label => slot('n:KHSN|MHMT', label).toString()), hidden],
  )
  await client.query('set session_replication_role = origin')
  await client.query('analyze collect.posting')
}

type Plan = {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly 'Index Name'?: string
  readonly Plans?: readonly Plan[]
}

const nodes = (plan: Plan): readonly Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)]

const planOf = async (
  db: Kysely<unknown>,
  query: { sql: string; parameters: readonly unknown[] },
  seen: readonly LabelId[],
  withoutScans: boolean,
) =>
  db.transaction().execute(async trx => {
    await sql`select set_config('app.visible', ${`{${seen.join(',')}}`}, true)`.execute(trx)
    if (withoutScans) await sql`set local enable_seqscan = off`.execute(trx)
    const { rows } = await trx.executeQuery<{ 'QUERY PLAN': readonly { readonly Plan: Plan }[] }>({
      ...({ query: { kind: 'RawNode', sqlFragments: [], parameters: [] }, queryId: { queryId: 'plan' } } as object),
      sql: `explain (format json) ${query.sql}`,
      parameters: query.parameters,
    } as never)
    const plan = rows[0]?.['QUERY PLAN'][0]?.Plan
    assert.ok(plan)
    return nodes(plan).filter(node => /Scan/.test(node['Node Type']) && !/Subquery|CTE|Result/.test(node['Node Type']))
  })

const indexesIn = (found: readonly Plan[]): readonly string[] => [
  ...new Set(found.map(node => node['Index Name'] ?? node['Node Type']).filter(name => name !== 'Bitmap Heap Scan')),
]

export const readsPostingsByIndex =
  (version: TestVersion) =>
  async (t: TestContext): Promise<void> => {
    const { pools, asSuperuser }: TestDatabase = await openTestDatabase(t, { version })
    await asSuperuser(fill)
    for (const size of [1, 12, 100, 1_000, slotsAtOnce]) {
      const slots = Array.from({ length: size }, (_, at) =>
        slot(at === 0 ? 'n:KHSN|MHMT' : `k${at}`, visible[at % visible.length] as LabelId).toString(),
      )
      const query = probeOfSlots(slots, visible).compile(pools.db.app)
      const used = indexesIn(await planOf(pools.db.app, query, visible, true))
      assert.deepEqual(used, ['posting_slot'], `${size} slots`)
    }
    for (const size of [1, 24, 700]) {
      const leads = Array.from({ length: size }, (_, at) => ({ kind: 'person', key: `k${at}` }) as const)
      const lookUp = holdersQuery(leads, crowd).compile(pools.db.resolver)
      const plan = await planOf(pools.db.resolver, lookUp, labels, false)
      const onPostings = plan.filter(
        node => node['Relation Name'] === 'posting' || /^posting/.test(node['Index Name'] ?? ''),
      )
      assert.deepEqual(indexesIn(onPostings), ['posting_key'], `${size} keys`)
    }
  }
