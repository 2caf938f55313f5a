// Whatever is written and in whatever order, nobody under a protected label is a member of a group: the database itself holds it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import type pg from 'pg'
import { openTestDatabase } from '#core/ground/postgres/test-database.ts'
import { demonstration } from '../../../test/fixtures/demonstration.ts'

type Write =
  | { readonly kind: 'join'; readonly person: number }
  | { readonly kind: 'leave'; readonly person: number }
  | { readonly kind: 'relabel'; readonly person: number; readonly to: number }

const person = fc.nat({ max: 5 })
const write: fc.Arbitrary<Write> = fc.oneof(
  person.map(one => ({ kind: 'join' as const, person: one })),
  person.map(one => ({ kind: 'leave' as const, person: one })),
  fc.tuple(person, fc.nat({ max: 4 })).map(([one, to]) => ({ kind: 'relabel' as const, person: one, to })),
)

type Place = {
  readonly group: string
  readonly label: number
  readonly member: string
  readonly people: readonly string[]
  /** One label of each class of protection, the first of none. */
  readonly labels: readonly number[]
}

const ids = <T>(rows: readonly { readonly id: T }[]): readonly T[] => rows.map(row => row.id)

const furnish = async (client: pg.Client): Promise<Place> => {
  const labels = await client.query<{ id: number }>(
    `select min(id) as id from guard.label group by protected order by protected = 'none' desc, protected`,
  )
  const people = await client.query<{ id: string }>(
    `select r.id from collect.record r join guard.label l on l.id = r.label where r.kind = 'person' and l.protected = 'none' order by r.id limit 6`,
  )
  const members = await client.query<{ id: string }>('select id from guard.member order by id limit 1')
  const group = '00000000-0000-4000-8000-00000000000a'
  const [label] = ids(labels.rows)
  const [member] = ids(members.rows)
  assert.ok(label !== undefined && member !== undefined)
  await client.query(
    `insert into understand.crime_group (id, label, name, state, proposed_by, proposed_at, once) values ($1, $2, 'A group', 'proposed', $3, now(), $1)`,
    [group, label, member],
  )
  return { group, label, member, people: ids(people.rows), labels: ids(labels.rows) }
}

const statements: { readonly [K in Write['kind']]: string } = {
  join: `insert into understand.membership (id, crime_group, group_label, record, record_label, role, basis, why, added_by, added_at)
    select gen_random_uuid(), $1, $2, r.id, r.label, 'associate', 'assessment', 'A reason', $3, now() from collect.record r where r.id = $4`,
  leave: `update understand.membership set ended_by = $3, ended_at = now(), ended_why = 'A reason'
    where crime_group = $1 and group_label = $2 and record = $4 and ended_at is null`,
  relabel:
    'update collect.record set label = $5 where id = $4 and $1::uuid is not null and $2::int is not null and $3::uuid is not null',
}

/** A write that the database refuses leaves everything as it was. */
const carryOut = async (client: pg.Client, place: Place, one: Write): Promise<void> => {
  const label = one.kind === 'relabel' ? [place.labels[one.to % place.labels.length]] : []
  await client.query('savepoint one')
  await client
    .query(statements[one.kind], [place.group, place.label, place.member, place.people[one.person], ...label])
    .catch(() => client.query('rollback to savepoint one'))
}

const protectedMembers = async (client: pg.Client): Promise<number> => {
  const { rows } = await client.query<{ many: number }>(
    `select count(*)::int as many from understand.membership s join collect.record r on r.id = s.record join guard.label l on l.id = r.label
     where l.protected <> 'none'`,
  )
  return rows[0]?.many ?? 0
}

test('nobody under a protected label is a member, after any sequence of writes', async t => {
  const { asSuperuser } = await openTestDatabase(t, { beginning: demonstration })
  await asSuperuser(async client => {
    await client.query('begin')
    const place = await furnish(client)
    let joined = 0
    await fc.assert(
      fc.asyncProperty(fc.array(write, { maxLength: 20 }), async writes => {
        await client.query('savepoint all_of_them')
        for (const one of writes) {
          await carryOut(client, place, one)
          assert.equal(await protectedMembers(client), 0)
        }
        joined += (await client.query('select 1 from understand.membership')).rows.length
        await client.query('rollback to savepoint all_of_them')
      }),
      { numRuns: 12 },
    )
    assert.ok(joined > 0, 'somebody did join in some of them')
    await client.query('rollback')
  })
})

test('whoever is found to need protection leaves a group that the web may not see, when the web relabels the record', async t => {
  const { asSuperuser, pools } = await openTestDatabase(t, { beginning: demonstration })
  const { place, hidden } = await asSuperuser(async client => {
    const place = await furnish(client)
    await carryOutOnce(client, place)
    return { place, hidden: place.labels.find(label => label !== place.label) }
  })
  assert.ok(hidden !== undefined)
  const before = await asSuperuser(
    async client => (await client.query('select 1 from understand.membership')).rows.length,
  )
  assert.equal(before, 1)
  const [record = ''] = place.people
  // The writer sees the record under both its labels, and no group: the membership goes all the same.
  const visible = `{${await labelOf(asSuperuser, record)},${hidden}}`
  await pools.db.app.transaction().execute(async trx => {
    await sql`select set_config('app.visible', ${visible}, true)`.execute(trx)
    await sql`update collect.record set label = ${hidden} where id = ${record}`.execute(trx)
  })
  const after = await asSuperuser(async one => (await one.query('select 1 from understand.membership')).rows.length)
  assert.equal(after, 0)
})

const carryOutOnce = async (client: pg.Client, place: Place): Promise<void> => {
  await client.query(statements.join, [place.group, place.label, place.member, place.people[0]])
}
const labelOf = async (
  asSuperuser: <T>(act: (client: pg.Client) => Promise<T>) => Promise<T>,
  record: string,
): Promise<number> =>
  asSuperuser(async client => {
    const { rows } = await client.query<{ label: number }>('select label from collect.record where id = $1', [record])
    return rows[0]?.label ?? 0
  })
