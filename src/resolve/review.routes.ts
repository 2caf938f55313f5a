// Every page of this room. What later rooms say of records is handed in, for the order of the queue.
import type { Routes } from '#core/frame/officer.ts'
import { judgePairRoute } from './judge-pair.route.ts'
import { lookAtKnownAnswersRoute } from './known/look-at-known-answers.route.ts'
import { listProposalsRoute } from './list-proposals.route.ts'
import { lookAtPairRoute } from './look-at-pair.route.ts'
import type { Concerns } from './queue/concerns.ts'
import { goOnRoute } from './queue/go-on.route.ts'
import { revokeJudgementRoute } from './revoke-judgement.route.ts'
import { askWhyNotRoute } from './why-not/ask-why-not.route.ts'

export const reviewRoutes = (concerns: Concerns): Routes => [
  lookAtPairRoute,
  judgePairRoute(concerns),
  revokeJudgementRoute,
  listProposalsRoute(concerns),
  goOnRoute(concerns),
  lookAtKnownAnswersRoute,
  askWhyNotRoute,
]
