// Builds a world in the order of its days: what everybody may see, and, in the second world, what goes on hidden in between.
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { packageRoot } from '#core/ground/paths.ts'
import type { Place } from '#core/ground/postgres/database.ts'
import { type Beginning, fingerprintOf } from '#core/ground/postgres/test-database.ts'
import { openCaller } from './caller.ts'
import { visibleDirectory } from './directories.ts'
import { type HiddenActivity, hiddenActivity, type Moment } from './hidden-activity.ts'
import { doHidden } from './hidden-acts.ts'
import { openWorld, type World } from './open-world.ts'
import { actInRooms } from './room-acts.ts'
import { actsOfAccount } from './rooms/account.ts'
import { actsOfCollect } from './rooms/collect.ts'
import { actsOfDisrupt } from './rooms/disrupt.ts'
import { actsOfEvaluate } from './rooms/evaluate.ts'
import { actsOfPrioritise } from './rooms/prioritise.ts'
import { actsOfResolve } from './rooms/resolve.ts'
import { actsOfShare } from './rooms/share.ts'
import { actsOfTask } from './rooms/task.ts'
import { actsOfUnderstand } from './rooms/understand.ts'
import { enlist, recordNamed, seat, tokenOf, unseat } from './seats.ts'
import { others, viewers, visibleDeliveries, visibleVerdicts } from './visible-world.ts'
import { hiddenMembers } from './ways-of-hiding.ts'

/** When each step happens; a hidden one never moves the moment of a visible one. */
const days = {
  opening: '2026-10-01T07:00:00Z',
  before: '2026-10-01T08:00:00Z',
  first: '2026-10-01T09:00:00Z',
  between: '2026-10-01T12:00:00Z',
  second: '2026-10-01T15:00:00Z',
  verdicts: '2026-10-01T16:00:00Z',
  third: '2026-10-02T08:00:00Z',
  work: '2026-10-02T10:00:00Z',
  after: '2026-10-02T20:00:00Z',
  night: '2026-10-02T22:00:00Z',
} as const

/** The morning on which the pages are looked at. */
export const lookedAt = '2026-10-03T09:00:00Z'

const takeIn = async (world: World, step: keyof typeof visibleDeliveries & keyof typeof days): Promise<void> => {
  world.clock.set(days[step])
  await world.load(visibleDeliveries[step], visibleDirectory)
  await world.resolve()
}

const giveVerdicts = async (world: World): Promise<void> => {
  world.clock.set(days.verdicts)
  await seat(world, others.colleague)
  world.turnOf('colleague')
  const colleague = openCaller({ name: 'colleague', port: await world.port(), session: tokenOf(others.colleague) })
  for (const { of, and, verdict, reason, isWithdrawn } of visibleVerdicts) {
    const pair = [await recordNamed(world, of[0], of[1]), await recordNamed(world, and[0], and[1])].sort().join('/')
    await colleague.post(`/pairs/${pair}`, { verdict, reason, seen: '0' })
    if (!isWithdrawn) continue
    const page = (await colleague.get(`/pairs/${pair}`)).body.toString()
    const judgement = /judgements\/([0-9a-f-]{36})\/revoke/.exec(page)?.[1]
    await colleague.post(`/pairs/${pair}/judgements/${judgement}/revoke`, {
      [`reason-${judgement}`]: 'Looked at again',
    })
  }
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from resolve.judgement where given_by = ${others.colleague.id}`.execute(
    world.pools.db.keeper,
  )
  if (rows[0]?.n !== visibleVerdicts.length)
    throw new Error(`Of ${visibleVerdicts.length} verdicts ${rows[0]?.n} were taken down.`)
}

const admitHiddenMembers = async (world: World): Promise<void> => {
  for (const person of Object.values(hiddenMembers)) await enlist(world, person)
  for (const compartment of others.nightAnalyst.compartments)
    await sql`insert into guard.compartment_member (compartment, member) values (${compartment}, ${others.nightAnalyst.id})`.execute(
      world.pools.db.app,
    )
}

const inHiding = async (world: World, activity: HiddenActivity | undefined, moment: Moment): Promise<void> => {
  if (!activity) return
  world.clock.set(days[moment])
  await unseat(world)
  await seat(world, others.nightAnalyst)
  for (const act of activity.acts[moment]) {
    await doHidden(world, act)
    world.clock.advance(60_000)
  }
  if (moment === 'before') await admitHiddenMembers(world)
}

const rooms = [
  actsOfCollect,
  actsOfEvaluate,
  actsOfResolve,
  actsOfShare,
  actsOfUnderstand,
  actsOfPrioritise,
  actsOfTask,
  actsOfDisrupt,
  actsOfAccount,
]

const build = async (place: Place, activity: HiddenActivity | undefined): Promise<void> => {
  const world = openWorld({ place, at: days.opening, seed: 'two worlds' })
  try {
    await takeIn(world, 'opening')
    for (const person of [...Object.values(viewers), ...Object.values(others)]) await enlist(world, person)
    await inHiding(world, activity, 'before')
    await takeIn(world, 'first')
    await inHiding(world, activity, 'between')
    await takeIn(world, 'second')
    await giveVerdicts(world)
    await takeIn(world, 'third')
    world.clock.set(days.work)
    await actInRooms(world, rooms, 'visible')
    await inHiding(world, activity, 'after')
    if (activity?.inRooms) {
      world.clock.set(days.night)
      await actInRooms(world, rooms, activity.inRooms)
    }
    await unseat(world)
    world.clock.set(lookedAt)
    for (const person of [...Object.values(viewers), others.nightAnalyst]) await seat(world, person)
  } finally {
    await world.close()
  }
}

/** What does not go into a world: tests, and what only looks at one. */
const onlyLooks = [
  '*.test.ts',
  '{mutants,mutate,kill,differences,waivers,look-round,crowded-world,hidden-mass,worlds,known,who-asks}.ts',
]

const madeFrom = (): string =>
  fingerprintOf(
    globSync(['src/**/*.{ts,json,njk}', 'policies/*', 'reference/**/*.*', 'test/two-worlds/**/*.ts'], {
      cwd: packageRoot,
      exclude: ['**/*.test.ts', ...onlyLooks.map(name => `test/two-worlds/${name}`)],
    })
      .sort()
      .map(file => join(packageRoot, file)),
  )

/** The world in which nothing is hidden, or the one of a seed in which much is. */
export const beginningOf = (seed: string | undefined): Beginning => ({
  name: `two worlds: ${seed ?? 'nothing hidden'}`,
  fingerprint: madeFrom(),
  make: place => build(place, seed === undefined ? undefined : hiddenActivity(seed)),
})
