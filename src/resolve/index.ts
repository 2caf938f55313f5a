// The front door of the room that asks: is this the same person, phone, vehicle, boat, engine, address, account?
export { compareRecords } from './compare-records.ts'
export { type Judgement, pairOf, type PairOfRecords, standing, type Verdict, verdicts } from './judgement.ts'
export { pairRoutes } from './judge-pair.route.ts'
export { proposalRoutes } from './list-proposals.route.ts'
export { pairAddress, proposalWords } from './proposal-words.ts'
export { type Proposal, proposalsAbout } from './proposals.ts'
export { largestComponent, suggestAtLeast, type View, type ViewKind, viewOf } from './view.ts'
