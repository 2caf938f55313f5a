// How much a model could find at a wanted precision, were its bound put there: what a number at one bound cannot show.
import { weightOfProbability } from '#resolve'
import type { HeldRecord } from './held-record.ts'
import { groupsAt, type LinkedRecords } from './link-records.ts'
import { measureGroups, overall } from './measure-groups.ts'
import { figuresOf } from './tally.ts'

export type BestRecall = { readonly recall: number; readonly precision: number; readonly fromWeight: number }

const step = 0.5

/** The highest recall among bounds, half a bit apart, at which precision is at least so much; undefined where no bound reaches it. */
export const bestRecall = (
  held: readonly HeldRecord[],
  linked: LinkedRecords,
  wanted: readonly number[],
): ReadonlyMap<number, BestRecall> => {
  const best = new Map<number, BestRecall>()
  const own = weightOfProbability(linked.model.link)
  for (let weight = weightOfProbability(linked.model.floor); weight <= own + 8; weight += step) {
    const tally = measureGroups(held, groupsAt(linked, weight)).tallies.get(overall)
    const { precision, recall } = tally === undefined ? {} : figuresOf(tally)
    if (precision === undefined || recall === undefined) continue
    for (const least of wanted)
      if (precision.share >= least && recall.share > (best.get(least)?.recall ?? -1))
        best.set(least, { recall: recall.share, precision: precision.share, fromWeight: weight })
  }
  return best
}
