// What can be reached from a thing over visible links and likenesses: nearest first, bounded in how far and in how much.
import { readLinks } from '#collect'
import type { Work } from '#core/guard/desk.ts'
import type { RecordId } from '#core/language/ids.ts'
import { likenessesOf } from '#resolve'
import type { Arrival, Reach } from './find-paths.ts'

/** From each side: two things are compared over up to twice as many links. */
export const linksFar = 3
/** What has more to it than this, such as a port or a beach, connects too much to say anything: nothing is followed through it. */
export const busyFrom = 60
const linksAtOnce = 4_000
const recordsAtMost = 3_000
/** Records that look like one thing hang together over a few pairs. */
const likenessRounds = 4

type Growing = { readonly arrivals: Map<RecordId, Arrival>; readonly busy: Set<RecordId>; isCut: boolean }

const other = ([left, right]: readonly [RecordId, RecordId], one: RecordId): RecordId => (left === one ? right : left)

/** Adds whatever looks like the same thing as these; it is no further away than they are. */
const withLikenesses = async (
  work: Work,
  reach: Growing,
  from: readonly RecordId[],
  links: number,
): Promise<readonly RecordId[]> => {
  const all = [...from]
  let fresh = from
  for (let round = 0; round < likenessRounds && fresh.length > 0; round++) {
    const within = new Set(fresh)
    const next: RecordId[] = []
    for (const likeness of await likenessesOf(work, fresh)) {
      const start = likeness.about.find(id => within.has(id))
      const to = start && other(likeness.about, start)
      if (!start || !to || reach.arrivals.has(to)) continue
      reach.arrivals.set(to, { links, by: { kind: 'likeness', from: start, to, likeness } })
      next.push(to)
    }
    all.push(...next)
    fresh = next
  }
  return all
}

/** One link further; what is busy is reached and not gone through. */
const oneLinkOn = async (
  work: Work,
  reach: Growing,
  from: readonly RecordId[],
  links: number,
): Promise<readonly RecordId[]> => {
  const found = await readLinks(work, from, linksAtOnce + 1)
  if (found.length > linksAtOnce) reach.isCut = true
  const within = new Set(from)
  const byStart = Map.groupBy(
    found
      .slice(0, linksAtOnce)
      .flatMap(link => [link.from, link.to].filter(id => within.has(id)).map(start => ({ start, link }))),
    one => one.start,
  )
  const next: RecordId[] = []
  for (const [start, many] of byStart) {
    const isBusy = links > 1 && many.length > busyFrom
    if (isBusy) reach.busy.add(start)
    if (isBusy) continue
    for (const { link } of many) {
      const to = link.from === start ? link.to : link.from
      if (reach.arrivals.has(to)) continue
      reach.arrivals.set(to, { links, by: { kind: 'link', from: start, to, link } })
      next.push(to)
    }
  }
  return next
}

/** INVARIANT: follows visible links and visible pairs alone; a hidden record never carries a way between two visible ones. */
export const reachFrom = async (work: Work, start: RecordId): Promise<Reach> => {
  const reach: Growing = { arrivals: new Map([[start, { links: 0 }]]), busy: new Set(), isCut: false }
  let frontier = await withLikenesses(work, reach, [start], 0)
  for (let links = 1; links <= linksFar && frontier.length > 0; links++) {
    const reached = await oneLinkOn(work, reach, frontier, links)
    if (reach.arrivals.size > recordsAtMost) {
      reach.isCut = true
      return reach
    }
    frontier = await withLikenesses(work, reach, reached, links)
  }
  return reach
}
