// What a tasking rests on: a group and records, each behind its own label; nobody who needs protection, by the form, the use-case and the database.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type Desk, type Page, type Served, serveDemonstration } from '../../test/fixtures/desk-over-http.ts'
import { fieldIn } from '../../test/fixtures/filled-form.ts'
import { type HeldRecord, putGroup, recordsWhere, shared } from '../../test/fixtures/group-on-register.ts'

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

const pathOf = ({ url }: Page): string => new URL(url).pathname

const inDays = (name: string, days: number) => {
  const [year = '', month = '', day = ''] = new Date(Date.now() + days * 86_400_000)
    .toISOString()
    .slice(0, 10)
    .split('-')
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year }
}

const asking = {
  title: 'Look into the yard',
  wanted: 'Visit the yard and say what is kept there',
  kind: 'enforcement',
  asked: 'downland-police',
  ...inDays('answerBy', 2),
  ...inDays('due', 9),
  priority: 'supply-of-boats',
  level: 'regional',
  necessity: 'Nothing else shows it',
  proportionality: 'One visit by day',
}

const send = async (by: Desk, query: string, change: Readonly<Record<string, string>> = {}): Promise<Page> => {
  const form = await by.open(`/taskings/new${query}`)
  assert.equal(form.status, 200, query)
  const group = fieldIn('group', form.text)
  return by.send('/taskings', {
    once: fieldIn('once', form.text),
    ...(group ? { group } : {}),
    ...asking,
    ...change,
  })
}

const sharedPerson = `${shared} and r.kind = 'person' and exists (select 1 from collect.link k join collect.version v on v.record = k.record
  where k.from_record = r.id and v.properties::text like '%suspect%')`

let closedLabel: number | undefined

/** A label that the analyst's agency and one other read, and the agency that is asked here does not. */
const ownLabel = async (): Promise<number> => {
  if (closedLabel !== undefined) return closedLabel
  const path = pathOf(await send(analyst, '', { asked: 'customs-and-levies-office', title: 'For its label' }))
  const { rows } = await sql<{
    label: number
  }>`select label from task.tasking where id = ${path.split('/').at(-1)}`.execute(served.database.pools.db.keeper)
  closedLabel = rows[0]?.label
  assert.ok(closedLabel)
  return closedLabel
}

/** A record of the analyst's agency that the agency which is asked may not see. */
const closedRecord = async (): Promise<HeldRecord> => {
  const [one] = await recordsWhere(
    served.database,
    `r.kind = 'place' and l.protected = 'none' and l.compartment is null`,
  )
  assert.ok(one)
  const label = await ownLabel()
  await sql`update collect.record set label = ${label} where id = ${one.id}`.execute(served.database.pools.db.keeper)
  return { id: one.id, label }
}

test('the agency that is asked sees the group and the records only where it sees them anyway', async () => {
  const [open] = await recordsWhere(served.database, sharedPerson)
  const closed = await closedRecord()
  assert.ok(open)
  const group = await putGroup(served.database, { name: 'Yard runners', label: await ownLabel(), members: [open.id] })
  const form = await analyst.open(`/taskings/new?group=${group}`)
  assert.match(form.text, /About the group/)
  assert.ok(form.text.includes(`value="${open.id}"`), 'the member is offered')
  const first = pathOf(await send(analyst, `?group=${group}&about=${closed.id}`, { about: closed.id }))
  const mine = await analyst.open(first)
  assert.match(mine.text, /Yard runners/)
  assert.ok(mine.text.includes(`/things/${closed.id}`))
  const theirs = await (await served.signIn('operation-lead', 'downland-police')).open(first)
  assert.equal(theirs.status, 200)
  assert.doesNotMatch(theirs.text, /Yard runners/)
  assert.ok(!theirs.text.includes(closed.id))
  assert.match(theirs.text, /rests on no group and no record that you can see/)
  const onGroup = await analyst.open(`/groups/${group}/taskings`)
  assert.match(onGroup.text, /Look into the yard/)
  const asked = await served.signIn('operation-lead', 'downland-police')
  const nowhere = '/groups/00000000-0000-4000-8000-000000000001/taskings'
  assert.equal((await asked.open(`/groups/${group}/taskings`)).text, (await asked.open(nowhere)).text)
})

