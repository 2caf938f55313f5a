// Doing what is hidden, each thing in the way it is really done: loads, verdicts in the browser, withdrawals, expunging, knocking at the door.
import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { seededRandom } from '#core/ground/random.ts'
import { memberAt } from '#core/guard/members.ts'
import { openSuppressionKey } from '#core/guard/suppression.ts'
import type { RecordId } from '#core/language/ids.ts'
import { expunge } from '../../src/expunge.ts'
import { openOffice } from '../../src/office.ts'
import { type Caller, openCaller } from './caller.ts'
import { wholeDirectory } from './directories.ts'
import type { HiddenAct } from './hidden-activity.ts'
import type { World } from './open-world.ts'
import { recordNamed, tokenOf } from './seats.ts'
import { others } from './visible-world.ts'
import { hiddenMembers } from './ways-of-hiding.ts'

export const nightAnalyst = async (world: World): Promise<Caller> => {
  world.turnOf('night analyst')
  return openCaller({ name: 'night analyst', port: await world.port(), session: tokenOf(others.nightAnalyst) })
}

type Ids = { readonly id: RecordId }

/** People whom the night analyst sees and nobody else does. */
const hiddenPeople = async ({ pools }: World): Promise<readonly RecordId[]> => {
  const { rows } = await sql<Ids>`
    select r.id from collect.record r join collect.source s on s.id = r.source
    where s.name like 'hidden-%' and s.agency = 'night-desk' and s.name <> 'hidden-another-purpose' and s.name <> 'hidden-debrief'
      and r.kind = 'person' and r.withdrawn_at is null order by r.id`.execute(pools.db.keeper)
  return rows.map(row => row.id)
}

const visiblePeople = async ({ pools }: World): Promise<readonly RecordId[]> => {
  const { rows } = await sql<Ids>`
    select r.id from collect.record r join collect.source s on s.id = r.source join guard.label l on l.id = r.label
    where s.name in ('estuary-nominals', 'harbour-log', 'crime-office-intelligence') and l.handling = 'P' and l.protected = 'none'
      and r.kind = 'person' and r.key not like 'person:J%' and r.withdrawn_at is null and not r.restricted order by r.id`.execute(
    pools.db.keeper,
  )
  return rows.map(row => row.id)
}

const judge = async (caller: Caller, one: RecordId, other: RecordId, verdict: string): Promise<void> => {
  const [left, right] = [one, other].sort()
  const page = (await caller.get(`/pairs/${left}/${right}`)).body.toString()
  const seen = /name="seen" value="(\d+)"/.exec(page)?.[1] ?? '0'
  const { status } = await caller.post(`/pairs/${left}/${right}`, { verdict, reason: 'Known at the night desk', seen })
  assert.equal(status, 303, `The night analyst could not judge ${left} and ${right}.`)
}

/** Joins one hidden person to two visible ones, parts others, and leaves some unsure. */
export const judgeHidden = async (world: World, pick: string): Promise<void> => {
  const random = seededRandom(`verdicts ${pick}`)
  const [hidden, visible] = [await hiddenPeople(world), await visiblePeople(world)]
  const caller = await nightAnalyst(world)
  const some = <T>(from: readonly T[]): T => {
    const one = from[random.below(from.length)]
    assert.ok(one !== undefined)
    return one
  }
  const bridge = some(hidden)
  const first = some(visible)
  await judge(caller, bridge, first, 'match')
  await judge(caller, bridge, some(visible.filter(id => id !== first)), 'match')
  const rest = hidden.filter(id => id !== bridge)
  const parted = some(rest)
  await judge(caller, parted, first, 'no-match')
  await judge(caller, some(rest.filter(id => id !== parted)), some(visible), 'unsure')
}

/** A hidden verdict on a pair that begins with this record. */
export const judgeBeginningWith = async (world: World, left: RecordId): Promise<void> => {
  const { rows } = await sql<Ids>`
    select h.id from collect.record v join collect.record h on h.kind = v.kind and h.id > v.id join collect.source s on s.id = h.source
    where v.id = ${left} and s.name in ('hidden-another-circle', 'hidden-compartment', 'hidden-conditions', 'hidden-crowd') and h.withdrawn_at is null
    order by h.id limit 1`.execute(world.pools.db.keeper)
  const [row] = rows
  assert.ok(row, 'No hidden record comes after this one.')
  await judge(await nightAnalyst(world), left, row.id, 'unsure')
}

