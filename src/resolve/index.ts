// The front door of the room that asks: is this the same person, phone, vehicle, boat, engine, address, account?
export { compareRecords } from './compare-records.ts'
export { eraseEdges } from './erase-edges.ts'
export type { ViewKind } from './hanging-together.ts'
export { type ImportedPairs, importPairs } from './import-pairs.ts'
export { type JudgedByKey, judgedPairs } from './judged-pairs.ts'
export {
  type Judgement,
  manners,
  pairOf,
  type Standing,
  standing,
  standings,
  verdicts,
} from './judgement.ts'
export { type Likeness, likenessesOf } from './likenesses.ts'
export {
  clusterings,
  dialects,
  exportSplink,
  type LinkAsk,
  type LinkReport,
  linkFiles,
  type TrainReport,
  trainFiles,
} from './link/index.ts'
export { type Held, type LinkQuality, measureLinks } from './measure-links.ts'
export { type AtThreshold, measureAt, measureNames, type NameQuality, type ScoredCase } from './measure-names.ts'
export {
  type BatchRecord,
  clusterAll,
  compare as compareFeatures,
  contradict,
  likenWritten,
  linkBatch,
  type Model,
  type ModelData,
  modelFrom,
  models,
  nameLikeness,
  scoreWritten,
  weightOfProbability,
} from './model/index.ts'
export { pairAddress, proposalWords } from './proposal-words.ts'
export { type Proposal, proposalsAbout } from './proposals.ts'
export type { Concerns } from './queue/concerns.ts'
export type { Concern } from './queue/worth-of-deciding.ts'
export { readScoredPairs } from './read-scored-pairs.ts'
export { reviewRoutes } from './review.routes.ts'
export { suggestedEverywhere } from './suggested-everywhere.ts'
export { groupsAmong, saidToBeOneWith, type View, viewOf, viewsOf } from './view.ts'
export { waits } from './waits.ts'
