// What connects these, and how sure are we? Over HTTP: ways with their weakest step, and nothing over what the viewer may not see.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type Desk, type Served, serveDemonstration } from '../../../test/fixtures/desk-over-http.ts'

let served: Served
let analyst: Desk
const closers: (() => Promise<void>)[] = []

before(async () => {
  served = await serveDemonstration({ after: close => closers.unshift(close) })
  analyst = await served.signIn('analyst')
})
after(async () => {
  for (const close of closers) await close()
})

const nowhere = '00000000-0000-4000-8000-000000000001'
const compare = (desk: Desk, ...of: readonly string[]) =>
  desk.open(`/connections?${new URLSearchParams(of.map((id): [string, string] => ['of', id]))}`)

type Row = { one: string; two: string }
/** Two records with a third between them, all under labels of one handling. */
const linked = async (): Promise<Row> => {
  const { rows } = await sql<Row>`
    select a.from_record as one, b.from_record as two
    from collect.link a join collect.link b on b.to_record = a.to_record and b.from_record > a.from_record and b.type = a.type
      join guard.label l on l.id = a.label
      join guard.label f on f.id = a.from_label join guard.label g on g.id = b.from_label join guard.label t on t.id = a.to_label
    where a.type in ('uses', 'member-of') and l.handling = 'P' and f.protected = 'none' and g.protected = 'none' and t.protected = 'none'
      and f.compartment is null and g.compartment is null
    and t.compartment is null and l.agreement = 'oic-taskforce' and f.agreement = l.agreement and g.agreement = l.agreement
    order by a.record, b.record limit 1`.execute(served.database.pools.db.keeper)
  const [row] = rows
  assert.ok(row)
  return row
}

test('two who share something are connected over it, each step with source and sureness, the weakest named', async () => {
  const { one, two } = await linked()
  const page = await compare(analyst, one, two)
  assert.equal(page.status, 200)
  assert.match(page.text, /over \d links?|look like one thing/i)
  assert.match(page.text, /<strong>Weakest step:<\/strong>/)
  for (const id of [one, two]) assert.ok(page.text.includes(`/things/${id}`))
  assert.match(page.text, /graded \d[A-E][PC]|gives no grade|likely the same/)
})

test('what nothing visible connects is said to be so, and what may not be seen connects nobody', async () => {
  const { rows } = await sql<{ id: string }>`
    select r.id from collect.record r join guard.label l on l.id = r.label where r.kind = 'document' and l.handling = 'P' and l.protected = 'none'
      and not exists (select 1 from collect.link k where k.from_record = r.id or k.to_record = r.id)
      and not exists (select 1 from resolve.edge e where e.left_record = r.id or e.right_record = r.id)
    order by r.id limit 1`.execute(served.database.pools.db.keeper)
  const alone = rows[0]?.id
  const { one } = await linked()
  if (alone) assert.match((await compare(analyst, one, alone)).text, /Nothing visible connects them/)
  const stranger = await served.signIn('commander-office')
  assert.equal((await compare(stranger, one, nowhere)).text, (await compare(stranger, one)).text)
})

test('a thing that is not there for the viewer, and one that is nowhere, are the same page', async () => {
  const { one } = await linked()
  assert.equal((await compare(analyst, one, nowhere)).status, 404)
  assert.equal((await compare(analyst, one, 'not-an-id')).text, (await compare(analyst, one, nowhere)).text)
})

test('one thing asks for another, found by a search; more than five are told as such', async () => {
  const { one, two } = await linked()
  const alone = await compare(analyst, one)
  assert.match(alone.text, /Add another/)
  assert.match((await analyst.open('/connections')).text, /Choose two to five things/)
  const { rows } = await sql<{ id: string }>`
    select r.id from collect.record r join guard.label l on l.id = r.label where l.owner = 'four-rivers-regional-unit' and l.protected = 'none'
      and l.compartment is null and r.kind <> 'link' order by r.id limit 6`.execute(served.database.pools.db.keeper)
  const many = await compare(analyst, ...rows.map(row => row.id))
  assert.equal(many.status, 422)
  assert.match(many.text, /At most 5 things/)
  const added = await analyst.open(`/connections?of=${one}&q=07700`)
  assert.equal(added.status, 200)
  assert.ok((await analyst.open(`/things/${one}`)).text.includes(`/connections?of=${one}`))
  assert.ok(two)
})

test('found things are ticked and compared without JavaScript', async () => {
  const { rows } = await sql<{ said: string }>`
    select v.properties #>> '{phone,0,e164}' as said from collect.record r join collect.version v on v.record = r.id and v.version = r.version
      join guard.label l on l.id = r.label
    where r.kind = 'phone' and l.owner = 'four-rivers-regional-unit' and l.protected = 'none' and l.compartment is null
      and not r.restricted and v.properties #>> '{phone,0,e164}' is not null order by r.id limit 1`.execute(
    served.database.pools.db.keeper,
  )
  const found = await analyst.open(`/search?${new URLSearchParams({ q: rows[0]?.said ?? '' })}`)
  assert.match(found.text, /<form method="get" action="\/connections">/)
  const id = /name="of" type="checkbox" value="([0-9a-f-]{36})"/.exec(found.text)?.[1] ?? ''
  assert.equal((await compare(analyst, id)).status, 200)
  const back = await analyst.open(/href="(\/things\/[^"]+)"/.exec(found.text)?.[1]?.replaceAll('&amp;', '&') ?? '')
  assert.ok(
    back.text.includes(`href="/search?q=${encodeURIComponent(rows[0]?.said ?? '')}"`),
    'the way back keeps what was asked',
  )
})
