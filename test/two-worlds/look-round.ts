// Everybody looks at everything there is a route for, one after the other, while the hidden world goes on between their requests.
import { openCaller, type Transcript } from './caller.ts'
import { cases, casesOfNoRoute, phases, type RouteCase } from './cases.ts'
import { visibleDirectory, wholeDirectory } from './directories.ts'
import type { HiddenActivity } from './hidden-activity.ts'
import { doHidden } from './hidden-acts.ts'
import type { Known } from './known.ts'
import type { World } from './open-world.ts'
import { tokenOf } from './seats.ts'
import { type ViewerName, viewers, visibleDeliveries } from './visible-world.ts'
import { asksAt } from './who-asks.ts'

export type LookRound = {
  readonly world: World
  readonly known: ReadonlyMap<ViewerName, Known>
  /** What goes on meanwhile; undefined in the world where nothing is hidden. */
  readonly hidden?: HiddenActivity
  /** Which routes to look at; all when it is left out. */
  readonly only?: readonly string[]
  /** Whether a delivery comes in half-way. */
  readonly withDelivery?: boolean
  /** Whether each asks at some of the routes, and only between them they ask at all. */
  readonly shared?: boolean
  /** After so many requests something hidden is done in between. */
  readonly everySo?: number
}

/** Short hidden acts, one after the other; they come round again. */
const meanwhile = (world: World, { name, meanwhile: { words, verdicts } }: HiddenActivity): (() => Promise<void>) => {
  let turn = 0
  return async () => {
    turn++
    const at = turn % 4
    if (at === 0) return doHidden(world, { act: 'knock-in-vain' })
    if (verdicts && at === 1 && turn < 8) return doHidden(world, { act: 'judge', pick: `${name} ${turn}` })
    if (verdicts && at === 2 && turn < 8) return doHidden(world, { act: 'withdraw-verdict' })
    return doHidden(world, { act: 'look-about', words: words.slice(turn % 3, (turn % 3) + 1) })
  }
}

type Chosen = readonly [route: string, one: RouteCase, place: number]

const chosenCases = (only: readonly string[] | undefined): readonly Chosen[] => {
  const all = [...Object.entries(cases), ...casesOfNoRoute.map(one => ['no route', one] as const)]
  if (only === undefined) return all.map(([route, one], place) => [route, one, place])
  return only.map((route, place) => {
    const found = cases[route]
    if (!found) throw new Error(`No case for ${route}.`)
    return [route, found, place]
  })
}

/** Half-way through the morning a delivery comes in, and in the second world another one that nobody hears of. */
const midMorning = async (world: World, hidden: HiddenActivity | undefined): Promise<void> => {
  if (hidden) await world.loadHidden([hidden.meanwhile.load], wholeDirectory)
  if (hidden) await world.resolve()
  await world.load(visibleDeliveries.meanwhile, visibleDirectory)
  await world.resolve()
}

export const lookRound = async ({
  world,
  known,
  hidden,
  only,
  withDelivery = true,
  shared = false,
  everySo = 30,
}: LookRound): Promise<Transcript> => {
  const transcript: Transcript = []
  const port = await world.port()
  const hide = hidden && meanwhile(world, hidden)
  let requests = 0
  const before = (name: string) => async (): Promise<void> => {
    requests++
    if (hide && requests % everySo === 0) await hide()
    world.turnOf(name)
    world.clock.advance(1_000)
  }
  const names = [...known.keys()]
  const half = Math.floor(names.length / 2)
  for (const [at, name] of names.entries()) {
    if (withDelivery && at === half) await midMorning(world, hidden)
    const person = viewers[name]
    const mine = known.get(name)
    if (!mine) continue
    const caller = openCaller({
      name,
      port,
      session: tokenOf(person),
      transcript,
      before: before(name),
      statements: world.statements,
    })
    for (const phase of phases) {
      // What somebody decided is carried out before he looks again and leaves.
      if (phase === 'leaving' && withDelivery) await world.resolve()
      for (const [route, one, place] of chosenCases(only)) {
        if (one.phase !== phase || (shared && !asksAt(name, route, place))) continue
        const begins = transcript.length
        await one.run(caller, mine, person)
        for (const entry of transcript.slice(begins)) entry.of = route
      }
    }
  }
  return transcript
}
