// Writes an invented world: neighbourhood by neighbourhood until it is large enough, with the stories let loose among them.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { agencies } from './agencies.ts'
import { agreements, compartments } from './agreements.ts'
import { type Keeper, openKeeper, openList, type Tally } from './files/keeper.ts'
import { openSourceFiles, type SourceFiles } from './files/source-files.ts'
import { airportLife } from './life/airport.ts'
import { dockLife } from './life/docks.ts'
import { landingLife } from './life/landing.ts'
import { townLife } from './life/town.ts'
import { tradeLife } from './life/trade.ts'
import { chanceFor } from './model/chance.ts'
import type { Person } from './model/entities.ts'
import type { WorldFact } from './model/facts.ts'
import { type Ground, openGround } from './model/ground.ts'
import { openRegistrar, type Registrar } from './model/registrar.ts'
import { clerkOf } from './observe/clerk.ts'
import { observe, type SourceView } from './observe/source-view.ts'
import { sourceViews } from './sources/index.ts'
import { storiesFor } from './stories/index.ts'
import type { Part } from './stories/telling.ts'

export type WorldWish = {
  readonly records: number
  readonly seed: string | number
  readonly out: string
  readonly progress?: (made: number, wanted: number) => void
}

export type WrittenWorld = Tally & {
  readonly sources: number
  readonly files: number
  readonly rows: number
  readonly entities: number
  readonly networks: number
}

/** Fewer leave no room for the stories. */
export const leastRecords = 3000

const kindsOfLife = [
  [townLife, 46],
  [landingLife, 26],
  [dockLife, 12],
  [airportLife, 10],
  [tradeLife, 8],
] as const satisfies readonly (readonly [(ground: Ground) => readonly WorldFact[], number])[]

type Office = { readonly view: SourceView; readonly files: SourceFiles }

const isPerson = (value: unknown): value is Person =>
  typeof value === 'object' && value !== null && 'protection' in value && 'born' in value

/** Everybody in a fact who needs protection, wherever in it they stand. */
const protectedIn = (value: unknown): readonly Person[] => {
  if (isPerson(value)) return value.protection === 'none' ? [] : [value]
  if (Array.isArray(value)) return value.flatMap(protectedIn)
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(protectedIn) : []
}

/** What every source makes of these facts. */
const noteDown = (
  facts: readonly WorldFact[],
  name: string,
  seed: string,
  offices: readonly Office[],
  registrar: Registrar,
): void => {
  for (const { view, files } of offices) {
    const chance = chanceFor(seed, 'clerk', view.definition.source, name)
    const clerk = clerkOf({ view, files, registrar, chance })
    for (const fact of facts) observe(view, fact, clerk)
    files.nextNeighbourhood()
  }
}

type Lists = {
  readonly network: (part: Part) => void
  readonly protect: (facts: readonly WorldFact[]) => void
  readonly close: () => void
}

const openLists = (out: string): Lists => {
  const networks = openList(join(out, 'networks.csv'), ['network', 'entity', 'role', 'standing', 'resembles'])
  const people = openList(join(out, 'protected.csv'), ['entity', 'class'])
  return {
    network: part => networks.add(part.network, part.entity, part.role, part.standing, part.resembles),
    protect: facts => {
      for (const [entity, person] of new Map(protectedIn(facts).map(person => [person.entity, person] as const)))
        people.add(entity, person.protection)
    },
    close: () => {
      networks.close()
      people.close()
    },
  }
}

const writeDirectory = (out: string): void => {
  const invented = '# Invented data: none of these bodies exists.\n'
  writeFileSync(
    join(out, 'agencies.yaml'),
    invented + stringify({ agencies: agencies.map(agency => ({ ...agency, invented: true })) }, { lineWidth: 200 }),
  )
  writeFileSync(
    join(out, 'agreements.yaml'),
    invented +
      stringify(
        {
          agreements: agreements.map(agreement => ({ ...agreement, parties: [...agreement.parties] })),
          compartments: [...compartments],
        },
        { lineWidth: 200, aliasDuplicateObjects: false },
      ),
  )
}

const grow = async (
  wish: WorldWish,
  seed: string,
  offices: readonly Office[],
  keeper: Keeper,
  lists: Lists,
): Promise<number> => {
  const registrar = openRegistrar()
  const stories = [...storiesFor(wish.records, seed, registrar)]
  const each = (wish.records * 0.9) / stories.length
  let networks = 0
  for (let n = 1; keeper.tally().records < wish.records || networks < stories.length; n++) {
    const story = keeper.tally().records >= networks * each ? stories[networks] : undefined
    if (story) networks++
    const name = story?.name ?? `n${n}`
    const told = story?.tell()
    const ground = openGround(name, seed, registrar)
    const facts = told?.facts ?? ground.chance.weighted(kindsOfLife)(ground)
    noteDown(facts, name, seed, offices, registrar)
    for (const part of told?.parts ?? []) lists.network(part)
    lists.protect(facts)
    wish.progress?.(Math.min(keeper.tally().records, wish.records), wish.records)
    if (n % 200 === 0) await new Promise(resolve => setImmediate(resolve))
  }
  return networks
}

export const writeWorld = async (wish: WorldWish): Promise<WrittenWorld> => {
  if (!(wish.records >= leastRecords))
    throw new RangeError(
      `A world needs at least ${leastRecords} records, so that its stories fit in: ask for more than ${wish.records}.`,
    )
  const seed = String(wish.seed)
  mkdirSync(wish.out, { recursive: true })
  if (readdirSync(wish.out).length > 0)
    throw new Error(`${wish.out} is not empty: name a new folder, or empty this one first.`)
  const keeper = openKeeper(wish.out)
  const lists = openLists(wish.out)
  const offices = sourceViews.map(view => ({ view, files: openSourceFiles(view.definition, wish.out, keeper) }))
  writeDirectory(wish.out)
  const networks = await grow(wish, seed, offices, keeper, lists)
  const rows = offices.reduce((sum, { files }) => sum + files.close().rows, 0)
  keeper.close()
  lists.close()
  const written = {
    ...keeper.tally(),
    sources: offices.length,
    files: offices.reduce((sum, { view }) => sum + view.definition.files.length, 0),
    rows,
    entities: 0,
    networks,
  }
  writeFileSync(join(wish.out, 'world.yaml'), describeWorld(wish.records, seed, written))
  return written
}

const describeWorld = (
  asked: number,
  seed: string,
  { records, links, labels, kinds, sources, rows }: WrittenWorld,
): string =>
  stringify({
    note: 'Invented data: no person, agency, vehicle, address or event in it exists.',
    asked: { records: asked, seed },
    made: { records, links, labels, sources, rows, kinds },
    noise: Object.fromEntries(sourceViews.map(({ definition, noise }) => [definition.source, noise])),
  })