test('two open taskings on one group are said to be doubled up to whoever sees both', async () => {
  const group = await putGroup(served.database, { name: 'Twice asked', label: await ownLabel(), members: [] })
  await send(analyst, `?group=${group}`, { title: 'First time' })
  assert.doesNotMatch((await analyst.open('/taskings')).text, /Twice asked/)
  await send(analyst, `?group=${group}`, { title: 'Second time', asked: 'estuary-police' })
  assert.match((await analyst.open('/taskings')).text, /Doubled up[\s\S]*Twice asked/)
  const asked = await served.signIn('operation-lead', 'downland-police')
  assert.doesNotMatch((await asked.open('/taskings')).text, /Twice asked|Doubled up/)
})

test('whom a person confirmed to be a victim is no target either, under whichever record', async () => {
  const safeguarding = await served.signIn('safeguarding-lead')
  const [victim] = await recordsWhere(
    served.database,
    `r.kind = 'person' and l.protected = 'victim' and 'safeguarding' = any(l.purposes) and l.compartment is null`,
  )
  const [other] = await recordsWhere(served.database, `${sharedPerson} and 'safeguarding' = any(l.purposes)`)
  assert.ok(victim && other)
  const [left, right] = [victim.id, other.id].sort()
  const path = `/pairs/${left}/${right}`
  const seen = fieldIn('seen', (await safeguarding.open(path)).text)
  const judged = await safeguarding.send(path, { verdict: 'match', reason: 'She says so herself', seen: seen || '0' })
  assert.match(judged.text, /What stands now/)
  const refused = await send(safeguarding, `?about=${other.id}`, { about: other.id })
  assert.equal(refused.status, 422)
  assert.match(refused.text, /cannot rest on somebody who needs protection/)
  assert.match(refused.text, /href="#about"/)
  assert.match(
    (await send(safeguarding, `?about=${other.id}`, { about: other.id, kind: 'safeguarding' })).text,
    /Read by/,
  )
})

test('a group that is only proposed is nothing to ask an agency about', async () => {
  const group = await putGroup(served.database, { name: 'Perhaps a group', label: await ownLabel(), members: [] })
  await served.database.asSuperuser(client =>
    client.query(
      `update understand.crime_group set state = 'proposed', decided_by = null, decided_at = null, reason = null where id = $1`,
      [group],
    ),
  )
  const answer = await send(analyst, `?group=${group}`)
  assert.equal(answer.status, 422)
  assert.match(answer.text, /a tasking rests on what a person has accepted/)
})

test('the database itself refuses a victim as a target, and shows none who became one', async () => {
  const [open] = await recordsWhere(served.database, sharedPerson)
  assert.ok(open)
  const path = pathOf(await send(analyst, `?about=${open.id}`, { about: open.id, title: 'Before she said so' }))
  const id = path.split('/').at(-1) ?? ''
  assert.ok((await analyst.open(path)).text.includes(`/things/${open.id}`))
  const [victim] = await recordsWhere(served.database, `r.kind = 'person' and l.protected = 'victim'`)
  assert.ok(victim)
  const visible = `{${[...new Set([victim.label, open.label])].join(',')}}`
  const db = served.database.pools.db
  const write = db.app.transaction().execute(async trx => {
    const { rows } = await sql<{ label: number }>`select label from task.tasking where id = ${id}`.execute(db.keeper)
    const seen = visible.replace('}', `,${rows[0]?.label}}`)
    await sql`select set_config('app.visible', ${seen}, true)`.execute(trx)
    await sql`insert into task.rests_on (tasking, tasking_label, kind, record, record_label)
      values (${id}, ${rows[0]?.label}, 'enforcement', ${victim.id}, ${victim.label})`.execute(trx)
  })
  await assert.rejects(write, /row-level security/)
  await sql`update collect.record set label = ${victim.label} where id = ${open.id}`.execute(db.keeper)
  const safeguarding = await served.signIn('analyst')
  assert.ok(!(await safeguarding.open(path)).text.includes(open.id), 'who came to need protection is shown in none')
})
