// The model: how likely two records are of one, in words, and which records hang together.
export { type ClusterOptions, type Clusters, cluster, clusterAll, type WeightedEdge } from './cluster.ts'
export { type Compared, type CompareOptions, compare, type Term } from './compare.ts'
export { kindOfNames, type Likened, likenWritten, type NamedKind, scoreWritten } from './liken-written.ts'
export {
  type BatchEdge,
  type BatchRecord,
  type Linked,
  type LinkOptions,
  type LostCoverage,
  linkBatch,
} from './link-batch.ts'
export { type Model, type ModelData, modelFrom, models } from './model.ts'
export { nameLikeness } from './name-likeness.ts'
export { probabilityOf, weightOfProbability } from './weights.ts'
