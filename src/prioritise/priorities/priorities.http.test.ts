// The list of priorities over HTTP, for those who see different things; what is graded low against the evidence; no person is ever graded.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { memberAt } from '#core/guard/members.ts'
import type { GroupId, MemberId, RecordId } from '#core/language/ids.ts'
import { houseOf } from '../../../test/fixtures/demonstration.ts'
import { type Served, serveDemonstration } from '../../../test/fixtures/desk-over-http.ts'
import { fieldIn } from '../../../test/fixtures/filled-form.ts'
import { putGroup, recordsWhere, shared } from '../../../test/fixtures/group-on-register.ts'
import { openOffice } from '../../office.ts'
import type { AssessGroup } from '../assess/assess-group.ts'
import { currentScheme } from '../schemes/shelf.ts'
import { waits } from '../waits.ts'

let served: Served
const closers: (() => Promise<void>)[] = []
const daysAgo = (days: number): Date => new Date(Date.now() - days * 86_400_000)

before(async () => {
  served = await serveDemonstration({ after: close => closers.unshift(close) })
})
after(async () => {
  for (const close of closers) await close()
})

/** Things with so many shared events around them, and the events. */
const busy = async () => {
  const { rows } = await sql<{ id: string; label: number; events: string[] }>`
    select r.id, r.label, array_agg(e.id order by e.id) as events from collect.record r join guard.label l on l.id = r.label
      join collect.link k on k.from_record = r.id join collect.record e on e.id = k.to_record and e.kind = 'event'
      join guard.label m on m.id = e.label join guard.label n on n.id = k.label
    where r.kind in ('person', 'vehicle', 'phone') and ${sql.raw(shared)} and ${sql.raw(shared.replaceAll('l.', 'm.'))}
      and ${sql.raw(shared.replaceAll('l.', 'n.'))}
    group by r.id having count(*) >= 3 order by r.id limit 1`.execute(served.database.pools.db.keeper)
  const [row] = rows
  assert.ok(row, 'the world holds something with three shared events')
  return row
}

test('a group graded low while much is recent stands among the exceptions, by agency and with its evidence', async () => {
  const { id, label, events } = await busy()
  await sql`update collect.version set true_from = ${daysAgo(10)} where record = any(${events}::uuid[])`.execute(
    served.database.pools.db.keeper,
  )
  const group = await putGroup(served.database, { name: 'Tidewrack', label, members: [id], acceptedAt: daysAgo(8) })
  const lead = await served.signIn('taskforce-lead')
  const analyst = await served.signIn('analyst', 'four-rivers-regional-unit')
  const before = await lead.open('/priorities')
  assert.match(before.text, /Without a lead for 8 days/)
  assert.match(before.text, /Not graded/)
  for (const lens of ['attributes', 'harm'] as const) {
    const path = `/groups/${group}/assessments/new?lens=${lens}`
    const { text } = await analyst.open(path)
    const scheme = currentScheme(lens)
    await analyst.send(path, {
      scheme: fieldIn('scheme', text),
      seen: fieldIn('seen', text),
      once: fieldIn('once', text),
      ...Object.fromEntries(scheme.questions.map(one => [`answer-${one.id}`, one.answers[0]?.id ?? ''])),
      [`rests-${scheme.questions[0]?.id}`]: id,
      rationale: 'Nothing much is known',
    })
  }
  const page = await lead.open('/priorities')
  assert.match(page.text, /<bdi>Graded low<\/bdi>/)
  assert.match(page.text, /items around its members in the last 90 days/)
  assert.ok(
    events.some(event => page.text.includes(`/things/${event}`)),
    'what speaks otherwise is linked',
  )
  assert.ok(page.text.includes(`/taskings/new?group=${group}`))
  const { text } = await lead.open(`/groups/${group}/lead`)
  const said = { seen: fieldIn('seen', text), once: fieldIn('once', text), since: '2026-10-01' }
  await lead.send(`/groups/${group}/lead`, {
    ...said,
    who: 'nobody',
    status: 'not-investigated',
    reason: 'Nobody is free',
  })
  assert.match((await lead.open('/priorities')).text, /the reason on record: Nobody is free/)
  const form = await lead.open(`/groups/${group}/lead`)
  const now = { seen: fieldIn('seen', form.text), once: fieldIn('once', form.text), since: '2026-10-01' }
  await lead.send(`/groups/${group}/lead`, { ...now, who: 'agency', agency: 'estuary-police', status: 'investigated' })
  const led = await lead.open('/priorities')
  assert.doesNotMatch(led.text, /Without a lead for|Not investigated for/)
  assert.match(led.text, /Estuary Police<\/h3>/, 'the agency in the lead is asked')
})

