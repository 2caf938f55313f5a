// Who sees which records, in a real database: by the predicate, by the second fence behind it, and at once after a revocation.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { openTestDatabase } from '#core/ground/postgres/test-database.ts'
import { label, now, officers, record, smallOffice } from '../../../test/fixtures/small-office.ts'
import { noteStatements } from '../../../test/fixtures/statements-asked.ts'
import type { Desk } from './desk.ts'
import { internLabel } from './intern-label.ts'
import { labelFactsAt } from './label-facts.ts'
import { isRefusal, permit, seal } from './sealed.ts'

const opened = async (t: Parameters<typeof openTestDatabase>[0]) => {
  const house = await openTestDatabase(t)
  return { ...house, ...(await smallOffice(house, t)) }
}

/** Every record that a statement without any predicate of its own can read: what row security alone lets through. */
const unguarded = (desk: Desk): Promise<readonly string[]> =>
  desk.snapshot(async work =>
    (await sql<{ id: string }>`select id from collect.record order by id`.execute(work.db)).rows.map(row => row.id),
  )

test('an officer of the agency sees all it holds, a party to the agreement what is shared', async t => {
  const { deskOf } = await opened(t)
  assert.deepEqual(await unguarded(await deskOf('estuaryAnalyst')), [11, 12, 13, 14].map(record))
  assert.deepEqual(await unguarded(await deskOf('frontierOfficer')), [11, 12].map(record))
})

test('without a sight there is nothing, not even for a statement that forgot its predicate', async t => {
  const { pools } = await opened(t)
  for (const table of ['record', 'version', 'posting', 'feature', 'link']) {
    const { rows } = await sql`select 1 from ${sql.table(`collect.${table}`)}`.execute(pools.db.app)
    assert.equal(rows.length, 0, table)
  }
})

test('a sight ends with its transaction: the next user of the connection has none', async t => {
  const { deskOf, pools } = await opened(t)
  await unguarded(await deskOf('estuaryAnalyst'))
  const left = await sql<{
    visible: string
  }>`select coalesce(current_setting('app.visible', true), '') as visible`.execute(pools.db.app)
  assert.equal(left.rows[0]?.visible, '')
})

test('an agency that is expelled from an agreement reads nothing from the next look on', async t => {
  const { deskOf, pools } = await opened(t)
  const desk = await deskOf('frontierOfficer')
  assert.equal((await unguarded(desk)).length, 2)
  await sql`delete from guard.agreement_party where agency = 'frontier-control'`.execute(pools.db.keeper)
  assert.equal((await unguarded(desk)).length, 0)
})

test('a member who is no longer active reads nothing, though his session is still open', async t => {
  const { deskOf, pools } = await opened(t)
  const desk = await deskOf('estuaryAnalyst')
  await sql`update guard.member set active = false where id = ${officers.estuaryAnalyst.id}`.execute(pools.db.keeper)
  assert.deepEqual(await unguarded(desk), [])
})

test('an agreement ends by the clock, with nobody doing anything', async t => {
  const { deskOf, pools, clock } = await opened(t)
  await sql`update guard.agreement set expires_at = ${new Date(now.getTime() + 60_000)}`.execute(pools.db.keeper)
  const desk = await deskOf('frontierOfficer')
  assert.equal((await unguarded(desk)).length, 2)
  clock.advance(60_000)
  assert.equal((await unguarded(desk)).length, 0)
})

test('relabelling moves versions with the head, and who may not see the new label no longer sees either', async t => {
  const { deskOf, pools, closed } = await opened(t)
  await sql`update collect.record set label = ${closed} where id = ${record(11)}`.execute(pools.db.keeper)
  const seen = await (await deskOf('frontierOfficer')).snapshot(
    async work => (await sql`select record from collect.version`.execute(work.db)).rows.length,
  )
  assert.equal(seen, 1)
})

test('a look asks once who somebody is and what labels say; a change asks anew, and knows a label that it wrote itself', async t => {
  const { deskOf, pools } = await opened(t)
  const desk = await deskOf('estuaryAnalyst')
  const acts = ['judge', 'task', 'keepGroup', 'assess'] as const
  const asked = noteStatements(pools)
  const times = (words: string) => asked().filter(statement => statement.includes(words)).length
  await desk.snapshot(async work => {
    for (const act of acts) await work.labelsFor(act)
  })
  assert.equal(times('from guard.member m'), 1)
  await sql`update guard.epoch set n = n + 1`.execute(pools.db.keeper)
  asked()
  await desk.snapshot(async work => {
    for (const act of acts) await work.labelsFor(act)
  })
  assert.equal(times('from guard.label l'), 1)
  await desk.transaction(async work => {
    const before = await work.labelsFor('judge')
    const written = await internLabel(work.db, label({ compare: 'strong-only' }))
    assert.ok(!before.includes(written))
    assert.ok((await work.labelsFor('judge')).includes(written))
  })
})

test('what a change that was undone knew of labels is kept for nobody', async t => {
  const { deskOf, pools } = await opened(t)
  const desk = await deskOf('frontierOfficer')
  const undone = desk.transaction(async work => {
    await internLabel(work.db, label({ compare: 'strong-only' }))
    await (await work.anew()).labelsFor('see')
    throw new Error('Thought better of it.')
  })
  await assert.rejects(undone, /better/)
  await sql`update guard.agreement set expires_at = ${now}`.execute(pools.db.keeper)
  assert.deepEqual(await unguarded(desk), [], 'the agreement ended')
})

test('a label that is held already moves nothing, and holds up nobody who writes under it at the same time', async t => {
  const { deskOf, pools } = await opened(t)
  const epoch = async () => (await sql`select scope, n from guard.epoch order by scope`.execute(pools.db.keeper)).rows
  const codes = label({ compare: 'strong-only' })
  const id = await internLabel(pools.db.keeper, codes)
  const before = await epoch()
  const desk = await deskOf('estuaryAnalyst')
  const inner = await desk.transaction(async work => {
    const held = await internLabel(work.db, codes)
    return [held, await desk.transaction(other => internLabel(other.db, codes))]
  })
  assert.deepEqual(inner, [id, id])
  assert.deepEqual(await epoch(), before)
})

test('the same label is interned once, also by two writers at once', async t => {
  const { pools } = await opened(t)
  const fresh = label({ compare: 'strong-only' })
  const ids = await Promise.all(Array.from({ length: 8 }, () => internLabel(pools.db.app, fresh)))
  assert.equal(new Set(ids).size, 1)
})

test('a sealed record opens for an act only when every label allows it', async t => {
  const { deskOf, shared, closed } = await opened(t)
  const judged = (who: 'estuaryAnalyst' | 'estuaryDataProtection', labels: readonly (typeof shared)[]) =>
    deskOf(who).then(desk =>
      desk.snapshot(async work =>
        permit(work.sight, 'judge', seal('a pair', labels), await labelFactsAt(work.db, work.now)),
      ),
    )
  const opens = await judged('estuaryAnalyst', [shared, closed])
  assert.ok(!isRefusal(opens))
  assert.deepEqual([opens.content, opens.reasons], ['a pair', ['those-who-resolve-may-judge']])
  assert.ok(isRefusal(await judged('estuaryDataProtection', [shared, closed])))
  assert.ok(isRefusal(await judged('estuaryAnalyst', [])), 'what carries no label opens for nobody')
  assert.ok(isRefusal(await judged('estuaryAnalyst', [shared, 1 as typeof shared])), 'a label nobody knows refuses')
})
