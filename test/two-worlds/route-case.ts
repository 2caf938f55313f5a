// What cases of all rooms are made of: who asks what when, and how a page is read. It leans on no room, so that every room can lean on it.
import type { Caller } from './caller.ts'
import type { Answered } from './exchange.ts'
import type { Known } from './known.ts'
import type { Person } from './visible-world.ts'

/** Looking comes first, then acting with a look at what it changed, leaving last. */
export const phases = ['looking', 'acting', 'leaving'] as const
export type Phase = (typeof phases)[number]

export type RouteCase = {
  readonly phase: Phase
  /** Statuses that the case must have met in the first world, over all who look: a case that meets fewer tests nothing. */
  readonly meets: readonly number[]
  readonly run: (caller: Caller, known: Known, person: Person) => Promise<void>
}

export const text = (answered: Answered): string => answered.body.toString('utf8')

export const queried = (path: string, query: Readonly<Record<string, string>>): string =>
  `${path}?${new URLSearchParams(query)}`

/** Goes on to the next page as long as there is one. */
export const turnPages = async (caller: Caller, path: string): Promise<void> => {
  let next: string | undefined = path
  for (let pages = 0; next !== undefined && pages < 5; pages++) {
    const page: string = text(await caller.get(next))
    next = /rel="next" href="([^"]+)"|href="([^"]+)"[^>]*rel="next"/
      .exec(page)
      ?.slice(1)
      .find(Boolean)
      ?.replaceAll('&amp;', '&')
  }
}

/** What a stranger is sent is the same whoever of the four leaves his desk; the first who looks asks for all. */
export const asksAsStranger = ({ post }: Person): boolean => post === 'intelligence-officer'

export const fixedPage = (path: string): RouteCase => ({
  phase: 'looking',
  meets: [200],
  run: async (caller, _known, person) => {
    await caller.get(path)
    if (asksAsStranger(person)) await caller.stranger().get(path)
  },
})
