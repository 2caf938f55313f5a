// Two worlds side by side for a test: the one where nothing is hidden, and one or more in which something is.
import { sql } from 'kysely'
import { type Closing, openTestDatabase, type TestDatabase } from '#core/ground/postgres/test-database.ts'
import type { LabelId } from '#core/language/ids.ts'
import { beginningOf, lookedAt } from './build-world.ts'
import type { Transcript } from './caller.ts'
import { type HiddenActivity, hiddenActivity } from './hidden-activity.ts'
import { hiddenIn, type Known, knownTo, partOf, unseenTogether } from './known.ts'
import { lookRound } from './look-round.ts'
import { program as asItIs, openWorld, type Program, type World } from './open-world.ts'
import { type ViewerName, viewerNames, viewers } from './visible-world.ts'

export type Knowledge = ReadonlyMap<ViewerName, Known>

export const openBuilt = (closing: Closing, seed: string | undefined): Promise<TestDatabase> =>
  openTestDatabase(closing, { beginning: beginningOf(seed) })

type KnowWith = {
  readonly names?: readonly ViewerName[]
  /** Into how many parts what there is to ask is divided among those who look; whole when left out. */
  readonly parts?: number
}

/** What each viewer knows to ask, with ids from all the worlds in which something is hidden. */
export const knowledge = async (
  plain: TestDatabase,
  hiding: readonly TestDatabase[],
  { names = viewerNames, parts = 1 }: KnowWith = {},
): Promise<Knowledge> => {
  const unseen = unseenTogether(await Promise.all(hiding.map(one => hiddenIn(plain.pools, one.pools))))
  const knowing = async (name: ViewerName, at: number) => {
    const known = await knownTo(plain.pools, viewers[name], unseen)
    return [name, partOf(known, parts, at)] as const
  }
  return new Map(await Promise.all(names.map(knowing)))
}

export type Looked = { readonly transcript: Transcript; readonly visited: World['visited'] }

export type LookWith = {
  readonly known: Knowledge
  readonly seed?: string | undefined
  readonly program?: Program
  readonly only?: readonly string[]
  readonly withDelivery?: boolean
  readonly shared?: boolean
  readonly everySo?: number
  /** Tells apart the ids of several runs on one database. */
  readonly run?: string
  /** Before anybody looks. */
  readonly prepare?: (world: World) => Promise<void>
}

export const activityOf = (seed: string | undefined): { readonly hidden?: HiddenActivity } =>
  seed === undefined ? {} : { hidden: hiddenActivity(seed) }

/** Opens the pages on a database and lets everybody look round. */
export const lookAt = async (
  house: TestDatabase,
  {
    known,
    seed,
    program = asItIs,
    only,
    withDelivery = true,
    shared = false,
    everySo = 30,
    prepare,
    run = '',
  }: LookWith,
): Promise<Looked> => {
  const world = openWorld({ place: house.place, at: lookedAt, seed: `looking ${run}`, pools: house.pools, program })
  try {
    await prepare?.(world)
    const transcript = await lookRound({
      world,
      known,
      withDelivery,
      shared,
      everySo,
      ...activityOf(seed),
      ...(only ? { only } : {}),
    })
    return { transcript, visited: world.visited }
  } finally {
    await world.close()
  }
}

/**
 * Labels under which something of a hidden feed lies. Others may be new in the second world and be seen there: an alarm that all read, and a
 * record that all see and that somebody released whom nobody sees.
 */
export const labelsOfHidden = async ({ pools }: TestDatabase): Promise<readonly LabelId[]> => {
  const { rows } = await sql<{ label: LabelId }>`
    select distinct r.label from collect.record r join collect.source s on s.id = r.source where s.name like 'hidden-%'`.execute(
    pools.db.keeper,
  )
  return rows.map(({ label }) => label)
}

/** The second fence down, in a copy of a world: what is seen then is seen by the predicates of the stores alone. */
export const withoutRowSecurity = ({ asSuperuser }: TestDatabase): Promise<void> =>
  asSuperuser(async client => {
    const { rows } = await client.query<{ name: string }>(`select format('%I.%I', n.nspname, c.relname) as name
      from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relrowsecurity and n.nspname not in ('ground', 'graphile_worker')`)
    for (const { name } of rows) await client.query(`alter table ${name} disable row level security`)
  })
