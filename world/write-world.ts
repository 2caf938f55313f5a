// Writes an invented world: neighbourhood by neighbourhood until it is large enough, with the stories let loose among them.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { writeDirectory } from './files/directory.ts'
import { type Keeper, openKeeper, type Tally } from './files/keeper.ts'
import { openSourceFiles, type SourceFiles } from './files/source-files.ts'
import { openStoryLists } from './files/story-lists.ts'
import { airportLife } from './life/airport.ts'
import { dockLife } from './life/docks.ts'
import { landingLife } from './life/landing.ts'
import { townLife } from './life/town.ts'
import { tradeLife } from './life/trade.ts'
import { chanceFor } from './model/chance.ts'
import type { WorldFact } from './model/facts.ts'
import { type Ground, openGround } from './model/ground.ts'
import { openRegistrar, type Registrar } from './model/registrar.ts'
import { clerkOf } from './observe/clerk.ts'
import { observe, type SourceView } from './observe/source-view.ts'
import { sourceViews } from './sources/index.ts'
import { type Story, storiesFor } from './stories/index.ts'
import type { Told } from './stories/telling.ts'

export type WorldWish = {
  readonly records: number
  readonly seed: string | number
  /** A folder that is not there yet, or empty. */
  readonly out: string
  readonly progress?: (made: number, wanted: number) => void
}

export type WrittenWorld = Tally & {
  readonly sources: number
  readonly files: number
  readonly rows: number
  readonly stories: number
}

/** Fewer leave no room for the stories. */
export const leastRecords = 3000

/** What the neighbourhoods of the world are, and in which shares. */
const kindsOfLife = [
  [townLife, 46],
  [landingLife, 26],
  [dockLife, 12],
  [airportLife, 10],
  [tradeLife, 11],
] as const satisfies readonly (readonly [(ground: Ground) => readonly WorldFact[], number])[]

type Office = { readonly view: SourceView; readonly files: SourceFiles }

/** What every source makes of the facts of one neighbourhood. */
const noteDown = (
  facts: readonly WorldFact[],
  name: string,
  seed: string,
  offices: readonly Office[],
  registrar: Registrar,
): void => {
  for (const { view, files } of offices) {
    const clerk = clerkOf({ view, files, registrar, chance: chanceFor(seed, 'clerk', view.definition.source, name) })
    for (const fact of facts) observe(view, fact, clerk)
    files.nextNeighbourhood()
  }
}

type Neighbourhood = Told & { readonly name: string }

const ordinary = (name: string, seed: string, registrar: Registrar): Neighbourhood => {
  const ground = openGround(name, seed, registrar)
  return { name, facts: ground.chance.weighted(kindsOfLife)(ground), parts: [] }
}

/** Neighbourhoods without end, with the stories spread over the first nine tenths of the records. */
const neighbourhoods = function* (
  wish: WorldWish,
  seed: string,
  registrar: Registrar,
  keeper: Keeper,
): Generator<Neighbourhood> {
  const stories: readonly Story[] = storiesFor(wish.records, seed, registrar)
  const apart = (wish.records * 0.9) / stories.length
  let told = 0
  for (let n = 1; keeper.tally().records < wish.records || told < stories.length; n++) {
    const story = keeper.tally().records >= told * apart ? stories[told] : undefined
    if (story) told++
    yield story ? { name: story.name, ...story.tell() } : ordinary(`n${n}`, seed, registrar)
  }
}

const breath = (): Promise<void> => new Promise(resolve => setImmediate(resolve))

const grow = async (wish: WorldWish, seed: string, offices: readonly Office[], keeper: Keeper): Promise<void> => {
  const registrar = openRegistrar()
  const lists = openStoryLists(wish.out)
  let done = 0
  for (const { name, facts, parts } of neighbourhoods(wish, seed, registrar, keeper)) {
    noteDown(facts, name, seed, offices, registrar)
    lists.parts(parts)
    lists.everybody(facts)
    keeper.nextNeighbourhood()
    wish.progress?.(Math.min(keeper.tally().records, wish.records), wish.records)
    if (++done % 100 === 0) await breath()
  }
  lists.close()
}

const mustBeEmpty = (out: string): void => {
  mkdirSync(out, { recursive: true })
  if (readdirSync(out).length > 0)
    throw new Error(`The folder ${out} is not empty. Name a new folder, or empty this one first.`)
}

export const writeWorld = async (wish: WorldWish): Promise<WrittenWorld> => {
  if (!(wish.records >= leastRecords))
    throw new RangeError(
      `A world of ${wish.records} records has no room for its stories. Ask for at least ${leastRecords}.`,
    )
  mustBeEmpty(wish.out)
  const seed = String(wish.seed)
  const keeper = openKeeper(wish.out)
  const offices = sourceViews.map(view => ({ view, files: openSourceFiles(view.definition, wish.out, keeper) }))
  writeDirectory(wish.out)
  await grow(wish, seed, offices, keeper)
  const rows = offices.reduce((sum, { files }) => sum + files.close().rows, 0)
  keeper.close()
  const files = offices.reduce((sum, { view }) => sum + view.definition.files.length, 0)
  const written = {
    ...keeper.tally(),
    sources: offices.length,
    files,
    rows,
    stories: storiesFor(wish.records, seed, openRegistrar()).length,
  }
  writeFileSync(join(wish.out, 'world.yaml'), describeWorld(wish.records, seed, written))
  return written
}

/** Written last: a folder without it holds half a world. */
const describeWorld = (asked: number, seed: string, made: WrittenWorld): string =>
  stringify({
    note: 'Invented data: no person, agency, vehicle, address or event in it exists.',
    asked: { records: asked, seed },
    made,
    noise: Object.fromEntries(sourceViews.map(({ definition, noise }) => [definition.source, noise])),
  })
