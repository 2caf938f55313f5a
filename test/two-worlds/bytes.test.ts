// Two worlds that differ only in what somebody may not see send him the same bytes: every route, every profile, every course of hidden activity.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { cases } from './cases.ts'
import { differences, unlikeAsking, unlikeNothing } from './differences.ts'
import { sightsOf } from './known.ts'
import { viewerNames, viewers } from './visible-world.ts'
import { knowledge, type Looked, labelsOfHidden, lookAt, openBuilt, withoutRowSecurity } from './worlds.ts'

/** With the second fence down: what stays hidden, the predicates of the stores hide by themselves. `npm run long` has more seeds and fences. */
const seed = 'one'

const [plain, hiding] = await Promise.all([openBuilt({ after }, undefined), openBuilt({ after }, seed)])
await withoutRowSecurity(hiding)
const known = await knowledge(plain, [hiding], { parts: viewerNames.length - 1 })
const [first, second] = await Promise.all([
  lookAt(plain, { known, shared: true }),
  lookAt(hiding, { known, shared: true, seed }),
])

const routeOf = (visited: string): string => visited.replace(/^GET \/assets\/[^/]+\//, 'GET /assets/:version/')

test('every case met what it is there to meet', () => {
  const met = new Map([...first.visited].map(([route, statuses]) => [routeOf(route), statuses] as const))
  const missed = Object.entries(cases).flatMap(([route, { meets }]) =>
    meets.filter(status => !met.get(route)?.has(status)).map(status => `${route} never answered ${status}`),
  )
  assert.deepEqual(missed, [])
})

for (const name of viewerNames)
  test(`row security down: ${name} is sent the same bytes as if there were none`, () => {
    const mine = ({ transcript }: Looked) => transcript.filter(entry => entry.by.startsWith(name))
    assert.ok(mine(first).length > 40)
    assert.deepEqual(differences(mine(first), mine(second)), [])
  })

for (const name of viewerNames)
  test(`row security down: for ${name} the database is asked the same as if there were none`, () => {
    const mine = ({ transcript }: Looked) => transcript.filter(entry => entry.by.startsWith(name))
    const asked = mine(first).flatMap(({ statements = [] }) => statements)
    assert.ok(asked.length > 400)
    assert.deepEqual(unlikeAsking(mine(first), mine(second)), [])
  })

test('what is hidden and what is not there are answered alike', () => {
  const { transcript } = second
  assert.ok(transcript.filter(entry => entry.nothing).length > 40)
  assert.deepEqual(unlikeNothing(transcript), [])
})

test('nobody who looks may see anything of what is hidden, for any purpose he may state', async () => {
  const labels = await labelsOfHidden(hiding)
  assert.ok(labels.length >= 8)
  for (const name of viewerNames)
    for (const [purpose, seen] of await sightsOf(hiding.pools, viewers[name]))
      assert.deepEqual(
        labels.filter(label => seen.includes(label)),
        [],
        `${name}, ${purpose}`,
      )
})

test('what is hidden is tied to what can be seen in every way that might tell of it', async () => {
  const { rows } = await sql<Record<string, number>>`
      with hidden as (select r.id, r.label from collect.record r join collect.source s on s.id = r.source where s.name like 'hidden-%'),
      edges as (select e.*, (e.left_record in (select id from hidden)) as l, (e.right_record in (select id from hidden)) as r from resolve.edge e)
      select (select count(*)::int from edges where l <> r) as "edges to what can be seen",
        (select count(*)::int from (select case when l then left_record else right_record end from edges where l <> r group by 1 having count(*) > 1) b) as "records that would bridge",
        (select count(*)::int from resolve.judgement j where (j.left_record in (select id from hidden)) <> (j.right_record in (select id from hidden))) as "verdicts",
        (select count(*)::int from resolve.revocation v join resolve.judgement j on j.id = v.judgement where j.left_record in (select id from hidden) or j.right_record in (select id from hidden)) as "verdicts withdrawn",
        (select count(*)::int from collect.link k join guard.label l on l.id = k.label where l.handling = 'C'
          and k.from_record not in (select id from hidden) and k.to_record not in (select id from hidden)) as "links between what can be seen",
        (select count(*)::int from collect.posting p where p.record in (select id from hidden) and p.key in (select key from collect.posting where record not in (select id from hidden))) as "shared keys",
        (select count(*)::int from collect.record where restricted) as "restricted records",
        (select count(*)::int from resolve.judgement j join collect.record r on r.id in (j.left_record, j.right_record) where r.restricted)
          as "verdicts that end in a restricted record",
        (select count(*)::int from collect.tombstone) as "expunged records",
        (select count(*)::int from collect.delivery where state in ('refused', 'waiting')) as "deliveries that wait"`.execute(
    hiding.pools.db.keeper,
  )
  for (const [what, count] of Object.entries(rows[0] ?? {})) assert.ok(count > 0, `no ${what}`)
})
