// Labels addressed to agencies: the same audience is the same label, it ends for each of its readers by itself, and a hit widens nothing for long.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { openTestDatabase } from '#core/ground/postgres/test-database.ts'
import { type AgencyCode, agencyCode, type LabelId, mustBe } from '#core/language/ids.ts'
import { label, now, record, smallOffice } from '../../../test/fixtures/small-office.ts'
import { labelAt, labelBetween, labelFor, labelForReaders, readersOf, recipientsOf } from './audience.ts'
import { type Desk, telling, type Work } from './desk.ts'
import { internLabel } from './intern-label.ts'

const opened = async (t: Parameters<typeof openTestDatabase>[0]) => {
  const house = await openTestDatabase(t)
  return { ...house, ...(await smallOffice(house, t)) }
}

const agency = (code: string): AgencyCode => mustBe(agencyCode(code), 'agency')
const [estuary, frontier] = [agency('estuary-police'), agency('frontier-control')]
const later = (days: number): Date => new Date(now.getTime() + days * 86_400_000)
const closedCodes = label({ handling: 'C', action: 'A1', sanitisation: 'S2' })

const records = async ({ db }: Pick<Work, 'db'>): Promise<readonly string[]> =>
  (await sql<{ id: string }>`select id from collect.record order by id`.execute(db)).rows.map(row => row.id)
const seenBy = (desk: Desk) => desk.snapshot(records)

test('the same audience is the same label, in whatever order and however often; another is another', async t => {
  const { deskOf, pools } = await opened(t)
  const desk = await deskOf('estuaryAnalyst')
  const made = await desk.transaction(async work => [
    await labelFor(work, closedCodes, { recipients: [frontier] }),
    await labelFor(work, closedCodes, { recipients: [frontier, frontier] }),
    await labelForReaders(work, closedCodes, [{ agency: frontier }]),
    await labelFor(work, closedCodes, { recipients: [frontier], until: later(1) }),
    await labelForReaders(work, closedCodes, [{ agency: frontier, until: later(1) }]),
    await labelForReaders(work, closedCodes, [
      { agency: frontier, until: later(1) },
      { agency: frontier, until: later(2) },
    ]),
    await labelForReaders(work, closedCodes, [{ agency: frontier, until: later(1) }, { agency: frontier }]),
  ])
  const [one, again, same, until, untilAgain, longest, endless] = made
  assert.deepEqual([again, same, endless], [one, one, one])
  assert.equal(until, untilAgain)
  assert.equal(new Set(made).size, 3)
  assert.notEqual(longest, until)
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from guard.release_grant`.execute(pools.db.keeper)
  assert.equal(rows[0]?.n, 3)
})

test('with nobody left it is the label without a release, whatever it was addressed to before', async t => {
  const { deskOf, closed } = await opened(t)
  const desk = await deskOf('estuaryAnalyst')
  const back = await desk.transaction(async work => {
    const given = await labelFor(work, closedCodes, { recipients: [frontier] })
    return labelForReaders(work, await labelAt(work.db, given), [])
  })
  assert.equal(back, closed)
})

test('whoever it is addressed to reads it as long as it lasts, and others never', async t => {
  const { deskOf, pools, clock } = await opened(t)
  const owner = await deskOf('estuaryAnalyst')
  const reader = await deskOf('frontierOfficer')
  const given = await owner.transaction(work =>
    labelFor(work, closedCodes, { recipients: [frontier], until: later(1) }),
  )
  await sql`update collect.record set label = ${given} where id = ${record(13)}`.execute(pools.db.keeper)
  assert.deepEqual(await seenBy(reader), [11, 12, 13].map(record))
  const { release } = await owner.snapshot(work => labelAt(work.db, given))
  const to = mustBe(release, 'release')
  assert.deepEqual(await owner.snapshot(work => recipientsOf(work, to)), [frontier])
  clock.advance(86_400_000)
  assert.deepEqual(await seenBy(reader), [11, 12].map(record))
  assert.deepEqual(await seenBy(owner), [11, 12, 13, 14].map(record), 'its owner goes on reading')
  assert.deepEqual(await owner.snapshot(work => readersOf(work, to)), [])
})

test('what one agency writes to another is read by both and by nobody else; to nobody, by itself alone', async t => {
  const { deskOf, pools } = await opened(t)
  await sql`insert into guard.agency (code, name, kind, jurisdiction, invented) values ('harbour-watch', 'Harbour Watch', 'maritime-security', 'united-kingdom', true)`.execute(
    pools.db.keeper,
  )
  const owner = await deskOf('estuaryAnalyst')
  const other = await deskOf('frontierOfficer')
  const [between, own, elsewhere] = await owner.transaction(
    async work =>
      [
        await labelBetween(work, estuary, [frontier, estuary]),
        await labelBetween(work, estuary, []),
        await labelBetween(work, estuary, [agency('harbour-watch')]),
      ] as const,
  )
  const seen = (desk: Desk): Promise<readonly LabelId[]> => desk.snapshot(async work => work.sight.visible)
  const [mine, theirs] = [await seen(owner), await seen(other)]
  assert.ok([between, own, elsewhere].every(one => mine.includes(one)))
  assert.deepEqual(
    [between, own, elsewhere].map(one => theirs.includes(one)),
    [true, false, false],
  )
})

test('while a hit is told, told labels are read beside the own ones; afterwards, and after a fault, they are not', async t => {
  const { deskOf, closed } = await opened(t)
  const desk = await deskOf('frontierOfficer')
  await desk.snapshot(async work => {
    const before = await records(work)
    assert.deepEqual(before, [11, 12].map(record))
    const during = await telling(work, 'hit', async told => {
      assert.deepEqual(told, [closed])
      return records(work)
    })
    assert.deepEqual(during, [11, 12, 13, 14].map(record))
    assert.deepEqual(await records(work), before)
    await assert.rejects(
      telling(work, 'hit', async () => {
        throw new Error('Something went wrong')
      }),
      /Something went wrong/,
    )
    assert.deepEqual(await records(work), before)
  })
  assert.deepEqual(await seenBy(desk), [11, 12].map(record))
})

test('nothing is told under silence, to the holder itself, to no party, or for a purpose that was not agreed', async t => {
  const { deskOf, pools } = await opened(t)
  const toldTo = async (who: Parameters<typeof deskOf>[0], purpose?: Parameters<typeof deskOf>[1]) =>
    (await deskOf(who, purpose)).snapshot(work => telling(work, 'hit', async told => told))
  assert.deepEqual(await toldTo('estuaryAnalyst'), [])
  assert.deepEqual(await toldTo('frontierOfficer', 'border-security'), [])
  const never = await internLabel(pools.db.keeper, { ...closedCodes, compare: 'never' })
  assert.ok(!(await toldTo('frontierOfficer')).includes(never), 'what is never compared is never told of')
  await sql`update guard.agreement set hit = 'silence'`.execute(pools.db.keeper)
  assert.deepEqual(await toldTo('frontierOfficer'), [])
  await sql`update guard.agreement set hit = 'holder'`.execute(pools.db.keeper)
  await sql`update guard.agreement_party set until = ${now} where agency = 'frontier-control'`.execute(pools.db.keeper)
  assert.deepEqual(await toldTo('frontierOfficer'), [])
})
