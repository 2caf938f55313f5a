// Whom a person confirmed to be a victim joins no group, and is named in no return, under whichever of the records of her.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type Desk, type Page, type Served, serveDemonstration } from '../../../../test/fixtures/desk-over-http.ts'
import { putGroup, recordsWhere, shared } from '../../../../test/fixtures/group-on-register.ts'

let served: Served
let officer: Desk
const closers: (() => Promise<void>)[] = []

before(async () => {
  served = await serveDemonstration({ after: close => closers.unshift(close) })
  officer = await served.signIn('intelligence-officer', 'estuary-police')
})
after(async () => {
  for (const close of closers) await close()
})

const hidden = (name: string, { text }: Page): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? ''

/** A shared record in which she is called a suspect, confirmed to be the same as one under a victim's label. */
const calledSuspect = async (owner: string): Promise<{ readonly id: string; readonly label: number }> => {
  const safeguarding = await served.signIn('safeguarding-lead')
  const [victim] = await recordsWhere(
    served.database,
    `r.kind = 'person' and l.protected = 'victim' and 'safeguarding' = any(l.purposes) and l.compartment is null and ${owner}`,
  )
  const [other] = await recordsWhere(
    served.database,
    `${shared} and r.kind = 'person' and 'safeguarding' = any(l.purposes) and exists (select 1 from collect.link k
      join collect.version v on v.record = k.record where k.from_record = r.id and v.properties::text like '%suspect%')`,
  )
  assert.ok(victim && other)
  const path = `/pairs/${[victim.id, other.id].sort().join('/')}`
  const seen = hidden('seen', await safeguarding.open(path)) || '0'
  const judged = await safeguarding.send(path, { verdict: 'match', reason: 'She says so herself', seen })
  assert.match(judged.text, /What stands now/)
  return other
}

test('a victim joins no group through a record that a person confirmed to be hers', async () => {
  const her = await calledSuspect(`l.owner = 'estuary-police'`)
  const group = await putGroup(served.database, { name: 'Quay runners', label: her.label, members: [] })
  const typed = { record: her.id, role: 'associate', basis: 'assessment', since: '', why: 'Seen at the quay' }
  const answer = await officer.send(`/groups/${group}/members`, typed)
  const { rows } = await sql`select 1 from understand.membership where crime_group = ${group}`.execute(
    served.database.pools.db.keeper,
  )
  assert.deepEqual(rows, [])
  assert.equal(answer.status, 422)
  const form = await officer.open('/groups/new')
  const proposed = await officer.send('/groups', {
    ...typed,
    once: hidden('once', form),
    name: 'Quay runners again',
    summary: '',
    readers: 'own',
    with: her.id,
  })
  assert.equal(proposed.status, 422)
})

test('nor is she named in a return', async () => {
  const her = await calledSuspect(`l.owner = 'downland-police'`)
  const lead = await served.signIn('operation-lead', 'downland-police')
  const opening = await lead.open('/operations/new')
  const day = new Date().toISOString().slice(0, 10)
  const opened = await lead.send(
    '/operations',
    new URLSearchParams([
      ['once', hidden('once', opening)],
      ['name', 'Quay watch'],
      ['firstDay', day],
      ['lastDay', day],
      ['rhythm', 'day'],
      ['dueHour', '22'],
      ['pillars', '1'],
      ['others', 'four-rivers-regional-unit'],
    ]),
  )
  assert.equal(opened.status, 200)
  const operation = new URL(opened.url).pathname
  const form = await lead.open(`${operation}/return?day=${day}`)
  const entered = await lead.send(`${operation}/return/events`, {
    once: hidden('once', form),
    onDay: day,
    pillar: '1',
    many: '1',
    kind: 'arrest',
    place: 'Old Quay',
    record: her.id,
  })
  const { rows } = await sql`select 1 from disrupt.event_record where record = ${her.id}`.execute(
    served.database.pools.db.keeper,
  )
  assert.deepEqual(rows, [], entered.text)
})
