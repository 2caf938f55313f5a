// The opportunities that this viewer's own sight shows were missed, apart from what his agency set aside.
import type { Work } from '#core/guard/desk.ts'
import type { RecordId } from '#core/language/ids.ts'
import { findMissedOpportunities, type Opportunity } from '../missed-opportunities.ts'
import { shelf } from '../schemes/shelf.ts'
import { type PartOfWeb, webOfOccasions, webOfRecord } from './around-occasions.ts'
import { type Dismissal, dismissalOf, dismissals } from './dismissals.ts'

export type FoundOpportunity = Opportunity & { readonly dismissed?: Dismissal }

/** INVARIANT: only what was asked about is read whole; of its neighbours too little is known to say anything. */
const askedAlone = ({ web, asked }: PartOfWeb): readonly Opportunity[] =>
  findMissedOpportunities(web).filter(one => one.about.records.some(record => asked.has(record)))

const newestFirst = (a: Opportunity, b: Opportunity): number =>
  (b.since?.getTime() ?? 0) - (a.since?.getTime() ?? 0) ||
  (a.about.name < b.about.name ? -1 : a.about.name > b.about.name ? 1 : 0) ||
  ((a.about.records[0] ?? '') < (b.about.records[0] ?? '') ? -1 : 1)

export const findOpportunities = async (work: Work): Promise<readonly FoundOpportunity[]> => {
  const found = askedAlone(await webOfOccasions(work, shelf.priorities.exceptions.recentDays))
  const set = await dismissals(work)
  return [...found].sort(newestFirst).map(one => {
    const dismissed = dismissalOf(set, one)
    return dismissed ? { ...one, dismissed } : one
  })
}

/** One opportunity by its rule and any record of what it is about; undefined where this viewer's sight shows none. */
export const opportunityAt = async (
  work: Work,
  rule: string,
  record: RecordId,
): Promise<FoundOpportunity | undefined> => {
  const found = askedAlone(await webOfRecord(work, record)).find(
    one => one.rule === rule && one.about.records.includes(record),
  )
  const dismissed = found && dismissalOf(await dismissals(work), found)
  return dismissed ? { ...found, dismissed } : found
}
