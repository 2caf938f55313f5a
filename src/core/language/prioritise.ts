// How a group is graded and led: the two lenses, the bands both share, and how far work on a group has come.
import { closedSet, type Of } from './closed-set.ts'

/** Two ways to look at one group; a study of 17 groups found that they often disagree, most about those that do the greatest harm. */
export const lenses = closedSet({ attributes: 'What the group can do', harm: 'What harm it does' })
export type Lens = Of<typeof lenses>

/** The bands that both lenses share, the least first. They are our own, not an official scale. */
export const groupBands = closedSet({ low: 'Low', moderate: 'Moderate', high: 'High', severe: 'Severe' })
export type GroupBand = Of<typeof groupBands>

/** How far work on a group has come [our own words: no national list of them is published]. */
export const leadStatuses = closedSet({
  'not-investigated': 'Not investigated',
  'under-development': 'Under development: intelligence is being gathered',
  investigated: 'Under investigation',
  prosecuted: 'Being prosecuted, or was',
  closed: 'Closed',
})
export type LeadStatus = Of<typeof leadStatuses>