const withdrawVerdict = async (world: World): Promise<void> => {
  const { rows } = await sql<{ id: string; left: string; right: string }>`
    select j.id, j.left_record as left, j.right_record as right from resolve.judgement j
    where j.given_by = ${others.nightAnalyst.id} and not exists (select 1 from resolve.revocation v where v.judgement = j.id)
    order by j.given_at, j.id limit 1`.execute(world.pools.db.keeper)
  const [row] = rows
  if (!row) return
  const caller = await nightAnalyst(world)
  const { status } = await caller.post(`/pairs/${row.left}/${row.right}/judgements/${row.id}/revoke`, {
    [`reason-${row.id}`]: 'Heard otherwise',
  })
  assert.equal(status, 303)
}

/** The hidden record with the most ties goes for good. */
const expungeOne = async ({ pools, place, clock, ids }: World): Promise<void> => {
  const office = openOffice({ db: pools.db.keeper, clock, ids })
  try {
    const member = await memberAt(pools.db.keeper, hiddenMembers.nightDataProtection.id, clock.now())
    const { rows } = await sql<Ids>`
      select r.id from collect.record r join collect.source s on s.id = r.source
      where s.name = 'hidden-another-purpose' and r.kind = 'person'
      order by (select count(*) from resolve.edge e where r.id in (e.left_record, e.right_record)) desc, r.key limit 1`.execute(
      pools.db.keeper,
    )
    assert.ok(member && rows.length === 1)
    const key = await openSuppressionKey(pools.db.keeper, place.secrets)
    const outcome = await expunge(office.deskFor(member.asker, 'data-protection'), {
      records: rows.map(row => row.id),
      why: 'Decision DP/2026/7',
      key,
    })
    assert.equal(outcome.kind, 'expunged')
  } finally {
    await office.close()
  }
}

/** Hidden members come and go at the door, and somebody knocks in vain. */
export const knockInVain = async (world: World): Promise<void> => {
  world.turnOf('somebody at the door')
  const stranger = openCaller({ name: 'somebody', port: await world.port() })
  await stranger.post('/sign-in', { member: hiddenMembers.reviewer.id })
  await stranger.post('/sign-in', { member: 'nobody' })
  await stranger.post('/sign-in', { member: others.nightAnalyst.id })
  await stranger.post('/sign-out')
}

const lookAbout = async (world: World, words: readonly string[]): Promise<void> => {
  const caller = await nightAnalyst(world)
  for (const word of words) await caller.get(`/search?${new URLSearchParams({ q: word })}`)
}

/** Verdicts on it are given while it can be seen: afterwards they end in what nobody may see any more. */
const restrict = async (world: World, source: string, key: string): Promise<void> => {
  const id = await recordNamed(world, source, key)
  const caller = await nightAnalyst(world)
  const { rows } = await sql<Ids>`
    select r.id from resolve.edge e join collect.record r on r.id in (e.left_record, e.right_record) and r.id <> ${id}
    where ${id} in (e.left_record, e.right_record) and r.id = any(${await visiblePeople(world)}::uuid[]) order by r.id`.execute(
    world.pools.db.keeper,
  )
  for (const [at, { id: other }] of rows.slice(0, 2).entries())
    await judge(caller, id, other, at === 0 ? 'match' : 'unsure')
  await sql`update collect.record set restricted = true where id = ${id}`.execute(world.pools.db.keeper)
}

export const doHidden = async (world: World, act: HiddenAct): Promise<void> => {
  switch (act.act) {
    case 'load':
      await world.loadHidden(act.sources, wholeDirectory)
      return world.resolve()
    case 'judge':
      return judgeHidden(world, act.pick)
    case 'withdraw-verdict':
      return withdrawVerdict(world)
    case 'restrict':
      return restrict(world, act.source, act.key)
    case 'expunge':
      return expungeOne(world)
    case 'look-about':
      return lookAbout(world, act.words)
    case 'knock-in-vain':
      return knockInVain(world)
  }
}
