// A world that is at work: pages served, deliveries taken in, the resolver run, all on a clock that is set by hand.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { stringify } from 'yaml'
import { type SettableClock, settableClock } from '#core/ground/clock.ts'
import { type Ids, seededIds } from '#core/ground/ids.ts'
import { varFolder } from '#core/ground/paths.ts'
import { openPools, type Place, type Pools } from '#core/ground/postgres/database.ts'
import { loginRoles } from '#core/ground/postgres/roles.ts'
import { drain } from '#core/ground/queue.ts'
import { seededRandom } from '#core/ground/random.ts'
import { openDeciding } from '#core/guard/decide-off-loop.ts'
import { openApp } from '../../src/app.ts'
import { takeInFolder } from '../../src/take-in.ts'
import { tasksOf } from '../../src/tasks.ts'
import { noteStatements } from '../fixtures/statements-asked.ts'
import { baseUrl } from './exchange.ts'
import { type Source, writeSource } from './sources.ts'

/** The parts of the program that a world runs on; a mutant brings its own. */
export type Program = { readonly openApp: typeof openApp; readonly tasksOf: typeof tasksOf }

export const program: Program = { openApp, tasksOf }

export type Directory = {
  readonly agencies: readonly object[]
  readonly agreements: readonly object[]
  readonly compartments?: readonly object[]
}

export type World = {
  readonly place: Place
  readonly pools: Pools
  readonly clock: SettableClock
  readonly ids: Ids
  readonly load: (sources: readonly Source[], directory: Directory) => Promise<void>
  /** The same, with ids from a stream of its own: in service every id is random, and none moves another on. */
  readonly loadHidden: (sources: readonly Source[], directory: Directory) => Promise<void>
  readonly resolve: () => Promise<void>
  /** The port at which its pages are served; opened on first use. */
  readonly port: () => Promise<number>
  /** Whose requests come next: their session tokens come from a stream of their own. */
  readonly turnOf: (who: string) => void
  /** What the database was asked since the last call. */
  readonly statements: () => readonly string[]
  readonly visited: ReadonlyMap<string, ReadonlySet<number>>
  readonly close: () => Promise<void>
}

export type OpenWorld = {
  readonly place: Place
  readonly at: string
  readonly seed: string
  readonly program?: Program
  readonly pools?: Pools
}

const writeFolder = (sources: readonly Source[], { agencies, agreements, compartments = [] }: Directory): string => {
  const folder = mkdtempSync(join(tmpdir(), 'bw-two-worlds-'))
  writeFileSync(join(folder, 'agencies.yaml'), stringify({ agencies }, { aliasDuplicateObjects: false }))
  writeFileSync(
    join(folder, 'agreements.yaml'),
    stringify({ agreements, compartments }, { aliasDuplicateObjects: false }),
  )
  for (const source of sources) writeSource(folder, source)
  return folder
}

/** Session tokens: each person's own, so that a sign-in by one never changes what another is handed. */
const tokensOf = (seed: string) => {
  let whose = 'nobody'
  const streams = new Map<string, () => string>()
  const streamOf = (who: string) => {
    const random = seededRandom(`${seed} tokens of ${who}`)
    return () => random.bytes(32).toString('base64url')
  }
  const turnOf = (who: string): void => {
    whose = who
  }
  const next = (): string => {
    const stream = streams.get(whose) ?? streamOf(whose)
    streams.set(whose, stream)
    return stream()
  }
  return { turnOf, next }
}

/** Notes which route answered and how. */
const noteVisits = (app: FastifyInstance, visited: Map<string, Set<number>>): void => {
  app.addHook('onResponse', async (request, reply) => {
    const route = `${request.method} ${request.routeOptions.url ?? 'no route'}`
    visited.set(route, (visited.get(route) ?? new Set()).add(reply.statusCode))
  })
}

/** One policy thread answers for every world. */
const deciding = openDeciding()

export const openWorld = ({
  place,
  at,
  seed,
  program: { openApp: open, tasksOf: tasks } = program,
  pools: given,
}: OpenWorld): World => {
  const pools = given ?? openPools(place, loginRoles)
  const clock = settableClock(at)
  const ids = seededIds(seed)
  const house = {
    place,
    pools,
    clock,
    ids,
    random: seededRandom(seed),
    var: join(varFolder(), 'test'),
    close: pools.close,
    abandon: async () => {},
  }
  let noted: (() => readonly string[]) | undefined
  const statements = (): readonly string[] => {
    // From the first that asks: worlds in which time is measured, or a great many requests are sent, write nothing down.
    noted ??= noteStatements(pools)
    return noted()
  }
  const tokens = tokensOf(seed)
  const visited = new Map<string, Set<number>>()
  const work = tasks(house, deciding)
  let app: FastifyInstance | undefined

  const hiddenIds = seededIds(`${seed}, hidden`)

  const takeIn = async (sources: readonly Source[], directory: Directory, ids: Ids): Promise<void> => {
    const folder = writeFolder(sources, directory)
    try {
      await takeInFolder({ pools, place, clock, ids }, folder, {}, deciding)
    } finally {
      rmSync(folder, { recursive: true })
    }
  }

  const port = async (): Promise<number> => {
    if (!app) {
      app = await open(house, { baseUrl, newToken: tokens.next, deciding })
      noteVisits(app, visited)
      await app.listen({ host: '127.0.0.1', port: 0 })
    }
    return (app.server.address() as AddressInfo).port
  }

  const close = async (): Promise<void> => {
    await app?.close()
    if (!given) await pools.close()
  }

  const resolve = async (): Promise<void> => {
    const { failing } = await drain(place, work, { concurrency: 1 })
    if (failing > 0) throw new Error(`${failing} jobs failed in the world of ${seed}.`)
  }
  const load: World['load'] = (sources, directory) => takeIn(sources, directory, ids)
  const loadHidden: World['load'] = (sources, directory) => takeIn(sources, directory, hiddenIds)
  return {
    place,
    pools,
    clock,
    ids,
    load,
    loadHidden,
    resolve,
    port,
    turnOf: tokens.turnOf,
    statements,
    visited,
    close,
  }
}
