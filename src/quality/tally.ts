// What is counted of a model's work: pairs found and missed, pairs wrongly joined, and who stands in one group with somebody else.
import { type Interval, intervalOf } from './interval.ts'

export type Tally = {
  /** Pairs across agencies that are truly of one thing, and how many of them stand in one group. */
  readonly truePairs: number
  readonly found: number
  /** Pairs across agencies that stand in one group and of which the truth is known, and how many of them are wrong. */
  readonly links: number
  readonly wrong: number
  /** Things that the truth knows, and how many of them stand in one group with another thing, inside an agency or across. */
  readonly things: number
  readonly mismatched: number
}

export type Share = { readonly share: number; readonly of: number } & Interval
export type Figures = {
  readonly precision: Share | undefined
  readonly recall: Share | undefined
  readonly falseMatches: Share
}

const shareOf = (found: number, of: number): Share => ({
  share: of === 0 ? 0 : found / of,
  of,
  ...intervalOf(found, of),
})

export const figuresOf = ({ truePairs, found, links, wrong, things, mismatched }: Tally): Figures => ({
  precision: links === 0 ? undefined : shareOf(links - wrong, links),
  recall: truePairs === 0 ? undefined : shareOf(found, truePairs),
  falseMatches: shareOf(mismatched, things),
})

type Counting = { -readonly [K in keyof Tally]: Tally[K] }
export type Tallies = ReadonlyMap<string, Tally>

const sum = (a: Tally, b: Tally): Tally => ({
  truePairs: a.truePairs + b.truePairs,
  found: a.found + b.found,
  links: a.links + b.links,
  wrong: a.wrong + b.wrong,
  things: a.things + b.things,
  mismatched: a.mismatched + b.mismatched,
})

/** Of worlds that share nobody: what was counted in each, group by group, added up. */
export const addUp = (each: readonly Tallies[]): Tallies => {
  const all = new Map<string, Tally>()
  for (const [name, tally] of each.flatMap(tallies => [...tallies])) {
    const known = all.get(name)
    all.set(name, known === undefined ? tally : sum(known, tally))
  }
  return all
}

/** Counts by name of a group; `all` is counted beside every group. */
export const openTallies = () => {
  const tallies = new Map<string, Counting>()
  const of = (name: string): Counting => {
    const known = tallies.get(name)
    if (known !== undefined) return known
    const fresh: Counting = { truePairs: 0, found: 0, links: 0, wrong: 0, things: 0, mismatched: 0 }
    tallies.set(name, fresh)
    return fresh
  }
  return {
    tallies: tallies as Tallies,
    /** Each name once, however many records give it. */
    add: (what: keyof Tally, names: Iterable<string>, many = 1): void => {
      for (const name of new Set(names)) of(name)[what] += many
    },
  }
}
