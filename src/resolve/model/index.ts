// The model: how likely two records are of one, in words, and which records hang together.
export { type ClusterOptions, type Clusters, cluster, clusterAll } from './cluster.ts'
export { type Compared, compare, type Term } from './compare.ts'
export { kindOfNames, likenWritten, scoreWritten } from './liken-written.ts'
export {
  type BatchRecord,
  linkBatch,
} from './link-batch.ts'
export { type Model, type ModelData, modelFrom, models } from './model.ts'
export { nameLikeness } from './name-likeness.ts'
export { contradict } from './rivals.ts'
export { probabilityOf, weightOfProbability } from './weights.ts'
