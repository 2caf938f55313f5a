// What is looked at of recommendations: all of them with their states, and one with everything that was said of it.
import { inTheLedger, type RecommendationId } from '#core/language/ids.ts'
import { look } from '#core/ledger/audit.ts'
import { briefsSeen } from '../briefs/store.ts'
import { snapshotsSeen } from '../figures/store.ts'
import { may } from '../posts.ts'
import { recommendationAt, recommendations } from './read-lists.ts'
import { trackedOf } from './store.ts'

export const listRecommendations = look('list-recommendations', async (work, _: undefined) => ({
  page: await trackedOf(work, recommendations()),
  shows: [],
}))

/** With what can be named as evidence, for those who add it. */
export const lookAtRecommendation = look(
  'look-at-recommendation',
  async (work, { id }: { readonly id: RecommendationId }) => {
    const recommendation = recommendationAt(id)
    const [tracked] = recommendation ? await trackedOf(work, [recommendation]) : []
    if (!tracked) return { page: undefined, shows: [] }
    const adds = may(work.sight, 'progress')
    const figures = adds ? await snapshotsSeen(work, { state: 'signed-off' }) : []
    const briefs = adds ? (await briefsSeen(work)).filter(({ state }) => state === 'issued') : []
    const shows = [...figures, ...briefs].map(one => inTheLedger(one.id))
    return { page: { tracked, figures, briefs }, shows }
  },
)
