// What is written in the rooms before anybody looks: in both worlds what some may see, in the second also what nobody who looks may.
import { sql } from 'kysely'
import { type Caller, openCaller } from './caller.ts'
import type { World } from './open-world.ts'
import { seat, tokenOf, unseat } from './seats.ts'
import { others, type Person, viewers } from './visible-world.ts'

const people = { ...viewers, ...others } as const satisfies Record<string, Person>
export type Worker = keyof typeof people

/** A browser with somebody before it. */
export type As = (who: Worker) => Promise<Caller>

export type RoomActs = {
  /** Done by those who look and by the colleague, in both worlds. */
  readonly visible?: (as: As, world: World) => Promise<void>
  /** Done by the night desk, in the second world alone. */
  readonly hidden?: (as: As, world: World) => Promise<void>
  /** Done in a second world of its own: seen by posts, and not by the rest. */
  readonly drafts?: (as: As, world: World) => Promise<void>
}

const asIn =
  (world: World): As =>
  async who => {
    world.turnOf(who)
    return openCaller({ name: who, port: await world.port(), session: tokenOf(people[who]) })
  }

/** Room after room, in the order of the work; everybody sits at his desk meanwhile. */
export const actInRooms = async (world: World, rooms: readonly RoomActs[], side: keyof RoomActs): Promise<void> => {
  await unseat(world)
  for (const person of Object.values(people)) await seat(world, person)
  for (const room of rooms) {
    await room[side]?.(asIn(world), world)
    await world.resolve()
    world.clock.advance(60_000)
  }
}

/** A record by its key in its source, for an address. */
export const idOf = async ({ pools }: World, source: string, key: string): Promise<string> => {
  const { rows } = await sql<{ id: string }>`
    select r.id from collect.record r join collect.source s on s.id = r.source where s.name = ${source} and r.key = ${key}`.execute(
    pools.db.keeper,
  )
  const [row] = rows
  if (!row) throw new Error(`${source} has no record ${key}.`)
  return row.id
}
