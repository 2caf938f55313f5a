// Whoever knows the id of a record that he may not see, from a release that was taken back for instance, learns nothing by asking about it.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type Served, serveDemonstration } from '../../../test/fixtures/desk-over-http.ts'

let served: Served
const closers: (() => Promise<void>)[] = []

before(async () => {
  served = await serveDemonstration({ after: close => closers.unshift(close) })
})
after(async () => {
  for (const close of closers) await close()
})

type Met = { readonly hidden: string; readonly kind: string; readonly mode: string; readonly owner: string }

/** Records of two other agencies, under code C, that are made to meet. */
const metOfOthers = async (agency: string): Promise<readonly Met[]> => {
  const { rows } = await sql<Met & { readonly met: string }>`
    with closed as (
      select distinct on (l.owner, r.kind) r.id, r.label, r.kind, l.owner, g.hit as mode
      from collect.record r join guard.label l on l.id = r.label join guard.agreement g on g.id = l.agreement
      where l.owner <> ${agency} and l.handling = 'C' and l.protected = 'none' and l.compartment is null and l.release is null
        and l.compare <> 'never' and r.kind in ('person', 'phone', 'vehicle') and r.withdrawn_at is null and not r.restricted
        and g.hit in ('holder', 'somebody')
        and exists (select 1 from guard.agreement_party p where p.agreement = l.agreement and p.agency = ${agency})
      order by l.owner, r.kind, r.id)
    , pair as (
      select h.id as hidden, m.id as met, m.kind, m.mode, m.owner, least(h.id, m.id) as one, greatest(h.id, m.id) as other,
        case when h.id < m.id then h.label else m.label end as one_label, case when h.id < m.id then m.label else h.label end as other_label
      from closed h join closed m on m.kind = h.kind and m.owner <> h.owner)
    , made as (
      insert into resolve.edge (left_record, left_label, right_record, right_label, kind, model, weight, probability, found_at)
        select distinct on (p.one, p.other) p.one, p.one_label, p.other, p.other_label, p.kind, e.model, e.weight, 0.99, e.found_at
        from pair p, (select * from resolve.edge limit 1) e
      on conflict do nothing)
    select hidden, met, kind, mode, owner from pair order by hidden, met limit 20`.execute(
    served.database.pools.db.keeper,
  )
  return rows
}

test('a handle that somebody reckons out for a record he does not see leads nowhere', async () => {
  const agency = 'estuary-police'
  const officer = await served.signIn('intelligence-officer', agency)
  const all = await metOfOthers(agency)
  assert.ok(all.length > 0, 'records of two others meet')
  for (const { hidden, kind, mode, owner } of all) {
    assert.equal((await officer.open(`/things/${hidden}`)).status, 404)
    const line = `${kind} ${mode} ${mode === 'holder' ? owner : ''}`
    const hit = createHash('sha256')
      .update(JSON.stringify([agency, hidden, line]))
      .digest('hex')
      .slice(0, 32)
    const form = await officer.open(`/requests/new?${new URLSearchParams({ record: hidden, hit })}`)
    assert.equal(form.status, 404, `${line}`)
  }
})