test('whoever may not see a group has another list, and who sees nothing has an empty one', async () => {
  const [closed] = await recordsWhere(
    served.database,
    `l.compartment = 'operation-lantern' and r.kind <> 'link' and l.protected = 'none'`,
  )
  assert.ok(closed)
  await putGroup(served.database, { name: 'Closed Samphire', label: closed.label, members: [closed.id] })
  const officer = await served.signIn('lead-responsible-officer', 'national-serious-crime-office')
  assert.match((await officer.open('/priorities')).text, /Closed Samphire/)
  assert.doesNotMatch((await (await served.signIn('analyst')).open('/priorities')).text, /Closed Samphire/)
  const office = await (await served.signIn('commander-office')).open('/priorities')
  assert.match(office.text, /No accepted group that you can see/)
})

test('no person is ever graded: neither the database nor the program can point an assessment at one', async () => {
  const [person] = await recordsWhere(served.database, `r.kind = 'person' and ${shared}`)
  assert.ok(person)
  const { rows } = await sql<{ of: string; columns: string[] }>`
    select c.confrelid::regclass::text as of, array_agg(a.attname::text order by a.attnum) as columns
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey)
    where c.conrelid = 'prioritise.assessment'::regclass and c.contype = 'f' and a.attname not in ('author', 'author_agency')
    group by c.oid`.execute(served.database.pools.db.keeper)
  assert.deepEqual(rows, [{ of: 'understand.crime_group', columns: ['crime_group', 'group_label'] }])
  await assert.rejects(
    sql`insert into prioritise.assessment (id, crime_group, group_label, group_version, labels, lens, scheme, scheme_version, scheme_sha256,
        answers, points, band, could_be, not_known, rationale, author, author_agency, purpose, written_at, once)
      select ${randomUUID()}, ${person.id}, ${person.label}, 1, array[${person.label}]::int[], 'harm', 'harm-lens', 1, sha256(''), '{}', 0,
        'low', 'low', 0, 'A person', m.id, m.agency, 'prevent-detect-oic', now(), ${randomUUID()} from guard.member m limit 1`.execute(
      served.database.pools.db.keeper,
    ),
    /foreign key constraint/,
  )
  const graded = (group: GroupId): Pick<AssessGroup, 'group'> => ({ group })
  // @ts-expect-error the record of a person is not the id of a group
  graded(person.id as RecordId)
})

test('what waits is told to who grades and leads, and to nobody who does neither', async () => {
  const waiting = async (post: string, agency?: string) => {
    const { rows } = await sql<{ id: string }>`select id from guard.member where post = ${post}
      and (${agency ?? null}::text is null or agency = ${agency ?? null}) order by name limit 1`.execute(
      served.database.pools.db.app,
    )
    const house = houseOf(served.database)
    const office = openOffice({ db: house.pools.db.app, clock: house.clock, ids: house.ids })
    const member = await memberAt(house.pools.db.app, rows[0]?.id as MemberId, house.clock.now())
    try {
      assert.ok(member)
      return (await office.deskFor(member.asker, 'prevent-detect-oic').snapshot(waits)).map(one => one.words)
    } finally {
      await office.close()
      await house.close()
    }
  }
  const { id, label } = await busy()
  await putGroup(served.database, { name: 'Ungraded', label, members: [id], acceptedAt: daysAgo(20) })
  const told = await waiting('taskforce-lead')
  assert.ok(told.some(words => /groups? (is|are) graded low, not investigated or without a lead/.test(words)))
  assert.deepEqual(await waiting('debriefer'), [])
})
